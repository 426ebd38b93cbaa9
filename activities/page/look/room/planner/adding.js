// Putting blocks in: those that were set aside, activities, sessions of other plans, and blocks of one's own.
import { make } from "../../../../browser/dom.js";
import { addBlock, addEverywhere, forgetBlock, moveBlock } from "./changes.js";
import { holdTimes } from "./country.js";
import { button, redraw } from "./fields.js";
import { readClock } from "./lengths.js";
import { blockOfActivity, blockOfExtra, blockOfLine, findBlock, nameBlock } from "./plan.js";

export function mountAdding(app) {
  const { find, content, t } = app;

  /** Where a block comes to stand: after the chosen one, or at the end of the day that is shown. */
  function findPlace() {
    const { plan, view } = app;
    const found = view.chosen && !view.chosen.startsWith("day/") ? findBlock(plan, view.chosen) : null;
    return found && found.day !== null ? [found.day, found.place + 1] : [view.day, plan.days[view.day].blocks.length];
  }

  function add(given) {
    const [day, place] = findPlace();
    const before = new Set(app.plan.days[day].blocks.map(({ key }) => key));
    app.act((plan) => addBlock(plan, given, day, place));
    const made = app.plan.days[day].blocks.find(({ key }) => !before.has(key));
    if (made) app.choose(made.key, { focus: true });
  }

  function fillPick() {
    const activities = Object.values(content.activities).map((one) => [
      `a/${one.id}`,
      nameBlock(content, { activity: one.id, title: one.title }, t),
    ]);
    const extras = (needs) =>
      Object.entries(content.extras)
        .filter(([, one]) => one.needs === needs)
        .map(([of, { title, minutes }]) => [`e/${of}`, t("planner.pick-takes", { title, minutes })]);
    const group = (label, options) =>
      make(
        "optgroup",
        { label },
        options.map(([value, text]) => make("option", { value }, text)),
      );
    find("pick").replaceChildren(
      group(t("planner.pick-activities"), activities),
      group(t("planner.pick-sittings"), extras("sitting")),
      group(t("planner.pick-role-plays"), extras("role-play")),
      ...content.plans.map(({ title, days }) =>
        group(
          title,
          days.flatMap(({ lines }) =>
            lines.filter(({ form, activity }) => form !== "break" && !activity).map((line) => [`l/${line.id}`, line.title]),
          ),
        ),
      ),
    );
  }

  function readOwn() {
    const title = find("own-title").value.trim();
    if (!title) {
      app.say(t("planner.own-none"));
      find("own-title").focus();
      return null;
    }
    const minutes = Math.min(240, Math.max(5, Number(find("own-minutes").value) || 20));
    return { title, minutes, form: find("own-form").value, pin: readClock(find("own-pin").value) };
  }

  find("take").addEventListener("click", () => {
    const [kind, id] = [find("pick").value[0], find("pick").value.slice(2)];
    const made = {
      a: () => blockOfActivity("", content.activities[id]),
      e: () => blockOfExtra("", id, content.extras[id]),
      l: () => blockOfLine("", content.lines[id]),
    };
    const { key, ...given } = made[kind]();
    add(given);
  });
  find("own-add").addEventListener("click", () => {
    const given = readOwn();
    if (given) add(given);
  });
  find("own-every").addEventListener("click", () => {
    const given = readOwn();
    if (given) app.act((plan) => addEverywhere(plan, given), t("planner.added-every", { title: given.title }));
  });
  find("held").addEventListener("click", () => {
    const { plan, added } = holdTimes(content, app.plan);
    if (added) app.act(() => plan, t("planner.country-added", { many: added }));
    else app.say(t("planner.country-none"));
  });
  fillPick();

  return {
    draw() {
      const { aside } = app.plan;
      const back = (key) => {
        const [day, place] = findPlace();
        app.act((plan) => moveBlock(plan, key, day, place));
        app.choose(key, { focus: true });
      };
      const items = aside.map((block) =>
        make(
          "li",
          {},
          make("span", { dir: "auto" }, nameBlock(content, block, t)),
          button(t("planner.take-back"), () => back(block.key), { "aria-label": `${t("planner.take-back")}: ${block.title}` }),
          button(t("planner.forget"), () => app.act((plan) => forgetBlock(plan, block.key)), {
            "aria-label": `${t("planner.forget")}: ${block.title}`,
            "data-field": `forget-${block.key}`,
          }),
        ),
      );
      redraw(
        find("aside"),
        items.length
          ? [make("h3", { class: "planner-sub" }, t("planner.aside")), make("ul", { class: "planner-asides" }, items)]
          : [],
      );
    },
  };
}
