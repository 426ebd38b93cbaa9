// The projector: draws where the room is, one thing a page, and hears keys and the window that opened it.
import { openSound, ringBell } from "../../../browser/bell.js";
import { whenStorageIsThere } from "../../../browser/device.js";
import { make } from "../../../browser/dom.js";
import { createWords } from "../../../browser/mount.js";
import { joinOpener } from "../../../browser/projector_link.js";
import { addressOf, drawCode } from "./address.js";
import { passedMark, reckon } from "./clock.js";
import { describe } from "./describe.js";
import { layOutPages } from "./fit.js";
import { keepRoom, onRoomElsewhere, recallRoom, recallStart } from "./kept.js";
import { onUsedElsewhere, recallUsed, USED } from "./planner/used_plan.js";
import { knownOfRoom, withUsedPlan } from "./room_plan.js";
import { change, findSession, later, readState } from "./state.js";

const KEYS = {
  ArrowRight: "next",
  ArrowDown: "next",
  PageDown: "next",
  " ": "next",
  ArrowLeft: "back",
  ArrowUp: "back",
  PageUp: "back",
  Enter: "begin",
  "+": "more",
  b: "black",
  c: "clock",
  r: "reading",
  n: "names",
  f: "full",
  "?": "help",
  Escape: "close",
};

const SCALES = [1.1, 1.2, 1.4, 1.6, 1.8];

function drawBlock({ kind, label, parts, share, series }) {
  const words = parts.flatMap(({ text, number }) => [number && make("span", { class: "wall-number" }, number), `${text} `]);
  if (share !== undefined) {
    const bar = make("i", { style: `--share: ${share}` });
    return make(
      "p",
      { class: series ? "wall-bar wall-bar-second" : "wall-bar" },
      make("strong", {}, label),
      bar,
      make("span", {}, ...words),
    );
  }
  return make("p", { class: `wall-${kind}` }, label && make("strong", {}, `${label} `), ...words);
}

