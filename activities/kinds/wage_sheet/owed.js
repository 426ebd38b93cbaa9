// What is owed by month: what was earned by the agreed wage and the rules, less lawful deductions and what was paid. Every sum is a
// range, its least and its most, in cents. activities/wages/owed.py is the other side of this module.
import {
  ONE,
  Unread,
  boundMonth,
  listMonths,
  monthOf,
  readLength,
  readNumber,
  readRange,
  readWhen,
  roundHalfUp,
  toCents,
} from "./amounts.js";
import { isRest, splitOvertime } from "./hours.js";

const UNDATED = "";
const PERIODS = ["hour", "day", "week", "month"];
const ENDS = [0, 1];

/** @param {bigint[]} sums */
export const addUp = (sums) => sums.reduce((sum, one) => sum + one, 0n);

/** What was agreed, as far as it can be read; what cannot is in `slips`. */
export function readTerms(given) {
  const slips = [];
  const notes = new Set();
  const note = (name, code) => slips.push({ table: "terms", row: "", column: name, code, found: given[name].trim() });
  const read = (reader, name) => {
    if (!(given[name] ?? "").trim()) return null;
    try {
      return reader(given[name]);
    } catch (problem) {
      if (!(problem instanceof Unread)) throw problem;
      note(name, problem.code);
      return null;
    }
  };
  const per = PERIODS.includes(given.per) ? given.per : "hour";
  const rate = read(readRange, "rate");
  if (rate && rate[0] === 0n && rate[1] === 0n) note("rate", "nought");
  let exchange = read(readNumber, "exchange");
  if (exchange === 0n) {
    note("exchange", "nought");
    exchange = null;
  }
  let [begins, ends] = ["begins", "ends"].map((name) => read(readDay, name));
  if (begins && ends && begins > ends) {
    note("ends", "reversed");
    [begins, ends] = [null, null];
  }
  return { slips, notes, per, rate, exchange, begins, ends, missing: read(readLength, "missing") };
}

function readDay(text) {
  const { day } = readWhen(text);
  if (day === null) throw new Unread("no-day");
  return day;
}

/** The first and last day of the work: as they were given, else those of the records. */
export function spanOf(terms, records) {
  let first = terms.begins ?? Infinity;
  let last = terms.ends ?? -Infinity;
  if (!terms.begins || !terms.ends) {
    const bounds = [...[...records.days.keys()].map((day) => [day, day]), ...[...records.loose.keys()].map(boundMonth)];
    for (const [begins, ends] of bounds) {
      if (!terms.begins && begins < first) first = begins;
      if (!terms.ends && ends > last) last = ends;
    }
  }
  if (!Number.isFinite(first) || !Number.isFinite(last) || first > last) return null;
  if (!(terms.begins && terms.ends)) terms.notes.add("span-of-records");
  return [first, last];
}

function countEmployed(span, months) {
  const employed = new Map(
    [...months].map((month) => {
      const [first, last] = boundMonth(month);
      return [month, last - first + 1];
    }),
  );
  if (span)
    for (const month of listMonths(monthOf(span[0]), monthOf(span[1]))) {
      const [first, last] = boundMonth(month);
      employed.set(month, Math.min(last, span[1]) - Math.max(first, span[0]) + 1);
    }
  return employed;
}

/**
 * What was earned by month, as lines of working for the least and for the most, and the months of which nothing is known.
 * A line is [what, quantity, percentage, cents].
 */
export function earn(terms, records, span, rules) {
  const employed = countEmployed(span, records.months);
  const within = span ? listMonths(monthOf(span[0]), monthOf(span[1])) : [];
  const inSpan = new Set(within);
  const gaps = within.filter((month) => !records.months.has(month));
  const loose = new Map(records.loose);
  if (terms.missing)
    for (const month of gaps)
      loose.set(
        month,
        terms.missing.map((minutes) => Number(roundHalfUp(BigInt(minutes * employed.get(month)), 7n))),
      );
  const lines = new Map([...new Set([...within, ...employed.keys()])].sort().map((month) => [month, [[], []]]));
  for (const end of ENDS) {
    const days = new Map([...records.days].map(([day, minutes]) => [day, minutes[end]]));
    const undated = new Map([...loose].map(([month, minutes]) => [month, minutes[end]]));
    const bands = splitOvertime(days, undated, employed, rules);
    const worked = new Map();
    for (const [day, minutes] of days) if (minutes) worked.set(monthOf(day), (worked.get(monthOf(day)) ?? 0) + 1);
    const onTop = findOnTop(records, rules, end);
    const rate = terms.rate ? terms.rate[end] : 0n;
    for (const [month, into] of lines)
      into[end] = price(terms, rules, {
        rate,
        month,
        share: inSpan.has(month) ? employed.get(month) : 0,
        worked: worked.get(month) ?? 0,
        bands: bands.get(month) ?? [],
        undated: undated.get(month) ?? 0,
      }).concat(priceOnTop(terms, rules, rate, onTop.get(month) ?? {}));
  }
  return { lines, gaps };
}

