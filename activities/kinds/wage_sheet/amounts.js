// How amounts, hours, days and months are read from what people write or paste. Numbers are whole ten-thousandths and money whole
// cents, without limit, so that nothing is lost in between. activities/wages/amounts.py is the other side of this module.

export const ONE = 10000n;
const MOST_DIGITS = 12;
const FIRST_YEAR = 1900;
const LAST_YEAR = 2100;
export const DAY = 24 * 60;
const SPACES = /[ \t\r\n\u00a0\u2009\u202f'’]/g;
const FORMULA = /^[=+@]|^-[^0-9]/;
const RANGE = /^([0-9.,]+)(?:-|–|—|to|…)([0-9.,]+)$/;
const CLOCK = /^([0-9]{1,2})(?:[:.h]([0-9]{2})(?::[0-9]{2})?)?(am|pm)?$/;
const CLOCK_OF_FOUR = /^([0-9]{2})([0-9]{2})()$/;
const LENGTH = /^([0-9]{1,3}):([0-5][0-9])$/;
const DAY_LAST = /^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})$/;
const DAY_FIRST = /^([0-9]{1,2})[./-]([0-9]{1,2})[./-]([0-9]{4})$/;
const MONTH = /^([0-9]{4})-([0-9]{1,2})$/;
const MONTH_FIRST = /^([0-9]{1,2})[./-]([0-9]{4})$/;
const EPOCH = 719163; // the ordinal number of 1 January 1970

/** What was written cannot be read; `code` says why, and is a label of the page (wage.slip.<code>). */
export class Unread extends Error {
  constructor(code) {
    super(code);
    this.code = code;
  }
}

const stripSpaces = (text) => text.replace(SPACES, "").toLowerCase();

/**
 * A number of nought or more, in ten-thousandths. Points and commas are both read: the last of two kinds begins the decimals. One mark
 * with three digits behind it may be either ("1.250"), and is refused rather than guessed.
 * @throws {Unread}
 */
export function readNumber(given) {
  const text = stripSpaces(given);
  if (FORMULA.test(text)) throw new Unread("formula");
  if (/^[-−][0-9]/.test(text)) throw new Unread("negative");
  if (!/^[0-9][0-9.,]*$|^[.,][0-9]+$/.test(text)) throw new Unread("no-number");
  const marks = text.replace(/[0-9]/g, "");
  let whole = text;
  let decimals = "";
  if (new Set(marks).size === 2) {
    const last = marks.at(-1);
    if (marks.split(last).length - 1 > 1) throw new Unread("no-number");
    [whole, decimals] = part(text, last);
    whole = joinThousands(whole, marks[0]);
  } else if (marks.length > 1) {
    whole = joinThousands(text, marks[0]);
  } else if (marks) {
    [whole, decimals] = part(text, marks);
    if (/^[1-9][0-9]{0,2}$/.test(whole) && decimals.length === 3) throw new Unread("ambiguous");
  }
  decimals = decimals.replace(/0+$/, "");
  if (decimals.length > 4) throw new Unread("too-fine");
  if (whole.length > MOST_DIGITS) throw new Unread("too-large");
  return BigInt(whole || "0") * ONE + BigInt(decimals.padEnd(4, "0"));
}

function part(text, mark) {
  const [whole, decimals] = text.split(mark);
  if (!decimals) throw new Unread("no-number");
  return [whole, decimals];
}

function joinThousands(text, mark) {
  const [first, ...groups] = text.split(mark);
  if (!/^[0-9]{1,3}$/.test(first) || groups.some((group) => group.length !== 3)) throw new Unread("no-number");
  return first + groups.join("");
}

/** A number, or two with a dash between them, as its least and its most. */
export function readRange(text) {
  const found = RANGE.exec(stripSpaces(text));
  if (!found) {
    const number = readNumber(text);
    return [number, number];
  }
  const [low, high] = [readNumber(found[1]), readNumber(found[2])];
  if (low > high) throw new Unread("reversed");
  return [low, high];
}

