// Everything that was kept on one device, in one file: each activity's answers of each group, and which groups were there.
// activities/answers/collection.py reads and writes the same format. Each answers file in it is judged by itself, so that one
// that is damaged takes none of the others with it. Roles are people's names: no collection takes them along.

import contract from "../answers/contract.json" with { type: "json" };
import { Refusal, checkGroup, isObject, isTime } from "./answer_values.js";
import { BOOK, checkAnyFile, checkSize, parse, refused } from "./answers_file.js";

export const FORMAT = contract.collectionFormat;
export const VERSION = contract.collectionVersion;
export const MAX_BYTES = contract.maxCollectionBytes;

const DEVICE = /^[a-z0-9]{4}$/;

/** Whether a parsed file says that it is a collection. */
export const isCollection = (found) => found.format === FORMAT;

/**
 * The text of a collection.
 *
 * @param {{device: string, saved: string, groups: string[], files: any[]}} collection
 *   device: the device's tag; saved: ISO time with its offset; groups: all that the device knows, one without a file has begun
 *   nothing; files: as `readAnswers` gives one
 * @returns {string} JSON, two spaces an indent
 * @throws {Refusal} where a reader would refuse it
 */
export function writeCollection({ device, saved, groups, files }) {
  const ours = files.map((file) => leaveOutRoles(checkAnyFile(file)));
  const content = { format: FORMAT, version: VERSION, book: BOOK, device, saved, groups, files: ours };
  checkHead(content);
  const text = JSON.stringify(content, null, 2) + "\n";
  checkSize(text, MAX_BYTES);
  return text;
}

/**
 * Read the text of a collection.
 *
 * @param {string} text without a byte order mark
 * @returns {{ok: boolean, collection?: any, problem?: {code: string, params: any}}} collection: {device, saved, groups, files, problems};
 *   groups: listed ones and those of the files; files: those of use; problems: {at: number from 1, code, params} of the rest
 */
export function readCollection(text) {
  try {
    checkSize(text, MAX_BYTES);
    return { ok: true, collection: checkCollection(parse(text)) };
  } catch (problem) {
    return refused(problem);
  }
}

/** A parsed collection, checked. */
export function checkCollection(found) {
  checkHead(found);
  const files = [];
  const problems = [];
  found.files.forEach((one, place) => {
    try {
      if (!isObject(one)) throw new Refusal("not-answers", { at: "file" });
      files.push(leaveOutRoles(checkAnyFile(one)));
    } catch (problem) {
      problems.push({ at: place + 1, ...refused(problem).problem });
    }
  });
  const listed = found.groups.map(checkGroup);
  const groups = [...new Set([...listed, ...files.map(({ group }) => group)])];
  return { device: found.device, saved: found.saved, groups, files, problems };
}

/** The file without the names of those who chair, take notes and report. */
export function leaveOutRoles(file) {
  const { [contract.roles]: _, ...answers } = file.answers;
  return { ...file, answers };
}

function checkHead(found) {
  if (!isCollection(found)) throw new Refusal("not-answers", { at: "format" });
  if (!Number.isInteger(found.version) || found.version < 1) throw new Refusal("not-answers", { at: "version" });
  if (found.version > VERSION) throw new Refusal("newer-version", { version: found.version });
  const right = {
    book: found.book === BOOK,
    device: typeof found.device === "string" && DEVICE.test(found.device),
    saved: isTime(found.saved),
    groups: Array.isArray(found.groups) && found.groups.every((group) => typeof group === "string"),
    files: Array.isArray(found.files),
  };
  for (const [at, isRight] of Object.entries(right)) {
    if (!isRight) throw new Refusal("not-answers", { at });
  }
}
