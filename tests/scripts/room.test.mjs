// What the projector and its console decide without a page: the clock, the order of the screens, pages that fit, and who is heard.
import assert from "node:assert/strict";
import { test } from "node:test";
import { connectProjector, joinOpener, LIMITS, readMessage, readScreen } from "../../activities/browser/projector_link.js";
import { addressOf, layOutCode } from "../../activities/page/look/room/address.js";
import { paceOf, passedMark, readStart, reckon, stepEnds, wordLeft, wordTime } from "../../activities/page/look/room/clock.js";
import { describe } from "../../activities/page/look/room/describe.js";
import { layOutPages, listSentences } from "../../activities/page/look/room/fit.js";
import { listRun, noteRun } from "../../activities/page/look/room/run_log.js";
import { describeStep, wordFitted } from "../../activities/page/look/room/telling.js";
import { beginRoom, change, LAST, later, readingOf, readState, screenOf } from "../../activities/page/look/room/state.js";

const MINUTE = 60000;
const at = (hours, minutes = 0, seconds = 0) => new Date(2026, 2, 2, hours, minutes, seconds).getTime();
const t = (key, params = {}) => [key, ...Object.values(params)].join(" ");

const LINES = [
  { id: "one", title: "Welcome", form: "opening", minutes: 15, at: 0, page: null, screens: [["title", ""]] },
  {
    id: "two",
    title: "Work",
    form: "activity",
    minutes: 90,
    at: 15,
    page: "notebooks/work",
    activity: "work",
    screens: [
      ["title", ""],
      ["task", "work"],
      ["step", 0],
      ["step", 1],
      ["note", "hard"],
      ["case", "hard"],
      ["case", "plain"],
    ],
  },
  { id: "three", title: "Coffee", form: "break", minutes: 15, at: 105, page: null, screens: [["title", ""]] },
  {
    id: "four",
    title: "Talk",
    form: "talk",
    minutes: 45,
    at: 120,
    page: null,
    deck: "talk",
    screens: [
      ["title", ""],
      ["slide", 0],
      ["slide", 1],
      ["slide", 2],
    ],
  },
];
const SLIDES = [
  { kind: "question", kick: "In pairs", title: "Who may leave?", lines: ["Name one thing. Then another."], say: "Wait." },
  {
    kind: "chart",
    title: "Two groups",
    shown: "People, persons",
    bars: [
      ["Here", 1, "40"],
      ["There", 0.5, "20"],
    ],
    source: "A report",
    say: "Ask.",
  },
  {
    kind: "table",
    title: "Side by side",
    head: ["Of", "One", "Other"],
    rows: [
      ["Door", "open", "locked"],
      ["Wall", "–", "high"],
    ],
    say: "Go on.",
  },
];
const CONTENT = {
  decks: { talk: SLIDES },
  plans: [
    { id: "plan", title: "Plan", start: "09:00", days: [{ number: 1, title: "Day", lines: LINES }] },
    {
      id: "alone",
      title: "Alone",
      start: null,
      days: [
        {
          number: 1,
          title: "Cases",
          lines: [
            {
              id: "case-hard",
              title: "Hard",
              form: "case",
              minutes: 0,
              page: "book/cases/hard",
              screens: [
                ["title", ""],
                ["note", "hard"],
                ["case", "hard"],
              ],
            },
          ],
        },
      ],
    },
  ],
  activities: {
    work: {
      number: 6,
      title: "Work",
      task: "Do it. Then more.",
      steps: ["First.", "Second."],
      product: "A plan.",
      later: ["plain"],
    },
  },
  cases: {
    hard: {
      title: "Hard",
      note: "It tells of violence.",
      passages: [
        ["One.", false],
        ["Two.", false],
        ["Three.", true],
      ],
    },
    plain: { title: "Plain", note: null, passages: [["Plain one.", false]] },
  },
  readings: {
    hard: { overall: "All of it.", elements: [["Forced labour", "Work", "met", "She sewed."]] },
    plain: { overall: "Whole.", elements: [] },
  },
  strings: {},
};
const fresh = () => beginRoom(CONTENT);
const after = (state, ...deeds) =>
  deeds.reduce((now, deed) => change(CONTENT, now, { now: at(9), ...(typeof deed === "string" ? { do: deed } : deed) }), state);
