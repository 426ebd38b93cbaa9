import assert from "node:assert/strict";
import { test } from "node:test";
import { VERSION } from "../../activities/browser/answers_file.js";
import { emptyRecord, fromRows, mergeRecords, readRecord, toRows, writeRecord } from "../../activities/browser/kept_record.js";

const SHAPES = { "a/text": "text", "a/list": "list", "a/rows": "rows", "a/object": "object", "a/flag": "flag" };
const RIGHT = {
  "a/text": "words",
  "a/list": ["x"],
  "a/rows": [{ id: "row-1", what: "y" }],
  "a/object": { chair: "z" },
  "a/flag": true,
};
const RULES = { activity: "mapping", shapeOf: (key) => SHAPES[key] };
const read = (found) => readRecord(typeof found === "string" ? found : JSON.stringify(found), RULES);
const at = (answers, times) => ({ ...emptyRecord(), answers, times });

test("a version that no edition writes is damage and not a newer edition", () => {
  for (const version of ['"2"', "1e999", "-1e999", "1.5", "0", "-1", "true", "[2]", "{}", "1e300"]) {
    const text = `{"version": ${version}, "answers": {"a/text": "words"}}`;
    const { newer, aside, record } = read(text);
    assert.deepEqual([newer, aside, record.answers], [false, text, {}], version);
  }
  assert.equal(read({ version: VERSION + 1, answers: { "a/text": {} } }).newer, true);
  assert.equal(read({ version: VERSION + 1, replies: [] }).newer, true);
});

test("what is no record at all is put aside whole", () => {
  for (const text of [
    "",
    "x",
    "null",
    "7",
    '"text"',
    "[]",
    "{}",
    '{"answers": []}',
    '{"version": 1, "answers": null}',
    '{"version": 1',
  ]) {
    const { aside, newer, record } = read(text);
    assert.deepEqual([aside, newer, record.answers], [text, false, {}], text);
  }
});

test("a value of any wrong type is put aside, and the values beside it stay", () => {
  const wrong = [
    "words",
    ["x"],
    [{ id: "row-1", what: "y" }],
    { chair: "z" },
    true,
    7,
    null,
    [1],
    [{ what: "no id" }],
    [{ id: 4 }],
    [null],
    [["x"]],
  ];
  for (const [key, right] of Object.entries(RIGHT)) {
    for (const value of wrong) {
      const { record, aside } = read({ version: 1, answers: { ...RIGHT, [key]: value } });
      const others = Object.fromEntries(Object.entries(RIGHT).filter(([other]) => other !== key));
      const told = `${key}: ${JSON.stringify(value)}`;
      for (const other of Object.keys(others)) assert.deepEqual(record.answers[other], others[other], told);
      const isRight =
        JSON.stringify(Object.keys({ v: value })) && typeof value === typeof right && Array.isArray(value) === Array.isArray(right);
      if (JSON.stringify(value) === JSON.stringify(right)) assert.deepEqual([record.answers[key], aside], [right, null], told);
      else if (!isRight || value === null) {
        assert.equal(record.answers[key], undefined, told);
        assert.deepEqual(JSON.parse(aside), { answers: { [key]: value } }, told);
      }
    }
  }
});

test("what a file may not hold, a device does not bring into a form either", () => {
  const text =
    '{"version": 1, "answers": {"__proto__": "x", "No Key": "x", "a/other": {"constructor": "x"}, "a/deep": {"a": {"b": {"c": {"d": {}}}}}}}';
  const { record, aside } = read(text);
  assert.deepEqual(Object.keys(record.answers), []);
  assert.deepEqual(JSON.parse(aside).answers["No Key"], "x");
  assert.equal({}.x, undefined);
});

test("a key that this form does not know stays as it is", () => {
  assert.deepEqual(read({ version: 1, answers: { "of/another-pack": ["x"] } }).record.answers, { "of/another-pack": ["x"] });
});

test("the newer of two copies holds, key by key, and what was taken out stays out", () => {
  const disk = at({ "a/text": "old", "b/text": "newer", "c/text": "taken out" }, { "a/text": 1, "b/text": 9, "c/text": 3 });
  const other = at({ "a/text": "new", "b/text": "older" }, { "a/text": 5, "b/text": 4, "c/text": 8 });
  for (const [one, two] of [
    [disk, other],
    [other, disk],
  ]) {
    const { record } = mergeRecords(one, two);
    assert.deepEqual(record.answers, { "a/text": "new", "b/text": "newer" });
    assert.deepEqual(record.times, { "a/text": 5, "b/text": 9, "c/text": 8 });
  }
  assert.deepEqual(mergeRecords(disk, other).taken.sort(), ["a/text", "c/text"]);
  assert.deepEqual(mergeRecords(disk, other).ahead, ["b/text"]);
});

test("two changes in the same instant end alike in both tabs", () => {
  const one = at({ k: "left" }, { k: 5 });
  const two = at({ k: "right" }, { k: 5 });
  assert.deepEqual(mergeRecords(one, two).record.answers, mergeRecords(two, one).record.answers);
});

test("what an earlier edition kept, without times, is read whole and is as old as its saving", () => {
  const saved = "2026-03-02T10:00:00.000Z";
  const early = readRecord(JSON.stringify({ version: 1, saved, answers: RIGHT }), RULES).record;
  assert.deepEqual(early.answers, RIGHT);
  const before = at({ "a/text": "before", "b/text": "taken out by the earlier edition" }, { "a/text": 1, "b/text": 1 });
  assert.deepEqual(mergeRecords(early, before).record.answers, RIGHT);
  const after = at({ "a/text": "after" }, { "a/text": Date.parse(saved) + 1 });
  assert.deepEqual(mergeRecords(early, after).record.answers, { ...RIGHT, "a/text": "after" });
});

test("a record reads as it was written, and so do its rows", () => {
  const record = {
    ...at(RIGHT, Object.fromEntries(Object.keys(RIGHT).map((key, number) => [key, number]))),
    saved: "2026-03-02T10:00:00.000Z",
  };
  assert.deepEqual(read(writeRecord(record)).record, record);
  const rows = [...toRows("place", record, Object.keys(RIGHT)), { place: "place", key: "gone", at: 4, version: 1 }];
  assert.deepEqual(fromRows(rows, RULES).record.answers, RIGHT);
  assert.equal(fromRows(rows, RULES).record.times.gone, 4);
});

test("rows that are damaged or of a newer edition break nothing", () => {
  const rows = [
    { place: "p", key: "a/text", at: 1, version: VERSION + 1, value: {} },
    { place: "p", key: "a/list", at: "1", version: 1, value: ["x"] },
    { place: "p", key: "a/rows", at: 2, version: 1, value: "no rows" },
    { place: "p", key: 7, at: 2, version: 1, value: "x" },
  ];
  const { record, aside } = fromRows(rows, RULES);
  assert.deepEqual(record.answers, {});
  assert.deepEqual(JSON.parse(aside), { answers: { "a/rows": "no rows" } });
});
