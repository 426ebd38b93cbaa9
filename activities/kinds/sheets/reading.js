// What a group wrote on a worksheet, read out of its answers. No elements of the page here.
import { wordValue } from "../../browser/blanks.js";
import { isKept, readRows } from "../../browser/row_table.js";

/** Whether a section is for this group: without a condition it is; else the choice it hangs on decides. */
export function isShown(section, answers) {
  return !section.shownIf || section.shownIf.among.includes(answers[section.shownIf.answer]);
}

/** All rows of a section's table, with their number on the page; `kept` leaves out the empty and the struck. */
export function numberRows(section, answers) {
  return readRows(answers[`${section.id}/rows`], section.table.starters).map((row, place) => ({
    row,
    number: place + 1,
    kept: isKept(row),
  }));
}

/** The rows of one or several sections that stand in the work, each with the section it is of. */
export const keptRows = (sections, answers) =>
  [sections].flat().flatMap((section) =>
    numberRows(section, answers)
      .filter(({ kept }) => kept)
      .map((found) => ({ ...found, section })),
  );

/** A row's cell in words. */
export function wordCell(section, row, columnId) {
  return wordValue(
    section.table.columns.find((column) => column.id === columnId),
    row[columnId],
  );
}

/** What the row says first: its first cell that says anything, so that it can be told from the others. */
export function nameRow(section, row) {
  const column = section.table.columns.find(({ id }) => row[id]);
  return column ? wordCell(section, row, column.id) : "";
}

export const wordPrompt = (section, prompt, answers) => wordValue(prompt, answers[`${section.id}/${prompt.id}`]);
