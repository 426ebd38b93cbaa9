// A case's text as passages that can be reached and chosen by mouse, touch or keyboard: one stop in the
// tab order, arrow keys from passage to passage.

const MOVES = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/**
 * @param {Element} reading holds the passages of all cases
 * @param {() => string[]} idsOfCase the passages of the case that is open, in order
 * @param {{onOpen: (element, byKeyboard: boolean) => void, onMove?: (element) => void, onKey?: (event, element) => void}} listeners
 */
export function mountPassages(reading, idsOfCase, { onOpen, onMove = () => {}, onKey = () => {} }) {
  const passages = [...reading.querySelectorAll("[data-passage]")];
  passages.forEach((element) => {
    // What stands in a cell is told more fully where it is quoted: then the form says how.
    element.dataset.text ??= element.textContent;
    element.setAttribute("role", "button");
    element.tabIndex = -1;
  });
  const byId = new Map(passages.map((element) => [element.dataset.passage, element]));
  const ofCase = () => idsOfCase().map((id) => byId.get(id));

  function makeReachable(element) {
    ofCase().forEach((one) => (one.tabIndex = one === element ? 0 : -1));
  }

  reading.addEventListener("keydown", (event) => {
    const element = event.target.closest("[data-passage]");
    if (!element || event.ctrlKey || event.metaKey || event.altKey) return;
    const here = ofCase();
    if (event.key in MOVES || event.key === "Home" || event.key === "End") {
      const place = { Home: 0, End: here.length - 1 }[event.key] ?? here.indexOf(element) + MOVES[event.key];
      const next = here[Math.max(0, Math.min(here.length - 1, place))];
      event.preventDefault();
      makeReachable(next);
      next.focus();
      onMove(next);
    } else if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      onOpen(element, true);
    } else {
      onKey(event, element);
    }
  });
  reading.addEventListener("click", (event) => {
    const element = event.target.closest("[data-passage]");
    // Somebody who drags over the text wants to copy it, not to mark it.
    if (!element || String(document.getSelection() || "")) return;
    makeReachable(element);
    element.focus({ preventScroll: true });
    onOpen(element, false);
  });

  return {
    all: passages,
    ofCase,
    find: (id) => byId.get(id),
    makeReachable,
    /** Let the tab order stop once at the case that is open. */
    settle() {
      const here = ofCase();
      if (!here.some((element) => element.tabIndex === 0)) makeReachable(here[0]);
    },
    quote: (id) => byId.get(id)?.dataset.text ?? id,
  };
}

/** A passage shortened to name it on a button or in a sentence. */
export const shorten = (text, most = 60) => (text.length <= most ? text : `${text.slice(0, most).replace(/\s+\S*$/, "")} …`);

/** Passages' texts by id, for files: from the page, where they stand once. */
export const quoteFrom = (root) => (id) => {
  const passage = root.querySelector(`[data-passage="${CSS.escape(id)}"]`);
  return passage?.dataset.text ?? passage?.textContent ?? id;
};