/** How many minutes the agreed wage pays. */
const minutesPaid = ({ per }, rules) =>
  BigInt({ hour: 60, day: rules.day_minutes, week: rules.week_minutes, month: rules.month_minutes }[per]);

/** One month at one rate: each line rounded to whole cents. */
function price(terms, rules, { rate, month, share, worked, bands, undated }) {
  const whole = minutesPaid(terms, rules);
  const lines = [];
  if (terms.per === "day") {
    if (worked) lines.push(["days", worked, 100, roundHalfUp(BigInt(worked) * rate, 100n)]);
    const plain = Math.min(bands.find(([percent]) => percent === 100)?.[1] ?? 0, undated);
    if (plain) lines.push(["hours", plain, 100, roundHalfUp(BigInt(plain) * rate, whole * 100n)]);
  } else if (["week", "month"].includes(terms.per) && share) {
    const [first, last] = boundMonth(month);
    const of = terms.per === "week" ? 7 : last - first + 1;
    lines.push(["share", share, 100, roundHalfUp(BigInt(share) * rate, BigInt(of) * 100n)]);
  }
  for (const [percent, minutes] of bands) {
    if (percent === 100 && terms.per !== "hour") continue;
    const cents = roundHalfUp(BigInt(minutes) * rate * BigInt(percent), whole * ONE);
    lines.push([percent === 100 ? "hours" : "overtime", minutes, percent, cents]);
  }
  return lines;
}

/** Minutes by month that lie on the day of rest and in the night. */
function findOnTop(records, rules, end) {
  const found = new Map();
  const rests = [...records.days].filter(([day]) => isRest(day, rules));
  for (const [name, days] of /** @type {[string, [number, number[]][]][]} */ ([
    ["rest", rests],
    ["night", [...records.nights]],
  ]))
    for (const [day, minutes] of days) {
      const month = found.get(monthOf(day)) ?? {};
      found.set(monthOf(day), { ...month, [name]: (month[name] ?? 0) + minutes[end] });
    }
  return found;
}

const priceOnTop = (terms, rules, rate, minutes) =>
  ["rest", "night"]
    .filter((name) => minutes[name])
    .map((name) => {
      const { adds } = rules[name];
      return [name, minutes[name], adds, roundHalfUp(BigInt(minutes[name]) * rate * BigInt(adds), minutesPaid(terms, rules) * ONE)];
    });

/** Payments (`pay`) or deductions (`deductions`) by month, as cents [least, most] that count against the wages. */
export function readSums(name, rows, terms, slips) {
  const [column, full, usual] = name === "pay" ? ["counts", "yes", "yes"] : ["stands", "lawful", "unclear"];
  const sums = new Map();
  for (const row of rows) {
    if (!(row.amount ?? "").trim()) continue;
    let at = "amount";
    let low;
    let high;
    let month = UNDATED;
    try {
      [low, high] = readRange(row.amount);
      at = "when";
      if ((row.when ?? "").trim()) ({ month } = readWhen(row.when));
    } catch (problem) {
      if (!(problem instanceof Unread)) throw problem;
      slips.push({ table: name, row: row.id ?? "", column: at, code: problem.code, found: row[at].trim() });
      continue;
    }
    if (row.currency === "other") {
      if (terms.exchange === null) {
        slips.push({ table: name, row: row.id ?? "", column: "amount", code: "no-exchange", found: row.amount.trim() });
        continue;
      }
      terms.notes.add("exchange");
      [low, high] = [low, high].map((amount) => roundHalfUp(amount * terms.exchange, ONE * 100n));
    } else [low, high] = [low, high].map(toCents);
    const standing = row[column] || usual;
    if (standing === "unclear") {
      terms.notes.add(`${name}-unclear`);
      low = 0n;
    } else if (standing !== full) {
      terms.notes.add(`${name}-not-counted`);
      continue;
    }
    const [least, most] = sums.get(month) ?? [0n, 0n];
    sums.set(month, [least + low, most + high]);
  }
  return sums;
}

/**
 * Arrears month by month, with the balance up to it; a balance below nought has been paid ahead. What has no month stands last.
 *
 * @param {Map<string, any[][]>} lines
 * @param {Map<string, bigint[]>} paid
 * @param {Map<string, bigint[]>} deducted
 */
export function layOutMonths(lines, paid, deducted) {
  const dated = [...new Set([...lines.keys(), ...paid.keys(), ...deducted.keys()])].filter(Boolean).sort();
  const months = paid.has(UNDATED) || deducted.has(UNDATED) ? [...dated, UNDATED] : dated;
  let balance = [0n, 0n];
  return months.map((month) => {
    const working = lines.get(month) ?? [[], []];
    const due = ENDS.map((end) => addUp(working[end].map((line) => line[3])));
    const pay = paid.get(month) ?? [0n, 0n];
    const less = deducted.get(month) ?? [0n, 0n];
    const arrears = [due[0] - pay[1] - less[1], due[1] - pay[0] - less[0]];
    balance = [balance[0] + arrears[0], balance[1] + arrears[1]];
    return { month, working, due, paid: pay, deducted: less, arrears, balance };
  });
}
