// Visits beside each other: at each time what was done, seen and what it did to the workers, course by course; how each ended, what it missed.
// One time a screen on the wall. Nothing in it was written by a group.
import { make } from "../../../../browser/dom.js";
import { isVisit } from "../../../../kinds/debrief/visit_tables.js";
import { drawBars } from "./bars.js";
import { wordNames } from "./words.js";
import { drawTurning, scrolling } from "./written.js";

const WAIT = "wait";
const unlist = (text) => (text ? text.split(" ") : []);

/** An hour of the day, so many minutes after the beginning. */
function hourOf({ begins_at }, minutes) {
  const [hours, past] = begins_at.split(":").map(Number);
  const all = hours * 60 + past + minutes;
  return `${String(Math.floor(all / 60) % 24).padStart(2, "0")}:${String(all % 60).padStart(2, "0")}`;
}

/** The courses of a visit: [{course, count, groups, end, moments}]. */
export function listCourses(tables, plot) {
  const courses = new Map();
  for (const row of tables.courses.filter(({ interview }) => interview === plot.id)) {
    if (!courses.has(row.course)) courses.set(row.course, { ...row, moments: [] });
    courses.get(row.course).moments.push(row);
  }
  return [...courses.values()];
}

const findsOf = ({ moments }) => new Set(moments.flatMap(({ found }) => unlist(found)));
/** What was there and was not found; while a visit is not over it may still be. */
const missedOf = (plot, course) => (course.end ? plot.finds.filter((find) => !findsOf(course).has(find)) : []);
export const nameEnd = (plot, end, t) => plot.scenes.find(({ id }) => id === end)?.title ?? t("debrief.visit-not-over");
const nameFinds = (plot, finds) => finds.map((find) => plot.told.finds[find] ?? find).join("; ");

/** A moment in words: {who, did, follows, found, worker}. */
export function wordMoment(plot, { roles, did: step, turn, event, found }, t) {
  const [did, ...turns] = plot.told.steps[step] ?? [""];
  const [follows, worker] = event ? plot.told.events[event] : (turns[turn === "" ? 0 : Number(turn) + 1] ?? ["", ""]);
  return {
    who: event
      ? t("visit.happens")
      : unlist(roles)
          .map((role) => t(`visit.role-${role}`))
          .join(", "),
    did: step === WAIT ? t("visit.waited") : did,
    follows,
    found: nameFinds(plot, unlist(found)),
    worker,
  };
}

export const nameCourse = ({ course, count, groups }, names, t) =>
  [
    t("debrief.visit-number", { number: course }),
    count > 1 ? t("debrief.visit-same", { many: count }) : "",
    wordNames(groups, names),
  ]
    .filter(Boolean)
    .join(" · ");

