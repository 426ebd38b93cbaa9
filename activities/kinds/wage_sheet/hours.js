// From lines of hours to minutes by month, and what of them is overtime by the rules of a row. Every length is a range: its least and
// its most. activities/wages/hours.py is the other side of this module.
import { DAY, Unread, boundMonth, monthOf, readBreak, readClock, readLength, readWhen } from "./amounts.js";

const WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const COLUMNS = ["when", "begin", "end", "break", "hours"];

class Slip extends Error {
  constructor(column, code) {
    super(code);
    this.column = column;
    this.code = code;
  }
}

const says = (line, column) => (line[column] ?? "").trim();
const slipOf = (line, column, code) => ({ table: "hours", row: line.id ?? "", column, code, found: says(line, column) });

function read(reader, line, column) {
  try {
    return reader(line[column] ?? "");
  } catch (problem) {
    if (problem instanceof Unread) throw new Slip(column, problem.code);
    throw problem;
  }
}

/** All lines that can be read; the others stand in `slips`, by line and column, and nothing is guessed of them. */
export function readHours(lines, night = null) {
  const records = { days: new Map(), loose: new Map(), nights: new Map(), months: new Set(), slips: [], notes: new Set() };
  const seen = new Set();
  const shifts = new Map();
  for (const line of lines) {
    if (!COLUMNS.some((column) => says(line, column))) continue;
    try {
      readLine(line, records, seen, shifts, night);
    } catch (slip) {
      if (!(slip instanceof Slip)) throw slip;
      records.slips.push(slipOf(line, slip.column, slip.code));
    }
  }
  [...shifts.keys()].sort((one, other) => one - other).forEach((day) => findOverlaps(shifts.get(day), records));
  return records;
}

function readLine(line, records, seen, shifts, night) {
  const { month, day, dayFirst } = read(readWhen, line, "when");
  let hours = says(line, "hours") ? read(readLength, line, "hours") : null;
  if (day === null) {
    if (!hours) throw new Slip("hours", "no-hours");
    const [first, last] = boundMonth(month);
    if (hours[1] > (last - first + 1) * DAY) throw new Slip("hours", "more-than-a-month");
    add(records.loose, month, hours);
    records.months.add(month);
    return;
  }
  const span = says(line, "begin") || says(line, "end") ? readSpan(line) : null;
  if (!span && !hours) throw new Slip("hours", "no-hours");
  if (hours && hours[1] > DAY) throw new Slip("hours", "more-than-a-day");
  if (span) {
    const { begin, end, length } = span;
    const key = [day, begin, end, length, hours].join();
    if (seen.has(key)) throw new Slip("when", "twice");
    seen.add(key);
    if (!shifts.has(day)) shifts.set(day, []);
    shifts.get(day).push({ begin, end, line });
    if (hours && (hours[0] !== length || hours[1] !== length)) records.slips.push(slipOf(line, "hours", "two-lengths"));
    hours = hours ? [Math.min(length, hours[0]), Math.max(length, hours[1])] : [length, length];
    if (end > DAY) records.notes.add("midnight");
    const dark = night ? countNight(begin, end, night) : 0;
    // What was not worked of the span may have been by day or by night.
    if (dark) add(records.nights, day, [Math.max(0, hours[0] - (end - begin - dark)), Math.min(dark, hours[1])]);
  }
  if (dayFirst) records.notes.add("day-first");
  add(records.days, day, hours);
  records.months.add(month);
}

function readSpan(line) {
  const begin = read(readClock, line, "begin");
  let end = read(readClock, line, "end");
  if (begin % DAY === end % DAY) throw new Slip("end", "same-time");
  const from = begin % DAY;
  if (end < from) end += DAY;
  const pause = says(line, "break") ? read(readBreak, line, "break") : 0;
  if (pause >= end - from) throw new Slip("break", "break-too-long");
  return { begin: from, end, length: end - from - pause };
}

/** How many minutes of a span lie in the night, which may go past midnight. */
function countNight(begin, end, night) {
  const length = (night.ends - night.begins + DAY) % DAY;
  return [-DAY, 0, DAY]
    .map((shift) => night.begins + shift)
    .reduce((sum, start) => sum + Math.max(0, Math.min(end, start + length) - Math.max(begin, start)), 0);
}

