// The planner: one plan, seen as days of blocks with true heights. Whatever is done goes through `act`, which remembers it, keeps it on the
// device, and draws everything anew from what there is.
import { whenStorageIsThere } from "../../../browser/device.js";
import { make } from "../../../browser/dom.js";
import { createWords } from "../../../browser/mount.js";
import { writeAsIn } from "../../../browser/times.js";
import { mountAdding } from "./planner/adding.js";
import { mountBeginning } from "./planner/beginning.js";
import { mountBoard } from "./planner/board.js";
import { beginHistory, redo, remember, setPlan, setStarts, swapBlocks, undo } from "./planner/changes.js";
import { listDates, listWeek, moveFirst, nameWeekday, wordDay } from "./planner/dates.js";
import { mountFiles } from "./planner/files.js";
import { layOutDay } from "./planner/flow.js";
import { keepPlan, onPlanElsewhere, recallPlan } from "./planner/kept_plan.js";
import { mountLate } from "./planner/late.js";
import { FACTORS, readClock, wordClock } from "./planner/lengths.js";
import { drawPanel } from "./planner/panel.js";
import { beginPlan, findBlock, indexLines } from "./planner/plan.js";
import { mountPrinting } from "./planner/printing.js";
import { mountUsing } from "./planner/using.js";
import { drawMaterials, drawWarnings } from "./planner/worth.js";

const NARROW = "(max-width: 63.99rem)";

