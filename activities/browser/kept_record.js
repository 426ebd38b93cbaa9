// What is kept of one group's answers in one activity: its text, how two copies of it become one, and its rows in the second copy.
// Pure. Each key has the time at which it was last changed (ms), so that two copies are put together key by key: the newer holds.
import { carryOver, VERSION } from "./answers_file.js";
import { checkAnswer, isObject, isShaped, isTime } from "./answer_values.js";

const isStamp = (value) => Number.isSafeInteger(value) && value >= 0;
const has = (object, name) => Object.getOwnPropertyDescriptor(object, name) !== undefined;

/**
 * A record that holds nothing. `times`: when each key was last changed; `from`: the time of the value that it was changed from, as
 * another copy had it; `since`: when a key that has no time of its own was last changed; -1 is before all times.
 */
export const emptyRecord = () => ({ answers: {}, times: {}, from: {}, since: -1, saved: null });

/** Whether two values are the same whatever the order of their names. */
export const isSame = (one, other) => one === other || textOf(one) === textOf(other);
const textOf = (value) =>
  JSON.stringify(value, (_, item) =>
    isObject(item) ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1))) : item,
  ) ?? "";

/**
 * Sort answers into those that an answers file may hold and this form can show, and the rest.
 * @param {(key: string) => string|undefined} shapeOf what the form keeps under a key; undefined where it knows none
 * @returns {{answers: any, unfit: any}}
 */
export function siftAnswers(found, shapeOf) {
  const answers = {};
  const unfit = {};
  for (const key of Object.keys(found)) {
    const checked = checkAnswer(key, found[key]);
    if (checked.ok && isShaped(checked.value, shapeOf(key))) answers[key] = checked.value;
    else Object.defineProperty(unfit, key, { value: found[key], enumerable: true });
  }
  return { answers, unfit };
}

/**
 * Read a record's text by the rules of an answers file.
 * @returns {{record: any, newer: boolean, aside: string|null}} newer: a newer edition wrote it, and it is not understood;
 *   aside: what of it cannot be used, as text
 */
export function readRecord(text, { activity, shapeOf }) {
  const read = (record, more = {}) => ({ record, newer: false, aside: null, ...more });
  if (text === null) return read(emptyRecord());
  let found;
  try {
    found = JSON.parse(text);
  } catch {
    return read(emptyRecord(), { aside: text });
  }
  if (!isObject(found) || !isObject(found.answers)) {
    if (isObject(found) && isNewer(found.version)) return read(emptyRecord(), { newer: true });
    return read(emptyRecord(), { aside: text });
  }
  const version = found.version ?? 1;
  if (isNewer(version)) return read(emptyRecord(), { newer: true });
  if (!Number.isSafeInteger(version) || version < 1) return read(emptyRecord(), { aside: text });
  const known = carryOver({ activity, ...found, version });
  const { answers, unfit } = siftAnswers(known.answers, shapeOf);
  const saved = isTime(known.saved) ? known.saved : null;
  const [times, from] = [known.times, known.from].map(readStamps);
  // An earlier edition knew when it saved, and not when each key was changed.
  const since = isObject(known.times) ? -1 : saved ? Math.max(0, Date.parse(saved)) : 0;
  return read(
    { answers, times, from, since, saved },
    { aside: Object.keys(unfit).length ? JSON.stringify({ answers: unfit }) : null },
  );
}

const readStamps = (found) => Object.fromEntries(Object.entries(isObject(found) ? found : {}).filter(([, at]) => isStamp(at)));
const isNewer = (version) => Number.isSafeInteger(version) && version > VERSION;

export const writeRecord = ({ answers, times, from, saved }) => JSON.stringify({ version: VERSION, saved, answers, times, from });

/** When a key was last changed, as a record knows it. */
export const timeOf = (record, key) =>
  has(record.times, key) ? record.times[key] : has(record.answers, key) ? Math.max(0, record.since) : record.since;

/**
 * Put two copies of a record together.
 * @returns {{record: any, taken: string[], ahead: string[]}} taken: keys in which theirs was newer and says something else;
 *   ahead: keys in which ours was newer
 */
export function mergeRecords(ours, theirs) {
  const record = { ...ours, answers: { ...ours.answers }, times: { ...ours.times }, from: { ...ours.from } };
  const taken = [];
  const ahead = [];
  const keys = new Set([ours, theirs].flatMap(({ answers, times }) => [...Object.keys(answers), ...Object.keys(times)]));
  for (const key of keys) {
    const [mine, other] = [timeOf(ours, key), timeOf(theirs, key)];
    const same = isSame(ours.answers[key], theirs.answers[key]);
    // Of two changes in the same instant one must win, and in every tab the same one.
    const isTheirs = other > mine || (other === mine && !same && textOf(theirs.answers[key]) > textOf(ours.answers[key]));
    record.times[key] = Math.max(mine, other);
    if (!isTheirs) {
      if (mine > other || !same) ahead.push(key);
    } else if (!same) {
      if (has(theirs.answers, key)) record.answers[key] = theirs.answers[key];
      else delete record.answers[key];
      if (has(theirs.from, key)) record.from[key] = theirs.from[key];
      else delete record.from[key];
      taken.push(key);
    }
  }
  record.saved =
    [ours.saved, theirs.saved]
      .filter(Boolean)
      .sort((a, b) => Date.parse(a) - Date.parse(b))
      .at(-1) ?? null;
  return { record, taken, ahead };
}

/** The record's keys as rows of the second copy; a key that was taken out is a row without a value. */
export const toRows = (place, record, keys) =>
  keys.map((key) => ({
    place,
    key,
    at: timeOf(record, key),
    version: VERSION,
    ...(has(record.answers, key) ? { value: record.answers[key] } : {}),
  }));

/**
 * The record that rows of one place give. Rows of a newer edition, and what is damaged, are passed over.
 * @returns {{record: any, aside: string|null}}
 */
export function fromRows(rows, { activity, shapeOf }) {
  const record = emptyRecord();
  const unfit = {};
  const usable = rows.filter(
    ({ key, at, version }) => typeof key === "string" && isStamp(at) && version >= 1 && version <= VERSION,
  );
  for (const { key, at, version, ...row } of usable) {
    record.times[key] = at;
    if (!("value" in row)) continue;
    const carried = carryOver({ activity, version, answers: { [key]: row.value } }).answers;
    const sifted = siftAnswers(carried, shapeOf);
    Object.assign(record.answers, sifted.answers);
    Object.assign(unfit, sifted.unfit);
  }
  const last = Math.max(...Object.values(record.times), 0);
  if (last) record.saved = new Date(last).toISOString();
  return { record, aside: Object.keys(unfit).length ? JSON.stringify({ answers: unfit }) : null };
}
