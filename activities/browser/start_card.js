// The card above the work of a group that begins: who they are and, where there are several, which case. It locks nothing, and
// folds away once it was used or a group is known; the bar has the same from then on.
import { openAtTop } from "./steps.js";

/** The heading where the work begins: of the case, the part or the step that is open. */
const firstHeading = (root) =>
  /** @type {HTMLElement|undefined} */ (
    [...root.querySelectorAll("h2[tabindex], h3[tabindex]")].find(
      (heading) => !heading.closest("[data-tools]") && heading.getClientRects().length > 0,
    )
  );

/**
 * @param {{root: Element, store: any, group: {use: (typed: string, field: HTMLInputElement, done: () => void) => void}}} parts
 *   group: takes a name as the bar's panel takes it, and calls `done` once a group works under one
 * @returns {{show: () => void, unmount: () => void}} show: whether it stands there, as the answers and the group are now
 */
export function mountStartCard({ root, store, group }) {
  const card = /** @type {HTMLFormElement} */ (root.querySelector("[data-begin]"));
  const name = /** @type {HTMLInputElement} */ (card.elements.namedItem("group"));
  const choice = /** @type {HTMLSelectElement|null} */ (card.elements.namedItem("case"));
  let used = false;
  let chosen = false; // whether somebody has chosen a case here; else a group that comes back goes on with its own

  function show() {
    card.hidden = used || Boolean(store.group) || Object.keys(store.all()).length > 0;
  }

  function begin() {
    used = true;
    show();
    if (choice && chosen) /** @type {HTMLElement} */ (root.querySelector(`[data-choose="${CSS.escape(choice.value)}"]`)).click();
    else openAtTop(firstHeading(root));
  }

  function onSubmit(event) {
    event.preventDefault();
    if (name.value.trim()) group.use(name.value, name, begin);
    else begin();
  }
  const onChange = () => (chosen = true);

  card.addEventListener("submit", onSubmit);
  choice?.addEventListener("change", onChange);
  show();
  return {
    show,
    unmount() {
      card.removeEventListener("submit", onSubmit);
      choice?.removeEventListener("change", onChange);
    },
  };
}
