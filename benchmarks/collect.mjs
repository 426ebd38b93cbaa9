// How long it takes to collect a room's files in the page's own script: node benchmarks/collect.mjs [many]
// Each file is as long as a group that marked, weighed and planned in two cases makes it.
import { collect } from "../activities/kinds/debrief/collect.js";
import { writeAnswers } from "../activities/browser/answers_file.js";

const many = Number(process.argv[2] ?? 100);
const cases = ["linh", "den"].map((id, place) => ({
  id,
  number: place + 1,
  passages: Array.from({ length: 40 }, (_, passage) => `${id}-${passage + 1}`),
}));
const content = {
  number: 6,
  cases,
  tags: [..."PMTDWIAQ"].map((letter) => ({ id: letter.toLowerCase(), letter })),
  offences: [{ elements: [{ id: "menace" }, { id: "work" }] }],
};
const answers = Object.fromEntries(
  cases.flatMap(({ id, passages }) =>
    passages.flatMap((passage) => [
      [`${id}/mark/${passage}`, ["p", "w"]],
      [`${id}/note/${passage}`, "What was said, and by whom? ".repeat(4)],
    ]),
  ),
);
const files = Array.from({ length: many }, (_, place) => {
  const group = `Group ${place % Math.ceil(many / 2)}`; // each group hands in twice
  const saved = `2026-11-26T10:${String(place % 60).padStart(2, "0")}:00+01:00`;
  const bytes = Buffer.from(writeAnswers({ activity: "marking", kind: "case-coding", group, saved, answers }));
  return { name: `${place}.answers.json`, size: bytes.length, arrayBuffer: async () => bytes };
});
const lines = Array.from({ length: many }, (_, place) => `Table ${place}: 6.1 6W 8I 12P 13PT`);
const size = files.reduce((sum, file) => sum + file.size, 0);
const begun = performance.now();
const { told } = await collect(files, lines, { activities: { marking: { kind: "case-coding", content } } });
const took = performance.now() - begun;
console.log(`${many} files (${Math.round(size / 1024)} kB) and ${many} lines: ${Math.round(took)} ms, told of ${told.length}`);
