import assert from "node:assert/strict";
import { test } from "node:test";
import { isNear } from "../../activities/browser/near_names.js";

test("a name that differs from another by its capitals, or by one letter, is near to it", () => {
  assert.equal(isNear("Blue", "blue"), "capitals");
  assert.equal(isNear("Ｂlue", "Blue"), "capitals");
  for (const slip of ["Bule team", "Blu team", "Bluee team", "Blue tean", "blue tean", "Bluë team", "Blueteam", "Blue-team"]) {
    assert.equal(isNear(slip, "Blue team"), slip === "Bule team" ? null : "letter", slip);
  }
  assert.equal(isNear("مجموعه", "مجموعة"), "letter");
});

test("a number, or a letter that stands alone, tells two groups apart, and so do two letters", () => {
  for (const [one, other] of [
    ["Team 1", "Team 2"],
    ["Team 1", "Team 11"],
    ["Team ١", "Team ٢"],
    ["Group A", "Group B"],
    ["A", "B"],
    ["Red", "Rose"],
  ]) {
    assert.equal(isNear(one, other), null, `${one} and ${other}`);
  }
  assert.equal(isNear("Team 1", "Team 1"), null);
});
