// What the planner decides without a page: how a day flows round what is held, what is warned of, where minutes can be won, and what a file may be.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  addBlock,
  addEverywhere,
  beginHistory,
  dropBlock,
  holdBlock,
  holdEverywhere,
  moveBlock,
  placeAt,
  redo,
  remember,
  removeDay,
  resizeBlock,
  setAside,
  setDay,
  setPlan,
  shiftBlock,
  stepBlock,
  swapBlocks,
  undo,
} from "../../activities/page/look/room/planner/changes.js";
import { holdTimes, isHeldOn } from "../../activities/page/look/room/planner/country.js";
import { proposeCuts, takeWay } from "../../activities/page/look/room/planner/cuts.js";
import { listDates, moveFirst } from "../../activities/page/look/room/planner/dates.js";
import { layOutDay } from "../../activities/page/look/room/planner/flow.js";
import { lengthOf, wordClock } from "../../activities/page/look/room/planner/lengths.js";
import { joinSentences, listMaterials } from "../../activities/page/look/room/planner/materials.js";
import { findRefusals, makeId, writePack } from "../../activities/page/look/room/planner/pack.js";
import { beginPlan, blockOfExtra, indexLines, isChanged, listBlocks } from "../../activities/page/look/room/planner/plan.js";
import { readPlanner, writePlanner } from "../../activities/page/look/room/planner/planner_file.js";
import { writeProgramme } from "../../activities/page/look/room/planner/programme.js";
import { readUsed, USED } from "../../activities/page/look/room/planner/used_plan.js";
import { findWarnings } from "../../activities/page/look/room/planner/warnings.js";
import { fitState, knownOfRoom, withUsedPlan } from "../../activities/page/look/room/room_plan.js";
import { beginRoom, readState } from "../../activities/page/look/room/state.js";

const line = (id, minutes, form = "talk", more = {}) => ({
  id,
  title: `The ${id}`,
  minutes,
  form,
  aims: form === "talk" ? ["know"] : [],
  ...more,
});
const activity = (id, number, more = {}) => ({
  ...{
    id,
    number,
    title: `Doing ${id}`,
    short: id,
    minutes: 90,
    aims: [id],
    prerequisites: [],
    materials: [`paper for ${id}`],
    steps: [],
    task: "",
    product: "",
  },
  ...more,
});
const CONTENT = {
  book: "a-book",
  plans: [
    {
      id: "two",
      title: "Two days",
      start: "09:00",
      days: [
        {
          title: "First",
          lines: [
            line("welcome", 15, "opening"),
            line("definitions", 45),
            line("coffee", 15, "break"),
            line("telling", 90, "activity", { activity: "telling" }),
            line("lunch", 60, "break"),
            line("figures", 60),
          ],
        },
        {
          title: "Second",
          lines: [
            line("marking", 90, "activity", { activity: "marking" }),
            line("rest", 15, "break"),
            line("drafting", 75, "activity", { activity: "drafting" }),
          ],
        },
      ],
    },
  ],
  activities: {
    telling: activity("telling", 1),
    marking: activity("marking", 6, { prerequisites: ["telling"] }),
    drafting: activity("drafting", 9, { prerequisites: ["law", "marking"] }),
    law: activity("law", 3),
  },
  aims: Object.fromEntries(
    ["know", "telling", "marking", "drafting", "law"].map((id) => [id, { text: `To ${id}.`, of: "Course" }]),
  ),
  papers: {},
  extras: {
    "tests/opening": { title: "Before we begin", form: "opening", minutes: 25, needs: "sitting" },
    "role-plays/gate": {
      title: "At the gate",
      form: "activity",
      minutes: 45,
      needs: "role-play",
      aims: ["know"],
      isFacilitators: true,
    },
  },
  sessions: { figures: { minutes: 60, before: ["charts"], shorter: { minutes: 40, leaveOut: "The second chart." } } },
};
CONTENT.lines = Object.fromEntries(indexLines(CONTENT));

