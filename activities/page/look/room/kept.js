// What the device keeps of the room: where it is, the parking lot, the workshop's word and number of people, and the start of a day that
// the facilitator chose on the plan's page.
// All of it stands under the book's own prefix, so that wiping the device wipes it.
import { thisDevice } from "../../../browser/device.js";
import { readScreen } from "../../../browser/projector_link.js";
import { MOST as MOST_PEOPLE } from "../../../measuring/codes.js";
import { readStart } from "./clock.js";
import { localTime } from "../../../browser/times.js";
import { beginUsed, fitState } from "./room_plan.js";
import { beginRoom, readState } from "./state.js";

const STATE = "room:state";
const PARKING = "room:parking";
const WORKSHOP = "room:workshop";
const MOST = 100; // in the parking lot

function parse(name) {
  try {
    return JSON.parse(thisDevice().recall(name));
  } catch {
    return null;
  }
}

/**
 * Where the room is, as it was kept; a new one where nothing is, or nothing that fits this book. A plan that was taken into use since then
 * is begun.
 */
export function recallRoom(content) {
  const kept = readState(content, fitState(content, parse(STATE)));
  const since = content.used?.since ?? 0;
  if (since > (kept?.at ?? 0)) return { ...beginRoom(content), ...beginUsed(content, localTime().slice(0, 10)), at: since };
  return kept ?? beginRoom(content);
}
export const keepRoom = (state) => thisDevice().keep(STATE, JSON.stringify(state));

/** The parking lot: {choice, session, text}[]; `text` are words of somebody's own, which nobody sees before the facilitator. */
export function recallParking() {
  const found = parse(PARKING);
  return (Array.isArray(found) ? found : [])
    .slice(0, MOST)
    .filter((one) => one && typeof one.choice === "string" && typeof one.session === "string")
    .map(({ choice, session, text }) => ({ choice, session, text: readScreen({ title: text })?.title ?? "" }));
}
export const keepParking = (items) => thisDevice().keep(PARKING, items.length ? JSON.stringify(items.slice(0, MOST)) : null);

/** What the print set was told of the workshop, and the page of results needs again: the word of the codes, and how many take part. */
export function recallWorkshop() {
  const { word, people } = parse(WORKSHOP) ?? {};
  const isThere = typeof word === "string" && Number.isInteger(people) && people >= 1 && people <= MOST_PEOPLE;
  return isThere ? { word: word.slice(0, 80), people } : null;
}
export const keepWorkshop = (word, people) => thisDevice().keep(WORKSHOP, JSON.stringify({ word, people }));
export const onWorkshopElsewhere = (heard) =>
  thisDevice().onElsewhere((key) => (key === null || key.endsWith(`:${WORKSHOP}`)) && heard());

/** When the days of a plan begin, in minutes of the day: as chosen on its page, else as the plan has it. */
export const recallStart = (plan) => readStart(thisDevice().recall(`look:start:${plan.id}`)) ?? readStart(plan.start);

/** Call `heard` when another page of this device changed what is kept, or wiped it. */
export const onRoomElsewhere = (heard) =>
  thisDevice().onElsewhere((key) => (key === null || /:(room:(state|parking)|look:start:.*)$/.test(key)) && heard());
