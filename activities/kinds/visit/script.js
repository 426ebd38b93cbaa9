// A visit: who is free chooses where to go; the clock runs; what was done decides what is still there, and how it ends.
import { make } from "../../browser/dom.js";
import { mountPrompts } from "../../browser/prompts.js";
import { LEAVE, WAIT, freeOf, listChoices, mayGo, nowOf } from "../../browser/visited.js";
import {
  CHOSEN,
  chosenOf,
  hourOf,
  lineUp,
  listAlso,
  pathKey,
  quoteFrom,
  readCourse,
  readPath,
  sortFinds,
  triedKey,
  wordsKey,
} from "./courses.js";
import { findOpen, product, visitTable } from "./product.js";

const list = (value) => (Array.isArray(value) ? value : []);

/** One site, from the gate to what it came to. */
function mountVisit({ scope, plot, root, store, t }) {
  const quote = quoteFrom(root, plot);
  const find = (name) => scope.querySelector(`[data-${name}]`);
  const all = (name) => [...scope.querySelectorAll(`[data-${name}]`)];
  const boxes = all("goes");
  const nameRoles = (roles) => roles.map((role) => t(`visit.role-${role}`)).join(", ");
  const going = () => boxes.filter((box) => box.checked && !box.disabled).map((box) => box.dataset.goes);

  /** Where somebody is until when, by the last step that they went on. */
  function tellWhere(course, role) {
    const last = course.moments.filter(({ roles }) => roles.includes(role)).at(-1);
    const until = hourOf(plot, course.clocks[role]);
    if (!last) return t("visit.at-gate");
    if (course.clocks[role] <= nowOf(course))
      return last.place ? t("visit.free-at", { place: quote.place(last.place) }) : t("visit.free");
    return last.place ? t("visit.busy", { place: quote.place(last.place), until }) : t("visit.waits", { until });
  }

  function showNow(course, isOver) {
    find("now").hidden = isOver;
    find("clock").textContent = hourOf(plot, nowOf(course));
    find("left").textContent = t("visit.left", { minutes: Math.max(0, plot.minutes - nowOf(course)) });
    find("where").replaceChildren(
      ...plot.roles.map((role) => make("li", {}, make("strong", {}, t(`visit.role-${role}`)), ` ${tellWhere(course, role)}`)),
    );
  }

  /** Which steps can be taken by those who are ticked, and of the others why not. */
  function showChoices(course) {
    const open = new Set(listChoices(plot, course).map(([, step]) => step));
    const who = going();
    for (const scene of plot.scenes) {
      for (const [id, step] of Object.entries(scene.ways)) {
        const card = scope.querySelector(`[data-card="${id}"]`);
        const isDone = course.done.includes(id);
        // What cannot be done as things stand is not offered; what needs somebody who is away, or is not ticked, says so.
        const isAway = !isDone && !open.has(id) && !mayGo(step, freeOf(course)) && isPossible(step, course);
        card.hidden = !open.has(id) && !isDone && !isAway;
        card.classList.toggle("vi-done", isDone);
        const fits = open.has(id) && who.length > 0 && mayGo(step, who);
        card.querySelector("button").disabled = !fits;
        const why = card.querySelector("[data-why]");
        why.hidden = fits;
        why.textContent = `· ${isDone ? t("visit.done") : isAway ? t("visit.away") : t("visit.not-ticked")}`;
      }
    }
  }

  const isPossible = (step, course) =>
    listChoices({ ...plot, scenes: [{ id: "", ways: { one: { ...step, by: [] } } }] }, course).length > 0;

  function drawMoment(moment, isOver) {
    const who = moment.event ? t("visit.happens") : nameRoles(moment.roles);
    const finds = moment.finds.map(quote.find);
    return make(
      "li",
      { class: moment.event ? "vi-event" : null },
      make("span", { class: "vi-hour" }, hourOf(plot, moment.at)),
      make(
        "div",
        {},
        make("p", {}, make("strong", {}, who), moment.event ? null : `: ${quote.did(moment, t)}`),
        make("p", { class: "vi-quiet" }, quote.follows(moment)),
        finds.length ? make("p", {}, t("visit.found"), " ", finds.join("; ")) : null,
        isOver && quote.worker(moment)
          ? make("p", { class: "vi-worker" }, make("strong", {}, t("visit.to-workers")), " ", quote.worker(moment))
          : null,
      ),
    );
  }

  function showAfter(course) {
    const { found, missed } = sortFinds(plot, course);
    const also = listAlso(plot, course);
    all("ending").forEach((ending) => {
      ending.hidden = ending.dataset.ending !== course.ending;
      ending.querySelectorAll("[data-also]").forEach((text) => (text.hidden = !also.includes(Number(text.dataset.also))));
    });
    const items = (ids) =>
      ids.map((id) => make("li", {}, ...[...scope.querySelector(`[data-find="${id}"]`).cloneNode(true).childNodes]));
    find("finds").replaceChildren(...items(found));
    find("no-finds").hidden = found.length > 0;
    find("missed").replaceChildren(...missed.map((id) => make("li", {}, `${quote.find(id)}`)));
    find("missed").parentElement.hidden = !missed.length;
    all("fact").forEach((fact) => {
      fact
        .querySelectorAll("[data-value]")
        .forEach((value) => (value.hidden = value.dataset.value !== course.state[fact.dataset.fact]));
    });
  }

  function show() {
    const course = readCourse(plot, store.all());
    const isOver = Boolean(course.ending);
    const steps = readPath(plot, store.all());
    const free = freeOf(course);
    scope.classList.toggle("vi-begun", steps.length > 0);
    showNow(course, isOver);
    find("choosing").hidden = isOver;
    find("who-goes").hidden = isOver;
    find("hands").hidden = isOver;
    boxes.forEach((box) => {
      const isFree = free.includes(box.dataset.goes);
      box.disabled = !isFree;
      box.checked = isFree;
    });
    showChoices(course);
    scope.querySelector(".vi-events").hidden = true;
    scope.querySelector(".vi-ends").hidden = !isOver;
    find("after").hidden = !isOver;
    if (isOver) showAfter(course);
    find("line").hidden = !course.moments.length && !isOver;
    find("line-help").hidden = !isOver;
    find("moments").replaceChildren(...lineUp(course).map((moment) => drawMoment(moment, isOver)));
    find("again").hidden = !isOver;
    find("rest").hidden = !course.rest.length;
    find("rest").textContent = course.rest.length
      ? t("visit.rest", { steps: course.rest.map((one) => quote.step(one.split("/")[1]) || one).join(" › ") })
      : "";
    showFollowed(course);
  }

  /** What the last step led to, and what has happened meanwhile. */
  function showFollowed(course) {
    const last = course.moments.map(({ event }) => !event).lastIndexOf(true);
    const told = last < 0 || course.ending ? [] : course.moments.slice(last);
    find("followed").hidden = !told.length;
    find("followed").replaceChildren(
      ...told
        .flatMap((moment) => {
          const text = moment.event
            ? `${hourOf(plot, moment.at)}: ${quote.follows(moment)}`
            : quote.follows(moment) || t("visit.waited");
          const finds = moment.finds.map(quote.find);
          return [
            make("p", {}, text),
            finds.length ? make("p", { class: "vi-quiet" }, t("visit.found"), " ", finds.join("; ")) : null,
          ];
        })
        .filter(Boolean),
    );
  }

  function go(path) {
    store.set(pathKey(plot), path);
    const course = readCourse(plot, store.all());
    const target = course.ending ? scope.querySelector(".vi-ends h3") : path.length ? find("followed") : find("clock");
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: "start" });
  }

  function take(step) {
    const course = readCourse(plot, store.all());
    const roles = step === LEAVE ? plot.roles : going();
    const place = plot.scenes.find(({ ways }) => Object.hasOwn(ways, step))?.id;
    const tried = list(store.get(triedKey(plot)));
    if (place && !tried.includes(`${place}/${step}`)) store.set(triedKey(plot), [...tried, `${place}/${step}`]);
    const kept = readPath(plot, store.all());
    go([...kept.slice(0, kept.length - course.rest.length), `${roles.join("+")}/${step}`]);
  }

  scope.addEventListener("click", ({ target }) => {
    const button = target.closest("button");
    if (!button) return;
    const path = readPath(plot, store.all());
    if (button.dataset.step) take(button.dataset.step);
    else if ("wait" in button.dataset && going().length) take(WAIT);
    else if ("leave" in button.dataset) take(LEAVE);
    else if ("back" in button.dataset) go(path.slice(0, -1));
    else if ("again" in button.dataset) go([]);
  });
  boxes.forEach((box) => box.addEventListener("change", () => showChoices(readCourse(plot, store.all()))));

  return { show, keys: [pathKey(plot), triedKey(plot)] };
}

