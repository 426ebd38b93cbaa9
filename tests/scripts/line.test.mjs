// The line in the page: what is written is read as it was, over thousands of codings, and what is typed wrong is named by its place.
import assert from "node:assert/strict";
import { test } from "node:test";
import { checkLetter, createLineKey, readLine, writeLine } from "../../activities/browser/line.js";

const passages = Array.from({ length: 44 }, (_, place) => `linh-${place + 1}`);
const offences = [{ elements: [{ id: "work" }, { id: "menace" }, { id: "will" }] }, { elements: [{ id: "act" }, { id: "will" }] }];
const letters = createLineKey({
  activity: "marking",
  kind: "case-coding",
  number: 6,
  content: {
    cases: [
      { id: "linh", number: 1, passages },
      { id: "river", number: null, passages: ["river-1", "river-2", "river-3"] },
    ],
    tags: [..."PMTDWIAQ"].map((letter) => ({ id: `tag-${letter.toLowerCase()}`, letter })),
    offences,
  },
});
const digits = createLineKey({
  activity: "telling-apart",
  kind: "classification",
  number: 1,
  content: {
    cases: [{ id: "linh", number: 1, passages }],
    tags: ["work", "menace", "will", "act", "other-law"].map((id, place) => ({ id, letter: String((place + 1) % 5) })),
    offences,
  },
});
const keys = [letters, digits];
const here = { activity: "marking", caseId: "linh" };
const problem = (text, more) => readLine(text, keys, more).problem;