/** A time of the day in minutes after midnight, 24:00 among them. */
export function readClock(given) {
  const text = stripSpaces(given);
  if (FORMULA.test(text)) throw new Unread("formula");
  const found = CLOCK_OF_FOUR.exec(text) ?? CLOCK.exec(text);
  if (!found) throw new Unread("no-time");
  let hour = Number(found[1]);
  const minute = Number(found[2] || 0);
  if (found[3]) {
    if (hour < 1 || hour > 12) throw new Unread("no-time");
    hour = (hour % 12) + (found[3] === "pm" ? 12 : 0);
  }
  if (minute > 59 || hour * 60 + minute > DAY) throw new Unread("no-time");
  return hour * 60 + minute;
}

/** A break in minutes, written as minutes or as 1:00. */
export function readBreak(given) {
  const found = LENGTH.exec(stripSpaces(given));
  if (found) return Number(found[1]) * 60 + Number(found[2]);
  const minutes = readNumber(given);
  if (minutes % ONE) throw new Unread("no-break");
  return Number(minutes / ONE);
}

/** A number of hours, written as 8.5, as 8:30 or as a range, in minutes. */
export function readLength(text) {
  const found = LENGTH.exec(stripSpaces(text));
  if (found) {
    const minutes = Number(found[1]) * 60 + Number(found[2]);
    return [minutes, minutes];
  }
  return readRange(text).map((number) => Number(roundHalfUp(number * 60n, ONE)));
}

/** A day or a month: the month as 2026-03, the day as its ordinal number or null, and whether the day was written first. */
export function readWhen(given) {
  const text = stripSpaces(given);
  if (FORMULA.test(text)) throw new Unread("formula");
  let found = DAY_LAST.exec(text);
  if (found) return { ...findDay(found[1], found[2], found[3]), dayFirst: false };
  found = DAY_FIRST.exec(text);
  if (found) {
    if (Number(found[2]) > 12 && Number(found[1]) <= 12) throw new Unread("month-first");
    return { ...findDay(found[3], found[2], found[1]), dayFirst: true };
  }
  const last = MONTH.exec(text);
  const first = last ? null : MONTH_FIRST.exec(text);
  if (!last && !first) throw new Unread("no-day");
  const [year, month] = last ? [last[1], last[2]] : [first[2], first[1]];
  return { month: findDay(year, month, 1).month, day: null, dayFirst: !last };
}

const lengthOf = (year, month) => new Date(Date.UTC(year, month, 0)).getUTCDate();
const ordinal = (year, month, day) => Date.UTC(year, month - 1, day) / 86400000 + EPOCH;

function findDay(...parts) {
  const [year, month, day] = parts.map(Number);
  const isThere = year >= FIRST_YEAR && year <= LAST_YEAR && month >= 1 && month <= 12 && day >= 1 && day <= lengthOf(year, month);
  if (!isThere) throw new Unread("no-such-day");
  return { month: nameMonth(year, month), day: ordinal(year, month, day) };
}

const nameMonth = (year, month) => `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}`;
const partsOf = (month) => month.split("-").map(Number);

/** The ordinal numbers of a month's first and last day. */
export function boundMonth(month) {
  const [year, number] = partsOf(month);
  const first = ordinal(year, number, 1);
  return [first, first + lengthOf(year, number) - 1];
}

/** The month of a day that is given by its ordinal number. */
export function monthOf(day) {
  const found = new Date((day - EPOCH) * 86400000);
  return nameMonth(found.getUTCFullYear(), found.getUTCMonth() + 1);
}

/** All months from the first to the last, both among them. */
export function listMonths(first, last) {
  const [start, end] = [first, last].map((month) => partsOf(month)[0] * 12 + partsOf(month)[1] - 1);
  return Array.from({ length: Math.max(0, end - start + 1) }, (_, place) => {
    const at = start + place;
    return nameMonth(Math.floor(at / 12), (at % 12) + 1);
  });
}

/** number ÷ by, rounded to the nearest whole number, a half away from nought. */
export function roundHalfUp(number, by) {
  const size = number < 0n ? -number : number;
  const rounded = (2n * size + by) / (2n * by);
  return number < 0n ? -rounded : rounded;
}

/** Ten-thousandths as cents. */
export const toCents = (number) => roundHalfUp(number, 100n);
