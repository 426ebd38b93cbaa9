// The plan as the device keeps it, under the book's own prefix, so that wiping the device wipes it.
import { PREFIX, thisDevice } from "../../../../browser/device.js";
import { readPlanner, writePlanner } from "./planner_file.js";

const NAME = "planner:plan";

/** What was kept: as `readPlanner` gives it, with its `text`; nothing at all where none was. What cannot be used is put aside. */
export function recallPlan(content) {
  const text = thisDevice().recall(NAME);
  if (text === null) return { plan: null, mended: [], refused: null, text: "" };
  const found = readPlanner(content, text);
  if (found.refused || found.mended.length) thisDevice().putAside(`${PREFIX}${NAME}`, text);
  // What has to be put right waits for consent.
  return { ...found, text, ...(found.mended.length ? { plan: null, waiting: found.plan } : {}) };
}

/** Whether there was room for it. */
export const keepPlan = (plan, book) => thisDevice().keep(NAME, writePlanner(plan, book));

/** Call `heard` when another page wrote the plan. */
export const onPlanElsewhere = (heard) => thisDevice().onElsewhere((key) => (key === null || key.endsWith(NAME)) && heard());
