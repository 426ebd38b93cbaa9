// A room's work, gathered: each file and line is told of, of a group's copies the newest counts, and nothing that cannot be used is taken.
import assert from "node:assert/strict";
import { test } from "node:test";
import { writeAnswers } from "../../activities/browser/answers_file.js";
import { writeCollection } from "../../activities/browser/collection_file.js";
import { collect } from "../../activities/kinds/debrief/collect.js";

const passages = Array.from({ length: 20 }, (_, place) => `linh-${place + 1}`);
const content = {
  number: 6,
  cases: [
    { id: "linh", number: 1, passages },
    { id: "den", number: 2, passages: ["den-1", "den-2"] },
  ],
  tags: [..."PWI"].map((letter) => ({ id: letter.toLowerCase(), letter })),
  offences: [{ elements: [{ id: "menace" }] }],
};
const activities = { marking: { kind: "case-coding", content }, mapping: { kind: "worksheet", content: { sections: [] } } };

const asFile = (name, text, path = "") => ({
  name,
  webkitRelativePath: path,
  size: Buffer.byteLength(text),
  arrayBuffer: async () => Buffer.from(text),
});
const answersOf = ({ group = "Teak", saved = "10:00", activity = "marking", kind = "case-coding", answers = MARKED } = {}) => ({
  ...{ activity, kind, group, answers, saved: `2026-11-26T${saved}:00+01:00` },
  ...{ format: "workshop-answers", version: 1, book: "forced-labour-workshop" },
});
const MARKED = { "linh/mark/linh-6": ["w"] };
const answersFile = (name, changes = {}) => asFile(name, writeAnswers(answersOf(changes)));
const gather = (files, lines = [], had = undefined) => collect(files, lines, { activities, had });
const states = ({ told }) => told.map(({ state }) => state);

test("the newest of a group's copies counts, and each of the others is told as what it is", async () => {
  const found = await gather([
    answersFile("a.json", { saved: "09:00", answers: { "linh/mark/linh-6": ["p"], "den/mark/den-1": ["p"] } }),
    answersFile("b.json"),
    answersFile("c.json"),
    answersFile("d.json", { group: "Palm" }),
  ]);
  assert.deepEqual(states(found), ["older", "duplicate", "taken", "taken"]);
  assert.deepEqual([found.told[0].of, found.told[0].lacking], ["c.json", 1]);
  const [{ answers }] = found.rooms;
  assert.deepEqual(
    answers.marking.map(({ group, from }) => [group, from]),
    [
      ["Palm", ["d.json"]],
      ["Teak", ["c.json"]],
    ],
  );
});

test("what comes later is held against what is here", async () => {
  const first = await gather([answersFile("b.json", { saved: "10:00" })]);
  const again = await gather([answersFile("b.json", { saved: "10:00" })], [], first);
  assert.deepEqual(states(again), ["duplicate"]);
  const older = await gather([answersFile("a.json", { saved: "09:00", answers: {} })], [], first);
  assert.deepEqual(states(older), ["older"]);
  assert.deepEqual(older.rooms, first.rooms);
  const newer = await gather([answersFile("c.json", { saved: "11:00", answers: { "linh/mark/linh-7": ["i"] } })], [], first);
  assert.deepEqual(
    newer.told.map(({ name, state }) => [name, state]),
    [
      ["c.json", "taken"],
      ["b.json", "older"],
    ],
    "what it took the place of does not drop silently",
  );
});

test("a line counts for a case that the group's file has not, and is never written over it", async () => {
  const lines = ["Teak: 6.1 6W", "Teak: 6.1 6P", "Teak: 6.2 1P", "Palm: 6.1 0\nPalm: 6.1 99W"];
  const found = await gather([answersFile("b.json")], lines);
  assert.deepEqual(states(found), ["taken", "duplicate", "otherwise", "taken", "taken", "damaged"]);
  assert.deepEqual(found.rooms[0].answers.marking.map(({ group, answers }) => [group, answers])[1], [
    "Teak",
    { ...MARKED, "den/mark/den-1": ["p"] },
  ]);
  const { code, params, line } = found.told.at(-1);
  assert.deepEqual([code, params, line], ["unknown-passage", { at: 11, found: "99W", last: 20 }, 2]);
  const later = await gather([answersFile("c.json", { saved: "11:00" })], [], found);
  assert.deepEqual(later.rooms[0].answers.marking[1].answers, { ...MARKED, "den/mark/den-1": ["p"] }, "the line stays");
});