const begin = () => beginPlan(CONTENT, "two");
const keyOf = (plan, id) => listBlocks(plan).find(({ like, title }) => like === id || title === id).key;
/** "09:00 welcome", or "12:15 definitions 2/2" of a part, or "10:00 -" of time in hand. */
const clock = (plan, day = 0) =>
  layOutDay(plan.days[day], plan.factor).pieces.map(({ block, begins, part, parts }) =>
    [wordClock(begins), block ? block.like || block.title : "-", parts > 1 ? `${part}/${parts}` : ""].filter(Boolean).join(" "),
  );
const kinds = (plan) => findWarnings(CONTENT, plan).map(({ kind }) => kind);

test("a plan of the book keeps its times", () => {
  assert.deepEqual(clock(begin()), [
    "09:00 welcome",
    "09:15 definitions",
    "10:00 coffee",
    "10:15 telling",
    "11:45 lunch",
    "12:45 figures",
  ]);
});

test("what flows goes round what is held, and a session in its way is split into parts that both can be held", () => {
  let plan = addBlock(begin(), { title: "Prayer", form: "break", minutes: 20, pin: 11 * 60 }, 0, 0);
  assert.deepEqual(clock(plan), [
    "09:00 welcome",
    "09:15 definitions",
    "10:00 coffee",
    "10:15 telling 1/2",
    "11:00 Prayer",
    "11:20 telling 2/2",
    "12:05 lunch",
    "13:05 figures",
  ]);
  // Five minutes of a session are none: it waits, and the five minutes are in hand.
  plan = holdBlock(plan, keyOf(plan, "Prayer"), 10 * 60 + 20);
  assert.deepEqual(clock(plan).slice(2, 6), ["10:00 coffee", "10:15 -", "10:20 Prayer", "10:40 telling"]);
});

test("a break is never split, what is held before the hour opens the day, and time in hand is shown", () => {
  let plan = addBlock(begin(), { title: "Opening by the minister", form: "opening", minutes: 25, pin: 8 * 60 + 30 }, 0, 0);
  assert.deepEqual(clock(plan).slice(0, 3), ["08:30 Opening by the minister", "08:55 -", "09:00 welcome"]);
  plan = addBlock(begin(), { title: "Prayer", form: "break", minutes: 20, pin: 12 * 60 }, 0, 0);
  assert.deepEqual(clock(plan).slice(3, 7), ["10:15 telling", "11:45 -", "12:00 Prayer", "12:20 lunch"]);
  plan = addBlock(begin(), { title: "Dinner", form: "break", minutes: 60, pin: 18 * 60 }, 0, 0);
  assert.deepEqual(clock(plan).slice(-2), ["13:45 -", "18:00 Dinner"]);
});

test("no minute of a session is lost or held twice, whatever is held where", () => {
  let seed = 7;
  const random = (most) => {
    seed = (seed * 48271) % 2147483647;
    return seed % most;
  };
  for (let round = 0; round < 500; round += 1) {
    const blocks = Array.from({ length: 1 + random(9) }, (_, number) => ({
      key: `b${number}`,
      form: ["talk", "activity", "break"][random(3)],
      minutes: 5 * (1 + random(24)),
      pin: random(3) ? null : 5 * random(200),
    }));
    const { pieces } = layOutDay({ start: 540, blocks }, 1);
    for (const block of blocks) {
      const its = pieces.filter((piece) => piece.block === block);
      assert.equal(
        its.reduce((sum, { begins, ends }) => sum + ends - begins, 0),
        block.minutes,
      );
      if (block.pin !== null && !its[0].clash) assert.equal(its[0].begins, block.pin);
      if (block.form === "break" || block.pin !== null) assert.equal(its.length, 1);
      if (its.length > 1) assert.ok(its.every(({ begins, ends }) => ends - begins >= 10));
    }
    pieces.slice(1).forEach(({ begins }, place) => assert.equal(begins, pieces[place].ends));
  }
});

test("interpretation lengthens what is talked through, to five minutes, and a length that is set is the one that is shown", () => {
  const plan = setPlan(begin(), { factor: 1.25 });
  assert.deepEqual(clock(plan).slice(0, 4), ["09:00 welcome", "09:15 definitions", "10:10 coffee", "10:25 telling"]);
  const shorter = resizeBlock(plan, keyOf(plan, "telling"), 60);
  assert.equal(lengthOf(shorter.days[0].blocks[3], 1.25), 60);
  assert.equal(lengthOf(shorter.days[0].blocks[3], 1.5), 70);
});

