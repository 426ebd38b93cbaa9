// Everything that this device keeps of the book, as one collection: the answers of all groups in all activities, from both copies.
import { cleanGroup, copyAnswers } from "./answer_values.js";
import { BOOK, FORMAT, VERSION } from "./answers_file.js";
import { PREFIX } from "./device.js";
import { ROLES } from "./roles.js";
import { fromRows, isSame, mergeRecords, readRecord, timeOf, writeRecord } from "./kept_record.js";
import { localTime } from "./times.js";

const UNKNOWN = "unknown"; // the kind of an activity that this edition does not have, such as a pack's
const TAG = "device";

/** The device's tag, which keeps the files of two laptops apart: four letters and figures, made up when it is first asked for. */
export function tagOf(device) {
  const known = device.recall(TAG);
  if (known && /^[a-z0-9]{4}$/.test(known)) return known;
  const signs = crypto.getRandomValues(new Uint32Array(4));
  const tag = [...signs].map((sign) => (sign % 36).toString(36)).join("");
  device.keep(TAG, tag);
  return device.recall(TAG) ?? tag;
}

/**
 * @param {{device: any, book: string, kinds: Record<string, string>, nameless: string, present: any}} parts
 *   kinds: activity → its kind; nameless: what the group without a name is called; present: {activity, group, answers, saved} of the
 *   page that asks, which holds where the device could not keep it
 * @returns {Promise<{groups: string[], files: any[], left: number}>} files: as `writeCollection` takes them; left: how many groups'
 *   work in an activity could not be read, since a newer edition keeps it or it is damaged
 */
export async function gatherDevice({ device, book, kinds, nameless, present }) {
  const shelf = `${PREFIX}${book}`;
  const rows = await device.second.read(`${shelf}:`).catch(() => []);
  const listed = await device.second.read(shelf).catch(() => []);
  const places = [...device.texts.keys(), ...rows.map(({ place }) => place), placeOf(shelf, present)];
  const groups = [...readGroups(device.texts.read(shelf)), ...listed.flatMap(({ key, value }) => (key === "groups" ? value : []))];
  const files = [];
  let left = 0;
  for (const place of new Set(places.filter((one) => one.startsWith(`${shelf}:`)))) {
    const [activity, ...rest] = place.slice(shelf.length + 1).split(":");
    const group = rest.join(":");
    const rules = { activity, shapeOf: () => undefined };
    const text = device.texts.read(place);
    const isPresent = place === placeOf(shelf, present);
    const found = readRecord(text, rules);
    const second = fromRows(
      rows.filter((row) => row.place === place),
      rules,
    );
    if (found.newer || (found.aside !== null && !isPresent)) left += 1;
    if (found.newer || group.endsWith(":unreadable")) continue;
    const { record } = mergeRecords(found.record, second.record);
    const { answers, saved } = isPresent ? present : record;
    if (!Object.keys(answers).some((key) => key !== ROLES)) continue;
    const name = cleanGroup(group) || nameless;
    groups.push(name);
    files.push({ ...asFile({ activity, kind: kinds[activity] ?? UNKNOWN, group: name, saved }), answers: copyAnswers(answers) });
  }
  const named = [...new Set(groups.map((group) => cleanGroup(String(group))).filter(Boolean))];
  return { groups: named, files: files.sort(inOrder), left };
}

/**
 * Bring a collection's files back to where they are kept: those of which this device has nothing. Nothing is written over.
 *
 * @param {{device: any, book: string, files: any[], now?: () => number}} parts files: as `readCollection` gives them
 * @returns {{back: any[], there: any[], full: any[]}} back: those that are there again; there: those in whose place something else is
 *   written; full: those for which there was no room
 */
export function bringBack({ device, book, files, now = Date.now }) {
  const sorted = { back: [], there: [], full: [] };
  for (const file of files) {
    const { activity, group, saved, answers } = file;
    const place = placeOf(`${PREFIX}${book}`, { activity, group });
    const found = readRecord(device.texts.read(place), { activity, shapeOf: () => undefined });
    const isEmpty = !found.newer && found.aside === null && Object.keys(found.record.answers).length === 0;
    if (!isEmpty) {
      if (found.newer || !isSame(found.record.answers, answers)) sorted.there.push(file);
    } else {
      // As changed now: else what was emptied here after the file was made would be emptied again by the second copy.
      const times = Object.fromEntries(Object.keys(answers).map((key) => [key, Math.max(now(), timeOf(found.record, key) + 1)]));
      const isKept = device.texts.write(place, writeRecord({ answers, times, from: {}, saved }));
      sorted[isKept ? "back" : "full"].push(file);
    }
  }
  return sorted;
}

const placeOf = (shelf, { activity, group }) => `${shelf}:${activity}:${group}`;
const inOrder = (one, other) => (one.activity + one.group < other.activity + other.group ? -1 : 1);
const asFile = ({ saved, ...file }) => ({
  ...{ format: FORMAT, version: VERSION, book: BOOK },
  ...{ ...file, saved: localTime(saved ? new Date(saved) : new Date()) },
});

function readGroups(text) {
  try {
    const { groups } = JSON.parse(text);
    return Array.isArray(groups) ? groups : [];
  } catch {
    return [];
  }
}
