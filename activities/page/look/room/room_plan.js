// The plan that the planner keeps, as a plan of the room: its sessions have the screens, slides and notes of the line that each was made from. Pure.
import { choosePace, cutPace } from "./pacing.js";
import { listUsed, USED } from "./planner/used_plan.js";

const isTimed = ({ start }) => start !== null;

/** What the rule for a planner's file has to know, out of what the room's pages show. */
export const knownOfRoom = ({ plans, activities, extras }) => ({
  extras,
  plans: plans.filter(isTimed),
  lines: indexSessions(plans.filter(isTimed)),
  activities,
});

const indexSessions = (plans) =>
  Object.fromEntries(plans.flatMap(({ days }) => days.flatMap(({ lines }) => lines.map((line) => [line.id, line]))));

/**
 * @param {any} content what the page shows, of the book alone
 * @param {{plan: any, since: number}|null} used as `recallUsed` gives it
 * @param {(key: string, params?: any) => string} t
 * @returns {any} the same with the plan before those of the book, and since when the room uses it
 */
export function withUsedPlan(content, used, t) {
  if (!used?.plan) return content;
  const sessions = indexSessions(content.plans);
  const { id, title, start, days } = listUsed(used.plan, t);
  const made = days
    .filter(({ lines }) => lines.length)
    .map(({ lines, ...day }) => ({ ...day, lines: lines.map((line) => makeSession(content, sessions, line)) }));
  if (!made.length) return content;
  return { ...content, plans: [{ id, title, start, days: made }, ...content.plans], used: { since: used.since } };
}

function makeSession(content, sessions, line) {
  const from = sessions[line.like] ?? sessions[`activity-${line.activity}`];
  return {
    id: line.id,
    title: line.title,
    form: line.form,
    minutes: line.minutes,
    at: line.at,
    from: line.like,
    page: from?.page ?? (line.of ? `book/${line.of}` : null),
    screens: from?.screens ?? [["title", ""]],
    ...(from?.activity ? { activity: from.activity } : {}),
    ...(from?.deck ? { deck: from.deck } : {}),
    ...(line.note ? { hint: line.note } : {}),
    ...paceOfLine(content, from, line),
  };
}

function paceOfLine({ paces }, from, { whole, passed, minutes, parts }) {
  const versions = paces[from?.notes];
  if (!versions) return {};
  const { version, pace } = choosePace(versions, whole);
  const part = parts > 1 ? cutPace(pace, passed, minutes) : { first: 0, pace };
  return { notes: from.notes, version, whole, ...part };
}

/** A state that was kept, brought to the plan as it is now: a session that has changed goes on, one that is gone gives way to the first. */
export function fitState(content, value) {
  if (value?.plan !== USED || typeof value.line !== "string") return value;
  const lines = content.plans.find(({ id }) => id === USED)?.days.flatMap((day) => day.lines);
  if (!lines) return value;
  const whole = value.line.replace(/-\d+$/, "");
  const line = lines.find(({ id }) => id === value.line) ?? lines.find(({ id }) => id === whole) ?? lines[0];
  const isSame = line.id === value.line;
  return { ...value, line: line.id, screen: isSame && value.screen < line.screens.length ? value.screen : 0 };
}

/** Where the room is when a plan is taken into use: at the day that has this date, else at the first. */
export function beginUsed(content, today) {
  const { days } = content.plans.find(({ id }) => id === USED);
  const day = days.find(({ date }) => date === today) ?? days[0];
  return { plan: USED, line: day.lines[0].id };
}