test("blocks move, swap, go aside and come back, and every deed can be undone and done again", () => {
  const plan = begin();
  const order = (one, day = 0) => one.days[day].blocks.map(({ like }) => like);
  const coffee = keyOf(plan, "coffee");
  assert.deepEqual(order(stepBlock(plan, coffee, -1)).slice(0, 3), ["welcome", "coffee", "definitions"]);
  assert.deepEqual(order(stepBlock(plan, keyOf(plan, "figures"), 1), 1)[0], "figures");
  assert.deepEqual(order(shiftBlock(plan, coffee, 1), 1), ["marking", "coffee", "rest", "drafting"]);
  assert.deepEqual(order(swapBlocks(plan, keyOf(plan, "definitions"), keyOf(plan, "marking")), 1)[0], "definitions");
  assert.deepEqual(order(moveBlock(plan, coffee, 0, 6)), ["welcome", "definitions", "telling", "lunch", "figures", "coffee"]);
  const without = setAside(plan, keyOf(plan, "telling"));
  assert.deepEqual([without.aside.map(({ like }) => like), order(without).includes("telling")], [["telling"], false]);
  assert.deepEqual(order(moveBlock(without, keyOf(without, "telling"), 0, 3)), order(plan));
  assert.deepEqual(
    removeDay(plan, 1).aside.map(({ like }) => like),
    ["marking", "rest", "drafting"],
  );
  let history = beginHistory(plan);
  for (const deed of [(p) => stepBlock(p, coffee, -1), (p) => setAside(p, coffee), (p) => p])
    history = remember(history, deed(history.now));
  const done = history.now;
  assert.equal(history.past.length, 2);
  history = undo(undo(history));
  assert.deepEqual(history.now, plan);
  assert.deepEqual(redo(redo(history)).now, done);
});

test("lunch is held on every day at once, and a block is added to each", () => {
  const plan = addEverywhere(begin(), { title: "Prayer", form: "break", minutes: 15, pin: 750 });
  assert.ok(plan.days.every((_, day) => clock(plan, day).some((one) => one.startsWith("12:30 Prayer"))));
  const moved = holdEverywhere(plan, keyOf(plan, "Prayer"), 765);
  assert.ok(moved.days.every((_, day) => clock(moved, day).some((one) => one.startsWith("12:45 Prayer"))));
});

test("dates go over the days on which people work, from Sunday to Thursday too, and a day of its own date counts on from there", () => {
  const days = (...dates) => dates.map((date) => ({ date }));
  assert.deepEqual(listDates({ first: "2026-03-05", week: [1, 2, 3, 4, 5], days: days("", "", "") }), [
    "2026-03-05",
    "2026-03-06",
    "2026-03-09",
  ]);
  assert.deepEqual(listDates({ first: "2026-03-04", week: [0, 1, 2, 3, 4], days: days("", "", "") }), [
    "2026-03-04",
    "2026-03-05",
    "2026-03-08",
  ]);
  assert.deepEqual(listDates({ first: "2026-03-06", week: [0, 1, 2, 3, 4], days: days("", "2026-03-20", "") }), [
    "2026-03-08",
    "2026-03-20",
    "2026-03-22",
  ]);
  assert.deepEqual(listDates({ first: "2026-02-30", week: [1], days: days("", "") }), ["", ""]);
});

test("a plan of the book is warned of for nothing but its hours and what is to be printed", () => {
  assert.deepEqual(kinds(begin()), ["materials"]);
});

test("an aim that lost its last session is named, and one that another session serves too is not", () => {
  const plan = begin();
  assert.deepEqual(
    findWarnings(CONTENT, setAside(plan, keyOf(plan, "drafting")))
      .filter(({ kind }) => kind === "aim")
      .map(({ params }) => params.aim),
    ["drafting"],
  );
  assert.ok(!kinds(setAside(plan, keyOf(plan, "figures"))).includes("aim"));
});

