// Two tabs that changed the rows of one table at the same time: what both did, put together row by row and cell by cell. Pure.
import { isObject } from "./answer_values.js";

const isRows = (value) =>
  Array.isArray(value) && value.length > 0 && value.every((row) => isObject(row) && typeof row.id === "string");
const isRowsOrNone = (value) => value === undefined || isRows(value);
const findRow = (rows, id) => rows.find((row) => row.id === id);

function mergeCells(before = {}, newer, older) {
  const names = [...new Set([...Object.keys(newer), ...Object.keys(older)])];
  const cell = (name) => (newer[name] === before[name] ? older[name] : newer[name]);
  return Object.fromEntries(names.map((name) => [name, cell(name)]).filter(([, value]) => value !== undefined));
}

const isChanged = (before, row) =>
  [...new Set([...Object.keys(before), ...Object.keys(row)])].some((name) => before[name] !== row[name]);

/**
 * @param {any[]|undefined} before the rows as both had them
 * @param {any[]} newer the later of the two; its order holds
 * @param {any[]} older the other
 * @returns {any[]|null} null where these are no rows
 */
export function mergeRows(before, newer, older) {
  if (!isRowsOrNone(before) || !isRows(newer) || !isRows(older)) return null;
  const was = before ?? [];
  /** A row that the other does not have stays if it is new there, or was changed after the other took it out. */
  const stays = (row) => !findRow(was, row.id) || isChanged(findRow(was, row.id), row);
  const rows = newer
    .filter((row) => findRow(older, row.id) || stays(row))
    .map((row) => (findRow(older, row.id) ? mergeCells(findRow(was, row.id), row, findRow(older, row.id)) : row));
  older.forEach((row, place) => {
    if (findRow(newer, row.id) || !stays(row)) return;
    const above = rows.findIndex(({ id }) => id === older[place - 1]?.id);
    rows.splice(above < 0 ? rows.length : above + 1, 0, row);
  });
  return rows;
}
