// What is chosen, with all that can be done to it: beside the board, or on a telephone at the foot of it.
import { make } from "../../../../browser/dom.js";
import { editBlock, holdEverywhere, removeDay, setDay } from "./changes.js";
import { button, field, input, redraw, select } from "./fields.js";
import { layOutDay } from "./flow.js";
import { lengthOf, LONGEST, readClock, SHORTEST, wordClock } from "./lengths.js";
import { aimsOf, findBlock, FORMS, nameBlock } from "./plan.js";

export function drawPanel(app) {
  const { find, view } = app;
  const panel = find("panel");
  const isDay = view.chosen.startsWith("day/");
  panel.classList.toggle("planner-open", Boolean(view.chosen));
  if (!view.chosen) return redraw(panel, [make("p", { class: "planner-hint" }, app.t("planner.choose-first"))]);
  return redraw(panel, isDay ? drawDay(app, Number(view.chosen.slice(4))) : drawBlock(app, view.chosen));
}

const heading = (app, kick, title) =>
  make(
    "div",
    { class: "planner-panel-top" },
    make("div", {}, make("p", { class: "kick" }, kick), make("h2", { class: "planner-heading", dir: "auto" }, title)),
    button("×", () => app.choose("", { focus: true }), {
      class: "button small planner-close",
      "aria-label": app.t("planner.close"),
      "data-field": "close",
    }),
  );

function drawDay(app, number) {
  const { plan, t } = app;
  const day = plan.days[number];
  const set = (change) => app.act((now) => setDay(now, number, change));
  const onStart = ({ target }) => {
    const start = readClock(target.value);
    if (start !== null) set({ start });
  };
  return [
    heading(app, app.nameDay(number), day.title),
    field(
      t("planner.day-title"),
      input("text", day.title, ({ target }) => set({ title: target.value }), {
        maxlength: "120",
        dir: "auto",
        "data-field": "title",
      }),
    ),
    make(
      "div",
      { class: "planner-pair" },
      field(t("planner.day-start"), input("time", wordClock(day.start), onStart, { step: "300", "data-field": "start" })),
      field(
        t("planner.day-date"),
        input("date", day.date, ({ target }) => set({ date: target.value }), { "data-field": "date" }),
      ),
    ),
    make(
      "p",
      { class: "button-row" },
      button(
        t("planner.day-remove"),
        () => {
          app.act((now) => removeDay(now, number));
          app.choose(`day/${Math.max(0, number - 1)}`, { focus: true });
        },
        { disabled: plan.days.length === 1, "data-field": "remove" },
      ),
    ),
  ];
}