test("an activity before the one that it takes up is warned of, and so is one whose other went; one that the book's plan is without is not", () => {
  const plan = begin();
  const swapped = swapBlocks(plan, keyOf(plan, "telling"), keyOf(plan, "marking"));
  const found = findWarnings(CONTENT, swapped).filter(({ kind }) => kind === "order");
  assert.deepEqual(
    found.map(({ params }) => params),
    [{ activity: "marking", needed: "telling" }],
  );
  assert.ok(kinds(setAside(plan, keyOf(plan, "telling"))).includes("missing"));
  assert.ok(!kinds(plan).includes("missing"));
});

test("more than six working hours, a session that serves no one, an empty day and two blocks held at one time are warned of", () => {
  const plan = begin();
  const longer = resizeBlock(plan, keyOf(plan, "telling"), 240);
  assert.ok(!kinds(longer).includes("long"));
  assert.ok(kinds(resizeBlock(longer, keyOf(plan, "figures"), 65)).includes("long"));
  assert.ok(kinds(addBlock(plan, { title: "A talk", form: "talk", minutes: 20 }, 0, 0)).includes("idle"));
  assert.ok(kinds({ ...plan, days: [...plan.days, { title: "x", start: 540, date: "", blocks: [] }] }).includes("empty"));
  assert.ok(
    kinds(
      addEverywhere(addEverywhere(plan, { title: "A", form: "break", minutes: 20, pin: 600 }), {
        title: "B",
        form: "break",
        minutes: 20,
        pin: 610,
      }),
    ).includes("clash"),
  );
  assert.ok(kinds(setDay(plan, 0, { start: 1380 })).includes("midnight"));
  assert.ok(!kinds(setPlan(plan, { ready: ["telling/1", "before/figures/1", "marking/1", "drafting/1"] })).includes("materials"));
});

test("twenty-five minutes behind: breaks and shorter versions first, then one session with the aims that it costs, or a later end", () => {
  const plan = begin();
  const asked = { day: 0, now: keyOf(plan, "telling"), behind: 25 };
  const ways = proposeCuts(CONTENT, plan, asked);
  assert.deepEqual(
    ways.map(({ name, cuts, short }) => [
      name,
      cuts.map(({ key, how, to }) => [plan.days[0].blocks.find((one) => one.key === key).like, how, to]),
      short,
    ]),
    [
      [
        "gentle",
        [
          ["lunch", "rest", 45],
          ["figures", "shorter", 40],
        ],
        0,
      ],
      ["drop", [["figures", "drop", 0]], 0],
      ["later", [], 0],
    ],
  );
  assert.deepEqual(
    [ways[0].cuts[1].leaveOut, ways[0].cuts[1].thinner, ways[1].lost, ways[1].cuts[0].thinner],
    ["The second chart.", ["know"], [], ["know"]],
  );
  const before = layOutDay(plan.days[0], 1).ends;
  assert.ok(layOutDay(takeWay(plan, asked, ways[0]).days[0], 1).ends <= before);
  assert.equal(layOutDay(takeWay(plan, asked, ways[2]).days[0], 1).ends, before + 25);
  // On the second day a session goes that alone serves its aim.
  const second = proposeCuts(CONTENT, plan, { day: 1, now: keyOf(plan, "marking"), behind: 40 });
  assert.deepEqual(second.find(({ name }) => name === "drop").lost, ["drafting"]);
  assert.ok(second.find(({ name }) => name === "gentle").short > 0);
});

test("a plan comes back from its file as it was, whatever its words look like", () => {
  const nasty = '<img src=x onerror="alert(1)"> שלום "quoted" {name}';
  const plan = setPlan(setDay(begin(), 0, { title: nasty }), { title: nasty, first: "2026-03-01", week: [0, 1, 2, 3, 4] });
  const read = readPlanner(CONTENT, writePlanner(plan, "a-book"));
  assert.deepEqual([read.plan, read.mended, read.refused], [plan, [], null]);
});

