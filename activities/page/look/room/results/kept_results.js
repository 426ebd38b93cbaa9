// What was laid in for the results, kept on this device until it is taken out: in the browser's database, which has room for many forms, or where there
// is none, among the texts. Wiping the device wipes both.
import { thisDevice } from "../../../../browser/device.js";

const PLACE = "workshop:results-room"; // in the database
const NAME = "results-room"; // among the texts
const HERE = "results-here"; // says that something is kept, for a page that learns of a wipe
const MOST = 1_000_000; // characters that may lie among the texts

/**
 * about: what was said of the workshop; files: {name, content}[] of sittings; lines: {name, text}[]; plans: {group, saved, answers}[]; others: notes
 * of what is neither; kept: what counts though a rule puts it aside; edits: what the report's words were changed into.
 */
export const EMPTY = { about: {}, files: [], lines: [], plans: [], others: [], kept: [], edits: {} };

const parse = (text) => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};
const isLaidIn = (found) =>
  ["files", "lines", "plans", "others", "kept"].every((name) => Array.isArray(found?.[name])) &&
  ["about", "edits"].every((name) => found[name] && typeof found[name] === "object");

/** What was laid in last time; EMPTY where nothing was. */
export async function recallLaidIn() {
  const device = thisDevice();
  const rows = await device.second.read(PLACE).catch(() => []);
  return [rows.find(({ key }) => key === "room")?.value, parse(device.recall(NAME))].find(isLaidIn) ?? EMPTY;
}

/** Keep what is laid in; false where it does not fit. */
export async function keepLaidIn(laid) {
  const device = thisDevice();
  device.keep(NAME, null);
  device.keep(HERE, "1");
  const isKept = await device.second
    .write([{ place: PLACE, key: "room", at: Date.now(), version: 1, value: laid }])
    .catch(() => false);
  if (isKept) return true;
  const text = JSON.stringify(laid);
  return text.length <= MOST && device.keep(NAME, text);
}

/** Call `gone` when the device was wiped in another page. */
export function onWiped(gone) {
  const device = thisDevice();
  let wasHere = device.recall(HERE) !== null;
  return device.onElsewhere(() => {
    const isHere = device.recall(HERE) !== null;
    if (wasHere && !isHere) gone();
    wasHere = isHere;
  });
}
