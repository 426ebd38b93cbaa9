// The sheet as reckon takes it, out of what a group wrote; activities/wages/sheets.py reads it in the same way.
import { readRows } from "../../browser/row_table.js";
import { promptKey, rowsKey, sectionOf } from "../sheets/roles.js";

const TABLES = ["hours", "pay", "deductions", "debt"];
export const COLUMNS = ["when", "begin", "end", "break", "hours"];
const TERMS = ["currency", "rate", "per", "begins", "ends", "missing", "other", "exchange"];
const AHEAD = ["book-interest", "terms-interest", "charges", "repays", "living", "within"];

const asText = (value) => (typeof value === "string" ? value : "");

export const pastedKey = (content) => `${sectionOf(content, "hours").id}/pasted`;

/** What stands in the box for pasting and is not taken in yet. */
export const draftKey = (content) => `${sectionOf(content, "hours").id}/draft`;

/** The lines that were pasted, as they are kept: cells parted by tabs. */
export function readPasted(answers, content) {
  const lines = answers[pastedKey(content)];
  return Array.isArray(lines) ? lines.map(asText) : [];
}

const cellsOf = (line) => {
  const cells = line.split("\t");
  return Object.fromEntries(COLUMNS.map((name, place) => [name, cells[place] ?? ""]).filter(([, text]) => text));
};

/** The rules that were chosen, else the first that there are. */
export function rulesOf(answers, content) {
  const chosen = answers[promptKey(sectionOf(content, "terms"), "rules")];
  return content.rules.find(({ id }) => id === chosen) ?? content.rules[0];
}

function readTable(answers, section) {
  return readRows(answers[rowsKey(section)], section.table.starters)
    .filter(({ struck }) => struck !== "yes")
    .map((row) => ({
      id: row.id,
      ...Object.fromEntries(section.table.columns.map(({ id, role }) => [role || id, asText(row[id])])),
    }));
}

/** @returns {any} what reckon takes */
export function readSheet(answers, content) {
  const read = (part, names) => {
    const section = sectionOf(content, part);
    return Object.fromEntries(names.map((name) => [name, asText(answers[promptKey(section, name)])]));
  };
  const tables = Object.fromEntries(TABLES.map((name) => [name, readTable(answers, sectionOf(content, name))]));
  const pasted = readPasted(answers, content).map((line, place) => ({ id: `pasted-${place + 1}`, ...cellsOf(line) }));
  return {
    terms: read("terms", TERMS),
    ahead: read("debt", AHEAD),
    rules: rulesOf(answers, content),
    ...tables,
    hours: [...tables.hours, ...pasted],
  };
}

/** Whether anything of what is worked out was written. */
export const isFilledIn = (answers, content) =>
  Object.keys(answers).some((key) => content.sections.some(({ id, role }) => role && key.startsWith(`${id}/`)));
