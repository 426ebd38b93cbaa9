// How much of a section a group has done, in counts. An indication of what is still empty, and no mark.
import { isKept, readRows } from "../../browser/row_table.js";

const isAnswered = (value) => (Array.isArray(value) ? value.length > 0 : Boolean(value));

/** The rows of a table: those that the group has touched, of those that stand there from the beginning; else those it wrote. */
function countRows({ id, table }, answers) {
  const rows = readRows(answers[`${id}/rows`], table.starters);
  if (!table.starters.length) return { done: rows.filter(isKept).length };
  const beginnings = new Map(table.starters.map((row) => [row.id, JSON.stringify(sortCells(row))]));
  const isTouched = (row) => isKept(row) && beginnings.get(row.id) !== JSON.stringify(sortCells(row));
  return { done: rows.filter(isTouched).length, all: rows.filter((row) => beginnings.has(row.id) || isKept(row)).length };
}

const sortCells = (row) => Object.entries(row).sort(([one], [other]) => (one < other ? -1 : 1));

/** In words, such as "2 of 3 answers, 4 of 7 rows"; "" where there is nothing to count yet. */
export function wordDone(section, answers, t) {
  const said = [];
  const { length } = section.prompts;
  if (length) {
    const done = section.prompts.filter(({ id }) => isAnswered(answers[`${section.id}/${id}`])).length;
    said.push(t("sheet.done-answers", { done, all: length }));
  }
  if (section.table) {
    const { done, all } = countRows(section, answers);
    if (all !== undefined) said.push(t("sheet.done-rows-of", { done, all }));
    else if (done) said.push(t(done === 1 ? "sheet.done-row" : "sheet.done-rows", { many: done }));
  }
  return said.join(", ");
}
