// What follows from a sheet, in words and in amounts as the language of the page writes them.
import { wordCount } from "../../browser/times.js";

/** Cents as an amount with two decimals. */
export function wordCents(cents) {
  const size = cents < 0n ? -cents : cents;
  const decimals = String(size % 100n).padStart(2, "0");
  const mark = wordCount(1.5).replace(/\p{Nd}/gu, "");
  return `${cents < 0n ? "−" : ""}${wordCount(size / 100n)}${mark}${decimals}`;
}

/** A range of cents; one amount where both ends are the same. */
export const wordRange = ([low, high], t) =>
  low === high ? wordCents(low) : t("wage.range", { low: wordCents(low), high: wordCents(high) });

const wordLength = (minutes) => `${wordCount(Math.floor(minutes / 60))}:${String(minutes % 60).padStart(2, "0")}`;

/** 2026-03 as March 2026; what has no month says so. */
export function wordMonth(month, t) {
  if (!month) return t("wage.undated");
  const [year, number] = month.split("-").map(Number);
  return new Date(Date.UTC(year, number - 1, 1)).toLocaleDateString(t("host.locale"), {
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  });
}

/** One line of a month's working: "212:34 hours at 100 %: 1,062.83". */
export function wordLine([what, quantity, percent, cents], t) {
  const many = ["hours", "overtime", "rest", "night"].includes(what) ? wordLength(quantity) : wordCount(quantity);
  return t(`wage.working-${what}`, { many, percent, sum: wordCents(cents) });
}

/** The working of a month: its lines for the least and, where they differ, for the most; then what is taken from it. */
export function wordWorking(month, t) {
  const [low, high] = month.working.map((lines) => lines.map((line) => wordLine(line, t)));
  const isPoint = low.join() === high.join();
  const at = (label, lines) => lines.map((line) => (isPoint ? line : t(label, { line })));
  return [
    ...at("wage.at-least", low),
    ...(isPoint ? [] : at("wage.at-most", high)),
    ...(month.deducted[1] ? [t("wage.working-deducted", { sum: wordRange(month.deducted, t) })] : []),
    ...(month.paid[1] ? [t("wage.working-paid", { sum: wordRange(month.paid, t) })] : []),
  ];
}

const withCurrency = (sum, currency) => [sum, currency].filter(Boolean).join(" ");

/** What is open in one sentence. */
export function wordTotal(found, currency, t) {
  const { arrears } = found.totals;
  const sum = (cents) => withCurrency(wordCents(cents), currency);
  if (!found.months.length) return t("wage.total-none");
  if (found.open) return t("wage.total-at-least", { low: sum(arrears[0]) });
  if (arrears[1] < 0n) return t("wage.total-ahead", { sum: sum(-arrears[1]) });
  if (arrears[0] === arrears[1]) return t("wage.total", { sum: sum(arrears[0]) });
  return t("wage.total-range", { low: wordCents(arrears[0]), high: sum(arrears[1]) });
}

/** When each side of the debt ends, and what would have to be earned, as sentences. */
export function wordAhead(found, sheet, t) {
  const { currency } = sheet.terms;
  const sum = (cents) => withCurrency(wordCents(cents), currency);
  const repays = (sheet.ahead.repays ?? "").trim();
  return Object.entries(found.ahead).map(([side, { balance, months, never, standstill, needed }]) => {
    const name = t(`wage.side-${side}`);
    if (balance <= 0n)
      return { strong: name, text: t(balance < 0n ? "wage.ahead-owed" : "wage.ahead-free", { sum: sum(-balance) }) };
    const when = !repays
      ? t("wage.ahead-nothing")
      : never
        ? t("wage.ahead-never", { repays: withCurrency(repays, currency) })
        : months === null
          ? t("wage.ahead-beyond", { repays: withCurrency(repays, currency) })
          : t("wage.ahead-months", { repays: withCurrency(repays, currency), months: wordCount(months) });
    const within = (sheet.ahead.within ?? "").trim() || "12";
    return {
      strong: name,
      text: [
        t("wage.ahead-open", { sum: sum(balance) }),
        when,
        t("wage.ahead-standstill", { sum: sum(standstill) }),
        t("wage.ahead-needed", { sum: sum(needed), within }),
      ].join(" "),
    };
  });
}

/** Each assumption in a sentence; months without a record are named. */
export function wordAssumptions(found, sheet, t) {
  const gaps = found.gaps.map((month) => wordMonth(month, t)).join(", ");
  return found.assumptions.map((name) => {
    const text = t(`wage.assumption.${name}`);
    if (name === "rules") return `${text} ${t("wage.rules-are", { title: sheet.rules.title, about: sheet.rules.about })}`;
    return name.startsWith("gaps") ? `${text} ${t("wage.gaps-are", { months: gaps })}` : text;
  });
}

/** A slip: where, what, and what would be right. */
export function wordSlip(slip, content, t) {
  const section = content.sections.find(({ role }) => role === (slip.table === "ahead" ? "debt" : slip.table));
  const parts = slip.table === "terms" || slip.table === "ahead" ? section.prompts : section.table.columns;
  const pasted = /^pasted-(\d+)$/.exec(slip.row);
  const where = [
    section.title,
    pasted ? t("wage.pasted-line", { line: wordCount(Number(pasted[1])) }) : "",
    parts.find(({ role }) => role === slip.column)?.title ?? "",
  ];
  return { where: where.filter(Boolean).join(", "), found: slip.found, text: t(`wage.slip.${slip.code}`) };
}