const inWork = (...deeds) => after(fresh(), { do: "session", line: "two" }, ...deeds);

// --- the clock ---------------------------------------------------------------------------------

test("a session that begins late says so, and moves what comes next", () => {
  const late = reckon(LINES[1], { began: at(9, 22), extra: 0 }, 540, at(9, 40));
  assert.deepEqual([wordTime(late.ends), late.late, wordTime(late.nextAt), wordLeft(late.left)], ["10:52", 7, "10:52", "1:12:00"]);
});

test("minutes that are added, or that it runs over, are minutes late", () => {
  assert.equal(reckon(LINES[1], { began: at(9, 15), extra: 10 }, 540, at(9, 40)).late, 10);
  const over = reckon(LINES[1], { began: at(9, 15), extra: 0 }, 540, at(10, 49, 30));
  assert.deepEqual([over.isOver, over.late, wordTime(over.nextAt)], [true, 4, "10:49"]);
  assert.equal(reckon(LINES[1], { began: at(9, 10), extra: 0 }, 540, at(9, 40)).late, -5);
});

test("a session that waits for its beginning is late from that minute on, and not before", () => {
  assert.equal(reckon(LINES[1], { began: null, extra: 0 }, 540, at(9, 10)).late, 0);
  assert.equal(reckon(LINES[1], { began: null, extra: 0 }, 540, at(9, 23)).late, 8);
});

test("far from the plan's hours nobody is told to be late", () => {
  assert.equal(reckon(LINES[1], { began: null, extra: 0 }, 540, at(22)).late, null);
  assert.equal(reckon(LINES[1], { began: at(22), extra: 0 }, 540, at(22)).late, null);
});

test("the lateness over a whole plan is that of its last session, whatever each of them took", () => {
  let room = fresh();
  let now = at(9, 4);
  const seen = [];
  for (const { minutes } of LINES) {
    room = change(CONTENT, room, { do: "begin", now });
    now += (minutes + 2) * MINUTE;
    const line = LINES.find(({ id }) => id === room.line);
    seen.push(reckon(line, room, 540, now).late);
    room = change(CONTENT, room, { do: "following", now });
  }
  assert.deepEqual(seen, [6, 8, 10, 12]);
});

test("the clock goes by the time of day: a night's sleep of the page, and a reload, change nothing", () => {
  const kept = JSON.parse(JSON.stringify(inWork({ do: "begin", now: at(9, 15, 40) })));
  const room = readState(CONTENT, kept);
  assert.equal(wordLeft(reckon(LINES[1], room, 540, at(10, 40)).left), "5:00");
  assert.equal(reckon(LINES[1], room, 540, at(11, 45)).late, 60);
});

test("an activity by itself has a clock and no plan to be late for", () => {
  const line = { minutes: 60 };
  assert.deepEqual(
    [reckon(line, { began: null, extra: 0 }, null, at(9)).ends, reckon(line, { began: at(9), extra: 5 }, null, at(9, 30)).late],
    [null, null],
  );
  assert.equal(wordTime(reckon(line, { began: at(9), extra: 5 }, null, at(9, 30)).ends), "10:05");
});

test("steps share the minutes to the full five, and the last ends with the session", () => {
  const span = { begins: at(9), ends: at(10, 15) };
  assert.deepEqual(
    [0, 1, 2, 3].map((step) => wordTime(stepEnds(span, step, 4))),
    ["09:20", "09:40", "09:55", "10:15"],
  );
  assert.equal(stepEnds({ begins: null, ends: null }, 0, 4), null);
});

test("the step of the notes is the one whose minutes are on, and the last goes on until the session ends", () => {
  const span = { begins: at(9), ends: at(10) };
  const told = (minutes, time = span) => {
    const { step, ends } = paceOf(time, [10, 35, 15], at(9) + minutes * MINUTE);
    return [step, wordTime(ends)];
  };
  assert.deepEqual(
    [told(-5), told(0), told(9.9), told(10), told(44), told(45), told(75)],
    [
      [0, "09:10"],
      [0, "09:10"],
      [0, "09:10"],
      [1, "09:45"],
      [1, "09:45"],
      [2, "10:00"],
      [2, "10:00"],
    ],
  );
  assert.deepEqual(told(50, { ...span, ends: at(10, 20) }), [2, "10:20"], "minutes that were added are the last step's");
  assert.deepEqual(told(50, { ...span, ends: at(9, 40) }), [1, "09:40"], "minutes that were taken off end the step that is on");
  assert.deepEqual(paceOf({ begins: null, ends: null }, [10, 20], at(9)), { step: 0, ends: null });
});

