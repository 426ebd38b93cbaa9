// Which case is open: from the address, else where this tab was last, else the first; and the note that
// stands before a hard case.
import { thisDevice } from "./device.js";

/**
 * @param {{scope: Element, content: {cases: {id: string}[]}, activity: string, hasBegun: (id) => boolean,
 *   onChoose: (id) => void}} parts
 */
export function mountCaseChoice({ scope, content, activity, hasBegun, onChoose }) {
  const place = `place:${activity}`;
  const readPast = new Set(); // cases whose note has been read past, in this visit
  const known = (id) => content.cases.some((one) => one.id === id);
  /** The case that the address asks for, as in `…#case-linh`, if there is one of that name. */
  const inAddress = () => content.cases.find((one) => window.location.hash === `#case-${one.id}`)?.id;
  let open = null;

  // The place is a comfort, not an answer: kept for this tab only.
  const readPlace = () => thisDevice().recallInTab(place);

  function show() {
    scope.querySelectorAll("[data-case]").forEach((section) => {
      const mine = section.dataset.case === open;
      section.hidden = !mine;
      const buttons = section.querySelector("[data-note-buttons]");
      if (!mine || !buttons) return;
      const waiting = !readPast.has(open) && !hasBegun(open);
      buttons.hidden = !waiting;
      section.querySelector("[data-case-body]").hidden = waiting;
    });
  }

  /** Open a case. Drawn `again`, because its answers are others now, it is no choice: a wiped device keeps no place either. */
  function choose(id, { focus = false, again = false } = {}) {
    open = id;
    if (!again) thisDevice().keepInTab(place, id);
    show();
    onChoose(id);
    if (focus) scope.querySelector(`[data-case="${id}"] h2`).focus({ preventScroll: true });
  }

  scope.addEventListener("click", (event) => {
    const button = event.target.closest("[data-show]");
    if (!button) return;
    readPast.add(button.dataset.show);
    show();
    scope.querySelector(`[data-case="${button.dataset.show}"] [data-passage]`).focus();
  });
  const onHash = () => {
    const asked = inAddress();
    if (asked && asked !== open) choose(asked);
  };
  window.addEventListener("hashchange", onHash);

  return {
    choose,
    first: () => inAddress() || [readPlace()].find(known) || content.cases[0].id,
    close: () => window.removeEventListener("hashchange", onHash),
  };
}
