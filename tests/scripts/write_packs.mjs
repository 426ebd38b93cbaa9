// Plans as somebody might make them in the planner, each as a pack: reads {content, plans: [{title, who, deeds}]} and writes [{id, files}].
import { readFileSync } from "node:fs";
import {
  addBlock,
  addEverywhere,
  editBlock,
  holdBlock,
  lengthen,
  setAside,
  setDay,
  setPlan,
  shiftBlock,
  stepBlock,
  swapBlocks,
} from "../../activities/page/look/room/planner/changes.js";
import { findRefusals, writePack } from "../../activities/page/look/room/planner/pack.js";
import { beginPlan, indexLines, listBlocks } from "../../activities/page/look/room/planner/plan.js";

const { content, plans } = JSON.parse(readFileSync(0, "utf8"));
content.lines = Object.fromEntries(indexLines(content));
const words = {
  summary: "Made in the planner.",
  hand: "Time in hand",
  part: ({ title, part }) => `${title} (${part})`,
  by: "Somebody",
  at: "all",
  readme: "A pack.",
  date: "2026-03-02",
};

const DEEDS = {
  addBlock,
  addEverywhere,
  editBlock,
  holdBlock,
  lengthen,
  setAside,
  setDay,
  setPlan,
  shiftBlock,
  stepBlock,
  swapBlocks,
};

/** A deed names a change of the planner; `#3` stands for the key of the fourth block that there is. */
function make({ from, title, who, deeds }) {
  const plan = deeds.reduce(
    (made, [name, ...given]) => {
      const keys = listBlocks(made).map(({ key }) => key);
      return DEEDS[name](made, ...given.map((one) => (/^#\d+$/.test(one) ? keys[Number(one.slice(1)) % keys.length] : one)));
    },
    beginPlan(content, from, title),
  );
  const refused = findRefusals(content, plan, title).map(({ kind }) => kind);
  return refused.length ? { refused } : writePack(content, plan, { title, who, words });
}
process.stdout.write(JSON.stringify(plans.map(make)));