const NOTED = {
  ...CONTENT,
  notes: {
    work: {
      versions: [[{ do: "Deal the cases." }, { do: "Go round.", say: "Where does it say so?" }, { do: "Plenary." }]],
    },
  },
  paces: { work: [[5, 60, 25]] },
};
const PACED = { ...LINES[1], notes: "work", version: 0, pace: [5, 60, 25] };

test("the console says which step is on and what comes then, and before the beginning the first", () => {
  const fresh = describeStep(NOTED, PACED, { began: null, extra: 0 }, 540, at(14), t);
  assert.deepEqual([fresh.do, fresh.where], ["Deal the cases.", "room.step-now 1 3 5"]);
  const second = describeStep(NOTED, PACED, { began: at(9, 15), extra: 0 }, 540, at(9, 40), t);
  assert.deepEqual([second.do, second.say, second.where], ["Go round.", "Where does it say so?", "room.step-until 2 3 60 10:20"]);
  assert.equal(second.following, "room.step-then 25 Plenary.");
  assert.equal(describeStep(NOTED, PACED, { began: at(9, 15), extra: 0 }, 540, at(10, 40), t).following, "");
  assert.equal(describeStep(NOTED, LINES[1], { began: null, extra: 0 }, 540, at(9), t), null, "a session without notes");
  assert.equal(describeStep(CONTENT, PACED, { began: null, extra: 0 }, 540, at(9), t), null, "an edition without notes");
});

test("the console says where a session has other minutes than its notes, and of a part it has the steps of that part", () => {
  const words = (key, params = {}) => [key, ...Object.values(params)].join(" ");
  assert.equal(wordFitted(NOTED, PACED, words), "");
  assert.equal(wordFitted(NOTED, { ...PACED, minutes: 60, pace: [3, 40, 17] }, words), "room.fitted-0 90 60");
  const second = { ...PACED, minutes: 45, whole: 90, first: 1, pace: [20, 25] };
  assert.equal(wordFitted(NOTED, second, words), "");
  assert.equal(describeStep(NOTED, second, { began: null, extra: 0 }, 540, at(14), t).do, "Go round.");
});

test("the wall names the time at which the step of the notes ends that is on", () => {
  const plans = [{ ...CONTENT.plans[0], days: [{ ...CONTENT.plans[0].days[0], lines: [LINES[0], PACED, LINES[2]] }] }];
  const content = { ...CONTENT, plans };
  const room = ["session", "step", "begin"].reduce(
    (now, deed) => change(content, now, { do: deed, line: "two", now: at(9, 15) }),
    beginRoom(content),
  );
  assert.equal(describe(content, room, 540, at(9, 40), t).where, "room.step 1 2, room.until 10:20");
});

test("the bell rings once, and not for what was over long before the page woke", () => {
  assert.equal(passedMark(600001, 599000), 10);
  assert.equal(passedMark(599000, 598000), null);
  assert.equal(passedMark(2000, -500), 0);
  assert.equal(passedMark(2000, -600000), null);
  assert.equal(passedMark(null, -500), null, "a page that was just opened rings for nothing");
  assert.equal(passedMark(700000, 250000), 5, "of two that were passed in sleep the later, if it is news");
});

test("a start of the day is a time or nothing", () => {
  assert.deepEqual(["08:30", "24:00", "8:30", "<b>", null].map(readStart), [510, null, null, null, null]);
});

// --- the order of the screens --------------------------------------------------------------------

test("the arrows go through the pages of a screen, then to the next screen, then to the next session, and back the same way", () => {
  let room = fresh();
  const way = [];
  for (let press = 0; press < 9; press += 1) {
    room = change(CONTENT, room, { do: "next", now: at(9), pages: room.line === "two" && room.screen === 1 ? 2 : 1 });
    way.push(`${room.line} ${room.screen}.${room.page}`);
  }
  assert.deepEqual(way, ["two 0.0", "two 1.0", "two 1.1", "two 2.0", "two 3.0", "two 4.0", "two 5.0", "two 6.0", "three 0.0"]);
  room = after(room, "back");
  assert.deepEqual([room.line, room.screen], ["two", 0]);
  assert.equal(after(inWork({ do: "screen", screen: 2 }), "back").page, LAST, "backwards a screen begins with its last page");
});