test("a group that began nothing is not one that marked nothing", async () => {
  const device = { device: "k7f3", saved: "2026-11-26T10:00:00+01:00", groups: ["Teak", "Bamboo"], files: [answersOf()] };
  const found = await gather([asFile("all.collection.json", writeCollection(device))], ["Palm: 6.1 0"]);
  assert.deepEqual(found.groups, [
    { room: "", group: "Bamboo", began: [] },
    { room: "", group: "Palm", began: ["marking"] },
    { room: "", group: "Teak", began: ["marking"] },
  ]);
});

test("what cannot be used is named with what is wrong with it, and nothing else is lost by it", async () => {
  const written = writeAnswers(answersOf());
  const large = { name: "film.json", size: 50 * 1024 * 1024, arrayBuffer: () => assert.fail("it is not even read") };
  const found = await gather([
    asFile("foreign.json", '{"type": "FeatureCollection"}'),
    large,
    asFile("newer.json", written.replace('"version": 1', '"version": 9')),
    asFile("cut.json", written.slice(0, 90)),
    asFile("report.docx", "PK"),
    asFile("._b.json", "\0"),
    answersFile("script.json", { group: "<script>alert(1)</script>" }),
    answersFile("other.json", { activity: "cooking" }),
    asFile("elsewhere.json", JSON.stringify({ ...answersOf({ group: "Palm" }), answers: { "kiln/mark/kiln-1": ["w"] } })),
    answersFile("good.json"),
  ]);
  assert.deepEqual(
    found.told.map(({ name, state, code }) => [name, state, code].filter(Boolean).join(" ")),
    [
      "foreign.json damaged not-answers",
      "film.json damaged too-large",
      "newer.json damaged newer-version",
      "cut.json damaged not-json",
      "report.docx other",
      "._b.json other",
      "script.json damaged bad-group",
      "other.json no-such-activity",
      "elsewhere.json carried",
      "good.json taken",
    ],
  );
  assert.equal(found.told[8].unknown, 1);
  assert.ok(!JSON.stringify(found.groups).includes("script"));
  const [{ state, code }] = (await gather([], ["<img src=x>: 6.1 6W"])).told;
  assert.deepEqual([state, code], ["damaged", "bad-group"]);
});

test("a damaged part of a collection is told by its number, and the rest of it counts", async () => {
  const device = {
    device: "k7f3",
    saved: "2026-11-26T10:00:00+01:00",
    groups: [],
    files: [answersOf(), answersOf({ group: "Palm" })],
  };
  const damaged = writeCollection(device).replace(
    '"saved": "2026-11-26T10:00:00+01:00",\n      "answers"',
    '"saved": "now",\n      "answers"',
  );
  const found = await gather([asFile("all.json", damaged)]);
  assert.deepEqual(
    found.told.map(({ state, at, code }) => [state, at, code]),
    [
      ["taken", undefined, undefined],
      ["damaged", 1, "not-answers"],
      ["taken", undefined, undefined],
    ],
  );
  assert.deepEqual(
    found.rooms[0].answers.marking.map(({ group }) => group),
    ["Palm"],
  );
});

test("the folders in a folder are rooms, and two rooms may have groups of one name", async () => {
  const file = (path, changes) => ({ ...answersFile("b.json", changes), webkitRelativePath: path });
  const found = await gather([
    file("stick/hall/b.json"),
    file("stick/annex/deep/b.json", { saved: "11:00" }),
    file("stick/b.json"),
  ]);
  assert.deepEqual(
    found.rooms.map(({ name }) => name),
    ["", "annex", "hall"],
  );
  assert.deepEqual(states(found), ["taken", "taken", "taken"]);
});

test("names of groups that may be one are told, and roles are in nothing that is taken", async () => {
  const found = await gather([
    answersFile("a.json", { answers: { ...MARKED, "group/roles": { chair: "Sokha" } } }),
    answersFile("b.json", { group: "TEAK" }),
  ]);
  assert.deepEqual(found.twins, [["TEAK", "Teak"]]);
  assert.ok(!JSON.stringify(found).includes("Sokha"));
});

test("a file of the tests and evaluation is called what it is, and not damaged", async () => {
  const text = JSON.stringify({ format: "workshop-measuring", version: 1, book: "b", forms: [] });
  const { told } = await collect([new File([text], "tests.json")], [], { activities: {} });
  assert.deepEqual(
    told.map(({ name, state }) => [name, state]),
    [["tests.json", "sitting"]],
  );
});
