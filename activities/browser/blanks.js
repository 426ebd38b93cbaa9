// What people fill in, one thing at a time: a control and its value. Shared by prompts and tables.
// A value is text, an option's id, an own wording in an option's place, or ids parted by spaces.

import { wordDate } from "./times.js";

export const OWN = "~own";

const controlOf = (field) => field.querySelector("select, textarea, input");

/** The value of a table's field, as it is kept. `own` is the text box for an own wording, if there is one. */
export function readField(field, own) {
  if (field.dataset.type === "several" || field.dataset.type === "rows") {
    return [...field.querySelectorAll("input:checked")].map((box) => box.value).join(" ");
  }
  const { value } = controlOf(field);
  return value === OWN ? own.querySelector("input").value : value;
}

/** What is chosen, in words beside the control: on paper a list box would cut them off, and a date stand as the browser has it. */
export function wordChoice(field) {
  const select = field.querySelector("select");
  if (!select) field.dataset.words = wordDate(controlOf(field).value);
  else field.dataset.words = select.value && select.value !== OWN ? select.selectedOptions[0].textContent : "";
}

/** An own wording in words beside its box, which on paper would cut it off. */
export function wordOwn(own) {
  own.dataset.words = own.querySelector("input").value;
}

/** Show a value in a table's field. What the person is typing in is left alone. */
export function writeField(field, own, value = "") {
  if (field.dataset.type === "several") {
    const chosen = value.split(" ");
    field.querySelectorAll("input").forEach((box) => (box.checked = chosen.includes(box.value)));
    return;
  }
  const control = controlOf(field);
  if (control.tagName !== "SELECT") {
    if (control !== document.activeElement) control.value = value;
    if (control.type === "date") wordChoice(field);
    return;
  }
  const listed = value === "" || [...control.options].some((option) => option.value === value);
  const box = own?.querySelector("input");
  if (box && box === document.activeElement) return;
  // An own wording that is not written yet is no answer, but the box for it stays open.
  if (!(listed && value === "" && control.value === OWN && control === document.activeElement)) {
    control.value = listed ? value : OWN;
  }
  wordChoice(field);
  if (!box) return;
  box.value = listed ? "" : value;
  wordOwn(own);
  own.hidden = control.value !== OWN;
}

/** A value in words: names in the place of ids. `spec` is the prompt or column as the page has it; rows have their names in its options. */
export function wordValue(spec, value) {
  const name = (id) => spec.options.find(([option]) => option === id)?.[1] ?? id;
  if (spec.type === "several" || spec.type === "rows") {
    const ids = Array.isArray(value) ? value : String(value ?? "").split(" ");
    return ids.filter(Boolean).map(name).join(", ");
  }
  if (spec.type === "date" && value) return wordDate(value);
  return typeof value === "string" ? (spec.type === "choice" ? name(value) : value) : "";
}