test("nothing leads past the first and the last session", () => {
  const first = fresh();
  assert.equal(after(first, "back"), first);
  assert.equal(after(after(fresh(), { do: "session", line: "four" }), "next", "next", "following").line, "four");
});

test("before a case that has a content note the note stands, whichever way people come, and once it was seen it does not stop them", () => {
  const first = inWork({ do: "screen", screen: 5 });
  assert.deepEqual(screenOf(CONTENT, first), ["note", "hard"]);
  assert.deepEqual(screenOf(CONTENT, after(first, "next")), ["case", "hard"]);
  assert.deepEqual(screenOf(CONTENT, after(first, { do: "screen", screen: 0 }, { do: "screen", screen: 5 })), ["case", "hard"]);
  assert.deepEqual(screenOf(CONTENT, after(inWork({ do: "screen", screen: 6 }), "back")), ["note", "hard"], "backwards too");
});

test("the next step is the next step, and no case", () => {
  const steps = [inWork("step"), inWork("step", "step"), inWork("step", "step", "step")];
  assert.deepEqual(
    steps.map((room) => screenOf(CONTENT, room).join()),
    ["step,0", "step,1", "step,1"],
  );
});

test("a reading opens only over its case, and only as much of it as this activity may tell", () => {
  const onCase = inWork({ do: "screen", screen: 5 }, "next");
  assert.equal(after(onCase, "reading").reading, true);
  assert.equal(after(onCase, "reading", "reading").reading, false);
  assert.equal(after(onCase, "reading", "next").reading, false, "the next page after it is the case again");
  assert.equal(inWork("reading").reading, false, "no case, no reading");
  assert.equal(readingOf(CONTENT, onCase).isWhole, true);
  const plain = inWork({ do: "screen", screen: 6 });
  assert.equal(readingOf(CONTENT, plain).isWhole, false);
  const told = JSON.stringify(describe(CONTENT, after(plain, "reading"), 540, at(9), t));
  assert.ok(!told.includes("Whole."), told);
  assert.equal(readingOf({ ...CONTENT, readings: {} }, onCase), null, "an edition without readings");
});

test("black and the clock lie over what stands, and an arrow takes them away", () => {
  const black = inWork("step", { do: "view", view: "black" });
  assert.equal(black.view, "black");
  assert.deepEqual([after(black, "next").view, after(black, "next").screen], [null, black.screen]);
  assert.equal(after(black, { do: "view", view: "black" }).view, null);
  assert.equal(after(black, { do: "view", view: "<svg>" }).view, null);
});

test("what the wall says has the step, its number and its end in words", () => {
  const told = describe(CONTENT, inWork("step", { do: "begin", now: at(9, 15) }), 540, at(9, 20), t);
  assert.equal(told.where, "room.step 1 2, room.until 10:00");
  assert.equal(told.left, "room.minutes-left 85");
  assert.equal(told.page, "notebooks/work");
  assert.equal(describe(CONTENT, inWork(), 540, at(9), t).where, "room.from-until 09:15 10:45");
});

test("names stand on the wall only while they are switched on", () => {
  const shown = inWork({ do: "guest", screen: { title: "Passage 6", lines: ["3 of 5"], named: ["Teak said so"] } });
  const words = (room) => JSON.stringify(describe(CONTENT, room, 540, at(9), t));
  assert.ok(!words(shown).includes("Teak"));
  assert.ok(words(after(shown, "names")).includes("Teak"));
});

// --- pages that fit --------------------------------------------------------------------------------

const length = (page) => page.flatMap(({ parts }) => parts).reduce((sum, { text }) => sum + text.length, 0);
const holds = (most) => (page) => length(page) <= most;
const block = (...texts) => ({ kind: "text", parts: texts.map((text) => ({ text })) });
const words = (pages) => pages.map((page) => page.map(({ parts }) => parts.map(({ text }) => text).join(" ")).join(" / "));