function drawBlock(app, key) {
  const { plan, t, content, deeds } = app;
  const { block, day } = findBlock(plan, key);
  const pieces = layOutDay(plan.days[day], plan.factor).pieces.filter((piece) => piece.block === block);
  const edit = (change) => app.act((now) => editBlock(now, key, change));
  const minutes = lengthOf(block, plan.factor);
  const when = t("planner.when", {
    day: app.nameDay(day),
    begins: wordClock(pieces[0].begins),
    ends: wordClock(pieces.at(-1).ends),
  });
  const page = content.activities[block.activity]?.page ?? content.lines[block.like]?.page ?? (block.of && `book/${block.of}`);
  const notes = content.sessions[block.like]?.page;
  const root = document.documentElement.dataset.content_root ?? "../../";
  return [
    heading(app, when, nameBlock(content, block, t)),
    make(
      "div",
      { class: "planner-minutes", role: "group", "aria-label": t("planner.minutes") },
      button("−5", () => deeds.lengthen(key, -5), {
        "aria-label": t("planner.shorter"),
        "data-field": "less",
        disabled: minutes <= SHORTEST,
      }),
      field(
        t("planner.minutes"),
        input("number", String(minutes), ({ target }) => target.value && deeds.resize(key, Number(target.value)), {
          min: String(SHORTEST),
          max: String(LONGEST),
          step: "5",
          "data-field": "minutes",
        }),
      ),
      button("+5", () => deeds.lengthen(key, 5), {
        "aria-label": t("planner.longer"),
        "data-field": "more",
        disabled: minutes >= LONGEST,
      }),
    ),
    make(
      "div",
      { class: "planner-moves", role: "group", "aria-label": t("planner.move") },
      button(`↑ ${t("planner.earlier")}`, () => deeds.step(key, -1), { "data-field": "up" }),
      button(`↓ ${t("planner.later")}`, () => deeds.step(key, 1), { "data-field": "down" }),
      button(`← ${t("planner.day-before")}`, () => deeds.shift(key, -1), { "data-field": "left", disabled: day === 0 }),
      button(`→ ${t("planner.day-after")}`, () => deeds.shift(key, 1), {
        "data-field": "right",
        disabled: day === plan.days.length - 1,
      }),
    ),
    drawHold(app, block, pieces[0].begins),
    make(
      "p",
      { class: "button-row" },
      button(t("planner.swap"), () => app.beginSwap(key), { "data-field": "swap" }),
      button(t("planner.set-aside"), () => deeds.drop(key), { "data-field": "drop" }),
    ),
    drawServes(app, block, edit),
    make(
      "details",
      { class: "planner-more", "data-fold": "words" },
      make("summary", {}, t("planner.words")),
      field(
        t("planner.block-title"),
        input("text", block.title, ({ target }) => target.value.trim() && edit({ title: target.value }), {
          maxlength: "120",
          dir: "auto",
          "data-field": "title",
        }),
      ),
      field(
        t("planner.form"),
        select(
          FORMS.map((form) => [form, t(`page.form-${form}`)]),
          block.form,
          ({ target }) => edit({ form: target.value }),
          { "data-field": "form" },
        ),
      ),
      field(
        t("planner.note"),
        input("text", block.note, ({ target }) => edit({ note: target.value }), {
          maxlength: "600",
          dir: "auto",
          "data-field": "note",
        }),
      ),
    ),
    ...(page ? [link(`${root}${page}.html`, t("planner.page"))] : []),
    ...(notes ? [link(root + notes, t("notes.of-session"))] : []),
  ];
}

const link = (address, words) => make("p", { class: "planner-link" }, make("a", { href: address }, words));

function drawHold(app, block, begins) {
  const { t, deeds } = app;
  const isHeld = block.pin !== null;
  const time = input(
    "time",
    wordClock(block.pin ?? begins),
    ({ target }) => {
      const pin = readClock(target.value);
      if (pin !== null) deeds.hold(block.key, pin);
    },
    { step: "300", "data-field": "pin" },
  );
  return make(
    "div",
    { class: isHeld ? "planner-hold planner-held" : "planner-hold" },
    field(t("planner.hold"), time),
    button(isHeld ? t("planner.let-go") : t("planner.hold-here", { time: wordClock(begins) }), () => deeds.toggleHold(block.key), {
      "data-field": "hold",
      "aria-pressed": String(isHeld),
    }),
    isHeld &&
      button(t("planner.hold-every"), () => app.act((now) => holdEverywhere(now, block.key, block.pin)), { "data-field": "every" }),
  );
}

function drawServes(app, block, edit) {
  const { t, content } = app;
  if (block.form === "break") return make("span", {});
  const served = aimsOf(content, block);
  const fixed = new Set(content.activities[block.activity]?.aims ?? []);
  const box = ([id, { text, of }]) => {
    const tick = make("input", {
      type: "checkbox",
      autocomplete: "off",
      checked: served.includes(id),
      disabled: fixed.has(id),
      "data-field": `aim-${id}`,
      onchange: ({ target }) => edit({ aims: target.checked ? [...block.aims, id] : block.aims.filter((one) => one !== id) }),
    });
    return make("li", {}, make("label", {}, tick, make("span", {}, make("b", {}, of), " ", text)));
  };
  return make(
    "details",
    { class: "planner-more", "data-fold": "aims" },
    make(
      "summary",
      {},
      served.length ? `${t("planner.serves")}: ${t("planner.aims-count", { aims: served.length })}` : t("planner.serves-none"),
    ),
    make("ul", { class: "planner-aims", "aria-label": t("planner.aims") }, Object.entries(content.aims).map(box)),
  );
}
