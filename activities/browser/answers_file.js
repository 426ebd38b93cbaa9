// The answers file: what one group answered in one activity, to keep, to carry on with on another
// machine, and to hand in. activities/answers reads and writes the same format; tests/answers
// holds the files that both must judge alike. A file comes from anywhere: it is read as data only.

import contract from "../answers/contract.json" with { type: "json" };
import { Refusal, checkAnswers, checkGroup, isId, isObject, isTime } from "./answer_values.js";

export { MAX_GROUP, MAX_TEXT, cleanGroup } from "./answer_values.js";

export const FORMAT = contract.format;
export const VERSION = contract.version;
export const BOOK = contract.book;
export const MAX_BYTES = contract.maxBytes;

const MAX_NESTING = contract.maxNesting; // brackets inside one another in a whole file

/** From a version to the function that turns a file of it into one of the next version. */
export const MIGRATIONS = {};

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
 * @returns {Promise<{ok: boolean, file?: any, problem?: {code: string, params: any}}>} as `readAnswers`
 */
export async function readAnswersFile(blob, expected) {
  try {
    return readAnswers(await readText(blob), expected);
  } catch (problem) {
    return refused(problem);
  }
}

/**
 * The text of a file that someone has chosen.
 *
 * @param {Blob} blob
 * @returns {Promise<string>} without a byte order mark
 * @throws {Refusal} too-large {limit} · not-json {hint: unreadable or encoding}
 */
export async function readText(blob, limit = MAX_BYTES) {
  if (blob.size > limit) throw new Refusal("too-large", { limit });
  const bytes = await blob.arrayBuffer().catch(() => {
    throw new Refusal("not-json", { hint: "unreadable" }); // moved away, or the stick is out
  });
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Refusal("not-json", { hint: "encoding" });
  }
}

/**
 * Read the text of an answers file. Keys that this edition does not know are kept.
 *
 * @param {string} text what the file holds, without a byte order mark, as `Blob.text` gives it
 * @param {{activity: string, kind: string}} expected where it is to be used
 * @returns {{ok: boolean, file?: any, problem?: {code: string, params: any}}}
 *   problems: too-large {limit} · not-json {hint: truncated, encoding, unreadable or null} · not-answers {at} ·
 *   newer-version {version} · other-activity {activity, kind} · bad-group {limit} ·
 *   bad-value {key, reason: key, kind, number, too-long, depth or name}
 */
export function readAnswers(text, expected) {
  try {
    checkSize(text);
    return { ok: true, file: checkAnyFile(parse(text), expected) };
  } catch (problem) {
    return refused(problem);
  }
}

/** What `readAnswers` says of a Refusal; anything else is a fault of ours and goes on. */
export function refused(problem) {
  if (!(problem instanceof Refusal)) throw problem;
  return { ok: false, problem: { code: problem.code, params: problem.params } };
}

/** Refuse a text that takes more bytes than `limit`. */
export function checkSize(text, limit = MAX_BYTES) {
  // No character takes more than three bytes for each unit of its length.
  if (text.length * 3 <= limit) return;
  if (new TextEncoder().encode(text).length > limit) throw new Refusal("too-large", { limit });
}

/** The object that a JSON text is; anything else is refused, and told apart from one that was cut off. */
export function parse(text) {
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

/** Whether brackets are still open at the end of a JSON text, and how deep it nests. */
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
  return { open: depth > 0, deepest };
}

/** A parsed answers file of this version or an earlier one, checked; with `expected`, only one of that activity and kind. */
export const checkAnyFile = (found, expected) => checkFile(migrate(found), expected);

function migrate(found) {
  if (found.format !== FORMAT) throw new Refusal("not-answers", { at: "format" });
  if (!Number.isInteger(found.version) || found.version < 1) throw new Refusal("not-answers", { at: "version" });
  if (found.version > VERSION) throw new Refusal("newer-version", { version: found.version });
  return carryOver(found);
}

/** A file, or what a device keeps of one, of this version or an earlier one, as this version has it. */
export function carryOver(found) {
  let file = found;
  for (let version = found.version; version < VERSION; version += 1) file = MIGRATIONS[version](file);
  return file;
}

function checkFile(found, expected) {
  checkHead(found);
  if (expected && (found.activity !== expected.activity || found.kind !== expected.kind)) {
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
