// What leaves each activity: each line on standard input is a list of {script, content, strings, answers}, and one goes out with the
// papers and what is open.
import { createInterface } from "node:readline";

globalThis.CSS = /** @type {any} */ ({ escape: (text) => text });
const { paperOf } = await import("../../activities/browser/paper_of.js");
const { createWords } = await import("../../activities/browser/mount.js");
const nowhere = { querySelector: () => null, textContent: "", dataset: {}, closest: () => null };
const root = { querySelector: () => nowhere };

for await (const line of createInterface({ input: process.stdin })) {
  const outcomes = [];
  for (const { script, content, strings, answers } of JSON.parse(line)) {
    const { default: kind } = await import(script);
    const t = createWords(strings);
    const store = { all: () => answers, group: "Blue" };
    const roles = { word: () => ["Chair: A", "Reporter: B"] };
    const paper = paperOf({ root, kind, content, t, store, payload: { title: "An activity" }, roles });
    outcomes.push({ paper, open: kind.open({ answers, content, t }) });
  }
  process.stdout.write(`${JSON.stringify(outcomes)}\n`);
}
