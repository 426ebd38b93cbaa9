// Another plan of the book to begin from: it takes the place of the one that is there, so it is asked first where something was changed.
import { make } from "../../../../browser/dom.js";
import { setPlan } from "./changes.js";
import { button } from "./fields.js";
import { beginPlan, isChanged } from "./plan.js";

export function mountBeginning(app) {
  const { find, content, t } = app;
  const [from, box] = [find("from"), find("sure")];
  from.replaceChildren(...content.plans.map(({ id, title }) => make("option", { value: id }, title)));

  function begin({ id, title }) {
    const { first, week, factor } = app.plan;
    app.open(setPlan(beginPlan(content, id, app.plan.title), { first, week, factor }), t("planner.begun", { title }));
  }

  /** The answer is given: what was asked goes, and one is back at the list of plans, which shows the plan that there is. */
  function close() {
    box.hidden = true;
    box.replaceChildren();
    from.value = app.plan.from;
    from.focus();
  }

  function keep() {
    close();
    app.say(t("planner.from-kept"));
  }

  function ask(one) {
    box.replaceChildren(
      make("h2", { class: "planner-heading", id: "planner-sure", tabindex: "-1" }, t("planner.from-sure", { title: one.title })),
      make(
        "p",
        { class: "button-row" },
        button(t("planner.from-keep"), keep, { class: "button go" }),
        button(t("planner.from-replace"), () => {
          begin(one);
          close();
        }),
      ),
    );
    box.hidden = false;
    app.say("");
    box.querySelector("h2").focus();
  }

  /** The plan that was asked for; first the question, where something would be lost. */
  function replaceBy(one) {
    if (isChanged(content, app.plan)) ask(one);
    else {
      begin(one);
      close();
    }
  }

  from.addEventListener("change", () => {
    const one = content.plans.find(({ id }) => id === from.value);
    from.value = app.plan.from;
    replaceBy(one);
  });
  box.addEventListener("keydown", (event) => event.key === "Escape" && keep());

  return {
    /** Open the plan that an address ends in, as the page of each plan links it; a reload does not ask again. */
    openNamed(hash) {
      const one = content.plans.find(({ id }) => hash === `#plan-${id}`);
      if (!one) return;
      window.history.replaceState(null, "", window.location.href.replace(/#.*$/, ""));
      if (one.id !== app.plan.from || isChanged(content, app.plan)) replaceBy(one);
    },
  };
}