function mount({ root, content, store, t }) {
  const prompts = mountPrompts({ root: root.querySelector("[data-vi]"), store });
  const parts = content.interviews.map((plot) => {
    const scope = root.querySelector(`[data-visit="${plot.id}"]`);
    return { plot, scope, ...mountVisit({ scope, plot, root, store, t }) };
  });
  const names = root.querySelector("[data-site-now]");

  function showChosen() {
    const chosen = chosenOf(content, store.all());
    if (names) names.textContent = chosen.title;
    parts.forEach(({ scope, plot }) => (scope.hidden = plot !== chosen));
    root
      .querySelectorAll("[data-site]")
      .forEach((button) => button.setAttribute("aria-pressed", String(button.dataset.site === chosen.id)));
  }

  function choose({ target }) {
    const button = target.closest("[data-site]");
    if (!button) return;
    store.set(CHOSEN, button.dataset.site);
    root.querySelector("[data-sites]").open = false;
    const heading = root.querySelector(`[data-visit="${button.dataset.site}"] h2`);
    heading.tabIndex = -1;
    heading.focus();
  }
  root.addEventListener("click", choose);

  const stop = store.on((type, { keys, all }) => {
    if (type !== "change") return;
    prompts.show(all ? undefined : keys);
    parts.filter((part) => all || part.keys.some((key) => keys.includes(key))).forEach((part) => part.show());
    if (all || keys.includes(CHOSEN)) showChosen();
  });
  prompts.show();
  parts.forEach((part) => part.show());
  showChosen();
  return () => {
    stop();
    root.removeEventListener("click", choose);
  };
}

/** The visit that a key of the walk belongs to. */
const visitOf = (key, content) => content.interviews.find((one) => key === pathKey(one) || key === triedKey(one));

/** The visit and the place or ending to which words belong. */
const wordsOf = (key, content) =>
  content.interviews
    .flatMap((plot) => plot.scenes.map((scene) => ({ plot, scene, key: wordsKey(plot, scene.id) })))
    .find((one) => one.key === key);

export default {
  mount,
  product,
  table: visitTable,
  open: findOpen,
  wordPlace({ key }, { content, t }) {
    if (key === CHOSEN) return [t("visit.choose")];
    const visit = visitOf(key, content);
    if (visit) return [visit.title, t("visit.timeline")];
    const words = wordsOf(key, content);
    return words ? [words.plot.title, words.scene.title] : [key];
  },
  wordAnswer({ key }, value, { content }) {
    if (key === CHOSEN) return content.interviews.find(({ id }) => id === value)?.title ?? value;
    return visitOf(key, content) ? [value].flat().join(" › ") : value;
  },
  shapeOf: (key, content) => (visitOf(key, content) ? "list" : "text"),
  isClosed: (key, content) => key === CHOSEN || content.interviews.some((one) => key === pathKey(one)),
};
