// The form as an inspector sees it, beside the lines that a group makes it of: it follows what is typed, shows the line that
// is being written, and leads to a line when it is touched.
import { fieldsKey, readParts } from "./fields.js";
import { drawForm } from "./trying.js";

/**
 * @param {{scope: Element, content: any, store: any, t: function, jump: (id: string) => void}} parts
 * @returns {{show: () => void}} show: draw the form anew
 */
export function mountPreview({ scope, content, store, t, jump }) {
  const place = scope.querySelector("[data-preview]");
  const told = scope.querySelector("[data-preview-told]");
  const fold = place.closest("details");
  const box = place.closest(".rp-preview");
  const table = scope.querySelector(`[data-rows="${fieldsKey(content)}"]`);
  const desk = { content, store, t, caseId: "", uid: `pv${Math.random().toString(36).slice(2, 8)}` };
  let now = "";

  function mark() {
    place.querySelectorAll("[data-line]").forEach((field) => field.classList.toggle("rp-now", field.dataset.line === now));
    const field = place.querySelector(".rp-now");
    if (!field || box.scrollHeight <= box.clientHeight) return;
    // Within its own box: the page stays where somebody is writing.
    const [top, height] = [field.getBoundingClientRect().top - box.getBoundingClientRect().top, box.clientHeight];
    if (top < 0 || top > height * 0.75) box.scrollTop += top - height / 3;
  }

  function show() {
    const many = readParts(content, store.all()).reduce((sum, { fields }) => sum + fields.length, 0);
    told.textContent = t("report.preview-lines", { many });
    if (!fold.open) return;
    drawForm(place, desk);
    // To be looked at: the fields to fill in are those where the form is tried.
    place.querySelectorAll("[data-field]").forEach((field) => {
      field.dataset.line = field.dataset.field;
      delete field.dataset.field;
    });
    mark();
  }

  table.addEventListener("focusin", ({ target }) => {
    now = target.closest("[data-row]")?.dataset.row ?? "";
    mark();
  });
  fold.addEventListener("toggle", show);
  place.addEventListener("click", ({ target }) => {
    const field = target.closest("[data-line]");
    if (field) jump(field.dataset.line);
  });
  return { show };
}
