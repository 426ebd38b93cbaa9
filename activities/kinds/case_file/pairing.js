// Two facts put together in the exhibits: one is chosen and begins a pair, the next that is chosen ends it.

/**
 * @param {{root: HTMLElement, desk: any, marking: () => any, pairs: () => any, t: Function}} parts
 */
export function mountPairing({ root, desk, marking, pairs, t }) {
  const begin = root.querySelector("[data-pair-begin]");
  let first = null;

  const chosen = () => root.querySelector('[data-passage][aria-expanded="true"]');

  function show() {
    root.querySelectorAll("[data-pairing]").forEach((box) => {
      const mine = Boolean(first) && box.closest("[data-case]").dataset.case === desk.caseId;
      box.hidden = !mine;
      box.querySelector("[data-pairing-said]").textContent = mine ? t("file.pairing", { fact: desk.quote(first) }) : "";
    });
  }

  function end() {
    first = null;
    show();
  }

  begin.addEventListener("click", () => {
    const element = chosen();
    if (!element) return;
    first = element.dataset.passage;
    marking().close();
    show();
    element.focus({ preventScroll: true });
  });
  root.addEventListener("click", ({ target }) => {
    if (!target.closest("[data-pairing-end]")) return;
    const back = root.querySelector(`[data-passage="${CSS.escape(first)}"]`);
    end();
    if (back && !back.closest("[hidden]")) back.focus({ preventScroll: true });
    else root.querySelector(`[data-case="${desk.caseId}"] [data-choose-exhibit]`).focus();
  });
  root.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && first && event.target.closest(".cc-reading")) end();
  });
  // A pair begins where a fact is chosen.
  const watching = new MutationObserver(() => (begin.disabled = !chosen()));
  watching.observe(root.querySelector(".cc-reading"), {
    attributes: true,
    attributeFilter: ["aria-expanded"],
    subtree: true,
  });

  return {
    end,
    close: () => watching.disconnect(),
    /** The second fact; true where it was taken as one. The same fact again is none. */
    take(id) {
      if (!first || !desk.coding.passages.includes(first)) return false;
      if (id === first) return true;
      const other = first;
      end();
      pairs().add({ a: other, b: id });
      return true;
    },
  };
}
