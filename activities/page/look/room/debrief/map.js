// The map of a case: how many groups set each mark on each passage. The number of a passage leads to it.
import { make } from "../../../../browser/dom.js";
import { ofCase } from "./counted.js";
import { scrolling } from "./written.js";

const LEVELS = 4; // of the tint behind a number, which says nothing more than the number

export function drawMap(room) {
  const { content, tables, t, go, isNarrow } = room;
  const one = content.cases.find(({ id }) => id === room.view.case);
  const marks = ofCase(tables.marks, one.id);
  const of = marks[0]?.of ?? 0;
  const title = t(of === 1 ? "debrief.map-title-one" : "debrief.map-title", {
    title: one.title,
    of,
    passages: one.passages.length,
  });
  if (!of) return { title, element: make("p", { class: "empty" }, t("debrief.none-yet")), screen: null };
  const countOf = (passage, mark) => marks.find((row) => row.passage === passage && row.mark === mark).count;
  const used = content.tags.filter(({ id }) => marks.some((row) => row.mark === id && row.count));
  const shown = used.length ? used : content.tags;
  const toPassage = (passage, scope) => {
    const number = one.passages.indexOf(passage) + 1;
    const label = t("debrief.to-passage", { number });
    const deed = () => go({ view: "differ", at: passage });
    return make("th", { scope }, make("button", { type: "button", "aria-label": label, onclick: deed }, String(number)));
  };
  const cell = (passage, { id }) => {
    const count = countOf(passage, id);
    return make("td", { "data-level": count ? Math.ceil((count / of) * LEVELS) : null }, count ? String(count) : "");
  };
  const letterOf = ({ letter }) => make("b", { class: "debrief-letter" }, letter);
  const lay = (head, rows) =>
    make(
      "table",
      { class: "debrief-map" },
      make("thead", {}, make("tr", {}, head)),
      make(
        "tbody",
        {},
        rows.map((row) => make("tr", {}, row)),
      ),
    );
  const corner = (text) => make("th", { scope: "col" }, text);
  // A narrow window has the passages one below the other, and the letters alone above them.
  const table = isNarrow
    ? lay(
        [corner(t("debrief.number")), ...shown.map((tag) => make("th", { scope: "col", "aria-label": tag.name }, letterOf(tag)))],
        one.passages.map((passage) => [toPassage(passage, "row"), ...shown.map((tag) => cell(passage, tag))]),
      )
    : lay(
        [corner(t("coding.marks")), ...one.passages.map((passage) => toPassage(passage, "col"))],
        shown.map((tag) => [
          make("th", { scope: "row" }, letterOf(tag), " ", tag.short),
          ...one.passages.map((passage) => cell(passage, tag)),
        ]),
      );
  const key = t("debrief.key", { marks: shown.map(({ letter, short }) => `${letter} ${short}`).join(", ") });
  const lines = shown.map(({ id, letter, short }) => {
    const places = one.passages
      .map((passage, place) => ({ number: place + 1, count: countOf(passage, id), of }))
      .filter(({ count }) => count)
      .map((place) => t("debrief.map-place", place));
    return places.length ? t("debrief.map-wall", { letter, name: short, places: places.join("; ") }) : null;
  });
  return {
    title,
    lead: `${wordCase(tables, one, t)} ${t("debrief.map-press")}`,
    element: make("div", {}, isNarrow && make("p", {}, key), scrolling(t("debrief.map-label"), table)),
    screen: { title, lines: lines.filter(Boolean) },
  };
}

/** How many groups marked, how many read it and marked nothing: a group that never began is neither. */
function wordCase(tables, { id }, t) {
  const row = tables.cases.find((one) => one.case === id);
  const states = ["marked", "nothing", "unmarked", "not-begun"].filter((state) => row[state]);
  return states.map((state) => t(`debrief.case-${state}`, { many: row[state] })).join(" ");
}