test("a long text goes over pages between its sentences, and between words only where a sentence is too long", () => {
  assert.deepEqual(words(layOutPages([block("aaaa", "bbbb", "cccc")], holds(9))), ["aaaa bbbb", "cccc"]);
  assert.deepEqual(words(layOutPages([block("aa bb cc dd")], holds(5))), ["aa bb", "cc dd"]);
  assert.deepEqual(words(layOutPages([block("aaaaaaaaaa"), block("b")], holds(3))), ["aaaaaaaaaa", "b"], "no word is cut");
});

test("nothing is lost and nothing is said twice, whatever the room for it", () => {
  const blocks = [block("One two three.", "Four five."), { ...block("Six seven eight nine ten."), isNew: true }, block("End.")];
  const all = blocks.flatMap(({ parts }) => parts.map(({ text }) => text)).join(" ");
  for (let most = 4; most < 60; most += 1) {
    const shown = layOutPages(blocks, holds(most)).flatMap((page) => page.flatMap(({ parts }) => parts.map(({ text }) => text)));
    assert.equal(shown.join(" "), all, `with room for ${most}`);
  }
});

test("what fits as a whole is measured once, and of pages there are never more than there may be", () => {
  let measured = 0;
  layOutPages([block("a", "b"), block("c", "d")], () => (measured += 1) > 0);
  assert.equal(measured, 1);
  const blocks = [block("One two three.", "Four five."), { ...block("Six seven eight nine ten."), isNew: true }, block("End.")];
  for (let room = 4; room < 60; room += 1) {
    const pages = layOutPages(blocks, holds(room));
    assert.deepEqual(layOutPages(blocks, holds(room), pages.length), pages);
    assert.equal(layOutPages(blocks, holds(room), pages.length - 1), null, `with room for ${room}`);
  }
});

test("a paragraph of a case begins a page, and a passage keeps its number", () => {
  const told = describe(CONTENT, after(inWork({ do: "screen", screen: 5 }), "next"), 540, at(9), t);
  assert.deepEqual(
    layOutPages(told.blocks, holds(1000)).map((page) => page.flatMap(({ parts }) => parts.map(({ number }) => number))),
    [["1", "2"], ["3"]],
  );
});

test("sentences keep their marks, and a text without any is one", () => {
  assert.deepEqual(listSentences("Do it. Ask “why?” Then go"), ["Do it.", "Ask “why?”", "Then go"]);
  assert.deepEqual(listSentences("a title"), ["a title"]);
});

// --- who is heard ----------------------------------------------------------------------------------

const NONCE = "0123456789abcdef0123456789abcdef";
const ours = { tag: "workshop-room", nonce: NONCE, do: "clear" };

test("a window hears only the other one, only with the nonce, and only what it knows", () => {
  const other = {};
  const expected = { source: other, nonce: NONCE, origin: "null" };
  const heard = (data, event = {}) => readMessage({ source: other, origin: "null", data, ...event }, expected) !== null;
  assert.ok(heard(ours));
  assert.ok(!heard(ours, { source: {} }), "another window");
  assert.ok(!heard(ours, { source: null }));
  assert.ok(!heard(ours, { origin: "https://elsewhere.example" }));
  assert.ok(!heard({ ...ours, nonce: "0" }));
  assert.ok(!heard({ ...ours, nonce: undefined }));
  assert.ok(!heard({ ...ours, tag: "other" }));
  assert.ok(!heard({ ...ours, do: "constructor" }));
  assert.ok(!heard({ ...ours, do: "key", key: "__proto__" }));
  for (const data of [null, 7, "clear", [], () => {}, undefined]) assert.ok(!heard(data));
  assert.equal(readMessage({ source: other, origin: "null", data: { ...ours, nonce: null } }, { ...expected, nonce: null }), null);
  const served = { ...expected, origin: "http://room.example" };
  assert.equal(readMessage({ source: other, origin: "null", data: ours }, served), null, "from a server the origin counts");
});

