// The sessions of the plan in use by their days, each with the way to the notes of the line that it was made from.
import { make } from "../../../browser/dom.js";
import { wordClock } from "./planner/lengths.js";
import { readStart } from "./clock.js";
import { USED } from "./planner/used_plan.js";

/** Where the notes of the lines of the book stand: {line: address}. The page of a day is named after its plan and its number. */
const listPlaces = (plans) =>
  Object.fromEntries(
    plans.flatMap(({ id, days }) =>
      days.flatMap(({ number, lines }) => lines.map((line) => [line.id, `book/notes/${id}-${number}.html#${line.id}`])),
    ),
  );

export function drawUsedNotes(place, content, t) {
  const plan = content.plans.find(({ id }) => id === USED);
  place.hidden = !plan;
  if (!plan) return place.replaceChildren();
  const root = document.documentElement.dataset.content_root ?? "../../";
  const start = readStart(plan.start);
  const places = content.notes && Object.keys(content.notes).length ? listPlaces(content.plans.filter((one) => one !== plan)) : {};
  const addressOf = (line) => (line.notes ? (places[line.from] ?? (line.activity && line.page && `${line.page}.html`)) : null);
  const item = (line) => {
    const words = t("room.used-line", {
      time: wordClock(start + line.at),
      title: line.title,
      minutes: line.minutes,
    });
    const address = addressOf(line);
    return make("li", { dir: "auto" }, address ? make("a", { href: root + address }, words) : words);
  };
  return place.replaceChildren(
    make("h3", { dir: "auto" }, plan.title),
    ...plan.days.map((day) =>
      make(
        "details",
        {},
        make("summary", { dir: "auto" }, t("page.day", { number: day.number, title: day.title })),
        make("ul", {}, day.lines.filter(({ form }) => form !== "break").map(item)),
      ),
    ),
  );
}
