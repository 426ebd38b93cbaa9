// What differs between a group's coding and a reading, and what the group made of it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { asStore, openCoding } from "../../activities/browser/coding.js";
import {
  countRelations,
  listDifferences,
  listForTheRoom,
  listStances,
  readFirst,
  relateElements,
  relatePassages,
} from "../../activities/browser/differences.js";

const tags = ["debt", "wages", "speaks-against", "ask"].map((id) => ({ id }));
const content = {
  tags,
  cases: [{ id: "kiln", passages: ["kiln-01", "kiln-02", "kiln-03", "kiln-04"] }],
  offences: [
    {
      id: "forced-labour",
      name: "Forced labour",
      elements: [
        { id: "work", name: "Work" },
        { id: "menace", name: "Menace" },
      ],
    },
  ],
};
const pointsTo = (...indicators) => ({ bearing: "points-to", indicators });
const reading = {
  passages: {
    "kiln-01": pointsTo("debt"),
    "kiln-02": pointsTo("wages"),
    "kiln-03": { bearing: "context", indicators: [] },
    "kiln-04": { bearing: "ask", indicators: ["debt"] },
  },
  elements: { work: { status: "met" }, menace: { status: "unclear" } },
};
const open = (answers) => openCoding(asStore(answers), content, "kiln");
const ids = (answers, one = reading) => listDifferences(content, open(answers), one).map(({ id }) => id);

test("passages are the same, different, or marked only in the reading, and nothing where neither marks", () => {
  const coding = open({ "kiln/mark/kiln-01": ["debt"], "kiln/mark/kiln-02": ["debt"] });
  assert.deepEqual(countRelations(relatePassages(coding, reading)), { same: 1, different: 1, missed: 1 });
  assert.deepEqual(countRelations(relateElements(content, open({ "kiln/element/work": "met" }), reading)), {
    same: 1,
    different: 0,
    missed: 1,
  });
});

test("a mark where the reading has none is a difference", () => {
  assert.deepEqual(ids({ "kiln/mark/kiln-03": ["ask"], "kiln/element/work": "met", "kiln/element/menace": "unclear" }), [
    "kiln-01",
    "kiln-02",
    "kiln-03",
    "kiln-04",
  ]);
});

test("a difference stays in the walk when the group has changed its marks to the reading's", () => {
  const all = { "kiln/mark/kiln-01": ["debt"], "kiln/mark/kiln-02": ["wages"], "kiln/mark/kiln-04": ["ask"] };
  const elements = { "kiln/element/work": "met", "kiln/element/menace": "unclear" };
  assert.deepEqual(ids({ ...all, ...elements }), []);
  const first = {
    ...all,
    ...elements,
    "kiln/committed": { at: "", first: { "kiln-01": ["wages"], "kiln-02": ["wages"], "kiln-04": ["ask"] } },
  };
  assert.deepEqual(ids(first), ["kiln-01"]);
  assert.deepEqual(ids({ ...all, ...elements, "kiln/stance/menace": "keep" }), ["menace"]);
});

test("a reading of elements alone is walked by its elements", () => {
  assert.deepEqual(ids({ "kiln/element/work": "not-met" }, { elements: reading.elements }), ["work", "menace"]);
});

test("the first version is read from either place, and from nothing that a file might hold instead", () => {
  const first = (committed) => readFirst(open({ "kiln/committed": committed }));
  assert.deepEqual(first({ at: "", first: { "kiln-01": ["debt"] }, elements: { work: "met" } }), {
    marks: { "kiln-01": ["debt"] },
    elements: { work: "met" },
  });
  assert.deepEqual(first({ at: "", first: { work: "met" } }), { marks: {}, elements: { work: "met" } });
  for (const odd of [undefined, { at: "" }, { first: "x" }, { first: ["a"] }])
    assert.deepEqual(first(odd), { marks: {}, elements: {} });
});

test("what to ask the room is told in words, with both answers, in the order of the text", () => {
  const coding = open({
    "kiln/mark/kiln-02": ["debt"],
    "kiln/stance/kiln-02": "ask",
    "kiln/stance-why/kiln-02": "Is it debt?",
    "kiln/stance/kiln-01": "keep",
    "kiln/element/menace": "met",
    "kiln/stance/menace": "ask",
    "kiln/stance/kiln-04": "whatever",
  });
  assert.deepEqual(
    listForTheRoom(content, coding, reading, (id) => `"${id}"`),
    [
      { id: "kiln-02", kind: "passage", name: '"kiln-02"', mine: ["debt"], theirs: ["wages"], stance: "ask", why: "Is it debt?" },
      { id: "menace", kind: "element", name: "Forced labour: Menace", mine: ["met"], theirs: ["unclear"], stance: "ask", why: "" },
    ],
  );
  assert.deepEqual(
    listStances(content, coding, undefined, String).map(({ id }) => id),
    ["kiln-01", "kiln-02", "menace"],
  );
});
