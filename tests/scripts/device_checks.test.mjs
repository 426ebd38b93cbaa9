// What is made of the tests of a device.
import assert from "node:assert/strict";
import test from "node:test";
import { isNewEnough, judgeScreen, sumUp } from "../../activities/page/look/room/device_checks.js";

test("a screen is judged by what can be done on it", () => {
  assert.deepEqual(
    [
      [1920, 1080],
      [1024, 768],
      [1024, 600],
      [768, 1024],
      [360, 780],
      [319, 900],
      [800, 300],
    ].map(([w, h]) => judgeScreen(w, h)),
    ["wall", "wall", "desk", "desk", "hand", "small", "small"],
  );
});

test("one test that fails is told before those that are open", () => {
  assert.deepEqual(sumUp({ a: "yes", b: "yes" }), { state: "good", many: 0 });
  assert.deepEqual(sumUp({ a: "yes", b: "open", c: "open" }), { state: "open", many: 2 });
  assert.deepEqual(sumUp({ a: "no", b: "open" }), { state: "bad", many: 1 });
});

test("a browser that lacks what came last is too old", () => {
  assert.equal(isNewEnough(globalThis), true);
  assert.equal(isNewEnough({}), false);
});