export function drawCourses(room) {
  const { content, tables, t, view, names, go } = room;
  const plots = content.interviews.filter((plot) => isVisit(plot) && listCourses(tables, plot).length);
  if (!plots.length)
    return { title: room.activity.title, element: make("p", { class: "empty" }, t("debrief.sheet-none")), screen: null };
  const [asked, minutes] = view.at.split("@");
  const plot = plots.find(({ id }) => id === asked) ?? plots[0];
  const courses = listCourses(tables, plot);
  const times = [...new Set(courses.flatMap(({ moments }) => moments.map(({ at }) => at)))].sort((a, b) => a - b);
  const place = Math.max(0, times.indexOf(Number(minutes)));
  const title = t("debrief.visit-title", { title: plot.title });
  const turn = (step) => times[place + step] !== undefined && go({ at: `${plot.id}@${times[place + step]}` });
  const at = (course, time) => course.moments.filter((moment) => moment.at === time).map((moment) => wordMoment(plot, moment, t));
  const tell = ({ who, did, follows, found, worker }) => [
    make("p", {}, make("b", {}, `${who}${did ? ": " : ""}`), did),
    follows && make("p", {}, follows),
    found && make("p", {}, make("span", { class: "debrief-label" }, `${t("visit.found")} `), found),
    worker && make("p", {}, make("b", {}, `${t("visit.to-workers")} `), worker),
  ];
  const row = (name, cells, isNow) =>
    make(
      "tr",
      { "aria-current": isNow ? "true" : null },
      make("th", { scope: "row" }, name),
      cells.map((cell) => make("td", {}, cell)),
    );
  const missed = (course) => nameFinds(plot, missedOf(plot, course));
  const table = make(
    "table",
    { class: "debrief-courses", style: `--courses: ${courses.length}` },
    make(
      "thead",
      {},
      make(
        "tr",
        {},
        make("th", { scope: "col" }, t("visit.hour")),
        courses.map((course) => make("th", { scope: "col", dir: "auto" }, nameCourse(course, names, t))),
      ),
    ),
    make(
      "tbody",
      {},
      times.map((time) =>
        row(
          hourOf(plot, time),
          courses.map((course) => at(course, time).flatMap(tell)),
          time === times[place],
        ),
      ),
      row(
        t("debrief.visit-ended"),
        courses.map(({ end }) => nameEnd(plot, end, t)),
      ),
      row(t("debrief.visit-missed"), courses.map(missed)),
    ),
  );
  const choice =
    plots.length > 1 &&
    make(
      "p",
      { class: "button-row no-print" },
      plots.map((one) =>
        make(
          "button",
          {
            type: "button",
            class: "button small",
            "data-turn": one.id,
            "aria-pressed": String(one === plot),
            onclick: () => go({ at: `${one.id}@` }),
          },
          one.title,
        ),
      ),
    );
  const finds = tables.finds
    .filter(({ interview }) => interview === plot.id)
    .map((find) => ({ ...find, name: nameFinds(plot, [find.find]) }));
  const hour = hourOf(plot, times[place]);
  const lines = courses.flatMap((course) =>
    at(course, times[place]).map(({ who, did, follows, worker }) =>
      [`${nameCourse(course, names, t)} – ${who}:`, did, follows, worker && `${t("visit.to-workers")} ${worker}`]
        .filter(Boolean)
        .join(" "),
    ),
  );
  const element = make(
    "div",
    {},
    choice,
    make("p", { class: "debrief-said" }, t("debrief.visit-at", { hour })),
    drawTurning(t, turn, { isFirst: place === 0, isLast: place === times.length - 1, next: "debrief.visit-later" }),
    scrolling(title, table),
    make("h3", { class: "debrief-sub" }, t("debrief.visit-finds")),
    drawBars(finds, room),
  );
  return {
    title,
    lead: t("debrief.visit-about"),
    element,
    screen: { kick: plot.title, title: t("debrief.visit-at", { hour }), lines },
    turn,
  };
}

/** For files: each moment, how courses ended, what they missed; and with what groups walked out. */
export function tellVisit({ tables, t, names }, plot, told) {
  const courses = listCourses(tables, plot);
  const of = { count: null, of: null, groups: [] };
  return {
    course: courses.flatMap((course) => {
      const name = nameCourse(course, names, t);
      const moments = course.moments.map((moment) => {
        const { who, did, follows, found, worker } = wordMoment(plot, moment, t);
        const more = [found && `${t("visit.found")} ${found}`, worker && `${t("visit.to-workers")} ${worker}`].filter(Boolean);
        return told(of, `${name}, ${hourOf(plot, moment.at)}, ${who}`, [did, follows].filter(Boolean).join(" "), more);
      });
      const missed = nameFinds(plot, missedOf(plot, course));
      return [
        ...moments,
        told(of, `${name}, ${t("debrief.visit-ended")}`, nameEnd(plot, course.end, t)),
        ...(missed ? [told(of, `${name}, ${t("debrief.visit-missed")}`, missed)] : []),
      ];
    }),
    find: tables.finds.filter((row) => row.interview === plot.id).map((row) => told(row, nameFinds(plot, [row.find]), "")),
  };
}