function start() {
  const root = document.querySelector("[data-wall]");
  const find = (name) => root.querySelector(`[data-wall-${name}]`);
  const book = JSON.parse(root.querySelector('script[type="application/json"]').textContent);
  const t = createWords(book.strings);
  const takeUsed = () => withUsedPlan(book, recallUsed(knownOfRoom(book)), t);
  let content = takeUsed();
  const body = find("body");
  let state = recallRoom(content);
  let pages = [];
  let drawn = "";
  let standing = null; // the page that is drawn
  let hasConsole = false;
  let before = null;
  let audio = null;

  const session = () => findSession(content, state);
  const tell = () => describe(content, state, recallStart(session().plan), Date.now(), t);

  const link = joinOpener({
    tell: () => ({ state, pages: pages.length }),
    onMessage(message) {
      // The console has no need of this: it sends where the room is. So another page of its tab has taken its place.
      if (message.do === "show") hasConsole = false;
      if (message.do === "show") act({ do: "guest", screen: message.screen });
      if (message.do === "clear" && state.guest) act({ do: "clear" });
      if (message.do !== "state") return;
      hasConsole = true;
      // The console may be ahead of what this window has heard of the plan in use.
      if (message.state?.plan === USED) content = takeUsed();
      take(readState(content, message.state));
    },
  });

  function fits(page) {
    body.replaceChildren(...page.map(drawBlock));
    return body.scrollHeight <= body.clientHeight && body.scrollWidth <= body.clientWidth;
  }

  /** The pages in the largest letters that need no page more than the smallest. */
  function fill(blocks) {
    const setScale = (scale) => root.style.setProperty("--wall-scale", String(scale));
    setScale(1);
    let best = layOutPages(blocks, fits);
    let scale = 1;
    // Where larger letters need one page more, still larger ones do.
    for (const larger of SCALES) {
      setScale(larger);
      const filled = layOutPages(blocks, fits, best.length);
      if (!filled) break;
      best = filled;
      scale = larger;
    }
    setScale(scale);
    return best;
  }

  /** Cut into pages anew only where the words or the room for them are others: the clock goes on in between. */
  function draw() {
    const told = tell();
    show("kick", told.kick);
    show("where", told.where);
    show("left", told.left);
    show("clock-left", told.clock);
    show("clock-until", told.until);
    show("nudge", told.nudge);
    find("nudge").hidden = !told.nudge;
    root.dataset.view = state.view ?? "";
    const address = addressOf(told.page, location, document.documentElement.dataset.content_root);
    const sized = [innerWidth, innerHeight, told.kick, told.where.length > 0, Boolean(told.nudge), address, told.blocks];
    const wanted = JSON.stringify(sized);
    if (wanted !== drawn) {
      drawn = wanted;
      find("code").replaceChildren(...(address ? [drawCode(address, t("room.code", { address }))] : []));
      find("code").hidden = !address;
      pages = fill(told.blocks);
      standing = null;
    }
    const at = Math.min(state.page, pages.length - 1);
    if (standing !== pages[at]) body.replaceChildren(...pages[at].map(drawBlock));
    standing = pages[at];
    show("page", pages.length > 1 ? t("room.page", { page: at + 1, pages: pages.length }) : "");
  }
  function show(name, words) {
    const place = find(name);
    if (place.textContent !== words) place.textContent = words;
  }

  function tick() {
    const { line, plan } = session();
    const { left } = reckon(line, state, plan.start === null ? null : recallStart(plan), Date.now());
    const mark = passedMark(before, left);
    before = left;
    if (mark === 0 && state.bell && !hasConsole) ringBell(audio);
    draw();
  }

  function take(next) {
    if (!next || later(state, next) === state) return;
    state = next;
    before = null;
    keepRoom(state);
    draw();
  }
  function act(deed) {
    take(change(content, state, { ...deed, now: Date.now(), pages: pages.length }));
    link.send({ do: "here", state, pages: pages.length });
  }

  /** While a page other than the console shows something, it says what comes next. */
  function isForGuest(deed) {
    if (!state.guest || state.view || hasConsole || !link.isLinked()) return false;
    if (deed === "next") return state.page >= pages.length - 1;
    if (deed === "back") return state.page === 0;
    return deed === "reading";
  }

  const help = find("help");
  function press(deed) {
    audio ??= openSound();
    if (deed === "help") help.hidden = !help.hidden;
    else if (deed === "close" || !help.hidden) help.hidden = true;
    else if (isForGuest(deed)) link.send({ do: "key", key: deed });
    else if (deed === "black" || deed === "clock") act({ do: "view", view: deed });
    else if (deed === "full") toggleFull();
    else act({ do: deed });
    if (deed === "names" && state.guest) link.send({ do: "key", key: deed });
  }
  function toggleFull() {
    if (document.fullscreenElement) document.exitFullscreen();
    else root.requestFullscreen?.().catch(() => {});
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const deed = KEYS[event.key] ?? KEYS[event.key.toLowerCase()];
    if (!deed) return;
    event.preventDefault();
    press(deed);
  });
  // A board that people touch has no keys: its right half goes on, its left half back.
  root.addEventListener("click", ({ clientX }) => press(clientX < innerWidth / 3 ? "back" : "next"));
  onRoomElsewhere(() => {
    const kept = recallRoom(content);
    if (kept.at === 0) state = kept;
    else take(kept);
    drawn = "";
    draw();
  });
  onUsedElsewhere(() => {
    content = takeUsed();
    state = recallRoom(content);
    draw();
  });
  window.addEventListener("resize", draw);
  document.fonts?.ready.then(() => {
    drawn = "";
    draw();
  });
  const keepAwake = () => document.visibilityState === "visible" && navigator.wakeLock?.request("screen").catch(() => {});
  document.addEventListener("visibilitychange", keepAwake);
  keepAwake();
  setInterval(tick, 500);
  root.hidden = false;
  draw();
}

const ready = whenStorageIsThere();
if (ready) ready.then(start);
else start();
