// The console: what the facilitator holds. It changes where the room is, and tells the projector's window; without one it is a
// clock and a list by itself, as on a telephone.
import { openSound, ringBell } from "../../../browser/bell.js";
import { whenStorageIsThere } from "../../../browser/device.js";
import { make } from "../../../browser/dom.js";
import { createWords } from "../../../browser/mount.js";
import { connectProjector } from "../../../browser/projector_link.js";
import { passedMark, reckon, wordLeft, wordTime } from "./clock.js";
import { describe, nameScreen, wordLate, wordMinutes, wordTimes } from "./describe.js";
import { keepRoom, onRoomElsewhere, recallRoom, recallStart } from "./kept.js";
import { mountParking } from "./parking.js";
import { onUsedElsewhere, recallUsed, wordRefused } from "./planner/used_plan.js";
import { keepLog, noteRun, recallLog } from "./run_log.js";
import { knownOfRoom, withUsedPlan } from "./room_plan.js";
import { mountTelling } from "./telling.js";
import { drawUsedNotes } from "./used_notes.js";
import { change, findSession, later, listSessions, readingOf, readState } from "./state.js";

const VIEWS = ["black", "clock"];
const SHOWN = 3; // paragraphs of what is on the wall; the wall itself has all of it

/** What is on the wall, or would be, in small. */
function drawShown(place, { kick, blocks }) {
  place.replaceChildren(
    make("p", { class: "kick" }, kick),
    ...blocks.slice(0, SHOWN).map(({ kind, label, parts }) => {
      const words = parts.map(({ text, number }) => `${number ? `${number} ` : ""}${text}`).join(" ");
      return make("p", { class: kind === "big" ? "room-big" : null }, label && make("strong", {}, `${label} `), words);
    }),
  );
}