test("a file that is damaged, newer, or no plan is refused by name, and one of another shape is told what becomes of it", () => {
  const refused = (text) => readPlanner(CONTENT, text).refused?.kind;
  assert.equal(refused("{"), "damaged");
  assert.equal(refused("[]"), "no-plan");
  assert.equal(refused('{"days": []}'), "no-days");
  assert.equal(refused('{"version": 99, "days": [{}]}'), "newer");
  assert.equal(refused(JSON.stringify({ days: Array(31).fill({}) })), "many-days");
  assert.equal(refused(JSON.stringify({ days: [{ blocks: Array(61).fill({}) }] })), "many-blocks");
  const plan = begin();
  const spoilt = {
    ...plan,
    version: 0,
    days: [
      {
        ...plan.days[0],
        start: "nine",
        date: "2026-02-31",
        blocks: [null, { title: "Odd", form: "sermon", minutes: 4000, pin: -3, like: "gone" }],
      },
      { title: "Second" },
    ],
  };
  const read = readPlanner(CONTENT, JSON.stringify(spoilt));
  assert.deepEqual(
    read.mended.map(({ kind }) => kind),
    ["older", "start", "date", "no-block", "gone", "minutes", "form", "pin", "start", "no-blocks"],
  );
  assert.deepEqual(
    read.plan.days[0].blocks.map(({ title, form, minutes, pin }) => [title, form, minutes, pin]),
    [["Odd", "talk", 240, null]],
  );
});

test("of a day of 26 hours what comes after midnight is set aside, and nothing is lost", () => {
  const plan = begin();
  const blocks = Array.from({ length: 13 }, (_, number) => ({
    ...plan.days[0].blocks[1],
    key: `b${number}`,
    title: `Talk ${number}`,
    minutes: 120,
  }));
  const read = readPlanner(CONTENT, JSON.stringify({ ...plan, days: [{ ...plan.days[0], blocks }] }));
  assert.deepEqual(read.mended, [{ kind: "overlong", params: { day: 1, hours: 26, sessions: 6 } }]);
  assert.ok(layOutDay(read.plan.days[0], 1).ends <= 24 * 60);
  assert.equal(listBlocks(read.plan).length, 13);
});

test("what the rows would refuse becomes no pack: no title, another plan's title, a day too long, a session that serves no one", () => {
  const plan = begin();
  const why = (one, title) => findRefusals(CONTENT, one, title).map(({ kind }) => kind);
  assert.deepEqual(why(plan, "Ours"), []);
  assert.deepEqual(why(plan, " "), ["no-title"]);
  assert.deepEqual(why(plan, "two days"), ["taken"]);
  assert.deepEqual(why(addBlock(plan, { title: "Late", form: "closing", minutes: 30, pin: 1300 }, 0, 0), "Ours"), ["day"]);
  assert.deepEqual(why(addBlock(plan, { title: "A talk", form: "talk", minutes: 30 }, 0, 0), "Ours"), ["idle"]);
  assert.deepEqual(
    [makeId("Três dias em São Tomé!", "x"), makeId("ورشة", "two-adapted"), makeId("2026", "x"), makeId("Con", "x")],
    ["tres-dias-em-sao-tome", "two-adapted", "plan-2026", "plan-con"],
  );
});

const HELD = [
  { at: "10:00", minutes: 20, name: "Prayer", weekdays: [], since: null, until: null },
  { at: "12:30", minutes: 60, name: "Friday prayer", weekdays: ["friday"], since: "2026-03-01", until: "2026-03-31" },
];
const COUNTRY = {
  ...CONTENT,
  held: HELD,
  holidays: [
    { date: "2026-03-06", until: "2026-03-06", name: "Day of Salt", mayMove: false },
    { date: "2026-03-08", until: "2026-03-10", name: "Feast", mayMove: true },
  ],
};
/** Two days from a date on, of people who work from Sunday to Friday. */
const from = (first) => setPlan(begin(), { first, week: [0, 1, 2, 3, 4, 5] });

test("a day on a holiday of the country is told, and one whose day may move in other words", () => {
  const told = (first) =>
    findWarnings(COUNTRY, from(first))
      .filter(({ kind }) => kind.includes("holiday"))
      .map(({ kind, day, params }) => [kind, day, params.holiday]);
  assert.deepEqual(told("2026-03-05"), [["holiday", 1, "Day of Salt"]]);
  assert.deepEqual(told("2026-03-09"), [
    ["near-holiday", 0, "Feast"],
    ["near-holiday", 1, "Feast"],
  ]);
  assert.deepEqual(told("2026-03-11"), []);
  assert.deepEqual(told(""), []);
});

