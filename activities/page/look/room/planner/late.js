// Running late: where the room is, how far behind, and the ways to win the minutes back.
import { make } from "../../../../browser/dom.js";
import { proposeCuts, takeWay } from "./cuts.js";
import { button } from "./fields.js";
import { layOutDay } from "./flow.js";
import { lengthOf, wordClock } from "./lengths.js";
import { findBlock, nameBlock } from "./plan.js";

/** The day of the plan that is today, and what is on now by the device's clock: {day, key}; the first day where today is none. */
export function findNow(plan, dates, now = new Date()) {
  const two = (number) => String(number).padStart(2, "0");
  const today = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  const day = dates.indexOf(today);
  if (day < 0) return { day: -1, key: "" };
  const minute = now.getHours() * 60 + now.getMinutes();
  const { pieces } = layOutDay(plan.days[day], plan.factor);
  return { day, key: pieces.filter(({ block, begins }) => block && begins <= minute).at(-1)?.block.key ?? "" };
}

export function mountLate(app) {
  const { find, t, content } = app;
  const today = findNow(app.plan, app.dates);
  let where = { day: Math.max(0, today.day), now: today.key };

  function draw() {
    const { plan } = app;
    const day = Math.min(where.day, plan.days.length - 1);
    const { blocks } = plan.days[day];
    const now = blocks.some(({ key }) => key === where.now) ? where.now : "";
    where = { day, now };
    const fill = (name, options, value) => {
      find(name).replaceChildren(...options.map(([id, text]) => make("option", { value: id }, text)));
      find(name).value = value;
    };
    fill(
      "late-day",
      plan.days.map((_, number) => [String(number), app.nameDay(number)]),
      String(day),
    );
    const { pieces } = layOutDay(plan.days[day], plan.factor);
    const begun = pieces
      .filter(({ block, part }) => block && part === 1)
      .map(({ block, begins }) => [block.key, `${wordClock(begins)} ${nameBlock(content, block, t)}`]);
    fill("late-now", [["", t("planner.late-before")], ...begun], now);
    find("ways").replaceChildren();
  }

  const nameAims = (aims) => aims.map((id) => content.aims[id].of).join(", ");

  /** The aims of which a way takes something, in words, for whoever does not know them by their names. */
  function drawAims(way) {
    const aims = Object.keys(content.aims).filter((id) => way.cuts.some(({ lost, thinner }) => [...lost, ...thinner].includes(id)));
    return (
      aims.length > 0 &&
      make(
        "details",
        { class: "planner-more" },
        make("summary", {}, t("planner.way-aims")),
        make(
          "ul",
          {},
          aims.map((id) => make("li", {}, make("b", {}, content.aims[id].of), " ", content.aims[id].text)),
        ),
      )
    );
  }

  function wordCut(cut) {
    const { block } = findBlock(app.plan, cut.key);
    return t(`planner.cut-${cut.how}`, {
      title: nameBlock(content, block, t),
      from: lengthOf(block, app.plan.factor),
      to: cut.to,
      left: cut.leaveOut,
      aims: nameAims([...cut.lost, ...cut.thinner]),
    });
  }

  function drawWay(asked, way) {
    const after = takeWay(app.plan, asked, way);
    const ends = wordClock(layOutDay(after.days[asked.day], after.factor).ends);
    const params = { minutes: way.short || way.saves, ends };
    const sum = way.name === "later" ? "planner.way-later-about" : way.short ? "planner.way-short" : "planner.way-saves";
    return make(
      "div",
      { class: "planner-way", "data-way": way.name },
      make("h3", { class: "planner-sub" }, t(`planner.way-${way.name}`)),
      way.cuts.length > 0 &&
        make(
          "ul",
          {},
          way.cuts.map((cut) => make("li", {}, wordCut(cut))),
        ),
      make("p", { class: "planner-sum" }, t(sum, params)),
      way.lost.length
        ? make(
            "ul",
            { class: "planner-lost" },
            way.lost.map((aim) => make("li", {}, t("planner.way-lost", { aim: content.aims[aim].text }))),
          )
        : make("p", { class: "planner-hint" }, t("planner.way-no-aim")),
      drawAims(way),
      make(
        "p",
        {},
        button(t("planner.way-take"), () => {
          app.act((plan) => takeWay(plan, asked, way), t("planner.way-taken"));
          find("undo").focus();
        }),
      ),
    );
  }

  find("late-day").addEventListener("change", ({ target }) => {
    where = { day: Number(target.value), now: "" };
    draw();
  });
  find("late-now").addEventListener("change", ({ target }) => {
    where = { ...where, now: target.value };
    find("ways").replaceChildren();
  });
  find("late-go").addEventListener("click", () => {
    const behind = Math.min(180, Math.max(5, Number(find("late-behind").value) || 25));
    const asked = { ...where, behind };
    find("ways").replaceChildren(...proposeCuts(content, app.plan, asked).map((way) => drawWay(asked, way)));
  });
  return { draw };
}
