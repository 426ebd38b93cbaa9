// Our line: what the group marked and weighed in the case that is open, to copy, to read out, and on paper to hand in.
import { createLineKey, writeLine } from "./line.js";

/** Copy the text of a field; true where the browser let us. */
async function copyField(field) {
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    return document.execCommand("copy"); // where a page may not write to the clipboard by itself, as from a stick
  }
}

/**
 * @param {{scope: HTMLElement, payload: any, content: any, store: any, t: Function, desk: any}} parts
 * @returns {{show: () => void, close: () => void}} show: where another case was opened
 */
export function mountOurLine({ scope, payload, content, store, t, desk }) {
  const key = createLineKey({ activity: payload.activity, kind: payload.kind, number: content.number, content });
  const box = scope.querySelector("[data-our-line]");
  const field = box.querySelector("[data-our-line-text]");
  const said = box.querySelector("[data-our-line-said]");
  const paper = scope.querySelector("[data-our-line-paper]");
  const blank = paper.querySelector("[data-our-line-blank]");
  const filled = paper.querySelector("[data-our-line-filled]");

  const word = () => writeLine({ group: store.group || t("host.nameless"), key, caseId: desk.caseId, answers: store.all() });

  /** Nobody looks at a closed fold: then nothing is drawn, so that marking stays quick. */
  function show() {
    if (!box.open || !desk.coding) return;
    const line = word();
    if (field.value === line) return;
    field.value = line;
    said.textContent = "";
  }

  function showOnPaper() {
    const begun = desk.coding?.begun() ?? false;
    filled.hidden = !begun;
    blank.hidden = begun;
    filled.textContent = begun ? word() : "";
    const one = key.cases.find(({ id }) => id === desk.caseId);
    paper.querySelector("[data-our-line-place]").textContent = one ? `${key.number}.${one.number}` : `${key.number}.`;
  }

  box.addEventListener("toggle", show);
  box.querySelector("[data-our-line-copy]").addEventListener("click", async () => {
    said.textContent = t((await copyField(field)) ? "line.copied" : "line.not-copied");
  });
  window.addEventListener("beforeprint", showOnPaper);
  const stop = store.on((type) => {
    if (type === "change" || type === "group") show();
  });
  return {
    show,
    close() {
      stop();
      window.removeEventListener("beforeprint", showOnPaper);
    },
  };
}
