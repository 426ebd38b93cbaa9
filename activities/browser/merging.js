// Two groups' answers to one activity, laid beside each other: what differs, and what becomes of it.
// Pure. Nothing of ours goes unless the other is chosen in its place.
import { MAX_TEXT, copyAnswers, isObject } from "./answer_values.js";

const isTexts = (value) => Array.isArray(value) && value.every((item) => typeof item === "string");
const isRows = (value) =>
  Array.isArray(value) && value.length > 0 && value.every((item) => isObject(item) && typeof item.id === "string");

/** Names in order, so that two objects with the same in them are the same text. */
function inOrder(value) {
  if (Array.isArray(value)) return value.map(inOrder);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((name) => [name, inOrder(value[name])]),
  );
}
const same = (one, other) => JSON.stringify(inOrder(one)) === JSON.stringify(inOrder(other));

/**
 * What differs between two sets of answers. What only we have is no difference: it stays.
 *
 * @param {any} ours
 * @param {any} theirs
 * @param {(key: string) => boolean} isClosed whether an answer is one of a few, which cannot be put together
 * @param {(key: string) => boolean} isLine whether an answer stands in a box of one line
 * @returns {{id: string, key: string, row?: string, ours: any, theirs: any, choices: string[], choice: string}[]}
 *   choices: ours, theirs, both; choice: the one to begin with. ours is undefined where only they have it.
 */
export function compareAnswers(ours, theirs, isClosed = () => false, isLine = () => false) {
  return Object.keys(theirs)
    .sort()
    .flatMap((key) => {
      if (same(ours[key], theirs[key])) return [];
      if (isRows(theirs[key]) && (ours[key] === undefined || isRows(ours[key])))
        return compareRows(key, ours[key] ?? [], theirs[key]);
      return [difference(key, ours[key], theirs[key], { closed: isClosed(key), joint: isLine(key) ? " / " : "\n" })];
    });
}

function difference(key, ours, theirs, { closed, joint }) {
  const areTexts = typeof ours === "string" && typeof theirs === "string" && ours.length + theirs.length < MAX_TEXT - joint.length;
  const can = !closed && (areTexts || (isTexts(ours) && isTexts(theirs)));
  const choices = ours === undefined ? ["theirs", "ours"] : can ? ["ours", "theirs", "both"] : ["ours", "theirs"];
  return { id: key, key, ours, theirs, joint, choices, choice: isTexts(ours) && can ? "both" : choices[0] };
}

function compareRows(key, ours, theirs) {
  return theirs.flatMap((row) => {
    const mine = ours.find((one) => one.id === row.id);
    if (same(mine, row)) return [];
    const choices = mine ? ["ours", "theirs", "both"] : ["theirs", "ours"];
    return [{ id: `${key}#${row.id}`, key, row: row.id, ours: mine, theirs: row, choices, choice: choices[0] }];
  });
}

/**
 * Our answers with what was decided taken over. Rows of theirs come after ours, in their order.
 *
 * @param {any} ours
 * @param {any[]} differences as `compareAnswers` gives them, with `choice` as decided
 * @param {() => string} newId for a row that stands beside one of the same id
 */
export function mergeAnswers(ours, differences, newId) {
  const merged = copyAnswers(ours);
  for (const one of differences) {
    if (one.choice === "ours") continue;
    if (one.row) merged[one.key] = takeRow(merged[one.key] ?? [], one, newId);
    else merged[one.key] = one.choice === "both" ? putTogether(one) : copyAnswers(one.theirs);
  }
  return merged;
}

function putTogether({ ours, theirs, joint }) {
  return typeof ours === "string" ? `${ours}${joint}${theirs}` : [...new Set([...ours, ...theirs])];
}

function takeRow(rows, { ours, theirs, choice }, newId) {
  if (!ours) return [...rows, copyAnswers(theirs)];
  if (choice === "both") {
    const place = rows.findIndex((row) => row.id === theirs.id);
    return [...rows.slice(0, place + 1), { ...copyAnswers(theirs), id: newId() }, ...rows.slice(place + 1)];
  }
  return rows.map((row) => (row.id === theirs.id ? copyAnswers(theirs) : row));
}
