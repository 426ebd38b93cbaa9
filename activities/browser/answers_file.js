// The answers file: what one group answered in one activity, to keep, to carry on with on another
// machine, and to hand in. activities/answers.py reads and writes the same format; tests/answers
// holds the files that both must judge alike. A file comes from anywhere: it is read as data only.

export const FORMAT = "workshop-answers";
export const VERSION = 1;
export const BOOK = "forced-labour-workshop";
export const MAX_BYTES = 5 * 1024 * 1024;
export const MAX_TEXT = 20_000; // characters in one string
export const MAX_GROUP = 60; // characters in a group's name

const MAX_DEPTH = 4; // lists and objects inside one another in one answer
const MAX_NESTING = 32; // brackets inside one another in a whole file
const MAX_KEY = 200; // characters in an answer's key
const MAX_NAME = 100; // characters in a name inside an answer
const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const KEY = /^[a-z0-9]+(-[a-z0-9]+)*(\/[a-z0-9]+(-[a-z0-9]+)*)*$/;
const SAVED =
  /^([1-9]\d{3})-(\d{2})-(\d{2})T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,6})?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

// Names that reach into JavaScript's own objects when a reader is careless.
const REFUSED_NAMES = new Set(["__proto__", "constructor", "prototype"]);

// Spelt out, since JavaScript's \s and Python's differ.
const SPACE = /[\t-\r \u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000]+/g;
const CONTROLS = /[\u0000-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\uFEFF]/g;
const LONE_SURROGATES = /\p{Surrogate}/gu;

/** From a version to the function that turns a file of it into one of the next version. */
const MIGRATIONS = {};

class Refusal extends Error {
  constructor(code, params = {}) {
    super(`${code} ${JSON.stringify(params)}`);
    this.code = code;
    this.params = params;
  }
}

/**
 * A group's name as it is kept: control and bidi-override characters dropped, each run of space made
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
    .replace(LONE_SURROGATES, "")
    .normalize("NFC")
    .replace(/ +/g, " ")
    .replace(/^ | $/g, "");
}

/**
 * The text of an answers file: keys in order, so that the same answers give the same text.
 *
 * @param {{activity: string, kind: string, group: string, saved: string, answers: object}} file
 *   saved: ISO time with its offset; answers: values by key, null and undefined are left out
 * @returns {string} JSON, two spaces an indent
 * @throws {Error} with the `code` and `params` of `readAnswers`, if a reader would refuse the file
 */
export function writeAnswers({ activity, kind, group, saved, answers }) {
  const given = Object.entries(answers).filter(([, value]) => value !== null && value !== undefined);
  const file = {
    format: FORMAT,
    version: VERSION,
    book: BOOK,
    activity,
    kind,
    group,
    saved,
    answers: Object.fromEntries(given),
  };
  const text = JSON.stringify(checkFile(file, { activity, kind }), null, 2) + "\n";
  checkSize(text);
  return text;
}

/**
 * Read an answers file that someone has chosen, without loading one that is too large.
 *
 * @param {Blob} blob the chosen file
 * @param {{activity: string, kind: string}} expected where it is to be used
 * @returns {Promise<object>} as `readAnswers`
 */
export async function readAnswersFile(blob, expected) {
  if (blob.size > MAX_BYTES) return refused(new Refusal("too-large", { limit: MAX_BYTES }));
  let bytes;
  try {
    bytes = await blob.arrayBuffer();
  } catch {
    return refused(new Refusal("not-json", { hint: "unreadable" })); // moved away, or the stick is out
  }
  let text;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return refused(new Refusal("not-json", { hint: "encoding" }));
  }
  return readAnswers(text, expected);
}

/**
 * Read the text of an answers file. Keys that this edition does not know are kept.
 *
 * @param {string} text what the file holds
 * @param {{activity: string, kind: string}} expected where it is to be used
 * @returns {{ok: true, file: object} | {ok: false, problem: {code: string, params: object}}}
 *   problems: too-large {limit} · not-json {hint: truncated, encoding, unreadable or null} · not-answers {at} ·
 *   newer-version {version} · other-activity {activity, kind} · bad-group {limit} ·
 *   bad-value {key, reason: key, kind, number, too-long, depth or name}
 */
