// What a group wrote on a worksheet, read out of its answers. No elements of the page here.
import { wordValue } from "../../browser/blanks.js";
import { isKept, readRows } from "../../browser/row_table.js";

/** Whether a section is for this group: without a condition it is; else the choice it hangs on decides. */
export function isShown(section, answers) {
  return !section.shownIf || section.shownIf.among.includes(answers[section.shownIf.answer]);
}

/** Rows in which ids of others of their table are the names of these. */
function nameRows(section, rows) {
  const columns = section.table.columns.filter(({ type }) => type === "rows");
  if (!columns.length) return rows;
  const options = rows.map((row, place) => [row.id, nameRow(section, row) || `${section.table.row} ${place + 1}`]);
  const worded = (row) => columns.filter(({ id }) => row[id]).map(({ id }) => [id, wordValue({ type: "rows", options }, row[id])]);
  return rows.map((row) => ({ ...row, ...Object.fromEntries(worded(row)) }));
}

/** All rows of a section's table, with their number on the page; `kept` leaves out the empty and the struck. */
export function numberRows(section, answers) {
  const rows = readRows(answers[`${section.id}/rows`], section.table.starters);
  return nameRows(section, rows).map((row, place) => ({ row, number: place + 1, kept: isKept(row) }));
}

/** As `numberRows`, with ids where a column names others of the table's rows: for drawing who is linked with whom. */
export const linkRows = (section, answers) =>
  readRows(answers[`${section.id}/rows`], section.table.starters).map((row, place) => ({
    row,
    number: place + 1,
    kept: isKept(row),
  }));

/** The rows of one or several sections that stand in the work, each with the section it is of. */
export const keptRows = (sections, answers) =>
  [sections].flat().flatMap((section) =>
    numberRows(section, answers)
      .filter(({ kept }) => kept)
      .map((found) => ({ ...found, section })),
  );

/** A row's cell in words. Names of other rows stand in words there already, see `numberRows`. */
export function wordCell(section, row, columnId) {
  const column = section.table.columns.find(({ id }) => id === columnId);
  return column.type === "rows" ? (row[columnId] ?? "") : wordValue(column, row[columnId]);
}

/** What the row says first: its first cell that says anything, so that it can be told from the others. */
export function nameRow(section, row) {
  const column = section.table.columns.find(({ id }) => row[id]);
  return column ? wordCell(section, row, column.id) : "";
}

export const wordPrompt = (section, prompt, answers) => wordValue(prompt, answers[`${section.id}/${prompt.id}`]);
