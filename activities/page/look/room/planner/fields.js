// Fields and buttons of the planner's panels. A field that somebody is in keeps what is typed when the page is drawn anew.
import { make } from "../../../../browser/dom.js";

let number = 0;

/** A labelled control: the words above, the control below. */
export function field(label, control, more = "") {
  control.id ||= `planner-field-${++number}`;
  return make("p", { class: `planner-field ${more}`.trim() }, make("label", { for: control.id }, label), " ", control);
}

export const input = (type, value, onchange, more = {}) => {
  const made = make("input", { type, autocomplete: "off", onchange, ...more });
  made.value = value;
  return made;
};

export const button = (text, onclick, more = {}) =>
  make("button", { type: "button", class: "button small", onclick, ...more }, text);

export function select(options, value, onchange, more = {}) {
  const made = make(
    "select",
    { autocomplete: "off", onchange, ...more },
    options.map(([id, text]) => make("option", { value: id }, text)),
  );
  made.value = value;
  return made;
}

/**
 * Draw anew what stands in `place`, and be again in the field or at the button where somebody was: it goes by its data-field.
 * @param {HTMLElement} place
 * @param {Node[]} children
 */
export function redraw(place, children) {
  const there = /** @type {HTMLElement | null} */ (document.activeElement);
  const name = place.contains(there) ? there?.dataset.field : undefined;
  const open = [...place.querySelectorAll("details[open]")].map((one) => /** @type {HTMLElement} */ (one).dataset.fold);
  place.replaceChildren(...children);
  for (const fold of open) place.querySelector(`[data-fold="${fold}"]`)?.setAttribute("open", "");
  if (!name) return;
  const same = /** @type {any} */ (place.querySelector(`[data-field="${name}"]`));
  (same && !same.disabled ? same : place.querySelector("button, input"))?.focus({ preventScroll: true });
}
