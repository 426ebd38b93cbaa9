// What a debrief keeps on this device: what was laid in, what is looked at, and when it began.
import { thisDevice } from "../../../../browser/device.js";
import { openLaidIn } from "../laid_in.js";

const VIEW = "debrief-view";
const BEGAN = "debrief-began";

export const EMPTY = { rooms: [], groups: [], twins: [], told: [] };

export const keptRoom = openLaidIn("debrief", (found) => Object.keys(EMPTY).every((name) => Array.isArray(found[name])));

/** What is looked at: {room, activity, case, view, at}. */
export function recallView() {
  try {
    return JSON.parse(thisDevice().recall(VIEW)) ?? {};
  } catch {
    return {};
  }
}
export const keepView = (view) => thisDevice().keep(VIEW, JSON.stringify(view));

/** When the debrief began, as a field of date and time has it; "" where nobody has said. */
export const recallBegan = () => thisDevice().recall(BEGAN) ?? "";
export const keepBegan = (began) => thisDevice().keep(BEGAN, began || null);
