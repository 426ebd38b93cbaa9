// Prompts: questions outside a table, each kept under a key of its own as it is typed.

import { wordDate } from "./times.js";

const text = (value) => (typeof value === "string" ? value : "");

/**
 * Wire every element with `data-answer` under `root`.
 * @param {{root: Element, store: object}} parts
 * @returns {{show: (keys?: string[]) => void}} `show` fills in what the store holds, all or some of it
 */
export function mountPrompts({ root, store }) {
  const prompts = [...root.querySelectorAll("[data-answer]")].map((element) => wirePrompt(element, store));
  return {
    show(keys) {
      prompts.filter(({ key }) => !keys || keys.includes(key)).forEach((prompt) => prompt.show());
    },
  };
}

function wirePrompt(element, store) {
  const key = element.dataset.answer;
  const keep = (value) => store.set(key, value);
  const wire = { choice: wireChoice, several: wireSeveral }[element.dataset.type] ?? wireText;
  return { key, show: wire(element, keep, () => store.get(key)) };
}

function wireText(element, keep, read) {
  const field = element.querySelector("textarea, input");
  // On paper a box of one line would cut off what stands in it.
  const word = () => {
    if (field.tagName === "INPUT") element.dataset.words = field.type === "date" ? wordDate(field.value) : field.value;
  };
  field.addEventListener("input", () => {
    keep(field.value);
    word();
  });
  return () => {
    const value = text(read());
    if (field.value !== value) field.value = value;
    word();
  };
}

function wireChoice(element, keep, read) {
  const radios = [...element.querySelectorAll("input[type=radio]")];
  const own = element.querySelector("[data-own]");
  const clear = element.querySelector("[data-clear]");
  element.addEventListener("change", (event) => {
    if (event.target.type !== "radio") return;
    keep(event.target.value);
  });
  own?.addEventListener("input", () => keep(own.value));
  clear.addEventListener("click", () => {
    keep(null);
    radios[0].focus();
  });
  return () => {
    const value = text(read());
    radios.forEach((radio) => (radio.checked = radio.value === value));
    const listed = radios.some((radio) => radio.value === value);
    if (own && own !== document.activeElement) own.value = listed ? "" : value;
    clear.hidden = !value;
  };
}

function wireSeveral(element, keep, read) {
  const boxes = [...element.querySelectorAll("input[type=checkbox]")];
  const own = element.querySelector("[data-own]");
  const gather = () => [...boxes.filter((box) => box.checked).map((box) => box.value), ...(own?.value.trim() ? [own.value] : [])];
  element.addEventListener("change", () => keep(gather()));
  own?.addEventListener("input", () => keep(gather()));
  return () => {
    const found = read();
    const chosen = Array.isArray(found) ? found : [];
    boxes.forEach((box) => (box.checked = chosen.includes(box.value)));
    if (own && own !== document.activeElement) own.value = chosen.filter((id) => !boxes.some((box) => box.value === id)).join(", ");
  };
}
