// The plan that the room uses: one of the planner's, kept on this device, which other pages show beside the plans of the book. Each of them
// takes it from here, read by the one rule for a planner's file and laid out once.
import { thisDevice } from "../../../../browser/device.js";
import { listDates } from "./dates.js";
import { layOutDay } from "./flow.js";
import { wordClock } from "./lengths.js";
import { readPlanner, writePlanner } from "./planner_file.js";

const NAME = "planner:used";
/** The plan's id on every page; no row can be called so. */
export const USED = "planner:used";

/** Keep a plan as the one that the room uses. since: when it was first taken, which changes to it leave as it is. False where there is no room. */
export const keepUsed = (plan, book, since) => thisDevice().keep(NAME, writePlanner({ usedSince: since, ...plan }, book));
export const dropUsed = () => thisDevice().keep(NAME, null);

/**
 * @param {any} known the book's plans, lines and activities by their ids, and the aims where the page has them
 * @returns {{plan: any, since: number, refused: {kind: string, params: any, of: string}|null}|null} null where the room uses none. A plan that would have to
 *   be put right first is refused too, with the first thing that is wrong in it: putting right is for the planner, which asks.
 */
export const recallUsed = (known) => readUsed(known, thisDevice().recall(NAME));

/** The same of a text; nothing here touches the device. */
export function readUsed(known, text) {
  if (text === null) return null;
  const { plan, mended, refused } = readPlanner({ aims: {}, ...known }, text);
  if (refused) return { plan: null, since: 0, refused: { ...refused, of: "refused" } };
  if (mended.length) return { plan: null, since: 0, refused: { ...mended[0], of: "mend" } };
  const { usedSince } = JSON.parse(text);
  return { plan, since: Number.isFinite(usedSince) && usedSince >= 0 ? usedSince : 0, refused: null };
}

/** Call `heard` when another page took a plan into use, changed it or took it back. */
export function onUsedElsewhere(heard) {
  let last = thisDevice().recall(NAME);
  return thisDevice().onElsewhere(() => {
    const now = thisDevice().recall(NAME);
    if (now === last) return;
    last = now;
    heard();
  });
}

/** Why a kept plan is not shown, in words. */
export const wordRefused = ({ kind, params, of }, t) => t("planner.used-refused", { reason: t(`planner.${of}-${kind}`, params) });

/**
 * A plan as a page shows it, with its days and lines by the clock.
 * @param {any} plan
 * @param {(key: string, params?: any) => string} t
 * @returns {{id: string, title: string, start: string, days: {number: number, title: string, date: string, lines: any[]}[]}}
 *   start: when the first of its days begins. lines: {id, key, like, activity, of, title, form, minutes, at, note, part, parts, whole, passed};
 *   at: minutes from `start`; whole: minutes of all parts of the session, of which `passed` lie before this one.
 */
export function listUsed(plan, t) {
  const laid = plan.days.map((day) => layOutDay(day, plan.factor));
  const start = Math.min(...laid.map(({ begins }) => begins));
  const dates = listDates(plan);
  const days = laid.map(({ pieces }, number) => ({
    number: number + 1,
    title: plan.days[number].title,
    date: dates[number],
    lines: pieces.map((piece) => lineOf(piece, pieces, { start, number }, t)),
  }));
  return { id: USED, title: plan.title.trim() || t("planner.title-none"), start: wordClock(start), days };
}

function lineOf({ key, block, part, parts, begins, ends }, pieces, { start, number }, t) {
  const timed = { at: begins - start, minutes: ends - begins, part, parts };
  if (!block) {
    const none = { key: "", like: "", activity: "", of: "", note: "", whole: timed.minutes, passed: 0 };
    return { ...timed, ...none, id: `own-${key}/${number}`, title: t("planner.gap"), form: "break" };
  }
  const mine = pieces.filter((piece) => piece.block === block);
  const count = (some) => some.reduce((sum, one) => sum + one.ends - one.begins, 0);
  return {
    ...timed,
    id: part > 1 ? `own-${block.key}-${part}` : `own-${block.key}`,
    key: block.key,
    like: block.like,
    activity: block.activity,
    of: block.of,
    title: parts > 1 ? t("planner.part", { title: block.title, part, parts }) : block.title,
    form: block.form,
    note: block.note,
    whole: count(mine),
    passed: count(mine.slice(0, part - 1)),
  };
}
