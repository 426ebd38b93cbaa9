// Step 2: the questions under each indicator, with the passages that show them.
import { touchedRows, whatToAsk } from "../../browser/coding.js";
import { make } from "../../browser/dom.js";
import { showChoice, showLinks, wireChoice } from "../../browser/elements.js";

export function mountQuestions(desk) {
  const { root, content, t } = desk;
  const fieldsets = [...root.querySelectorAll("[data-question]")];
  fieldsets.forEach((fieldset) => wireChoice(fieldset, (value) => desk.coding.set(value, "question", fieldset.dataset.question)));

  return {
    show(changed) {
      const touched = touchedRows(changed, ["question", "link"]);
      for (const question of content.questions) {
        if (touched && !touched.has(question.id)) continue;
        const fieldset = fieldsets.find((one) => one.dataset.question === question.id);
        showChoice(fieldset, desk.coding.get("question", question.id));
        showLinks(desk, fieldset.querySelector("[data-links]"), desk.coding.taggedWith(question.indicator));
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