function start() {
  const root = document.querySelector("[data-room]");
  const find = (name) => root.querySelector(`[data-room-${name}]`);
  const buttons = [.../** @type {NodeListOf<HTMLButtonElement>} */ (root.querySelectorAll("[data-room-do]"))];
  const book = JSON.parse(root.querySelector('script[type="application/json"]').textContent);
  const t = createWords(book.strings);
  let content = book;
  let edition = 0; // of the plan in use: lists are filled anew with each
  takeUsed();
  let state = recallRoom(content);
  let pages = 1;
  let before = null;
  let audio = null;

  const telling = mountTelling({ root, content: book, t });
  const session = () => findSession(content, state);
  const startOf = (plan) => (plan.start === null ? null : recallStart(plan));
  const reckonNow = () => reckon(session().line, state, startOf(session().plan), Date.now());

  const projector = connectProjector({
    address: /** @type {HTMLElement} */ (root).dataset.screen,
    onMessage(message) {
      if (message.do !== "here") return;
      pages = Number.isInteger(message.pages) && message.pages > 0 ? message.pages : 1;
      const theirs = readState(content, message.state);
      if (later(state, theirs) !== state) take(theirs);
      else if (!theirs || theirs.at < state.at) projector.send({ do: "state", state });
      else projector.send({ do: "state", state: theirs });
      showLink();
    },
  });

  /** The plan that the room uses joins those of the book; one that cannot be used is named. */
  function takeUsed() {
    const used = recallUsed(knownOfRoom(book));
    content = withUsedPlan(book, used, t);
    edition += 1;
    find("used").hidden = !used?.refused;
    find("used").textContent = used?.refused ? wordRefused(used.refused, t) : "";
    drawUsedNotes(document.querySelector("[data-used-notes]"), content, t);
  }

  function take(next) {
    if (later(state, next) === state) return;
    const isOther = next.line !== state.line || next.began !== state.began || next.extra !== state.extra;
    const log = recallLog();
    const noted = noteRun(log, state, next, findSession(content, next).line.title);
    if (noted !== log) keepLog(noted);
    state = next;
    if (isOther) before = null;
    keepRoom(state);
    draw();
  }
  function act(deed) {
    audio ??= openSound();
    take(change(content, state, { ...deed, now: Date.now(), pages: projector.isOpen() ? pages : 1 }));
    projector.send({ do: "state", state });
  }

  function write(name, words) {
    const place = find(name);
    if (place.textContent !== words) place.textContent = words;
  }

  function drawClock() {
    const { line, plan, after } = session();
    const time = reckonNow();
    write("left", time.left === null ? wordTime(Date.now()) : time.isOver ? t("room.over") : wordLeft(time.left));
    // Before it is begun the large number is the time of day, which says so.
    write("until", [time.left === null && t("room.not-begun"), wordTimes(time, state.began, t)].filter(Boolean).join(" "));
    write("late", wordLate(time.late, t));
    const at = time.nextAt ?? null;
    write(
      "next",
      after
        ? at === null || plan.start === null
          ? after.line.title
          : t("room.next-at", { time: wordTime(at), title: after.line.title })
        : t("room.no-next"),
    );
    for (const button of nudges) {
      const words = wordNudge(button);
      if (words && button.textContent !== words) button.textContent = words;
    }
    telling.drawStep(line, state, startOf(plan));
    const told = describe(content, state, startOf(plan), Date.now(), t);
    const shown = find("shown");
    write("say", told.say);
    find("say").hidden = !told.say;
    const isBlack = state.view === "black";
    const wanted = JSON.stringify([told.kick, told.blocks, isBlack, state.view === "clock" ? told.until : ""]);
    if (shown.dataset.drawn !== wanted) {
      shown.dataset.drawn = wanted;
      if (isBlack) drawShown(shown, { kick: "", blocks: [{ kind: "text", parts: [{ text: t("room.is-black") }] }] });
      else if (state.view === "clock")
        drawShown(shown, { kick: t("room.clock"), blocks: [{ kind: "big", parts: [{ text: told.until }] }] });
      else drawShown(shown, told);
    }
    return line;
  }

  function draw() {
    const line = drawClock();
    const { day, plan } = session();
    write("kick", plan.start === null ? day.title : `${plan.title} · ${t("page.day", { number: day.number, title: day.title })}`);
    write("title", line.activity ? `${t("room.activity", content.activities[line.activity])}. ${line.title}` : line.title);
    const noted = line.screens.filter(([what]) => what === "note").map(([, id]) => content.cases[id].title);
    find("notes").hidden = !noted.length;
    write("notes", noted.length ? t("room.notes", { cases: noted.join("; ") }) : "");
    find("hint").hidden = !line.hint;
    write("hint", line.hint ?? "");
    find("bell").checked = state.bell;
    telling.drawNotes(line);
    drawButtons(line);
    drawLists(line);
    showLink();
  }

  const nudges = [.../** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-room-nudge]"))];
  /** What a nudge says now: those that hurry people say how long they have. */
  function wordNudge({ dataset }) {
    if (!dataset.roomNudge) return "";
    const nudge = t(`room.nudge-${dataset.roomNudge}`);
    const left = dataset.roomTimed === undefined ? "" : wordMinutes(reckonNow(), t);
    return left ? t("room.nudge-timed", { left, nudge }) : nudge;
  }

  function drawButtons(line) {
    for (const button of buttons) {
      const { roomDo: deed } = button.dataset;
      if (button.hasAttribute("aria-pressed")) {
        const isOn = VIEWS.includes(deed) ? state.view === deed : state[deed];
        button.setAttribute("aria-pressed", String(Boolean(isOn)));
      }
      if (deed === "begin") {
        button.textContent = t(state.began === null ? "room.begin" : "room.begin-again");
        button.classList.toggle("go", state.began === null);
      }
      if (deed === "reading") button.hidden = !readingOf(content, state);
      if (deed === "more" || deed === "less" || deed === "begin")
        button.disabled = !line.minutes || (deed !== "begin" && state.began === null);
      if (deed === "step") button.disabled = !line.screens.some(([what], number) => what === "step" && number > state.screen);
      if (deed === "following") button.disabled = !session().after;
      if (deed === "clear") button.disabled = !state.guest;
    }
  }

  function fill(select, key, options, chosen) {
    if (select.dataset.filled !== key) {
      select.dataset.filled = key;
      select.replaceChildren(...options());
    }
    select.value = chosen;
  }
  function drawLists(line) {
    const screens = () =>
      line.screens.map((screen, number) => make("option", { value: number }, nameScreen(content, line, screen, t)));
    fill(find("screens"), `${edition}/${state.plan}/${line.id}`, screens, String(state.screen));
    fill(
      find("plan"),
      `plans/${edition}`,
      () => content.plans.map(({ id, title }) => make("option", { value: id }, title)),
      state.plan,
    );
    const plan = content.plans.find(({ id }) => id === state.plan);
    const begins = recallStart(plan);
    const named = (one) =>
      begins === null || one.at === undefined
        ? one.title
        : t("room.session-at", { time: wordClock(begins + one.at), title: one.title });
    const days = () =>
      plan.days.map((day) =>
        make(
          "optgroup",
          { label: plan.start === null ? day.title : t("page.day", { number: day.number, title: day.title }) },
          ...day.lines.map((one) => make("option", { value: one.id }, named(one))),
        ),
      );
    fill(find("session"), `${edition}/${state.plan} ${begins}`, days, line.id);
  }
  const wordClock = (minutes) => {
    const two = (number) => String(number).padStart(2, "0");
    return `${two(Math.floor(minutes / 60) % 24)}:${two(minutes % 60)}`;
  };

  function showLink() {
    write("linked", t(projector.isOpen() ? "room.linked" : "room.not-linked"));
  }

  function tick() {
    const { left } = reckonNow();
    const mark = passedMark(before, left);
    before = left;
    if (mark !== null) write("says", t(`room.says-${mark}`));
    if (mark === 0 && state.bell) ringBell(audio);
    drawClock();
    showLink();
  }

  function press(deed) {
    if (VIEWS.includes(deed)) act({ do: "view", view: deed });
    else if (deed === "less") act({ do: "more", minutes: -5 });
    else act({ do: deed });
    if (deed === "following") find("title").focus();
    if (deed === "begin") write("says", "");
  }

  const parking = mountParking({
    root,
    t,
    session: () => session().line.title,
    drawPreview: (place, screen) => drawShown(place, { kick: "", blocks: describeScreen(screen) }),
    show: (screen) => act({ do: "guest", screen }),
  });
  const describeScreen = ({ title, lines }) => [
    { kind: "big", parts: [{ text: title }] },
    ...lines.map((text) => ({ kind: "line", parts: [{ text }] })),
  ];

  buttons.forEach((button) => button.addEventListener("click", () => press(button.dataset.roomDo)));
  nudges.forEach((button) => button.addEventListener("click", () => act({ do: "nudge", text: wordNudge(button) })));
  find("open").addEventListener("click", () => {
    audio ??= openSound();
    if (!projector.open()) write("linked", t("room.blocked"));
    else showLink();
  });
  find("bell").addEventListener("change", () => act({ do: "bell" }));
  find("screens").addEventListener("change", ({ target }) => act({ do: "screen", screen: Number(target.value) }));
  find("plan").addEventListener("change", ({ target }) => {
    const [first] = listSessions(content, target.value);
    act({ do: "session", plan: target.value, line: first.line.id });
  });
  find("session").addEventListener("change", ({ target }) => act({ do: "session", line: target.value }));
  onRoomElsewhere(() => {
    const kept = recallRoom(content);
    if (kept.at === 0) state = kept;
    else take(kept);
    parking.reload();
    draw();
  });
  onUsedElsewhere(() => {
    takeUsed();
    state = recallRoom(content);
    before = null;
    draw();
  });
  setInterval(tick, 500);
  root.classList.add("room-ready");
  draw();
}

/** Print one day: the others stay folded, and folded cards are not on the paper. */
function mountPrinting() {
  for (const button of document.querySelectorAll("[data-room-print]")) {
    const day = button.closest("[data-room-day]");
    button.addEventListener("click", () => {
      day.classList.add("room-printed");
      document.body.classList.add("room-prints-day");
      window.print();
    });
  }
  window.addEventListener("afterprint", () => {
    document.body.classList.remove("room-prints-day");
    document.querySelectorAll(".room-printed").forEach((day) => day.classList.remove("room-printed"));
  });
}

mountPrinting();
const ready = whenStorageIsThere();
if (ready) ready.then(start);
else start();
