// Taking the plan into use in the room: the projector, the console, the print set and the results then have it, without a build.
import { make } from "../../../../browser/dom.js";
import { button, redraw } from "./fields.js";
import { dropUsed, keepUsed, onUsedElsewhere, recallUsed, wordRefused } from "./used_plan.js";

export function mountUsing(app) {
  const { find, content, t } = app;
  const root = document.documentElement.dataset.content_root ?? "../../";
  let used = recallUsed(content);
  let drawn = "";

  const isUsed = (plan) => Boolean(used?.plan) && JSON.stringify(used.plan) === JSON.stringify(plan);
  const nameOf = (plan) => plan.title.trim() || t("planner.title-none");

  function keep(since) {
    if (!keepUsed(app.plan, content.book, since)) return app.say(t("planner.full"));
    used = recallUsed(content);
    return draw();
  }

  function take() {
    keep(Date.now());
    if (isUsed(app.plan)) app.say(t("planner.used-taken", { title: app.titleOf() }));
  }

  function takeBack() {
    dropUsed();
    used = recallUsed(content);
    draw();
    app.say(t("planner.used-back"));
  }

  function wordUse() {
    if (!used) return t("planner.used-about");
    if (used.refused) return wordRefused(used.refused, t);
    return isUsed(app.plan) ? t("planner.used-now") : t("planner.used-other", { title: nameOf(used.plan) });
  }

  function draw() {
    const isNow = isUsed(app.plan);
    // A button that is being pressed stays where it is, also where the press ended the typing in a field.
    const wanted = `${isNow}/${wordUse()}`;
    if (wanted === drawn) return;
    drawn = wanted;
    const console = make("a", { href: `${root}book/guide/projector.html` }, t("planner.used-console"));
    redraw(find("use"), [
      make("p", {}, wordUse(), ...(isNow ? [" ", console] : [])),
      make(
        "p",
        { class: "button-row" },
        !isNow && button(t(used?.plan ? "planner.used-instead" : "planner.used-take"), take, { "data-field": "take" }),
        used && button(t("planner.used-drop"), takeBack, { "data-field": "drop" }),
      ),
    ]);
  }

  onUsedElsewhere(() => {
    used = recallUsed(content);
    draw();
  });

  return {
    draw,
    isUsed,
    /** The plan in use was changed here: the room follows, and stays where it is. */
    follow: () => keep(used.since),
  };
}