test("a screen from another window is plain text within bounds, or nothing", () => {
  for (const value of [null, 7, "text", [], {}, { title: "" }, { title: 7 }, { title: { toString: () => "x" } }]) {
    assert.equal(readScreen(value), null);
  }
  const screen = readScreen({
    title: "<img src=x onerror=alert(1)>\u0000\u202e",
    lines: ["a", 7, null, {}, "b"],
    named: "Teak",
    passage: "p".repeat(99999),
    table: { head: ["Group", "W"], rows: [["a", "3"], ["too", "many", "cells"], 7] },
    html: "<b>",
  });
  assert.equal(screen.title, "<img src=x onerror=alert(1)>", "it stays what it is: text");
  assert.deepEqual([screen.lines, screen.named, screen.table.rows], [["a", "b"], [], [["a", "3"]]]);
  assert.equal(screen.passage.length, LIMITS.text);
  assert.ok(!("html" in screen));
  assert.equal(readScreen({ title: "t", lines: Array(999).fill("x") }).lines.length, LIMITS.lines);
});

test("a state that cannot be one of this book is refused, and what it says too much is left out", () => {
  const good = inWork("step");
  assert.deepEqual(readState(CONTENT, JSON.parse(JSON.stringify(good))), good);
  const bad = [
    null,
    7,
    [],
    {},
    { ...good, line: "nowhere" },
    { ...good, plan: "__proto__" },
    { ...good, screen: 99 },
    { ...good, screen: -1 },
    { ...good, screen: 1.5 },
    { ...good, page: "1" },
    { ...good, began: "now" },
    { ...good, began: Number.NaN },
    { ...good, extra: 1e9 },
    { ...good, at: -1 },
    { ...good, at: Number.POSITIVE_INFINITY },
  ];
  for (const value of bad) assert.equal(readState(CONTENT, value), null, JSON.stringify(value));
  const odd = readState(CONTENT, {
    ...good,
    view: "<b>",
    noted: ["constructor", "hard", 7],
    nudge: { text: 7, until: 1 },
    guest: { lines: [] },
    bell: "yes",
    evil: 1,
  });
  assert.deepEqual(
    [odd.view, odd.noted, odd.nudge, odd.guest, odd.bell, "evil" in odd],
    [null, ["hard"], null, null, false, false],
  );
});

test("of two states the later holds, also where a device's clock was set back", () => {
  const first = inWork("step");
  const second = change(CONTENT, first, { do: "bell", now: at(1) });
  assert.ok(second.at > first.at);
  assert.equal(later(first, second), second);
  assert.equal(later(second, first), second);
  assert.equal(later(first, null), first);
});

