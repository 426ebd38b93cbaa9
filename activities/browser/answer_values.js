// What an answers file may hold: its group, its time and its answers. activities/answers/values.py
// holds the same checks; each refuses or returns a copy.

import contract from "../answers/contract.json" with { type: "json" };

export const MAX_TEXT = contract.maxText; // characters in one string
export const MAX_GROUP = contract.maxGroup; // characters in a group's name

const MAX_DEPTH = contract.maxDepth; // lists and objects inside one another in one answer
const MAX_KEY = contract.maxKey; // characters in an answer's key
const MAX_NAME = contract.maxName; // characters in a name inside an answer, or in an id
const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const KEY = /^[a-z0-9]+(-[a-z0-9]+)*(\/[a-z0-9]+(-[a-z0-9]+)*)*$/;
const SAVED = /^([1-9]\d{3})-(\d{2})-(\d{2})T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,6})?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

// Names that reach into JavaScript's own objects when a reader is careless.
const REFUSED_NAMES = new Set(contract.refusedNames);

// Spelt out, since JavaScript's \s and Python's differ.
const SPACE = /[\t-\r \u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000]+/g;
const CONTROLS = /[\u0000-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\uFEFF]/g;
// Signs that nobody sees, as a text pasted from a chat brings them along: two names that read the same are the same name.
const UNSEEN = /[\u00AD\u061C\u180E\u200B\u200E\u200F\u2060-\u206F\u3164\uFFA0\uFFF9-\uFFFB]/g;
// The joiners of a script stay, but between letters only.
const LOOSE_BEFORE = /(^| )[\u200C\u200D]+/g;
const LOOSE_AFTER = /[\u200C\u200D]+( |$)/g;
const LONE_SURROGATES = /\p{Surrogate}/gu;

/** A problem with a file: the `code` and `params` that `readAnswers` reports. */
export class Refusal extends Error {
  constructor(code, params = {}) {
    super(`${code} ${JSON.stringify(params)}`);
    this.code = code;
    this.params = params;
  }
}

/**
 * A group's name as it is kept: control, bidi-override and unseen characters dropped, each run of space made
 * one, trimmed, composed (so that one name typed on two machines is one name), cut to `MAX_GROUP`.
 *
 * @param {string} name as typed
 * @returns {string} the name; empty if nothing is left of it
 */
export function cleanGroup(name) {
  return [...tidyGroup(name)].slice(0, MAX_GROUP).join("").trimEnd();
}

function tidyGroup(name) {
  return String(name)
    .replace(SPACE, " ")
    .replace(CONTROLS, "")
    .replace(UNSEEN, "")
    .replace(LONE_SURROGATES, "")
    .normalize("NFC")
    .replace(LOOSE_BEFORE, "$1")
    .replace(LOOSE_AFTER, "$1")
    .replace(/ +/g, " ")
    .replace(/^ | $/g, "");
}

/** Whether two names differ in capitals, or in the width of their letters, only. */
export const isAlike = (one, other) => fold(one) === fold(other);
const fold = (name) => name.normalize("NFKC").toLowerCase().normalize("NFKC");

/** A group's name in a file; one that is too long is refused, since cutting it could make two groups one. */
export function checkGroup(name) {
  const group = tidyGroup(name);
  if (!group || countCharacters(group) > MAX_GROUP) throw new Refusal("bad-group", { limit: MAX_GROUP });
  return group;
}

/** The answers in the order of their keys, each of a kind that an answer may be. */
export function checkAnswers(answers) {
  const checked = {};
  for (const key of Object.keys(answers).sort()) {
    const found = checkAnswer(key, answers[key]);
    if (found.ok === false) throw found.problem;
    checked[key] = found.value;
  }
  return checked;
}

/**
 * One answer by the rule for files, which is the rule for what a device keeps too.
 * @returns {{ok: true, value: any} | {ok: false, problem: Refusal}} value: a copy
 */
export function checkAnswer(key, value) {
  const refuse = (reason) => {
    throw new Refusal("bad-value", { key: shorten(key), reason });
  };
  try {
    if (!isKey(key)) refuse("key");
    return { ok: true, value: checkValue(value, 1, refuse) };
  } catch (problem) {
    if (problem instanceof Refusal) return { ok: false, problem };
    throw problem;
  }
}

const SHAPES = {
  text: (value) => typeof value === "string",
  flag: (value) => typeof value === "boolean",
  list: (value) => Array.isArray(value) && value.every((item) => typeof item === "string"),
  rows: (value) => Array.isArray(value) && value.every((item) => isObject(item) && typeof item.id === "string"),
  object: isObject,
};

/** Whether a value that is an answer has the shape that a form keeps under its key; any has where the form knows none. */
export const isShaped = (value, shape) => shape === undefined || SHAPES[shape](value);

/** A copy of answers, which are JSON: browsers of 2021 have no `structuredClone`. */
export const copyAnswers = (answers) => JSON.parse(JSON.stringify(answers));

/** A copy of a value that is one of the kinds an answer may be; `depth` counts lists and objects. */
function checkValue(value, depth, refuse) {
  if (typeof value === "string") return checkText(value, refuse);
  if (typeof value === "boolean") return value;
  if (typeof value === "number") return Math.abs(value) <= contract.maxNumber ? value : refuse("number");
  if (typeof value !== "object" || value === null) return refuse("kind");
  if (depth > MAX_DEPTH) return refuse("depth");
  return Array.isArray(value) ? checkList(value, depth, refuse) : checkObject(value, depth, refuse);
}

function checkList(list, depth, refuse) {
  if (list.every((item) => typeof item === "string")) return list.map((item) => checkText(item, refuse));
  if (!list.every(isObject)) return refuse("kind");
  if (depth + 1 > MAX_DEPTH) return refuse("depth");
  for (const item of list) {
    if (!Object.values(item).every((text) => typeof text === "string")) refuse("kind");
  }
  return list.map((item) => checkObject(item, depth + 1, refuse));
}

function checkObject(object, depth, refuse) {
  const checked = {};
  for (const name of Object.keys(object).sort()) {
    if (!isName(name)) refuse("name");
    checked[name] = checkValue(object[name], depth + 1, refuse);
  }
  return checked;
}

function checkText(text, refuse) {
  if (text.length > MAX_TEXT && countCharacters(text) > MAX_TEXT) refuse("too-long");
  // Half a character, as a cut-off emoji leaves it, cannot be written as UTF-8.
  return text.replace(LONE_SURROGATES, "\uFFFD");
}

export function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isId(value) {
  return typeof value === "string" && value.length <= MAX_NAME && ID.test(value);
}

function isKey(key) {
  return key.length <= MAX_KEY && KEY.test(key) && !key.split("/").some((part) => REFUSED_NAMES.has(part));
}

function isName(name) {
  const fits = name !== "" && countCharacters(name) <= MAX_NAME;
  return fits && !REFUSED_NAMES.has(name) && name.search(CONTROLS) < 0 && name.search(LONE_SURROGATES) < 0;
}

export function isTime(value) {
  const parts = typeof value === "string" && SAVED.exec(value);
  if (!parts) return false;
  const [year, month, day] = parts.slice(1, 4).map(Number);
  const date = new Date(Date.UTC(year, month - 1, day)); // a day that no month has rolls over
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

function countCharacters(text) {
  return [...text].length;
}

function shorten(key) {
  const clean = key.replace(CONTROLS, "").replace(LONE_SURROGATES, "");
  return countCharacters(clean) > 80 ? `${[...clean].slice(0, 80).join("")}…` : clean;
}