test("times of the country are held on the days that they fall on, once", () => {
  const { plan, added } = holdTimes(COUNTRY, from("2026-03-05"));
  assert.equal(added, 3);
  assert.deepEqual(
    clock(plan, 1).filter((text) => text.includes("rayer")),
    ["10:00 Prayer", "12:30 Friday prayer"],
  );
  assert.equal(
    clock(plan, 0).some((text) => text.includes("Friday")),
    false,
  );
  assert.equal(holdTimes(COUNTRY, plan).added, 0);
  assert.equal(holdTimes(CONTENT, plan).added, 0);
});

test("without a date a day has the times of every day alone", () => {
  assert.deepEqual(
    HELD.map((held) => isHeldOn(held, "")),
    [true, false],
  );
  assert.deepEqual(
    HELD.map((held) => isHeldOn(held, "2026-04-03")),
    [true, false],
  );
});

test("the programme that is handed out holds nothing of what a facilitator prepares or notes", () => {
  const plan = begin();
  plan.days[0].blocks.forEach((block) => (block.note = "a note to oneself"));
  const parts = { content: CONTENT, plan, t: (name) => name, locale: "en", dates: ["", ""] };
  const paper = JSON.stringify(writeProgramme(parts, { title: "Ours", adapted: "", when: "" }));
  assert.match(paper, /The figures/);
  const own = [...listMaterials(CONTENT, plan).map(({ text }) => text), "a note to oneself", "planner.needs"];
  assert.ok(own.includes("charts"));
  for (const text of own) assert.ok(!paper.includes(text), text);
});

test("what has to lie ready is read as sentences", () => {
  assert.equal(joinSentences(["Charts", "Agree: five minutes.", "Ready?"]), "Charts. Agree: five minutes. Ready?");
});

test("a plan is asked about where something was changed that another in its place would lose, and not otherwise", () => {
  const plan = setPlan(begin(), { title: "Ours", first: "2026-03-02", factor: 1.5 });
  assert.equal(isChanged(CONTENT, plan), false);
  assert.equal(isChanged(CONTENT, setPlan(plan, { ready: ["law/1"] })), true);
  for (const change of [
    (one) => moveBlock(one, keyOf(one, "coffee"), 0, 0),
    (one) => setAside(one, keyOf(one, "rest")),
    (one) => holdBlock(one, keyOf(one, "lunch"), 12 * 60),
    (one) => setDay(one, 1, { title: "Other" }),
  ]) {
    assert.equal(isChanged(CONTENT, change(plan)), true);
  }
});

test("a first day on which nobody works is told with the day that it moves to", () => {
  const plan = setPlan(begin(), { first: "2026-12-27" });
  assert.deepEqual(moveFirst(plan), { weekday: 0, date: "2026-12-28" });
  assert.equal(moveFirst(setPlan(plan, { week: [0, 1, 2, 3, 4] })), null);
  assert.equal(moveFirst(setPlan(plan, { first: "" })), null);
  assert.equal(moveFirst(setDay(plan, 0, { date: "2026-12-26" })), null);
});

// --- the plan that the room uses --------------------------------------------------------------------

const t = (key, params = {}) => [key, ...Object.values(params)].join(" ");
/** What the room's pages have: the lines of the book with what they show. */
const ROOM = () => {
  const days = CONTENT.plans[0].days.map((day, place) => ({
    number: place + 1,
    title: day.title,
    lines: day.lines.map((one) => ({
      ...one,
      at: 0,
      page: `book/${one.id}`,
      screens: [["title", ""]],
      deck: `slides-${one.id}`,
      notes: one.id,
    })),
  }));
  const paces = {
    definitions: [
      [10, 20, 15],
      [10, 20],
      [20, 20, 20],
    ],
  };
  return {
    plans: [{ id: "two", title: "Two days", start: "09:00", days }],
    activities: CONTENT.activities,
    cases: {},
    paces,
    extras: CONTENT.extras,
  };
};
const take = (plan, since = 5) => readUsed(knownOfRoom(ROOM()), writePlanner({ usedSince: since, ...plan }, "a-book"));

