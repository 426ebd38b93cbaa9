// The debrief: what groups handed in is laid in, counted, looked at view by view, put on the wall, and taken along as files.
import { whenStorageIsThere } from "../../../browser/device.js";
import { make } from "../../../browser/dom.js";
import { createWords } from "../../../browser/mount.js";
import { createStore } from "../../../browser/store.js";
import { writeAsIn } from "../../../browser/times.js";
import { isFile } from "../../../kinds/debrief/file_observing.js";
import { isVisit } from "../../../kinds/debrief/visit_tables.js";
import { drawDiffering, drawElements, drawPlans, drawReading } from "./debrief/coding_views.js";
import { ALL, countActivity, countCase, listActivities } from "./debrief/counted.js";
import { drawFacts, drawFindings, drawPairs } from "./debrief/file_views.js";
import { EMPTY, keepView, keptRoom, recallView } from "./debrief/kept_room.js";
import { mountLoading } from "./debrief/loading.js";
import { bringActivities, openReadings } from "./debrief/late.js";
import { drawMap } from "./debrief/map.js";
import { drawAnswers, drawSheet, drawWalks } from "./debrief/other_views.js";
import { drawCourses } from "./debrief/visit_views.js";
import { mountTaking } from "./debrief/taking.js";
import { mountWall } from "./debrief/wall.js";
import { wordActivity } from "./debrief/words.js";

const VIEWS = {
  map: drawMap,
  differ: drawDiffering,
  elements: drawElements,
  plans: drawPlans,
  facts: drawFacts,
  pairs: drawPairs,
  findings: drawFindings,
  reading: drawReading,
  sheet: drawSheet,
  walks: drawWalks,
  courses: drawCourses,
  answers: drawAnswers,
};

/** The views that an activity has, in the order in which a debrief goes through them. */
function listViews(content) {
  if (content.tags && content.cases.some(isFile)) return ["facts", "pairs", "findings", "elements", "reading"];
  if (content.tags) return ["map", "differ", "elements", ...(content.capacities ? ["plans"] : []), "reading"];
  return [
    ...(content.sections ? ["sheet"] : []),
    ...(content.interviews?.some(isVisit) ? ["courses"] : []),
    ...(content.interviews ? ["walks"] : []),
    ...(content.questions && !content.sections ? ["answers"] : []),
  ];
}

