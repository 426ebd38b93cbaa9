// The whole of a wage sheet: what is owed by month, the debt's course, and what rests on an assumption.
// activities/wages/reckoning.py is the other side; tests hold the two together over thousands of sheets.
import { ONE, Unread, monthOf, readNumber, toCents } from "./amounts.js";
import { SIDES, USUAL_TERM, followDebt, lookAhead, readDebt } from "./debts.js";
import { readHours } from "./hours.js";
import { addUp, earn, layOutMonths, readSums, readTerms, spanOf } from "./owed.js";

const AHEAD = ["book-interest", "terms-interest", "charges", "repays", "living", "within"];

/**
 * A sheet as it was filled in → what follows from it. Nothing is refused: what cannot be read is named in `slips` and left out of the
 * sums. Sums are whole cents (BigInt), ranges [least, most].
 *
 * @param {{terms: any, ahead: any, rules: any, hours: any[], pay: any[], deductions: any[], debt: any[]}} sheet
 */
export function reckon({ terms: given, ahead, rules, hours, pay, deductions, debt }) {
  const terms = readTerms(given);
  const records = readHours(hours, rules.night);
  const span = spanOf(terms, records);
  const { lines, gaps } = earn(terms, records, span, rules);
  const slips = [...terms.slips, ...records.slips];
  const paid = readSums("pay", pay, terms, slips);
  const deducted = readSums("deductions", deductions, terms, slips);
  const months = layOutMonths(lines, paid, deducted);
  const debtLines = readDebt(debt, slips);
  const numbers = readAhead(ahead, slips);
  const interest = { book: numbers["book-interest"] ?? 0n, terms: numbers["terms-interest"] ?? 0n };
  const course = followDebt(debtLines, interest, span ? monthOf(span[1]) : "");
  const open = gaps.length > 0 && terms.missing === null && ["hour", "day"].includes(terms.per);
  const total = (name) => [0, 1].map((end) => addUp(months.map((month) => month[name][end])));
  return {
    months,
    totals: { due: total("due"), paid: total("paid"), deducted: total("deducted"), arrears: total("arrears") },
    gaps,
    open,
    debt: course,
    ahead: lookBothAhead(course, numbers, interest),
    slips,
    assumptions: [
      ...new Set([...records.notes, ...terms.notes, ...nameNotes({ terms, records, span, gaps, rules, course, open })]),
    ].sort(),
  };
}

function readAhead(ahead, slips) {
  const found = {};
  for (const name of AHEAD) {
    const text = (ahead[name] ?? "").trim();
    found[name] = null;
    if (!text) continue;
    try {
      const number = readNumber(text);
      if (name === "within") {
        if (number % ONE || number < ONE || number > 600n * ONE) throw new Unread("no-months");
        found[name] = Number(number / ONE);
      } else found[name] = name.endsWith("interest") ? number : toCents(number);
    } catch (problem) {
      if (!(problem instanceof Unread)) throw problem;
      slips.push({ table: "ahead", row: "", column: name, code: problem.code, found: text });
    }
  }
  return found;
}

/** Both sides from where they end. Only the employer's book goes on with its charges. */
function lookBothAhead(course, numbers, interest) {
  return Object.fromEntries(
    SIDES.filter((side) => course[side].length).map((side) => [
      side,
      lookAhead({
        balance: course[side].at(-1).closing,
        interest: interest[side],
        charges: side === "book" ? (numbers.charges ?? 0n) : 0n,
        repays: numbers.repays ?? 0n,
        living: numbers.living ?? 0n,
        within: numbers.within ?? USUAL_TERM,
      }),
    ]),
  );
}

/** What the sums rest on, as names of labels (wage.assumption.<name>). */
function nameNotes({ terms, records, span, gaps, rules, course, open }) {
  const hasOvertime = rules.daily.length > 0 || rules.weekly.length > 0;
  const dated = records.days.size > 0 || records.loose.size > 0;
  const stands = {
    rounding: true,
    rules: dated && hasOvertime,
    "no-rate": terms.rate === null,
    "rate-range": terms.rate !== null && terms.rate[0] !== terms.rate[1],
    "week-laid-together": records.days.size > 0 && rules.weekly.length > 0,
    loose: records.loose.size > 0 && hasOvertime,
    rest: Boolean(rules.rest) && records.days.size > 0,
    night: records.nights.size > 0,
    "premium-needs-days": Boolean(rules.rest || rules.night) && records.loose.size > 0,
    "gaps-counted": gaps.length > 0 && terms.missing !== null,
    "gaps-open": open,
    "part-month": span !== null && ["week", "month"].includes(terms.per),
    "hourly-of": dated && hasOvertime && terms.per !== "hour",
    outside: span !== null && [...records.days.keys()].some((day) => day < span[0] || day > span[1]),
    interest: SIDES.some((side) => course[side].some((row) => row.interest)),
    "lengths-differ": records.slips.some(({ code }) => code === "two-lengths"),
    ahead: SIDES.some((side) => course[side].length > 0),
  };
  return Object.keys(stands).filter((name) => stands[name]);
}
