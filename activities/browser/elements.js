// The elements of offences: a status, a reason and the passages that show it, and what the answers support.
import { supports, touchedRows } from "./coding.js";
import { make } from "./dom.js";
import { shorten } from "./passages.js";

/** Set a group of radios to what is kept; the button that clears shows only where there is something. */
export function showChoice(fieldset, value) {
  fieldset.querySelectorAll("input[type=radio]").forEach((radio) => (radio.checked = radio.value === value));
  fieldset.querySelector("[data-clear]").hidden = !value;
}

/** Keep a choice when it is made, and let it be taken back. */
export function wireChoice(fieldset, keep) {
  fieldset.addEventListener("change", (event) => {
    if (event.target.matches("input[type=radio]")) keep(event.target.value);
  });
  fieldset.querySelector("[data-clear]").addEventListener("click", () => {
    keep(null);
    fieldset.querySelector("input[type=radio]").focus();
  });
}

/**
 * Wire the fieldsets of elements.
 * @param desk what a kind's parts share
 * @param {(box: Element, element: string) => void} showPassages draws the passages of an element in its box
 */
export function mountElements(desk, showPassages) {
  const { root, content, t } = desk;
  // One question of age for a case: each offence that asks it shows the same answer.
  const ages = [...root.querySelectorAll("[data-under-18]")];
  const fieldsets = [...root.querySelectorAll("[data-element]")];
  fieldsets.forEach((fieldset) => wireChoice(fieldset, (value) => desk.coding.set(value, "element", fieldset.dataset.element)));
  root.querySelectorAll("[data-field]").forEach((field) => {
    field.addEventListener("input", () => desk.coding.set(field.value, ...field.dataset.field.split("/")));
  });
  ages.forEach((box) => box.addEventListener("change", () => desk.coding.set(box.checked, "under-18")));

  function showChain(offence) {
    const box = root.querySelector(`[data-offence="${offence.id}"]`);
    const { steps, conclusion, begun, under18 } = supports(offence, desk.coding);
    box
      .querySelector("[data-chain]")
      .replaceChildren(
        ...(begun ? steps : []).map(({ sentence, reason, passages }) =>
          make(
            "li",
            {},
            sentence,
            reason ? make("span", { class: "cc-why" }, ` ${t("coding.because", { reason })}`) : null,
            passages.length
              ? make(
                  "span",
                  { class: "cc-why" },
                  ` ${t("coding.shown-by", { passages: passages.map((id) => `“${shorten(desk.quote(id))}”`).join(", ") })}`,
                )
              : null,
          ),
        ),
      );
    const line = box.querySelector("[data-conclusion]");
    // Written only when it differs: a live region reads out every rewrite.
    if (line.textContent !== conclusion) line.textContent = conclusion;
    box.querySelectorAll("[data-child-note]").forEach((note) => (note.hidden = !under18));
  }

  return {
    show(changed) {
      const touched = touchedRows(changed, ["element", "reason", "shows"]);
      ages.forEach((box) => (box.checked = desk.coding.get("under-18") === true));
      for (const fieldset of fieldsets) {
        const id = fieldset.dataset.element;
        if (touched && !touched.has(id)) continue;
        showChoice(fieldset, desk.coding.get("element", id));
        const reason = fieldset.querySelector("[data-field]");
        if (document.activeElement !== reason) reason.value = desk.coding.text("reason", id);
        showPassages(fieldset.querySelector("[data-links]"), id);
      }
      content.offences
        .filter((offence) => !touched || offence.elements.some((element) => touched.has(element.id)))
        .forEach(showChain);
    },
  };
}
