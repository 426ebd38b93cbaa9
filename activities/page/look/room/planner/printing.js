// What is printed: the programme, a poster for the wall, cue cards, or the list of materials; one of them, and nothing else of the page.
import { make } from "../../../../browser/dom.js";
import { wordClock } from "./lengths.js";
import { nameBlock } from "./plan.js";
import { joinSentences, listMaterials } from "./materials.js";
import { listDays, listWeeks } from "./programme.js";

export function mountPrinting(app) {
  const { root, find, content, t, locale } = app;
  const days = () => listDays({ content, plan: app.plan, t, locale, dates: app.dates });
  const original = () => content.plans.find(({ id }) => id === app.plan.from).title;
  const times = ({ begins, ends }) => `${wordClock(begins)}–${wordClock(ends)}`;

  const title = (text, kick) => [make("p", { class: "planner-paper-kick" }, kick), make("h2", { dir: "auto" }, text)];

  const drawOverview = (all) => {
    const longest = Math.max(1, ...all.map(({ begins, ends }) => ends - begins));
    return make(
      "section",
      { class: "planner-sheet planner-overview" },
      make("h1", { dir: "auto" }, app.titleOf()),
      make("p", { class: "planner-paper-kick" }, `${t("page.adapted-from")} ${original()}`),
      make(
        "div",
        { class: "planner-paper-week", style: `--days: ${all.length}` },
        all.map((day) =>
          make(
            "div",
            {},
            make("h3", {}, day.name),
            make("p", { dir: "auto" }, day.title),
            make(
              "ol",
              { style: `--share: ${(day.ends - day.begins) / longest}` },
              day.lines.map(({ begins, minutes, title: what, form }) =>
                make("li", { class: `planner-${form}`, style: `--long: ${minutes}` }, make("b", {}, wordClock(begins)), " ", what),
              ),
            ),
          ),
        ),
      ),
    );
  };

  // The programme is handed out: what a facilitator has to prepare stands on the cue cards and in the list of materials alone.
  const drawDay = (day) =>
    make(
      "section",
      { class: "planner-sheet" },
      title(day.title, `${app.titleOf()} · ${day.name}`),
      make(
        "table",
        { class: "planner-times" },
        make(
          "tbody",
          {},
          day.lines.map((line) =>
            make(
              "tr",
              { class: `planner-${line.form}` },
              make("th", { scope: "row" }, times(line)),
              make("td", { dir: "auto" }, line.title),
            ),
          ),
        ),
      ),
    );

  const drawPoster = (day) =>
    make(
      "section",
      { class: "planner-sheet planner-poster", style: `--lines: ${day.lines.length}` },
      title(day.title, day.name),
      make(
        "ol",
        {},
        day.lines.map((line) =>
          make(
            "li",
            { class: `planner-${line.form}` },
            make("b", {}, wordClock(line.begins)),
            make("span", { dir: "auto" }, line.title),
          ),
        ),
      ),
    );

  function drawNeeds({ block, part }) {
    const needed = part === 1 ? listMaterials(content, app.plan, t).filter(({ key }) => key === block?.key) : [];
    return (
      needed.length > 0 &&
      make("p", { dir: "auto" }, make("b", {}, t("planner.needs")), ": ", joinSentences(needed.map(({ text }) => text)))
    );
  }

  /** When a session is on: its hours, or those of each of its parts. */
  function wordParts(day, line) {
    const parts = day.lines.filter(({ block }) => block === line.block);
    if (parts.length === 1) return times(line);
    return parts.map((part) => `${t("planner.card-part", { part: part.part, parts: part.parts })} ${times(part)}`).join(", ");
  }

  /** A guest's block has nothing in the book: what has to be known and said is asked for, with room to write it down. */
  const drawGuest = () =>
    ["who", "before", "ready"].map((name) =>
      make(
        "p",
        { class: "planner-card-line" },
        make("b", {}, t(`planner.card-${name}`)),
        make("span", {}, t(`planner.card-${name}-help`)),
        make("i"),
      ),
    );

  const drawSteps = (steps) =>
    make(
      "ol",
      {},
      steps.map((step) => make("li", {}, step)),
    );

  function drawCard(day, line) {
    const { block, activity } = line;
    const extra = content.extras[block?.of];
    const isOwn = block && !block.like && !block.activity && !block.of;
    const whole = day.lines.filter((one) => one.block === block).reduce((sum, { minutes }) => sum + minutes, 0);
    return make(
      "li",
      {},
      make(
        "p",
        { class: "planner-card-time" },
        make(
          "b",
          {},
          `${t("planner.day-head", { day: day.number })}, ${wordParts(day, line)} (${t("page.line-minutes", { minutes: whole })})`,
        ),
        make("span", {}, t("planner.really")),
      ),
      make("p", { class: "planner-card-name", dir: "auto" }, nameBlock(content, block, t)),
      block.note && make("p", { class: "planner-card-note", dir: "auto" }, block.note),
      drawNeeds(line),
      isOwn && drawGuest(),
      extra?.about && make("p", {}, extra.about),
      extra?.steps && drawSteps(extra.steps),
      activity && [
        make("p", {}, activity.task),
        drawSteps(activity.steps),
        make("p", {}, make("b", {}, t("planner.product")), " ", activity.product),
      ],
    );
  }

  function drawMaterials(all) {
    const things = listMaterials(content, app.plan, t);
    return make(
      "section",
      { class: "planner-sheet" },
      title(t("planner.materials"), app.titleOf()),
      all.map((day) => {
        const some = things.filter((one) => one.day === day.number - 1);
        return (
          some.length > 0 &&
          make(
            "div",
            {},
            make("h3", {}, day.name),
            make(
              "ul",
              { class: "planner-boxes" },
              some.map(({ id, text }) => make("li", { class: app.plan.ready.includes(id) ? "planner-done" : null }, text)),
            ),
          )
        );
      }),
    );
  }

  const PAPERS = {
    programme: (all) => [...listWeeks(all).map(drawOverview), ...all.map(drawDay)],
    poster: (all) => all.map(drawPoster),
    cards: (all) =>
      all.map((day) =>
        make(
          "section",
          { class: "planner-sheet" },
          make(
            "ol",
            { class: "planner-deck" },
            day.lines.filter(({ form, block, part }) => block && form !== "break" && part === 1).map((line) => drawCard(day, line)),
          ),
        ),
      ),
    materials: (all) => [drawMaterials(all)],
  };

  function drawPaper(name) {
    root.dataset.paper = name;
    find("paper").replaceChildren(...PAPERS[name](days()));
  }

  root.addEventListener("click", ({ target }) => {
    const button = /** @type {HTMLElement} */ (target).closest("[data-planner-print]");
    if (!(button instanceof HTMLElement)) return;
    drawPaper(button.dataset.plannerPrint);
    find("saved").textContent = t("planner.printing");
    window.print();
  });
  // Whoever prints from the browser's own menu gets the programme.
  window.addEventListener("beforeprint", () => drawPaper(root.dataset.paper ?? "programme"));
}