export function readAnswers(text, expected) {
  try {
    checkSize(text);
    return { ok: true, file: checkFile(migrate(parse(text.replace(/^\uFEFF/, ""))), expected) };
  } catch (problem) {
    if (problem instanceof Refusal) return refused(problem);
    throw problem;
  }
}

function refused({ code, params }) {
  return { ok: false, problem: { code, params } };
}

function checkSize(text) {
  // No character takes more than three bytes for each unit of its length.
  if (text.length * 3 <= MAX_BYTES) return;
  if (new TextEncoder().encode(text).length > MAX_BYTES) throw new Refusal("too-large", { limit: MAX_BYTES });
}

function parse(text) {
  const brackets = scanBrackets(text);
  if (brackets.deepest > MAX_NESTING) throw new Refusal("not-answers", { at: "file" });
  let found;
  try {
    found = JSON.parse(text);
  } catch {
    const cut = text.trimStart().startsWith("{") && brackets.open;
    throw new Refusal("not-json", { hint: cut ? "truncated" : null });
  }
  if (!isObject(found)) throw new Refusal("not-answers", { at: "file" });
  return found;
}

/** Whether brackets or a string are still open at the end of a JSON text, and how deep it nests. */
function scanBrackets(text) {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let i = 0; i < text.length; i += 1) {
    const sign = text[i];
    if (inString) {
      if (sign === "\\") i += 1;
      else if (sign === '"') inString = false;
    } else if (sign === '"') inString = true;
    else if (sign === "{" || sign === "[") deepest = Math.max(deepest, (depth += 1));
    else if (sign === "}" || sign === "]") depth -= 1;
  }
  return { open: inString || depth > 0, deepest };
}

function migrate(found) {
  if (found.format !== FORMAT) throw new Refusal("not-answers", { at: "format" });
  if (!Number.isInteger(found.version) || found.version < 1) throw new Refusal("not-answers", { at: "version" });
  if (found.version > VERSION) throw new Refusal("newer-version", { version: found.version });
  let file = found;
  for (let version = found.version; version < VERSION; version += 1) file = MIGRATIONS[version](file);
  return file;
}

function checkFile(found, expected) {
  checkHead(found);
  if (found.activity !== expected.activity || found.kind !== expected.kind) {
    throw new Refusal("other-activity", { activity: found.activity, kind: found.kind });
  }
  return {
    format: FORMAT,
    version: VERSION,
    book: BOOK,
    activity: found.activity,
    kind: found.kind,
    group: checkGroup(found.group),
    saved: found.saved,
    answers: checkAnswers(found.answers),
  };
}

function checkHead(found) {
  const right = {
    book: found.book === BOOK,
    activity: isId(found.activity),
    kind: isId(found.kind),
    group: typeof found.group === "string",
    saved: isTime(found.saved),
    answers: isObject(found.answers),
  };
  for (const [at, isRight] of Object.entries(right)) {
    if (!isRight) throw new Refusal("not-answers", { at });
  }
}

function checkGroup(name) {
  const group = tidyGroup(name);
  if (!group || countCharacters(group) > MAX_GROUP) throw new Refusal("bad-group", { limit: MAX_GROUP });
  return group;
}

function checkAnswers(answers) {
  const checked = {};
  for (const key of Object.keys(answers).sort()) {
    const refuse = (reason) => {
      throw new Refusal("bad-value", { key: shorten(key), reason });
    };
    if (!isKey(key)) refuse("key");
    checked[key] = checkValue(answers[key], 1, refuse);
  }
  return checked;
}

/** A copy of a value that is one of the kinds an answer may be; `depth` counts lists and objects. */
function checkValue(value, depth, refuse) {
  if (typeof value === "string") return checkText(value, refuse);
  if (typeof value === "boolean") return value;
  if (typeof value === "number") return Math.abs(value) <= Number.MAX_SAFE_INTEGER ? value : refuse("number");
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

function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isId(value) {
  return typeof value === "string" && value.length <= MAX_NAME && ID.test(value);
}

function isKey(key) {
  return key.length <= MAX_KEY && KEY.test(key) && !key.split("/").some((part) => REFUSED_NAMES.has(part));
}

function isName(name) {
  const fits = name !== "" && countCharacters(name) <= MAX_NAME;
  return fits && !REFUSED_NAMES.has(name) && name.search(CONTROLS) < 0 && name.search(LONE_SURROGATES) < 0;
}

function isTime(value) {
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
