// What was laid in, kept on this device until it is taken out: in the browser's database, which has room for many files, or where there
// is none, among the texts. Wiping the device wipes both.
import { thisDevice } from "../../../../browser/device.js";

const PLACE = "workshop:debrief-room"; // in the database
const NAME = "debrief-room"; // among the texts
const HERE = "debrief-here"; // says that something is kept, for a page that learns of a wipe
const VIEW = "debrief-view";
const BEGAN = "debrief-began";
const MOST = 1_000_000; // characters that may lie among the texts, beside the groups' own answers

export const EMPTY = { rooms: [], groups: [], twins: [], told: [] };

const parse = (text) => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};
const isRoom = (found) => ["rooms", "groups", "twins", "told"].every((name) => Array.isArray(found?.[name]));

/** What was laid in last time; EMPTY where nothing was. */
export async function recallRoom() {
  const device = thisDevice();
  const rows = await device.second.read(PLACE).catch(() => []);
  const found = [rows.find(({ key }) => key === "room")?.value, parse(device.recall(NAME))].find(isRoom);
  return found ?? EMPTY;
}

/** Keep what is laid in; false where it does not fit. */
export async function keepRoom(room) {
  const device = thisDevice();
  const isEmpty = room.told.length === 0;
  device.keep(NAME, null);
  device.keep(HERE, isEmpty ? null : "1");
  const row = { place: PLACE, key: "room", at: Date.now(), version: 1, ...(isEmpty ? {} : { value: room }) };
  const isKept = await device.second.write([row]).catch(() => false);
  if (isKept || isEmpty) return true;
  const text = JSON.stringify(room);
  return text.length <= MOST && device.keep(NAME, text);
}

/** Call `gone` when the device was wiped in another page. */
export const onWiped = (gone) => {
  const device = thisDevice();
  let wasHere = device.recall(HERE) !== null;
  return device.onElsewhere(() => {
    const isHere = device.recall(HERE) !== null;
    if (wasHere && !isHere) gone();
    wasHere = isHere;
  });
};

/** What is looked at: {room, activity, case, view, at}. */
export const recallView = () => parse(thisDevice().recall(VIEW)) ?? {};
export const keepView = (view) => thisDevice().keep(VIEW, JSON.stringify(view));

/** When the debrief began, as a field of date and time has it; "" where nobody has said. */
export const recallBegan = () => thisDevice().recall(BEGAN) ?? "";
export const keepBegan = (began) => thisDevice().keep(BEGAN, began || null);
