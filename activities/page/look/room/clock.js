// The room's clock. Everything is reckoned from the time of day, never by counting ticks: a page that slept, was in the background
// or was loaded anew is right at once. Times are ms since 1970 as `Date.now` gives them; minutes are whole minutes.

const MINUTE = 60000;

/** 9:00 as minutes of the day; null for what is no time. */
export function readStart(text) {
  const found = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text ?? "");
  return found ? Number(found[1]) * 60 + Number(found[2]) : null;
}

/** The time at which a minute of the day falls on the day of `now`, also where clocks are put forward in between. */
export function timeOfDay(now, minutes) {
  const day = new Date(now);
  return new Date(day.getFullYear(), day.getMonth(), day.getDate(), 0, minutes).getTime();
}

/** 10:40 of a time, as this device's clock has it. */
export function wordTime(time) {
  const date = new Date(time);
  return `${String(date.getHours()).padStart(2, "0")}:${String(date.getMinutes()).padStart(2, "0")}`;
}

/** Minutes and seconds left, as 42:07; from the hour on as 1:05:00. */
export function wordLeft(ms) {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  const two = (number) => String(number).padStart(2, "0");
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

/** Nobody is four hours late: then it is another day, or somebody looks at the plan in the evening. */
const FAR = 4 * 60 * MINUTE;

/** A session begins with the minute in which it was begun, so that "until 10:40" is when its clock runs out. */
export const startOfMinute = (time) => Math.floor(time / MINUTE) * MINUTE;

/**
 * Where a session stands.
 * @param {{minutes: number, at?: number}} line its minutes; `at`: minutes from the start of the day, where a plan gives them
 * @param {{began: number|null, extra: number}} state when it was begun, and the minutes that were added
 * @param {number|null} start when the day begins, in minutes of the day; null where nothing is planned
 * @param {number} now
 * @returns {{begins: number|null, ends: number|null, left: number|null, isOver: boolean, late: number|null, nextAt: number|null}}
 * left: ms, below nothing when it has run over. late: minutes behind the plan at its end, negative when early, null far from the plan. nextAt: when the next can begin.
 */
export function reckon(line, { began, extra }, start, now) {
  const isPlanned = start !== null && line.at !== undefined;
  const plannedBegin = isPlanned ? timeOfDay(now, start + line.at) : null;
  const plannedEnd = isPlanned ? timeOfDay(now, start + line.at + line.minutes) : null;
  const begins = began ?? plannedBegin;
  if (!line.minutes || begins === null) return { begins, ends: null, left: null, isOver: false, late: null, nextAt: null };
  const ends = begins + (line.minutes + extra) * MINUTE;
  const left = began === null ? null : ends - now;
  const isOver = left !== null && left <= 0;
  // One that has not begun although it was to begin is late by as much; one that runs over is later with each minute.
  const waits = began === null && now > begins && now - begins < FAR ? startOfMinute(now) - begins : 0;
  const runsOver = isOver ? startOfMinute(now) - ends : 0;
  const nextAt = ends + waits + runsOver;
  const behind = plannedEnd === null ? null : nextAt - plannedEnd;
  const isFar = behind === null || Math.abs(behind) >= FAR || (began === null && Math.abs(now - begins) >= FAR);
  return { begins, ends, left, isOver, late: isFar ? null : Math.round(behind / MINUTE), nextAt };
}

/** When a step of a session ends: equal shares of its minutes, to the full five, the last with the session. */
export function stepEnds({ begins, ends }, step, steps) {
  if (begins === null || ends === null) return null;
  if (step >= steps - 1) return ends;
  const share = ((ends - begins) / MINUTE / steps) * (step + 1);
  return begins + Math.min(Math.round(share / 5) * 5 * MINUTE, ends - begins);
}

/**
 * Which step of its notes a session is at, by the clock, and when that step ends: each takes its minutes, and the last goes on until the
 * session ends, however many minutes were added or taken off.
 * @param {{begins: number|null, ends: number|null}} time
 * @param {number[]} pace the minutes of the steps
 * @param {number} now
 * @returns {{step: number, ends: number|null}}
 */
export function paceOf({ begins, ends }, pace, now) {
  if (begins === null || ends === null) return { step: 0, ends: null };
  let end = begins;
  for (let step = 0; step < pace.length - 1; step += 1) {
    end += pace[step] * MINUTE;
    if (end >= ends) return { step, ends };
    if (now < end) return { step, ends: end };
  }
  return { step: pace.length - 1, ends };
}

export const MARKS = [10, 5, 0]; // minutes left at which the room is told

/** A clock that slept tells of a mark when it wakes, but does not ring for what is long past. */
const NEWS = 90 * 1000;

/** The mark that was passed since the clock was last looked at, in minutes left; null where none was. */
export function passedMark(before, left) {
  if (before === null || left === null) return null;
  const passed = MARKS.filter((mark) => before > mark * MINUTE && left <= mark * MINUTE);
  if (!passed.length) return null;
  const last = passed[passed.length - 1];
  return last * MINUTE - left < NEWS ? last : null;
}
