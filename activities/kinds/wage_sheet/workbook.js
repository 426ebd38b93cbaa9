// The sheets of a workbook as plain data: cells are texts, sums in cents, whole numbers or formulas.
// activities/wages/workbook.py lays out the same; a test holds the two together.
import { SIDES } from "./debts.js";

const ENDS = ["least", "most"];
const text = (value) => ({ text: value });
const head = (value) => ({ text: value, strong: true });
const sum = (cents) => ({ cents: String(cents) });
const formula = (value) => ({ formula: value });
const TABLES = {
  hours: ["when", "begin", "end", "break", "hours", "record"],
  pay: ["when", "what", "sort", "amount", "currency", "counts"],
  deductions: ["when", "what", "amount", "currency", "stands", "rule"],
  debt: ["when", "what", "sort", "book", "terms"],
};

/** What is owed by month: open is worked out from the columns before it, and the balance from the row above. */
function layOutOwed(found, t) {
  const heads = ["due", "deducted", "paid", "open", "balance"].flatMap((name) =>
    ENDS.map((end) => head(t(`wage.column-${end}`, { what: t(`wage.${name}`) }))),
  );
  const rows = found.months.map(({ month, due, deducted, paid }, place) => {
    const row = place + 2;
    const balance = (own, above) => (place ? `${above}${row - 1}+${own}${row}` : `${own}${row}`);
    return [
      text(month),
      ...[due, deducted, paid].flatMap((range) => range.map(sum)),
      formula(`B${row}-E${row}-G${row}`),
      formula(`C${row}-D${row}-F${row}`),
      formula(balance("H", "J")),
      formula(balance("I", "K")),
    ];
  });
  const last = rows.length + 1;
  const total = rows.length
    ? [[head(t("wage.together")), ..."BCDEFGHI".split("").map((column) => formula(`SUM(${column}2:${column}${last})`))]]
    : [];
  return { name: t("wage.sheet-owed"), rows: [[head(t("wage.month")), ...heads], ...rows, ...total] };
}

/** Each line of the working, for the least and for the most. */
function layOutWorking(found, t) {
  const heads = ["month", "end", "what", "quantity", "percent", "sum"].map((name) => head(t(`wage.working-head-${name}`)));
  const rows = found.months.flatMap(({ month, working }) =>
    working.flatMap((lines, end) =>
      lines.map(([what, quantity, percent, cents]) => [
        text(month),
        text(t(`wage.${ENDS[end]}`)),
        text(t(`wage.line-${what}`)),
        { number: quantity },
        { number: percent },
        sum(cents),
      ]),
    ),
  );
  return { name: t("wage.working"), rows: [heads, ...rows] };
}

/** The debt on both sides; what is open then is worked out in the row. */
function layOutDebt(found, t) {
  const heads = SIDES.flatMap((side) =>
    ["opening", "interest", "added", "repaid", "closing"].map((name) => head(t(`wage.${side}-${name}`))),
  );
  const rows = found.debt.book.map(({ month }, place) => {
    const row = place + 2;
    return [
      text(month),
      ...SIDES.flatMap((side) => {
        const { opening, interest, added, repaid } = found.debt[side][place];
        const [open, charged, more, less, closing] = side === "book" ? "BCDEF" : "GHIJK";
        return [
          place ? formula(`${closing}${row - 1}`) : sum(opening),
          ...[interest, added, repaid].map(sum),
          formula(`${open}${row}+${charged}${row}+${more}${row}-${less}${row}`),
        ];
      }),
    ];
  });
  return { name: t("wage.course"), rows: [[head(t("wage.month")), ...heads], ...rows] };
}

/** What was written, as texts: whatever it looks like, it stays a text. */
function layOutWritten(sheet, t) {
  const terms = [...Object.entries(sheet.terms), ["rules", sheet.rules.title], ...Object.entries(sheet.ahead)].filter(
    ([, value]) => value,
  );
  const given = { name: t("wage.sheet-terms"), rows: terms.map(([name, value]) => [head(t(`wage.term-${name}`)), text(value)]) };
  const tables = Object.entries(TABLES).map(([name, columns]) => ({
    name: t(`wage.sheet-${name}`),
    rows: [
      columns.map((column) => head(t(`wage.cell-${column}`))),
      ...sheet[name].map((row) => columns.map((column) => text(row[column] ?? ""))),
    ],
  }));
  return [given, ...tables];
}

/** @returns {{name: string, rows: any[][]}[]} */
export function layOutWorkbook(sheet, found, t) {
  const rests = found.assumptions.map((name) => [text(t(`wage.assumption.${name}`))]);
  return [
    layOutOwed(found, t),
    layOutWorking(found, t),
    layOutDebt(found, t),
    { name: t("wage.sheet-rests"), rows: rests },
    ...layOutWritten(sheet, t),
  ];
}
