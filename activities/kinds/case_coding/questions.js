// Step 2: the questions under each indicator, with the passages that show them.
import { touchedRows, whatToAsk } from "../../browser/coding.js";
import { make } from "../../browser/dom.js";
import { showChoice, wireChoice } from "../../browser/elements.js";

/**
 * @param desk what the parts of the kind share
 * @param links the passages linked to rows
 */
export function mountQuestions(desk, links) {
  const { root, content, t } = desk;
  const fieldsets = [...root.querySelectorAll("[data-question]")];
  fieldsets.forEach((fieldset) =>
    wireChoice(fieldset, (value) => {
      desk.coding.set(value, "question", fieldset.dataset.question);
      if (value === "seen" && !desk.coding.list("link", fieldset.dataset.question).length)
        links.open(fieldset.querySelector("[data-links]"));
    }),
  );

  /** What "seen" still asks for: a passage that shows it, and before that a mark. */
  function sayWhatToDo(question, marked) {
    if (desk.coding.get("question", question.id) !== "seen") return null;
    return marked.length ? t("coding.seen-link") : t("coding.seen-mark", { indicator: desk.tagName(question.indicator) });
  }

  return {
    show(changed) {
      const touched = touchedRows(changed, ["question", "link"]);
      for (const question of content.questions) {
        if (touched && !touched.has(question.id)) continue;
        const fieldset = fieldsets.find((one) => one.dataset.question === question.id);
        showChoice(fieldset, desk.coding.get("question", question.id));
        const marked = desk.coding.taggedWith(question.indicator);
        links.show(fieldset.querySelector("[data-links]"), marked, sayWhatToDo(question, marked));
      }
      root.querySelectorAll("[data-indicator]").forEach((box) => {
        const many = desk.coding.taggedWith(box.dataset.indicator).length;
        box.querySelector("[data-indicator-passages]").textContent = many
          ? t(many === 1 ? "coding.one-passage" : "coding.passages-tagged", { many })
          : "";
      });
      const asks = whatToAsk(content, desk.coding, desk.quote);
      root.querySelector("[data-ask-none]").hidden = asks.length > 0;
      root.querySelector("[data-ask-list]").replaceChildren(...asks.map((text) => make("li", {}, text)));
    },
  };
}
