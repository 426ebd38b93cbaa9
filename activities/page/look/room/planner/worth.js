// What is worth a second look, and what has to lie ready.
import { make } from "../../../../browser/dom.js";
import { setPlan } from "./changes.js";
import { button } from "./fields.js";
import { wordClock, wordHours } from "./lengths.js";
import { listMaterials } from "./materials.js";
import { nameBlock } from "./plan.js";
import { findWarnings } from "./warnings.js";

/** A warning or a refusal in words; `under` is what its sentences are called. */
export function wordWarning(app, { kind, params }, under = "planner.warn-") {
  const { t, content } = app;
  const nameActivity = (id) => nameBlock(content, { activity: id, title: content.activities[id].title }, t);
  return t(under + kind, {
    ...params,
    ...(params.block ? { title: nameBlock(content, params.block, t) } : {}),
    ...(params.aim ? { aim: content.aims[params.aim].text } : {}),
    ...(params.needed ? { activity: nameActivity(params.activity), needed: nameActivity(params.needed) } : {}),
    ...(params.causes
      ? {
          ends: wordClock(params.ends),
          causes: params.causes
            .map((one) =>
              t(`planner.cause-${one.kind}`, { minutes: one.minutes, title: one.block ? nameBlock(content, one.block, t) : "" }),
            )
            .join("; "),
        }
      : {}),
    ...(params.minutes !== undefined ? { hours: wordHours(params.minutes) } : {}),
    ...(params.begins !== undefined ? { begins: wordClock(params.begins), pin: wordClock(params.pin) } : {}),
  });
}

export function drawWarnings(app) {
  const { find, content, plan, t } = app;
  const found = findWarnings(content, plan);
  const lead = (one) => {
    if (one.kind === "materials") {
      find("ready").scrollIntoView();
      return find("ready").querySelector("h2").focus();
    }
    return app.choose(one.key || `day/${one.day}`, { focus: true });
  };
  const isPlace = ({ kind, day }) => kind === "materials" || day !== null;
  find("many").textContent = String(found.length);
  find("many").hidden = !found.length;
  const items = found.map((one) =>
    make(
      "li",
      { class: `planner-warning planner-warn-${one.kind}`, "data-warning": one.kind },
      make("span", {}, wordWarning(app, one)),
      isPlace(one) && button(t("planner.go"), () => lead(one), { "aria-label": `${t("planner.go")}: ${wordWarning(app, one)}` }),
    ),
  );
  find("warnings").replaceChildren(...(items.length ? items : [make("li", { class: "planner-hint" }, t("planner.worth-none"))]));
}

export function drawMaterials(app) {
  const { find, content, plan, t } = app;
  const all = listMaterials(content, plan, t);
  const there = document.activeElement;
  const at = find("things").contains(there) ? /** @type {any} */ (there).value : "";
  const box = ({ id, text }) =>
    make(
      "li",
      {},
      make(
        "label",
        {},
        make("input", {
          type: "checkbox",
          value: id,
          autocomplete: "off",
          checked: plan.ready.includes(id),
          onchange: ({ target }) =>
            app.act((now) => setPlan(now, { ready: target.checked ? [...now.ready, id] : now.ready.filter((one) => one !== id) })),
        }),
        make("span", {}, text),
      ),
    );
  const days = plan.days
    .map((_, day) => [day, all.filter((one) => one.day === day)])
    .filter(([, some]) => /** @type {any} */ (some).length);
  find("things").replaceChildren(
    ...(days.length
      ? days.map(([day, some]) =>
          make(
            "div",
            {},
            make("h3", { class: "planner-sub" }, app.nameDay(day)),
            make("ul", { class: "planner-ticks" }, /** @type {any} */ (some).map(box)),
          ),
        )
      : [make("p", { class: "planner-hint" }, t("planner.materials-none"))]),
  );
  if (at)
    /** @type {any} */ ([...find("things").querySelectorAll("input")].find(({ value }) => value === at))?.focus({
      preventScroll: true,
    });
}
