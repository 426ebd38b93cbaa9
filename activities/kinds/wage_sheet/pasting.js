// Hours pasted from a spreadsheet: its lines as cells, in the order of the columns. Pure.
import { Unread, readWhen } from "./amounts.js";
import { COLUMNS } from "./sheets.js";

/** So many lines become rows that one can type in; more are kept as they were pasted, since no form holds ten thousand rows. */
export const MOST_ROWS = 60;
export const MOST_LINES = 20000;
const MOST_LETTERS = 200; // of a line: a day, times and a note

/** What parts the cells: a tab, as spreadsheets copy, else semicolons, else commas where a line has two. */
function partOf(lines) {
  if (lines.some((line) => line.includes("\t"))) return "\t";
  if (lines.some((line) => line.includes(";"))) return ";";
  return lines.some((line) => line.split(",").length > 2) ? "," : "\t";
}

const isDay = (text) => {
  try {
    return Boolean(readWhen(text));
  } catch (problem) {
    return !(problem instanceof Unread) || problem.code !== "no-day";
  }
};

/**
 * @param {string} text what was pasted
 * @returns {{lines: string[][], heads: number, empty: number, left: string[]}} lines: cells; heads: lines of titles above that were passed over;
 *   left: lines that are not taken in, since there are too many of them or they are too long
 */
export function readPaste(text) {
  const all = text.replace(/\r\n?/g, "\n").split("\n");
  const written = all.filter((line) => line.trim());
  const parter = partOf(written);
  const cells = written.map((line) => line.split(parter).map((cell) => cell.trim().replace(/^"(.*)"$/, "$1")));
  // Titles stand above and have no figure in their first cell: nothing that could be a day is passed over.
  let heads = 0;
  while (heads < cells.length && !/\p{Nd}/u.test(cells[heads][0]) && !isDay(cells[heads][0]) && !/^[=+@-]/.test(cells[heads][0]))
    heads += 1;
  const lines = [];
  const left = [];
  cells.slice(heads).forEach((line, place) => {
    const whole = written[heads + place];
    if (lines.length >= MOST_LINES || whole.length > MOST_LETTERS) left.push(whole);
    else lines.push(line);
  });
  return { lines, heads, empty: all.length - written.length, left };
}

/** A line as a row of the table. */
export const asRow = (cells, columns) =>
  Object.fromEntries(
    columns
      .map(({ id, role }) => [id, COLUMNS.includes(role) ? cells[COLUMNS.indexOf(role)] : cells[COLUMNS.length]])
      .filter(([, text]) => text),
  );

/** A line as it is kept. */
export const asLine = (cells) => cells.map((cell) => cell.replaceAll("\t", " ")).join("\t");