async function start() {
  const root = /** @type {HTMLElement} */ (document.querySelector("[data-planner]"));
  const find = (name) => /** @type {any} */ (root.querySelector(`[data-planner-${name}]`));
  const content = JSON.parse(root.querySelector('script[type="application/json"]').textContent);
  content.lines = Object.fromEntries(indexLines(content));
  const t = createWords(content.strings);
  const locale = t("host.locale");
  writeAsIn(locale);
  const icon = (name) => root.querySelector(`[data-icon="${name}"]`).firstElementChild.cloneNode(true);
  const say = (text) => (find("says").textContent = text);

  const kept = recallPlan(content);
  let history = beginHistory(kept.plan ?? beginPlan(content, content.plans[0].id));
  let view = { chosen: "", day: 0, swapping: "" };
  let isKept = true;

  const app = /** @type {any} */ ({
    ...{ root, find, content, t, locale, icon, say },
    get plan() {
      return history.now;
    },
    get view() {
      return view;
    },
    get dates() {
      return listDates(history.now);
    },
    titleOf: () => history.now.title.trim() || t("planner.title-none"),
    act,
    choose,
    open,
  });

  /** Do something to the plan. told: what is then said; a function gets the plan as it is now. isOther: another plan takes its place. */
  function act(change, told = null, { isOther = false } = {}) {
    const before = history.now;
    history = remember(history, change(before));
    if (history.now === before) return;
    settle(!isOther && using.isUsed(before));
    if (told) say(typeof told === "function" ? told(history.now) : told);
  }

  /** Another plan in the place of this one, as from a file; it can be undone too. */
  function open(plan, told) {
    view = { chosen: "", day: 0, swapping: "" };
    act(() => plan, told, { isOther: true });
    draw();
  }

  /** isUsed: the room uses the plan that was changed, and follows. */
  function settle(isUsed) {
    const isWritten = keepPlan(history.now, content.book);
    if (!isWritten && isKept) say(t("planner.full"));
    isKept = isWritten;
    if (isUsed) using.follow();
    draw();
  }

  /** Choose a block by its key, or a day as `day/0`; "" chooses nothing. isDeed: it follows from what was just done and said. */
  function choose(chosen, { focus = false, isDeed = false } = {}) {
    if (view.swapping && chosen && !chosen.startsWith("day/")) return swapWith(chosen);
    const found = findBlock(history.now, chosen);
    const day = chosen.startsWith("day/") ? Number(chosen.slice(4)) : (found?.day ?? view.day);
    const before = view.chosen;
    view = { ...view, chosen, day };
    // What was said of an earlier deed is stale beside another block.
    if (chosen !== before && !isDeed) say("");
    draw();
    // The head of the panel is in sight, wherever the column was.
    if (chosen !== before) for (const name of ["side", "panel"]) find(name).scrollTop = 0;
    if (focus) board.focus(chosen || before);
    return undefined;
  }

  function swapWith(key) {
    const one = view.swapping;
    view = { ...view, swapping: "", chosen: one };
    const told = (plan) => {
      const { block, day } = findBlock(plan, one);
      const { begins } = layOutDay(plan.days[day], plan.factor).pieces.find((piece) => piece.block === block);
      return t("planner.swapped", { title: block.title, time: wordClock(begins), day: day + 1 });
    };
    act((plan) => swapBlocks(plan, one, key), told);
    draw();
    board.focus(one);
  }

  app.beginSwap = (key) => {
    view = { ...view, swapping: key };
    say(t("planner.swap-now"));
    draw();
    board.focus(key);
  };
  app.endSwap = () => {
    const key = view.swapping;
    view = { ...view, swapping: "" };
    say("");
    draw();
    if (key) board.focus(key);
  };
  app.showDay = (day) => {
    view = { ...view, day, chosen: view.chosen.startsWith("day/") ? "" : view.chosen };
    draw();
  };

  function turnBack(turn, told) {
    const next = turn(history);
    if (next.now === history.now) return;
    const isUsed = using.isUsed(history.now);
    history = next;
    settle(isUsed);
    say(t(told));
  }

  function draw() {
    const { plan } = app;
    if (view.day >= plan.days.length) view = { ...view, day: plan.days.length - 1 };
    if (view.chosen && !view.chosen.startsWith("day/") && findBlock(plan, view.chosen)?.day === undefined)
      view = { ...view, chosen: "" };
    if (view.chosen && !view.chosen.startsWith("day/") && findBlock(plan, view.chosen)?.day === null)
      view = { ...view, chosen: "" };
    drawSettings();
    board.draw();
    drawPanel(app);
    drawWarnings(app);
    drawMaterials(app);
    using.draw();
    adding.draw();
    late.draw();
    find("undo").disabled = !history.past.length;
    find("redo").disabled = !history.future.length;
    root.classList.toggle("planner-swapping", Boolean(view.swapping));
  }

  function drawSettings() {
    const { plan } = app;
    const set = (name, value) => document.activeElement !== find(name) && (find(name).value = value);
    set("title", plan.title);
    set("from", plan.from);
    set("first", plan.first);
    set("start", wordClock(plan.days[0].start));
    set("factor", String(plan.factor));
    const moved = moveFirst(plan);
    const text = moved
      ? t("planner.first-moved", { weekday: nameWeekday(moved.weekday, locale), date: wordDay(moved.date, locale) })
      : "";
    if (find("first-says").textContent !== text) find("first-says").textContent = text;
    for (const box of find("weekdays").querySelectorAll("input")) box.checked = plan.week.includes(Number(box.value));
  }

  function mountSettings() {
    find("factor").replaceChildren(
      ...FACTORS.map((factor) => make("option", { value: String(factor) }, t(`planner.factor-${factor}`))),
    );
    find("weekdays").replaceChildren(
      ...listWeek().map((number) =>
        make(
          "label",
          {},
          make("input", { type: "checkbox", value: String(number), autocomplete: "off" }),
          make("span", { title: nameWeekday(number, locale) }, nameWeekday(number, locale, "short")),
        ),
      ),
    );
    find("weekdays").addEventListener("change", () => {
      const week = [...find("weekdays").querySelectorAll(":checked")].map(({ value }) => Number(value)).sort();
      // A week without a day is none: the last tick stays.
      if (week.length) act((plan) => setPlan(plan, { week }));
      else draw();
    });
    find("title").addEventListener("change", ({ target }) => act((plan) => setPlan(plan, { title: target.value })));
    find("first").addEventListener("change", ({ target }) => act((plan) => setPlan(plan, { first: target.value })));
    find("factor").addEventListener("change", ({ target }) => act((plan) => setPlan(plan, { factor: Number(target.value) })));
    find("start").addEventListener("change", ({ target }) => {
      const minutes = readClock(target.value);
      if (minutes !== null) act((plan) => setStarts(plan, minutes));
    });
    find("undo").addEventListener("click", () => turnBack(undo, "planner.undone"));
    find("redo").addEventListener("click", () => turnBack(redo, "planner.redone"));
    root.addEventListener("keydown", (event) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || /** @type {Element} */ (event.target).matches("input, textarea"))
        return;
      const key = event.key.toLowerCase();
      const isUndo = key === "z" && !event.shiftKey;
      if (!isUndo && !(key === "y" || key === "z")) return;
      event.preventDefault();
      turnBack(isUndo ? undo : redo, isUndo ? "planner.undone" : "planner.redone");
      if (view.chosen) board.focus(view.chosen);
    });
  }

  app.nameDay = (number) =>
    [t("planner.day-head", { day: number + 1 }), wordDay(app.dates[number], locale, "short")].filter(Boolean).join(" · ");

  const board = mountBoard(app);
  const using = mountUsing(app);
  const adding = mountAdding(app);
  const late = mountLate(app);
  mountSettings();
  const beginning = mountBeginning(app);
  mountPrinting(app);
  const files = mountFiles(app);
  files.offerKept(kept);
  onPlanElsewhere(() => {
    const { plan } = recallPlan(content);
    if (plan && JSON.stringify(plan) !== JSON.stringify(history.now)) {
      history = remember(history, plan);
      draw();
    }
  });
  const narrow = window.matchMedia(NARROW);
  const fold = () => (find("set").open = !narrow.matches);
  narrow.addEventListener("change", fold);
  fold();
  draw();
  if (!kept.refused && !kept.waiting) beginning.openNamed(window.location.hash);
  root.classList.add("planner-ready");
}

const ready = whenStorageIsThere();
if (ready) ready.then(start);
else start();
