// What is worth a second look in a plan. Nothing here stops anybody: each is a sentence, and the day and block that it is about. Pure.
import { findHolidays } from "./country.js";
import { layOutDay, isPastMidnight, SHORTEST_PART } from "./flow.js";
import { isInterpreted, lengthOf } from "./lengths.js";
import { listMaterials } from "./materials.js";
import { aimsOf, aimsOfPlan, beginPlan, SERVE_BY_THEMSELVES } from "./plan.js";

export const WORKING_DAY = 6 * 60; // minutes of work; more than that nobody takes in
const LATE = 15; // minutes after the end that the plan of the book has
const MOST_CAUSES = 3;

/**
 * @returns {{kind: string, day: number|null, key: string, params: any}[]} kind names the sentence; day and key where it leads
 */
export function findWarnings(content, plan) {
  const began = beginPlan(content, plan.from);
  return [
    ...plan.days.flatMap((day, number) => warnOfDay(day, number, plan)),
    ...plan.days.flatMap((day, number) => warnOfEnd(day, number, plan, began)),
    ...findHolidays(content, plan).map(({ day, holiday }) => ({
      ...{ kind: holiday.mayMove ? "near-holiday" : "holiday", day, key: "" },
      params: { day: day + 1, holiday: holiday.name },
    })),
    ...warnOfOrder(content, plan, began),
    ...warnOfAims(content, plan, began),
    ...warnOfMaterials(content, plan),
  ];
}

function warnOfDay(day, number, plan) {
  const laid = layOutDay(day, plan.factor);
  const warn = (kind, key = "", params = {}) => ({ kind, day: number, key, params: { day: number + 1, ...params } });
  return [
    ...(day.blocks.length ? [] : [warn("empty")]),
    ...(isPastMidnight(laid) ? [warn("midnight")] : []),
    ...(laid.working > WORKING_DAY ? [warn("long", "", { minutes: laid.working })] : []),
    ...laid.pieces
      .filter(({ clash, part }) => clash && part === 1)
      .map(({ block, begins }) => warn("clash", block.key, { block, pin: block.pin, begins })),
    ...laid.pieces
      .filter(({ block, parts, begins, ends }) => block && parts > 1 && ends - begins <= SHORTEST_PART)
      .map(({ block, part, parts, begins, ends }) => warn("stub", block.key, { block, part, parts, stub: ends - begins })),
  ];
}

const alike = (one, other) =>
  one.like || one.activity ? one.like === other.like && one.activity === other.activity : one.title === other.title;

/** A day that ends later than that of the plan of the book, by how much, and what made it so, the largest first. */
function warnOfEnd(day, number, plan, began) {
  const own = began.days[number];
  if (!own) return [];
  const [now, then] = [layOutDay(day, plan.factor), layOutDay(own)];
  const late = now.ends - then.ends;
  if (late < LATE) return [];
  const interpreted = day.blocks
    .filter(isInterpreted)
    .reduce((sum, block) => sum + lengthOf(block, plan.factor) - lengthOf(block, 1), 0);
  const inHand = now.pieces.filter(({ block }) => !block).reduce((sum, { begins, ends }) => sum + ends - begins, 0);
  const ofBlocks = day.blocks.map((block) => {
    const before = own.blocks.find((one) => alike(one, block));
    const minutes = Math.round(block.minutes) - (before?.minutes ?? 0);
    return { kind: before ? "longer" : "added", block, minutes };
  });
  const causes = [
    { kind: "start", minutes: now.begins - then.begins },
    { kind: "interpreted", minutes: interpreted },
    { kind: "hand", minutes: inHand },
    ...ofBlocks,
  ];
  const largest = causes.filter(({ minutes }) => minutes > 0).sort((one, other) => other.minutes - one.minutes);
  return [
    {
      kind: "late-end",
      day: number,
      key: "",
      params: { day: number + 1, ends: now.ends, late, causes: largest.slice(0, MOST_CAUSES) },
    },
  ];
}

/** The activities of a plan in the order in which they are done: [{id, key, day}]. */
const listActivities = (plan) =>
  plan.days.flatMap(({ blocks }, day) =>
    blocks.filter(({ activity }) => activity).map(({ activity, key }) => ({ id: activity, key, day })),
  );

/**
 * An activity that takes up another comes after it. One whose other is missing is named too, unless the plan of the book that this one
 * was begun from does without as well.
 */
function warnOfOrder(content, plan, began) {
  const done = listActivities(plan);
  const first = (id, list) => list.findIndex((one) => one.id === id);
  const before = listActivities(began);
  return done
    .filter(({ id }, place) => first(id, done) === place && content.activities[id])
    .flatMap(({ id, key, day }) =>
      (content.activities[id].prerequisites ?? []).flatMap((needed) => {
        const place = first(needed, done);
        const params = { activity: id, needed };
        if (place > first(id, done)) return [{ kind: "order", day, key, params }];
        const wasWithout = first(id, before) >= 0 && first(needed, before) < 0;
        return place < 0 && !wasWithout && content.activities[needed] ? [{ kind: "missing", day, key, params }] : [];
      }),
    );
}

function warnOfAims(content, plan, began) {
  const served = aimsOfPlan(content, plan);
  const lost = [...aimsOfPlan(content, began)].filter((id) => !served.has(id));
  const idle = plan.days.flatMap(({ blocks }, day) =>
    blocks
      .filter((block) => !SERVE_BY_THEMSELVES.includes(block.form) && aimsOf(content, block).length === 0)
      .map((block) => ({ kind: "idle", day, key: block.key, params: { block } })),
  );
  const inOrder = Object.keys(content.aims).filter((id) => lost.includes(id));
  return [...inOrder.map((aim) => ({ kind: "aim", day: null, key: "", params: { aim } })), ...idle];
}

function warnOfMaterials(content, plan) {
  const all = listMaterials(content, plan);
  const open = all.filter(({ id }) => !plan.ready.includes(id));
  return open.length ? [{ kind: "materials", day: null, key: "", params: { open: open.length, all: all.length } }] : [];
}