/** Whether a day is the day of rest of the rules, where they have one. */
export const isRest = (day, { rest }) => Boolean(rest) && (day - 1) % 7 === WEEKDAYS.indexOf(rest.day);

function add(into, key, [low, high]) {
  const [least, most] = into.get(key) ?? [0, 0];
  into.set(key, [least + low, most + high]);
}

/** Lines of one day that cover the same time are counted as they stand, and named. */
function findOverlaps(shifts, records) {
  let until = -1;
  const inOrder = [...shifts].sort((one, other) => one.begin - other.begin || one.end - other.end);
  for (const { begin, end, line } of inOrder) {
    if (begin < until) records.slips.push(slipOf(line, "begin", "overlaps"));
    until = Math.max(until, end);
  }
}

/**
 * Minutes by month and by the percentage of the hourly wage at which they count. Within a day, what is beyond a threshold counts at its
 * percentage. What is left at 100 % is laid together by the week, in the order of the days. Minutes on no day are taken to be spread
 * evenly, which gives the least overtime that there can be.
 *
 * @param {Map<number, number>} days
 * @param {Map<string, number>} loose
 * @param {Map<string, number>} employed days of each month
 * @returns {Map<string, [number, number][]>} percentages in order, with their minutes
 */
export function splitOvertime(days, loose, employed, rules) {
  const months = new Map();
  const normal = new Map();
  const begins = WEEKDAYS.indexOf(rules.week_begins);
  const into = (month, percent, minutes) => {
    if (!months.has(month)) months.set(month, new Map());
    const bands = months.get(month);
    bands.set(percent, (bands.get(percent) ?? 0) + minutes);
  };
  let week = null;
  let soFar = 0;
  for (const day of [...days.keys()].sort((one, other) => one - other)) {
    const month = monthOf(day);
    const bands = split(0, days.get(day), rules.daily);
    const here = Math.floor((day - 1 - begins) / 7);
    if (here !== week) {
      week = here;
      soFar = 0;
    }
    const plain = bands.get(100) ?? 0;
    bands.delete(100);
    for (const [percent, minutes] of [...bands, ...split(soFar, plain, rules.weekly)]) into(month, percent, minutes);
    soFar += plain;
    normal.set(month, (normal.get(month) ?? 0) + plain);
  }
  const beyond = leastBeyond(rules);
  for (const [month, minutes] of loose) {
    const room = Math.max(0, roomOf(employed.get(month), rules) - (normal.get(month) ?? 0));
    const plain = beyond > 100 ? Math.min(minutes, room) : minutes;
    into(month, 100, plain);
    into(month, beyond, minutes - plain);
  }
  return new Map(
    [...months.keys()]
      .sort()
      .map((month) => [month, [...months.get(month)].filter(([, minutes]) => minutes).sort(([one], [other]) => one - other)]),
  );
}

/** The minutes from `start` on by percentage; thresholds are in ascending order. */
function split(start, minutes, bands) {
  const edges = [0, ...bands.map(({ after }) => after)];
  const percents = [100, ...bands.map(({ percent }) => percent)];
  const found = new Map();
  percents.forEach((percent, place) => {
    const low = Math.max(edges[place], start);
    const high = place + 1 === edges.length ? start + minutes : Math.min(edges[place + 1], start + minutes);
    if (high > low) found.set(percent, (found.get(percent) ?? 0) + high - low);
  });
  return found;
}

/** How many minutes of so many days can count at 100 %, at most. */
function roomOf(days, { daily, weekly }) {
  const rooms = [
    ...daily.slice(0, 1).map(({ after }) => days * after),
    ...weekly.slice(0, 1).map(({ after }) => Math.floor((days * after) / 7)),
  ];
  return rooms.length ? Math.min(...rooms) : days * DAY;
}

/** The least percentage at which overtime counts; 100 where the rules know none. */
function leastBeyond({ daily, weekly }) {
  const firsts = [daily, weekly].filter((bands) => bands.length).map(([first]) => first.percent);
  return firsts.length ? Math.min(...firsts) : 100;
}