test("a plan in use has the days, times, parts and titles of the planner, and the slides and notes of the lines it was made from", () => {
  let plan = { ...beginPlan(CONTENT, "two", "Ours"), first: "2026-03-02" };
  plan = addBlock(plan, { title: "Prayer", form: "break", minutes: 20, pin: 9 * 60 + 30 }, 0, 0);
  plan = resizeBlock(plan, keyOf(plan, "definitions"), 30);
  const { plans, used } = withUsedPlan(ROOM(), take(plan), t);
  assert.equal(used.since, 5);
  assert.deepEqual(
    plans.map(({ id, title, start }) => [id, title, start]),
    [
      [USED, "Ours", "09:00"],
      ["two", "Two days", "09:00"],
    ],
  );
  const [day] = plans[0].days;
  assert.equal(day.date, "2026-03-02");
  assert.deepEqual(
    day.lines.slice(0, 4).map(({ title, at, minutes, deck, first, pace }) => [title, at, minutes, deck, first, pace]),
    [
      ["The welcome", 0, 15, "slides-welcome", undefined, undefined],
      ["planner.part The definitions 1 2", 15, 15, "slides-definitions", 0, [10, 5]],
      ["Prayer", 30, 20, undefined, undefined, undefined],
      ["planner.part The definitions 2 2", 50, 15, "slides-definitions", 1, [15]],
    ],
  );
  assert.equal(day.lines[1].version, 1);
});

test("a block keeps its key over the device, so that a session that is on stays on while the plan is changed", () => {
  const plan = beginPlan(CONTENT, "two", "Ours");
  const on = keyOf(plan, "figures");
  const moved = setAside(moveBlock(plan, on, 0, 0), keyOf(plan, "coffee"));
  const read = readUsed(CONTENT, writePlanner(moved, "a-book")).plan;
  assert.deepEqual(read, moved);
  const content = withUsedPlan(ROOM(), take(moved), t);
  const state = { ...beginRoom(content), line: `own-${on}`, plan: USED };
  assert.equal(readState(content, fitState(content, state)).line, `own-${on}`);
  const gone = { ...state, line: `own-${keyOf(plan, "coffee")}` };
  assert.equal(readState(content, gone), null);
  assert.equal(readState(content, fitState(content, gone)).line, content.plans[0].days[0].lines[0].id);
  const twice = structuredClone(plan);
  twice.days[0].blocks[1].key = twice.days[0].blocks[0].key;
  delete twice.days[0].blocks[2].key;
  const keys = listBlocks(readPlanner(CONTENT, writePlanner(twice, "a-book")).plan).map(({ key }) => key);
  assert.equal(new Set(keys).size, keys.length);
});

test("a plan in use that is damaged, older or of another book is refused with what is wrong, and the page has the book's plans", () => {
  const plan = beginPlan(CONTENT, "two", "Ours");
  const known = knownOfRoom(ROOM());
  assert.equal(readUsed(known, null), null);
  const cases = [
    ["{", "damaged", "refused"],
    ['{"file": "another"}', "no-plan", "refused"],
    [writePlanner({ ...plan, version: 0 }, "a-book"), "older", "mend"],
    [writePlanner({ ...plan, version: 99 }, "a-book"), "newer", "refused"],
    [writePlanner(plan, "a-book").replace('"like": "figures"', '"like": "gone"'), "gone", "mend"],
  ];
  for (const [text, kind, of] of cases) {
    const used = readUsed(known, text);
    assert.deepEqual([used.plan, used.refused.kind, used.refused.of], [null, kind, of]);
    assert.deepEqual(withUsedPlan(ROOM(), used, t), ROOM());
  }
});

