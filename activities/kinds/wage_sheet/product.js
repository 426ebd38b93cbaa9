// What leaves a wage sheet: a paper that leads with what is open, a table of what was written, and a workbook with formulas.
import { heading, list, paragraph, table } from "../../browser/blocks.js";
import { leadBlocks } from "../../browser/lead.js";
import { readLead } from "../sheets/lead.js";
import { sheetBlocks, sheetTable } from "../sheets/product.js";
import { sectionOf } from "../sheets/roles.js";
import { SIDES } from "./debts.js";
import { reckon } from "./reckoning.js";
import { COLUMNS, isFilledIn, readPasted, readSheet } from "./sheets.js";
import { layOutWorkbook } from "./workbook.js";
import { wordAhead, wordAssumptions, wordCents, wordMonth, wordRange, wordSlip, wordTotal, wordWorking } from "./words.js";

function monthBlocks(found, t) {
  if (!found.months.length) return [];
  const heads = ["wage.month", "wage.due", "wage.deducted", "wage.paid", "wage.open", "wage.balance"].map((key) => t(key));
  const row = ({ month, due, deducted, paid, arrears, balance }) => [
    wordMonth(month, t),
    ...[due, deducted, paid, arrears, balance].map((sum) => wordRange(sum, t)),
  ];
  const { due, deducted, paid, arrears } = found.totals;
  return [
    heading(1, t("wage.months")),
    table({
      name: t("wage.months"),
      header: heads,
      rows: [...found.months.map(row), [t("wage.together"), ...[due, deducted, paid, arrears].map((sum) => wordRange(sum, t)), ""]],
      widths: [2, 2, 2, 2, 2, 2],
    }),
    heading(2, t("wage.working")),
    ...found.months
      .map((month) => [month, wordWorking(month, t)])
      .filter(([, lines]) => lines.length)
      .map(([month, lines]) => paragraph(lines.join("; "), `${wordMonth(month.month, t)}:`)),
  ];
}

function debtBlocks(found, sheet, t) {
  if (!found.debt.book.length) return [];
  return [
    heading(1, t("wage.course")),
    table({
      name: t("wage.course"),
      header: [t("wage.month"), ...SIDES.flatMap((side) => ["interest", "closing"].map((name) => t(`wage.${side}-${name}`)))],
      rows: found.debt.book.map((row, place) => [
        wordMonth(row.month, t),
        ...SIDES.flatMap((side) => [found.debt[side][place].interest, found.debt[side][place].closing]).map(wordCents),
      ]),
      widths: [2, 2, 2, 2, 2],
    }),
    list(wordAhead(found, sheet, t)),
  ];
}

/** The document that becomes a Word file: what is open leads, then the sums with their working, what they rest on, and what was written. */
export function product({ answers, content, t, title }) {
  const lead = readLead(content, answers, t);
  const written = sheetBlocks({ answers, content, t });
  if (!isFilledIn(answers, content)) return { title, lead: leadBlocks(lead, t), blocks: written, levels: 1 };
  const sheet = readSheet(answers, content);
  const found = reckon(sheet);
  const many = readPasted(answers, content).length;
  const slips = found.slips.map((slip) => wordSlip(slip, content, t));
  return {
    title,
    lead: leadBlocks(
      {
        ...lead,
        did: [...(lead.did ?? []), ...(many ? [t("wage.pasted-many", { many })] : [])],
        found: [
          { strong: `${t("wage.result")}:`, text: wordTotal(found, sheet.terms.currency, t) },
          ...wordAhead(found, sheet, t).map(({ strong, text }) => ({ strong: `${strong}:`, text })),
          ...(lead.found ?? []),
        ],
        open: [
          ...(slips.length ? [t(slips.length === 1 ? "wage.slip-one" : "wage.slips", { many: slips.length })] : []),
          ...(lead.open ?? []),
        ],
      },
      t,
    ),
    blocks: [
      ...monthBlocks(found, t),
      ...debtBlocks(found, sheet, t),
      heading(1, t("wage.rests")),
      list(wordAssumptions(found, sheet, t)),
      ...(slips.length
        ? [
            heading(1, t("wage.slips-title")),
            list(
              slips.map(({ where, found: said, text }) => ({
                strong: `${where}:`,
                text: [said && `“${said}”`, text].filter(Boolean).join(" "),
              })),
            ),
          ]
        : []),
      ...written,
    ],
    levels: 1,
  };
}

/** One row for each row of a table and each prompt, and for each line that was pasted. */
export function wageTable({ answers, content, t }) {
  const { header, rows } = sheetTable({ answers, content, t });
  const hours = sectionOf(content, "hours");
  const titles = hours.table.columns.map(({ role, title }) => [role, title]);
  const pasted = readPasted(answers, content).map((line, place) => {
    const cells = line.split("\t");
    const row = header.map(() => "");
    row[header.indexOf(t("sheet.part"))] = hours.title;
    row[header.indexOf(t("sheet.row"))] = t("wage.pasted-line", { line: place + 1 });
    titles.forEach(([role, title]) => {
      const at = COLUMNS.includes(role) ? COLUMNS.indexOf(role) : COLUMNS.length;
      row[header.indexOf(title)] = cells[at] ?? "";
    });
    return row;
  });
  return { header, rows: [...rows, ...pasted] };
}

/** The sheets of a workbook, as plain data; browser/xlsx.js writes the file. */
export function workbook({ answers, content, t }) {
  const sheet = readSheet(answers, content);
  return layOutWorkbook(sheet, reckon(sheet), t);
}