/** Two windows that speak to each other without a browser. */
function makeWindows(origin = "null") {
  const makeWindow = (more) => {
    const heard = [];
    const scope = {
      location: { origin, hash: "" },
      crypto: globalThis.crypto,
      closed: false,
      setInterval: () => 0,
      clearInterval() {},
      addEventListener: (type, listener) => heard.push([type, listener]),
      removeEventListener() {},
      fire: (type, event) => heard.filter(([name]) => name === type).forEach(([, listener]) => listener(event)),
      ...more,
    };
    return scope;
  };
  const tab = new Map();
  const device = { recallInTab: (name) => tab.get(name) ?? null, keepInTab: (name, text) => tab.set(name, text) };
  const wall = makeWindow();
  const hand = makeWindow({
    open(address, name) {
      wall.location.hash = address.replace(/^[^#]*/, "");
      wall.opener = hand;
      wall.name = name;
      return wall;
    },
  });
  const post = (from, to) => (data, target) =>
    to().fire("message", { source: from(), origin, data: structuredClone(data), target });
  wall.postMessage = post(
    () => hand,
    () => wall,
  );
  hand.postMessage = post(
    () => wall,
    () => hand,
  );
  return { wall, hand, device };
}

test("the console and the projector find each other, also after either was loaded anew", () => {
  const { wall, hand, device } = makeWindows();
  const told = [];
  const connect = () =>
    connectProjector({ address: "screen.html", onMessage: (message) => told.push(message.do), scope: hand, device });
  const link = connect();
  assert.equal(link.send({ do: "clear" }), false, "there is none yet");
  assert.ok(link.open());
  const shown = [];
  const join = () => joinOpener({ onMessage: (message) => shown.push(message.do), tell: () => ({ pages: 3 }), scope: wall });
  join();
  assert.deepEqual(told, ["here"]);
  link.send({ do: "show", screen: { title: "t" } });
  assert.deepEqual(shown, ["show"]);
  link.close();
  const again = connect(); // the console was loaded anew and holds no window
  assert.equal(again.isOpen(), false);
  wall.fire("hashchange");
  assert.equal(again.isOpen(), true, "its sign of life brings the window back");
  wall.closed = true;
  assert.equal(again.send({ do: "clear" }), false);
});

test("a page that opened no projector, or has no nonce, tells and hears nothing", () => {
  const { wall } = makeWindows();
  wall.opener = null;
  const link = joinOpener({ onMessage: () => assert.fail(), scope: wall });
  assert.deepEqual([link.isLinked(), link.send({ do: "here" })], [false, false]);
  wall.fire("message", { source: {}, origin: "null", data: ours });
});

// --- the code ----------------------------------------------------------------------------------------

test("a code leads to the page where others can open it: not from a stick, nor on this machine alone", () => {
  const place = (href) => new URL(href);
  assert.equal(
    addressOf("notebooks/mapping", place("https://room.example/course/book/guide/screen.html?x#link=0"), "../../"),
    "https://room.example/course/notebooks/mapping.html",
  );
  assert.equal(addressOf("notebooks/mapping", place("file:///stick/book/guide/screen.html"), "../../"), null);
  assert.equal(addressOf("notebooks/mapping", place("http://127.0.0.1:8000/book/guide/screen.html"), "../../"), null);
  assert.equal(addressOf(null, place("https://room.example/"), "../../"), null);
});

test("a code is squares in a white edge, another for another address", () => {
  const one = layOutCode("https://room.example/a.html");
  assert.ok(one.side >= 21 + 8 && /^(M\d+ \d+h1v1h-1z)+$/.test(one.path));
  assert.ok(one.path.startsWith("M4 4h1v1h-1z"), "its first corner stands behind four white squares");
  assert.notEqual(one.path, layOutCode("https://room.example/b.html").path);
});

test("whoever goes back screen by screen, with one page each, gets to the first and is never before a page", () => {
  let state = { ...beginRoom(CONTENT), line: "four" };
  for (const deed of ["next", "next", "next", "back", "back", "back"])
    state = change(CONTENT, state, { do: deed, now: 1, pages: 1 });
  assert.deepEqual([state.line, state.screen], ["four", 0]);
  assert.notEqual(readState(CONTENT, state), null);
});

test("a slide is told with its title, what it shows and where that is from; what is said with it is for the console", () => {
  const tell = (screen) => describe(CONTENT, { ...beginRoom(CONTENT), line: "four", screen }, 9 * 60, at(11), t);
  const [question, chart, table] = [1, 2, 3].map(tell);
  const words = ({ blocks }) => blocks.flatMap(({ label, parts }) => [label, ...parts.map(({ text }) => text)].filter(Boolean));
  assert.deepEqual([question.kick, question.say, question.where], ["In pairs", "Wait.", "room.slide 1 3"]);
  assert.deepEqual(words(question), ["Who may leave?", "Name one thing.", "Then another."]);
  assert.deepEqual(words(chart), ["Two groups", "People, persons", "Here", "40", "There", "20", "slides.source A report"]);
  assert.deepEqual(chart.blocks.map(({ share }) => share).filter(Boolean), [1, 0.5]);
  assert.deepEqual(words(table), ["Side by side", "Door:", "One: open · Other: locked", "Wall:", "Other: high"]);
});

test("what ran from when to when is noted once, a session that is begun again from its last beginning", () => {
  const rooms = [
    { plan: "p", line: "one", began: null, at: 0 },
    { plan: "p", line: "one", began: at(9, 2), at: at(9, 2) },
    { plan: "p", line: "one", began: at(9, 5), at: at(9, 5) },
    { plan: "p", line: "two", began: null, at: at(10, 20) },
    { plan: "p", line: "two", began: at(10, 40), at: at(10, 40) },
  ];
  const log = rooms.slice(1).reduce((noted, next, place) => {
    const after = noteRun(noted, rooms[place], next, `The ${next.line}`);
    assert.deepEqual(noteRun(after, next, next, "again"), after);
    return after;
  }, []);
  assert.deepEqual(
    listRun(log).map(({ number, lines }) => [number, lines]),
    [[1, ["09:05–10:20 The one", "10:40 The two"]]],
  );
});
