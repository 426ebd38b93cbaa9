// What leaves each activity: a list of {script, content, strings, answers} on standard input, the papers and what is open out.
const asked = [];
for await (const piece of process.stdin) asked.push(piece);
globalThis.CSS = /** @type {any} */ ({ escape: (text) => text });
const { paperOf } = await import("../../activities/browser/paper_of.js");
const { createWords } = await import("../../activities/browser/mount.js");
const nowhere = { querySelector: () => null, textContent: "", dataset: {}, closest: () => null };
const root = { querySelector: () => nowhere };
const outcomes = [];
for (const { script, content, strings, answers } of JSON.parse(Buffer.concat(asked).toString("utf-8"))) {
  const { default: kind } = await import(script);
  const t = createWords(strings);
  const store = { all: () => answers, group: "Blue" };
  const roles = { word: () => ["Chair: A", "Reporter: B"] };
  const paper = paperOf({ root, kind, content, t, store, payload: { title: "An activity" }, roles });
  outcomes.push({ paper, open: kind.open({ answers, content, t }) });
}
process.stdout.write(JSON.stringify(outcomes));