test("what is dragged lands at the time that the mark has said, in its own day too, and where something held is in the way", () => {
  const plan = addBlock(begin(), { title: "Prayer", form: "break", minutes: 20, pin: 12 * 60 }, 0, 0);
  for (const { key, pin } of plan.days[0].blocks)
    for (const day of [0, 1])
      for (let time = 8 * 60; time < 15 * 60; time += 20) {
        const to = pin === null ? { day, place: placeAt(plan, day, time) } : { day, pin: time };
        const dropped = dropBlock(plan, key, to);
        const laid = layOutDay(dropped.plan.days[day]).pieces.find(({ block }) => block?.key === key);
        assert.equal(dropped.begins, laid.begins);
      }
  const welcome = keyOf(plan, "welcome");
  assert.equal(wordClock(dropBlock(plan, welcome, { day: 0, place: 2 }).begins), "09:45");
});

test("a stub of a session that something held cuts off is named, and so is a day that ends late, with what made it late", () => {
  const held = (pin) => addBlock(begin(), { title: "Prayer", form: "break", minutes: 20, pin }, 0, 0);
  const stub = findWarnings(CONTENT, held(10 * 60 + 25)).find(({ kind }) => kind === "stub");
  assert.deepEqual([stub.params.block.title, stub.params.part, stub.params.stub], ["The telling", 1, 10]);
  assert.ok(!kinds(held(10 * 60 + 45)).includes("stub"));
  const late = (plan) => findWarnings(CONTENT, plan).find(({ kind }) => kind === "late-end");
  assert.equal(late(begin()), undefined);
  const { params } = late(setPlan(setDay(held(11 * 60), 0, { start: 9 * 60 + 30 }), { factor: 1.25 }));
  assert.deepEqual([params.day, params.late, wordClock(params.ends)], [1, 105, "15:30"]);
  assert.deepEqual(
    params.causes.map(({ kind, minutes, block }) => [kind, minutes, block?.title]),
    [
      ["interpreted", 50, undefined],
      ["start", 30, undefined],
      ["added", 20, "Prayer"],
    ],
  );
});

test("a test and a role play are blocks with their page, their minutes and what has to lie ready, on the other pages too", () => {
  const extra = (of) => {
    const { key, ...given } = blockOfExtra("", of, CONTENT.extras[of]);
    return given;
  };
  let plan = addBlock(begin(), extra("tests/opening"), 0, 0);
  plan = addBlock(plan, extra("role-plays/gate"), 0, 7);
  assert.deepEqual(clock(plan).slice(0, 2), ["09:00 Before we begin", "09:25 welcome"]);
  assert.deepEqual(readPlanner(CONTENT, writePlanner(plan, "a-book")).plan, plan);
  const ready = listMaterials(CONTENT, plan, t).map(({ id, text }) => `${id} ${text}`);
  assert.ok(ready.includes("of/tests/opening planner.needs-sitting Before we begin"));
  assert.ok(ready.includes("of/role-plays/gate planner.needs-role-play At the gate"));
  const lines = withUsedPlan(ROOM(), take(plan), t).plans[0].days[0].lines;
  assert.equal(lines[0].page, "book/tests/opening");
  const words = { summary: "S", hand: "H", part: ({ title }) => title, by: "B", at: "A", readme: "R", date: "2026-03-02" };
  const text = writePack(CONTENT, plan, { title: "Our days", who: "", words }).files["plans/our-days.yml"];
  assert.ok(text.includes("page: book/tests/opening") && !text.includes("role-plays"));
  const gone = readPlanner({ ...CONTENT, extras: {} }, writePlanner(plan, "a-book"));
  assert.deepEqual(
    gone.mended.map(({ kind, params }) => [kind, params.title]),
    [
      ["gone", "Before we begin"],
      ["gone", "At the gate"],
    ],
  );
});

test("what interpreting a talk needs lies on the list of materials where there is interpretation, and nowhere else", () => {
  const content = { ...CONTENT, interpretation: ["copies in both languages", "pauses"] };
  const needs = (plan) => listMaterials(content, plan, t).filter(({ id }) => id.startsWith("interpreted/"));
  assert.deepEqual(needs(begin()), []);
  assert.deepEqual(
    needs(setPlan(begin(), { factor: 1.5 })).map(({ text }) => text),
    ["definitions", "figures"].map((id) => `planner.needs-interpretation The ${id} copies in both languages; pauses`),
  );
});
