// The board: a column a day, the hours at the left, each block as high as its minutes.
import { make } from "../../../../browser/dom.js";
import { addDay, dropBlock, holdBlock, lengthen, resizeBlock, setAside, shiftBlock, stepBlock } from "./changes.js";
import { wordDay } from "./dates.js";
import { layOutDay } from "./flow.js";
import { wordClock, wordHours } from "./lengths.js";
import { findBlock, nameBlock, nameShort } from "./plan.js";
import { mountPointing } from "./pointing.js";

const HOUR = 60;
const NEAR = 12; // px
// px, as the style sheet has them: a minute, what stands above a title, a line of it.
const [PER_MINUTE, ABOVE, LINE] = [1.6, 21, 17.5];

export function mountBoard(app) {
  const { find, t, locale, icon } = app;
  const week = find("week");
  let laid = [];
  let from = 0;

  function draw() {
    const { plan, view, dates } = app;
    laid = plan.days.map((day) => layOutDay(day, plan.factor));
    from = Math.floor(Math.min(...laid.map(({ begins }) => begins)) / HOUR) * HOUR;
    const until = Math.ceil(Math.max(...laid.map(({ ends }) => ends), from + HOUR) / HOUR) * HOUR;
    week.style.setProperty("--days", String(plan.days.length));
    week.style.setProperty("--long", String(until - from));
    week.replaceChildren(drawHours(from, until), ...laid.map((day, number) => drawDay(day, number, plan, view, dates[number])));
    find("tabs").replaceChildren(
      ...plan.days.map((_, number) =>
        make(
          "button",
          {
            type: "button",
            class: "button small",
            "aria-pressed": String(view.day === number),
            onclick: () => app.showDay(number),
          },
          t("planner.day-head", { day: number + 1 }),
        ),
      ),
    );
  }

  const drawHours = (first, last) =>
    make(
      "div",
      { class: "planner-hours", "aria-hidden": "true" },
      Array.from({ length: (last - first) / HOUR + 1 }, (_, number) =>
        make("span", { style: `--at: ${number * HOUR}` }, wordClock(first + number * HOUR)),
      ),
    );

  function drawDay(day, number, plan, view, date) {
    const isShown = view.day === number;
    const isChosen = view.chosen === `day/${number}`;
    const facts = [
      t("planner.day-times", { begins: wordClock(day.begins), ends: wordClock(day.ends) }),
      t("planner.day-work", { hours: wordHours(day.working) }),
    ];
    return make(
      "section",
      { class: isShown ? "planner-day planner-shown" : "planner-day", "aria-label": app.nameDay(number) },
      make(
        "button",
        {
          type: "button",
          class: "planner-head",
          style: `--column: ${number + 2}`,
          "data-key": `day/${number}`,
          "aria-pressed": String(isChosen),
          onclick: () => app.choose(isChosen ? "" : `day/${number}`, { focus: true }),
        },
        make(
          "span",
          { class: "kick" },
          [t("planner.day-head", { day: number + 1 }), wordDay(date, locale, "short")].filter(Boolean).join(" · "),
        ),
        make("span", { class: "planner-name", dir: "auto" }, plan.days[number].title),
        make("span", { class: "planner-facts" }, facts[0], make("br"), facts[1]),
      ),
      make(
        "ol",
        { class: "planner-column", style: `--column: ${number + 2}`, "data-day": String(number) },
        day.pieces.map((piece) => drawPiece(piece, number, view)),
      ),
    );
  }

  function drawPiece(piece, number, view) {
    const { block, begins, ends, part, parts } = piece;
    const minutes = ends - begins;
    // As many lines of a title as there is room for, and none cut in half.
    const rows = Math.max(1, Math.floor((minutes * PER_MINUTE - ABOVE) / LINE));
    const style = `--at: ${begins - from}; --long: ${minutes}; --rows: ${rows}`;
    if (!block) {
      return make("li", { class: "planner-hand", style }, make("span", {}, t("planner.in-hand", { minutes })));
    }
    const title =
      parts > 1 ? t("planner.part", { title: nameShort(app.content, block), part, parts }) : nameShort(app.content, block);
    const says = [
      t("planner.block-says", { ends: wordClock(ends), minutes }),
      block.pin === null ? "" : t("planner.held", { time: wordClock(block.pin) }),
    ];
    const isChosen = view.chosen === block.key;
    const isFirst = part === 1;
    return make(
      "li",
      { style, class: minutes < 25 ? "planner-low" : null },
      make(
        "button",
        {
          type: "button",
          class: `planner-block planner-${block.form}${parts > 1 ? ` planner-split planner-split-${isFirst ? "first" : part === parts ? "last" : "between"}` : ""}`,
          "data-key": block.key,
          "data-part": String(part),
          "aria-pressed": String(isChosen || view.swapping === block.key),
          tabindex: isFirst && (isChosen || isEntry(block, number)) ? "0" : "-1",
          onclick: () => app.choose(block.key, { focus: true }),
        },
        make("span", { class: "planner-time" }, wordClock(begins), block.pin === null ? null : icon("pin")),
        " ",
        make("span", { class: "planner-what", dir: "auto" }, icon(block.form), make("span", {}, title)),
        make("span", { class: "unseen" }, `, ${says.filter(Boolean).join(", ")}`),
      ),
      isFirst && make("span", { class: "planner-handle", "data-handle": block.key, "aria-hidden": "true" }, "⠿"),
      part === parts && make("span", { class: "planner-grip", "data-grip": block.key, "aria-hidden": "true" }),
    );
  }

  /** Where the Tab key comes in: at what is chosen, else at the first block of the day that is shown. */
  function isEntry(block, number) {
    const { view } = app;
    const isBlock = view.chosen && !view.chosen.startsWith("day/");
    return !isBlock && number === view.day && laid[number].pieces.find((piece) => piece.block)?.block === block;
  }

  /** Bring the focus to a block or the head of a day, where it stands now. */
  function focus(key) {
    const found = /** @type {HTMLElement | null} */ (week.querySelector(`[data-key="${key}"]`));
    found?.focus();
    if (!found || !find("panel").matches(".planner-open")) return;
    const panel = find("panel").getBoundingClientRect();
    const { top, bottom } = found.getBoundingClientRect();
    // On a telephone the panel covers the foot of the screen.
    if (getComputedStyle(find("panel")).position === "fixed" && bottom > panel.top) {
      window.scrollBy(0, Math.min(bottom - panel.top + NEAR, top - NEAR));
    }
  }

  const tellWhere = (key) => (plan) => {
    const { block, day } = findBlock(plan, key) ?? {};
    if (day === null || day === undefined) return "";
    const pieces = layOutDay(plan.days[day], plan.factor).pieces.filter((piece) => piece.block === block);
    return t(block.pin === null ? "planner.moved" : "planner.moved-held", {
      title: nameBlock(app.content, block, t),
      day: day + 1,
      begins: wordClock(pieces[0].begins),
      ends: wordClock(pieces.at(-1).ends),
    });
  };

  /** What is done to the chosen block from here and from the panel; the focus stays with it. */
  app.deeds = {
    step: (key, by) => app.act((plan) => stepBlock(plan, key, by), tellWhere(key)),
    shift: (key, by) => app.act((plan) => shiftBlock(plan, key, by), tellWhere(key)),
    lengthen: (key, by) => app.act((plan) => lengthen(plan, key, by), tellWhere(key)),
    resize: (key, minutes) => app.act((plan) => resizeBlock(plan, key, minutes), tellWhere(key)),
    dropAt: (key, to) => app.act((plan) => dropBlock(plan, key, to).plan, tellWhere(key)),
    hold: (key, pin) => app.act((plan) => holdBlock(plan, key, pin), tellWhere(key)),
    drop(key) {
      const { block, day, place } = findBlock(app.plan, key);
      const next = app.plan.days[day].blocks[place + 1] ?? app.plan.days[day].blocks[place - 1];
      app.act((plan) => setAside(plan, key), t("planner.aside-told", { title: nameBlock(app.content, block, t) }));
      app.choose(next?.key ?? `day/${day}`, { focus: true, isDeed: true });
    },
    toggleHold(key) {
      const { block, day } = findBlock(app.plan, key);
      const piece = laid[day].pieces.find((one) => one.block === block);
      app.deeds.hold(key, block.pin === null ? piece.begins : null);
    },
  };

  function onKey(event) {
    const key = event.target.dataset.key;
    if (!key || event.ctrlKey || event.metaKey) return;
    if (event.key === "Escape") {
      if (app.view.swapping) app.endSwap();
      else {
        app.choose("");
        focus(key);
      }
      return;
    }
    if (event.key === "Enter" && !event.altKey && !app.view.swapping) {
      event.preventDefault();
      app.choose(key);
      find("panel").querySelector("[data-field]:not([data-field='close'], :disabled)").focus();
      return;
    }
    const [down, across] = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1] }[event.key] ?? [0, 0];
    if (down || across) {
      event.preventDefault();
      if (event.altKey && !key.startsWith("day/")) {
        if (down) app.deeds.step(key, down);
        else app.deeds.shift(key, across);
        focus(key);
      } else goTo(key, down, across);
      return;
    }
    if (key.startsWith("day/") || event.altKey) return;
    const deed = {
      "+": () => app.deeds.lengthen(key, 5),
      "-": () => app.deeds.lengthen(key, -5),
      Delete: () => app.deeds.drop(key),
      h: () => app.deeds.toggleHold(key),
      s: () => app.beginSwap(key),
    }[event.key];
    if (!deed) return;
    event.preventDefault();
    deed();
    if (event.key !== "Delete") focus(key);
  }

  /** The block above or below, or the one beside it in the next day; the focus alone goes there while a swap is waited for. */
  function goTo(key, down, across) {
    const { plan, view } = app;
    const isHead = key.startsWith("day/");
    const found = isHead ? { day: Number(key.slice(4)), place: -1 } : findBlock(plan, key);
    const day = Math.min(plan.days.length - 1, Math.max(0, found.day + across));
    const { blocks } = plan.days[day];
    let next = "";
    if (down) next = found.place + down < 0 ? `day/${day}` : (blocks[found.place + down]?.key ?? key);
    else if (isHead) next = `day/${day}`;
    else {
      const at = laid[found.day].pieces.find(({ block }) => block?.key === key).begins;
      const pieces = laid[day].pieces.filter(({ block }) => block);
      next = (pieces.find(({ ends }) => ends > at) ?? pieces.at(-1))?.block.key ?? `day/${day}`;
    }
    if (view.swapping) focus(next);
    else app.choose(next, { focus: true });
  }

  week.addEventListener("keydown", onKey);
  find("panel").addEventListener("keydown", ({ key }) => key === "Escape" && focus(app.view.chosen));
  find("add-day").addEventListener("click", () => {
    app.act((plan) => addDay(plan, t("planner.new-day", { day: plan.days.length + 1 })));
    app.choose(`day/${app.plan.days.length - 1}`, { focus: true });
  });
  mountPointing({ week, app, readFrom: () => from });
  return { draw, focus };
}
