// What a person asks of the print set, as it was typed.
import assert from "node:assert/strict";
import test from "node:test";
import { countCopies, listNames, readAddress, shuffle, spread } from "../../activities/page/look/room/print_choices.js";

test("a number of people or copies is a whole one within its bounds, whatever was typed", () => {
  assert.deepEqual(
    ["24", "2.9", "", "-3", "0", "many", "1e9", "Infinity"].map((typed) => countCopies(typed, 60)),
    [24, 2, 1, 1, 1, 1, 60, 1],
  );
});

test("names are lines without what nobody sees, and stay text", () => {
  const pasted = "  Ada  Lovelace\r\n\n\u200b\u202eBo\u0007\n<script>alert(1)</script>\nNguyễn Thị Minh Khai";
  assert.deepEqual(listNames(pasted, 10), ["Ada Lovelace", "Bo", "<script>alert(1)</script>", "Nguyễn Thị Minh Khai"]);
  assert.equal(listNames("x\n".repeat(500), 400).length, 400);
  assert.equal(listNames("x".repeat(500), 1)[0].length, 80);
});

test("an address that nobody else can open is none", () => {
  assert.equal(readAddress(" https://example.org/w "), "https://example.org/w");
  for (const typed of [
    "",
    "example.org",
    "javascript:alert(1)",
    "file:///book",
    "https://me@example.org",
    `https://e.org/${"w".repeat(300)}`,
  ]) {
    assert.equal(readAddress(typed), null, typed);
  }
});

test("copies lie set by set", () => {
  assert.deepEqual(spread(["a", "b"], 2), ["a", "b", "a", "b"]);
});

test("shuffled things are the same things, and every order of them comes up about as often", () => {
  const orders = new Map();
  for (let time = 0; time < 6000; time += 1) {
    const order = shuffle(["a", "b", "c"]).join("");
    orders.set(order, (orders.get(order) ?? 0) + 1);
  }
  assert.deepEqual([...orders.keys()].sort(), ["abc", "acb", "bac", "bca", "cab", "cba"]);
  assert.ok([...orders.values()].every((many) => many > 800 && many < 1200));
  const things = Object.freeze(Array.from({ length: 400 }, (_, place) => place));
  assert.deepEqual(
    shuffle(things).sort((one, other) => one - other),
    things,
  );
});