async function start() {
  history.scrollRestoration = "manual";
  const root = /** @type {HTMLElement} */ (document.querySelector("[data-debrief]"));
  const find = (name) => /** @type {any} */ (root.querySelector(`[data-debrief-${name}]`));
  const content = JSON.parse(root.querySelector('script[type="application/json"]').textContent);
  const t = createWords(content.strings);
  writeAsIn(t("host.locale"));
  // Notes are the room's and no group's: they stand on a shelf of their own, on which there are no groups.
  const notes = createStore({ book: "debrief-notes", activity: "room" });
  const [kept] = await Promise.all([keptRoom.recall(), notes.ready]);
  const first = kept ?? EMPTY;
  const lost = await bringActivities(content, first);
  const readings = openReadings(content.readings);
  const narrow = window.matchMedia("(max-width: 47.99rem)");
  let collected = first;
  let view = { room: ALL, activity: "", case: "", view: "", at: "", ...recallView() };
  let names = false;
  const opened = new Set(); // the cases whose reading is open
  const noted = new Set(); // the cases whose content note was on the wall
  let isWaiting = false;
  let counted = null;
  let drawn = null;

  const wall = mountWall({ find, address: root.dataset.screen, t, onKey: press });

  const noteOf = () => (content.activities[view.activity]?.content.tags ? (content.cases[view.case]?.note ?? "") : "");

  /** Put a screen up; before the first of a case that has a content note stands the note, and the screen comes with the next press. */
  function put(screen) {
    const note = noteOf();
    isWaiting = Boolean(screen && note && !noted.has(view.case));
    if (!isWaiting) return wall.put(screen);
    noted.add(view.case);
    const one = content.activities[view.activity].content.cases.find(({ id }) => id === view.case);
    return wall.put({ kick: one.title, title: t("page.content-note"), lines: [note] }, t("debrief.note-first"));
  }
  /** What is shown on the page is another screen now: it goes up where one is up, and nothing in it was written by a group. */
  const follow = () => wall.isUp() && drawn.screen && !drawn.free && put(drawn.screen);

  /** The view as it can be, of what is laid in. */
  function settleView() {
    const isRoom = view.room === ALL || collected.rooms.some(({ name }) => name === view.room);
    if (!isRoom) view.room = ALL;
    const begun = listActivities(collected, view.room, content.activities);
    if (!begun.some(({ id }) => id === view.activity)) view = { ...view, activity: begun[0]?.id ?? "", case: "", view: "", at: "" };
    if (!view.activity) return begun;
    const its = content.activities[view.activity].content;
    counted = countActivity(collected, view.room, view.activity, its);
    if (its.tags && !(countCase(counted.tables, view.case) > 0)) {
      view.case = its.cases.find(({ id }) => countCase(counted.tables, id))?.id ?? its.cases[0].id;
      view.at = "";
    }
    if (!listViews(its).includes(view.view)) [view.view] = listViews(its);
    return begun;
  }

  function fill(select, options, chosen) {
    select.replaceChildren(...options.map(([value, text]) => make("option", { value }, text)));
    select.value = chosen;
  }

  function draw() {
    const begun = settleView();
    const isThere = begun.length > 0;
    for (const name of ["choose", "stage", "wall"]) find(name).hidden = !isThere;
    if (!isThere) return;
    const rooms = collected.rooms.map(({ name }) => [name, name || t("debrief.room-none")]);
    find("rooms").hidden = rooms.length < 2;
    fill(find("room"), [[ALL, t("debrief.all-rooms")], ...rooms], view.room);
    const { activity: id } = view;
    const activity = content.activities[id];
    fill(
      find("activity"),
      begun.map((one) => [one.id, wordActivity(content.activities[one.id], one.begun, t)]),
      id,
    );
    const cases = (activity.content.cases ?? []).filter((one) => activity.content.tags && countCase(counted.tables, one.id));
    find("cases").hidden = !cases.length;
    fill(
      find("case"),
      cases.map((one) => [one.id, t("debrief.case-many", { title: one.title, many: countCase(counted.tables, one.id) })]),
      view.case,
    );
    drawChoices(activity);
    drawView(activity, id);
    keepView(view);
  }

  function drawChoices(activity) {
    const views = listViews(activity.content);
    find("views").replaceChildren(
      ...views.map((one) =>
        make(
          "button",
          {
            type: "button",
            class: "button",
            "data-view": one,
            "aria-pressed": String(view.view === one),
            onclick: () => go({ view: one }),
          },
          t(`debrief.view-${one}`),
        ),
      ),
    );
  }

  function drawView(activity, id) {
    const isOpen = opened.has(`${id}/${view.case}`);
    const room = {
      id,
      activity,
      content: activity.content,
      tables: counted.tables,
      cases: content.cases,
      hasReading: readings.has(view.case),
      reading: readings.get(view.case),
      isOpen,
      setOpen: (is) => setOpen(`${id}/${view.case}`, is),
      isNarrow: narrow.matches,
      ...{ t, view, names, notes, go, put, change },
    };
    drawn = VIEWS[view.view](room);
    const note = noteOf();
    find("title").textContent = drawn.title;
    find("lead").textContent = drawn.lead ?? "";
    find("view").replaceChildren(
      ...(note ? [make("p", { class: "content-note" }, make("b", {}, t("page.content-note")), " ", note)] : []),
      drawn.element,
    );
    find("names").setAttribute("aria-pressed", String(names));
    find("put").disabled = !drawn.screen;
  }

  /** To another view, case or passage. The title is where a reader of the screen goes on; a button that was pressed keeps its place. */
  function go(next) {
    const pressed = document.activeElement?.getAttribute("data-turn");
    view = { ...view, ...next };
    draw();
    follow();
    if (pressed) {
      const again = find("view").querySelector(`[data-turn="${pressed}"]:not(:disabled)`);
      (again ?? find("title")).focus({ preventScroll: true });
    } else if (next.view && next.at) find("title").focus();
    else if (next.view) find("views").querySelector(`[data-view="${view.view}"]`).focus();
  }
  async function setOpen(key, is) {
    if (is) {
      const { case: id } = view;
      try {
        await readings.bring(id);
      } catch {
        find("lead").textContent = t("debrief.reading-not-there");
        return;
      }
      opened.add(key);
      if (view.case !== id) return; // meanwhile somebody turned to another case
    } else opened.delete(key);
    draw();
    find("view").querySelector("[aria-expanded]")?.focus();
    follow();
  }
  /** Change what was chosen in a list, and be again at the same item. */
  function change(deed, item, step) {
    deed();
    draw();
    const same = [...find("view").querySelectorAll("[data-item]")].filter(
      (one) => one.dataset.item === item && (one.dataset.step ?? "") === (step ?? "") && !one.disabled,
    );
    const any = [...find("view").querySelectorAll("[data-item]")].find((one) => one.dataset.item === item);
    (same[0] ?? any)?.focus();
  }
  function showNames() {
    names = !names;
    draw();
    follow();
  }

  /** What was pressed on the projector while a screen of ours stood there. */
  function press(key) {
    if (isWaiting && key === "next") put(drawn.screen);
    else if (key === "names") showNames();
    else if (key === "reading" && readings.has(view.case))
      setOpen(`${view.activity}/${view.case}`, !opened.has(`${view.activity}/${view.case}`));
    else if (key === "next" || key === "back") drawn?.turn?.(key === "next" ? 1 : -1);
  }

  find("room").addEventListener("change", ({ target }) => go({ room: target.value }));
  find("activity").addEventListener("change", ({ target }) => go({ activity: target.value, case: "", view: "", at: "" }));
  find("case").addEventListener("change", ({ target }) => go({ case: target.value, at: "" }));
  find("names").addEventListener("click", showNames);
  find("put").addEventListener("click", () => put(drawn?.screen));
  find("stage").addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step || !drawn?.turn || event.altKey || event.ctrlKey || event.metaKey || event.target.closest("textarea, input, select"))
      return;
    event.preventDefault();
    drawn.turn(step);
  });
  const loading = mountLoading({
    find,
    content,
    t,
    first,
    lost,
    onChange(next) {
      collected = next;
      if (next.told.length === 0) opened.clear();
      draw();
    },
  });
  mountTaking({ find, t, content, notes, read: () => ({ collected, view, names }) });
  narrow.addEventListener("change", () => view.view === "map" && draw());
  // A wipe, and a note that another page took in; a box that somebody types in is left alone.
  keptRoom.onWiped(() => loading.empty());
  notes.on((type, { elsewhere } = /** @type {any} */ ({})) => {
    if (type === "change" && elsewhere && document.activeElement?.tagName !== "TEXTAREA") draw();
  });
  draw();
  // A page that is loaded anew is drawn after the browser has gone back to where it was, and so goes to what is looked at itself.
  if (first.told.length) find("choose").scrollIntoView();
  root.classList.add("debrief-ready");
}

const ready = whenStorageIsThere();
if (ready) ready.then(start);
else start();
