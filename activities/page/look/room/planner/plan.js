// The plan that a facilitator works on: begun from a plan of the book, and what its blocks are in the book's rows. Pure.
import { readClock, SHORTEST } from "./lengths.js";

export const VERSION = 1;
// What no row may hold, since nobody sees it: as `_UNSEEN` of activities/rows/texts.py has it.
const UNSEEN =
  /[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u206f\ufff9-\ufffb\ufdd0-\ufdef\ufffe\uffff\u{e0000}-\u{e007f}]|\p{Surrogate}/gu;
export const FORMS = ["opening", "talk", "activity", "recap", "video", "discussion", "closing", "break"];
// What serves the room as it is, and no aim: as `check` of the rows has it.
export const SERVE_BY_THEMSELVES = ["opening", "closing", "break"];
const MONDAY_TO_FRIDAY = [1, 2, 3, 4, 5];

/** A text as a row may have it: what nobody sees becomes a space. */
export const cleanText = (text) => text.replace(UNSEEN, " ");

/**
 * Everything that a block has; what is not said is empty. `like`: the line of a plan of the book that it repeats. of: the sitting or the
 * role play that it is, as `tests/opening`. pin: minutes of the day.
 */
export const makeBlock = (key, given) => ({
  key,
  like: "",
  activity: "",
  of: "",
  title: "",
  form: "talk",
  minutes: 30,
  pin: null,
  note: "",
  aims: [],
  ...given,
});

/** The blocks of all days and those that are set aside. */
export const listBlocks = (plan) => [...plan.days.flatMap(({ blocks }) => blocks), ...plan.aside];

/** A key that no block has. */
export function newKey(plan) {
  const taken = listBlocks(plan).map(({ key }) => Number(key.slice(1)) || 0);
  return `b${Math.max(0, ...taken) + 1}`;
}

/** @returns {Map<string, any>} the lines of all plans of the book by their ids */
export function indexLines(content) {
  return new Map(content.plans.flatMap(({ days }) => days.flatMap(({ lines }) => lines.map((line) => [line.id, line]))));
}

/** A line of the book's plans as a block of one's own. A line that repeats another stands for that one. */
export const blockOfLine = (key, line) =>
  makeBlock(key, {
    like: line.like ?? line.id,
    activity: line.activity ?? "",
    title: line.title,
    form: line.form,
    minutes: line.minutes,
    note: line.note ?? "",
    aims: line.aims ?? [],
  });

export const blockOfActivity = (key, activity) =>
  makeBlock(key, { activity: activity.id, title: activity.title, form: "activity", minutes: activity.minutes });

export const blockOfExtra = (key, of, { title, form, minutes, aims = [] }) =>
  makeBlock(key, { of, title, form, minutes: Math.max(SHORTEST, minutes), aims });

/** A plan of the book as one's own, to be changed. */
export function beginPlan(content, id, title = "") {
  const from = content.plans.find((plan) => plan.id === id) ?? content.plans[0];
  let number = 0;
  const days = from.days.map((day) => ({
    title: day.title,
    start: readClock(day.start ?? from.start),
    date: "",
    blocks: day.lines.map((line) => blockOfLine(`b${++number}`, line)),
  }));
  return {
    version: VERSION,
    from: from.id,
    title,
    factor: 1,
    first: "",
    week: MONDAY_TO_FRIDAY,
    days,
    aside: [],
    ready: [],
  };
}

/** Whether anything was done to a plan that another one in its place would lose; its name, dates and interpretation go on. */
export function isChanged(content, plan) {
  const own = ({ days, aside, ready }) => JSON.stringify({ days, aside, ready });
  return own(plan) !== own(beginPlan(content, plan.from));
}

/** The aims that a block serves, in the order of the aims: its own, and those of its activity. */
export function aimsOf(content, block) {
  const served = new Set([...block.aims, ...(content.activities[block.activity]?.aims ?? [])]);
  return Object.keys(content.aims).filter((id) => served.has(id));
}

/** Every aim that the plan serves. */
export const aimsOfPlan = (content, plan) =>
  new Set(plan.days.flatMap(({ blocks }) => blocks.flatMap((block) => aimsOf(content, block))));

/** What a block is called: an activity with its number. */
export function nameBlock(content, block, t) {
  const activity = content.activities[block.activity];
  return activity ? t("planner.activity", { number: activity.number, title: block.title || activity.title }) : block.title;
}

/** The same in short, for where there is little room. */
export function nameShort(content, block) {
  const activity = content.activities[block.activity];
  return activity ? `${activity.number} ${activity.short}` : block.title;
}

/** The block under a key, with where it stands: {block, day, place}; day is null where it is set aside. */
export function findBlock(plan, key) {
  for (const [day, { blocks }] of plan.days.entries()) {
    const place = blocks.findIndex((block) => block.key === key);
    if (place >= 0) return { block: blocks[place], day, place };
  }
  const place = plan.aside.findIndex((block) => block.key === key);
  return place >= 0 ? { block: plan.aside[place], day: null, place } : null;
}
