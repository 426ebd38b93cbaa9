// Groups dealt from counts, over many rooms made up at random: what every deal keeps, whoever comes.
import assert from "node:assert/strict";
import { test } from "node:test";
import { dealGroups, findUneven, listPeople } from "../../activities/page/look/room/dealing.js";

function* chance(seed) {
  for (let state = seed; ; state = (Math.imul(state, 1103515245) + 12345) >>> 0) yield (state >>> 8) / 16777216;
}

/** Rooms of all sorts: few and many, one service alone, more groups than people. */
function* inventRooms(many) {
  const numbers = chance(7);
  const below = (most) => Math.floor(numbers.next().value * most);
  for (let room = 0; room < many; room += 1) {
    const most = 1 + below(9);
    const counts = Array.from({ length: 1 + below(7) }, () => Array.from({ length: 3 }, () => (below(3) ? below(most) : 0)));
    if (counts.flat().some(Boolean)) yield { counts, groups: 1 + below(9), deal: 1 + below(99) };
  }
}

const spread = (numbers) => Math.max(...numbers) - Math.min(...numbers);
const countOf = (dealt, of, which) => dealt.map((group) => group.filter((person) => person[of] === which).length);

test("every card is dealt once, sizes differ by one at most, and so do each service and each rank from group to group", () => {
  for (const { counts, groups, deal } of inventRooms(300)) {
    const dealt = dealGroups(counts, groups, deal);
    const told = JSON.stringify({ counts, groups, deal, dealt });
    const people = listPeople(counts);
    assert.equal(dealt.length, Math.min(groups, people.length), told);
    assert.deepEqual(
      dealt.flat().sort((one, other) => one.number - other.number),
      people,
      told,
    );
    assert.ok(spread(dealt.map((group) => group.length)) <= 1, told);
    counts.forEach((_, service) => assert.ok(spread(countOf(dealt, "service", service)) <= 1, told));
    for (const rank of [0, 1, 2]) assert.ok(spread(countOf(dealt, "rank", rank)) <= 1, told);
  }
});

test("cards are numbered in the order of the table, so that those of a kind are a run", () => {
  assert.deepEqual(
    listPeople([
      [1, 2],
      [0, 1],
    ]).map(({ number, service, rank }) => [number, service, rank]),
    [
      [1, 0, 0],
      [2, 0, 1],
      [3, 0, 1],
      [4, 1, 1],
    ],
  );
});

const ROOM = [
  [4, 6, 2],
  [2, 3, 1],
  [0, 3, 2],
  [1, 2, 1],
];

test("a deal is the same each time, and the next one is another", () => {
  assert.deepEqual(dealGroups(ROOM, 5, 3), dealGroups(ROOM, 5, 3));
  const deals = new Set([1, 2, 3, 4, 5, 6].map((deal) => JSON.stringify(dealGroups(ROOM, 5, deal))));
  assert.equal(deals.size, 6);
});

test("what cannot be spread evenly is said, with how many are where, and nothing else", () => {
  for (const { counts, groups, deal } of inventRooms(100)) {
    const dealt = dealGroups(counts, groups, deal);
    const uneven = findUneven(dealt, 2).filter(({ what }) => what === "uneven");
    for (const { of, which, more, less, inMore, inLess } of uneven) {
      const many = countOf(dealt, of, which);
      assert.deepEqual([many.filter((one) => one === more).length, many.filter((one) => one === less).length], [inMore, inLess]);
    }
    const told = uneven.filter(({ of }) => of === "service").map(({ which }) => which);
    const total = (service) => counts[service].reduce((sum, one) => sum + one, 0);
    assert.deepEqual(
      told,
      counts.map((_, service) => service).filter((service) => total(service) % dealt.length),
      "an even share of nobody and of everybody is no finding",
    );
  }
  assert.deepEqual(
    findUneven(dealGroups([[0, 2]], 1, 1), 1).map(({ what }) => what),
    ["small"],
  );
});

test("one junior among superiors of the same service is told of, and nobody who has a colleague of the same rank or no superior", () => {
  const person = (number, service, rank) => ({ number, service, rank });
  const alone = (group) => findUneven([group], 2).filter(({ what }) => what === "alone");
  const other = [person(8, 5, 1), person(9, 5, 1)];
  assert.deepEqual(alone([person(1, 0, 0), person(2, 0, 2), ...other]), [{ what: "alone", group: 1, service: 0 }]);
  assert.deepEqual(alone([person(1, 0, 0), person(2, 0, 1), person(3, 0, 2), ...other]), [{ what: "alone", group: 1, service: 0 }]);
  assert.deepEqual(alone([person(1, 0, 0), person(2, 0, 1), person(3, 0, 1), ...other]), [{ what: "alone", group: 1, service: 0 }]);
  assert.deepEqual(alone([person(1, 0, 0), person(2, 0, 1), ...other]), [], "one who has been there a little longer leads nobody");
  assert.deepEqual(alone([person(1, 0, 0), person(2, 0, 0), person(3, 0, 2), ...other]), []);
  assert.deepEqual(alone([person(1, 0, 0), person(2, 1, 2), ...other]), []);
  assert.deepEqual(alone([person(1, 0, 1), person(2, 0, 2), ...other]), []);
});

test("nobody is left alone where the counts allow it", () => {
  const dealt = dealGroups(
    [
      [2, 0, 2],
      [0, 4, 0],
    ],
    4,
    1,
  );
  assert.deepEqual(
    findUneven(dealt, 2).filter(({ what }) => what === "alone"),
    [],
  );
});