/** Numbers that look like chance and are the same in every run (mulberry32). */
function createChance(seed) {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

function makeCoding(chance, key, one) {
  const answers = {};
  for (const passage of one.passages) {
    const ids = key.marks.map(([id]) => id).filter(() => chance(12) === 0);
    if (ids.length) answers[`${one.id}/mark/${passage}`] = ids;
  }
  if (!Object.keys(answers).length) answers[`${one.id}/mark/${one.passages[0]}`] = [];
  for (const [id] of key.elements) {
    const status = [undefined, "met", "unclear", "not-met"][chance(4)];
    if (status) answers[`${one.id}/element/${id}`] = status;
  }
  if (chance(5) === 0) answers[`${one.id}/under-18`] = true;
  return answers;
}

test("five thousand codings are read from their lines as they were, also by message and from paper", () => {
  const chance = createChance(7);
  for (let run = 0; run < 5000; run += 1) {
    const key = keys[chance(2)];
    const one = key.cases[chance(key.cases.length)];
    const answers = makeCoding(chance, key, one);
    const group = ["Teak", "ក្រុមទី ១", "Table: two", "Ñandú 3 🙂"][chance(4)];
    const line = writeLine({ group, key, caseId: one.id, answers });
    const typed = [line, line.toLowerCase(), line.replaceAll(" ", "  "), line.replaceAll("-", "–"), line.replaceAll(" ", ", ")][
      chance(5)
    ];
    const { ok, line: read, problem: why } = readLine(typed, keys);
    assert.ok(ok, `${typed}: ${JSON.stringify(why)}`);
    assert.deepEqual(read.answers, answers, typed);
    assert.equal(read.checked, true);
    assert.equal(read.caseId, one.id);
  }
});

test("a line is as short as can be read aloud", () => {
  const answers = { "linh/mark/linh-6": ["tag-w"], "linh/mark/linh-13": ["tag-t", "tag-p"], "linh/element/menace": "unclear" };
  const line = writeLine({ group: "Teak", key: letters, caseId: "linh", answers });
  assert.match(line, /^Teak: 6\.1 6W 13PT E2\? [A-Z]$/);
  const digit = writeLine({ group: "Teak", key: digits, caseId: "linh", answers: { "linh/mark/linh-6": ["will", "work"] } });
  assert.match(digit, /^Teak: 1\.1 6\/13 [A-Z]$/);
  assert.match(writeLine({ group: "Teak", key: letters, caseId: "river", answers: {} }), /^Teak: 6\.0 0 [A-Z]$/);
});

test("a digit changed, two digits swapped and two numbers swapped are caught by the check letter, wherever they are in a line", () => {
  const chance = createChance(11);
  for (let run = 0; run < 2000; run += 1) {
    const answers = makeCoding(chance, letters, letters.cases[0]);
    const line = writeLine({ group: "T", key: letters, caseId: "linh", answers });
    const at = [...line.matchAll(/\d/g)].map(({ index }) => index);
    const [one, other] = [at[chance(at.length)], at[chance(at.length)]];
    const signs = [...line];
    if (run % 2) [signs[one], signs[other]] = [signs[other], signs[one]];
    else signs[one] = String((Number(signs[one]) + 1 + chance(9)) % 10);
    const wrong = signs.join("");
    if (wrong === line || (run % 2 && (other - one) % 22 === 0)) continue;
    assert.equal(readLine(wrong, keys).ok, false, `${line} → ${wrong}`);
  }
  assert.notEqual(checkLetter("6.1 12P 21W"), checkLetter("6.1 21P 12W"));
});

test("a line from paper needs no check letter, no order, and no place where it is typed in a case", () => {
  const { line } = readLine("Teak: 13PT 6w 8I 12P", keys, here);
  assert.deepEqual(Object.keys(line.answers), ["linh/mark/linh-6", "linh/mark/linh-8", "linh/mark/linh-12", "linh/mark/linh-13"]);
  assert.equal(line.checked, false);
  assert.deepEqual(readLine("Teak: 0", keys, here).line.answers, { "linh/mark/linh-1": [] });
});

test("what is typed wrong is named by its place and with what would be right", () => {
  assert.deepEqual(problem("Teak: 6.1 6W 99P"), { code: "unknown-passage", params: { at: 14, found: "99P", last: 44 } });
  assert.deepEqual(problem("Teak: 6.1 06W"), { code: "no-sign", params: { at: 11, found: "06W" } });
  assert.deepEqual(problem("Teak: 6.1 6X"), { code: "unknown-mark", params: { at: 11, found: "6X", right: "P M T D W I A Q" } });
  assert.deepEqual(problem("Teak: 6.1 6W 6P"), { code: "twice", params: { at: 14, found: "6P" } });
  assert.deepEqual(problem("Teak: 6.1 6W 0"), { code: "twice", params: { at: 14, found: "0" } });
  assert.deepEqual(problem("Teak: 6.1 6W E9+"), { code: "unknown-element", params: { at: 14, found: "E9+", right: "1 2 3 4" } });
  assert.deepEqual(problem("Teak: 6.1 6W W8"), { code: "no-sign", params: { at: 14, found: "W8" } });
  assert.deepEqual(problem("🙂 Teak: 6.1 <b>"), { code: "no-sign", params: { at: 13, found: "<b>" } });
  assert.deepEqual(problem("Teak: 7.1 6W"), { code: "unknown-activity", params: { at: 7, found: "7.1" } });
  assert.deepEqual(problem("Teak: 6.3 6W"), { code: "unknown-case", params: { at: 7, found: "6.3" } });
  assert.deepEqual(problem("Teak: 6W 8I"), { code: "no-place", params: { at: 7 } });
  assert.deepEqual(problem("Teak: 6.1"), { code: "nothing", params: { at: 10 } });
  assert.deepEqual(problem("Teak: 6.1 6W O"), { code: "wrong-check", params: { at: 14, found: "O" } });
  assert.deepEqual(problem("6W 8I"), { code: "no-group", params: {} });
  assert.deepEqual(problem(" : 6W"), { code: "no-group", params: {} });
  assert.deepEqual(problem(`Teak: ${"6W ".repeat(400)}`), { code: "too-long", params: { limit: 1000 } });
  assert.equal(problem("Teak: 1.1 6/19").code, "unknown-mark");
  assert.equal(problem("Teak: 1.1 6W").code, "no-sign");
});
