// Which case is open: from the address, else where the group was last, else the first; and the note that
// stands before a hard case.
import { closePop } from "./pops.js";
import { openAtTop } from "./steps.js";

/**
 * @param {{root: Element, scope: Element, content: {cases: {id: string, title: string}[]}, whereabouts: any,
 *   hasBegun: (id) => boolean, onPick: () => void, onChoose: (id) => void}} parts
 *   root: the activity, with the bar; scope: the form; onPick: before a case is opened that somebody picked in the bar
 */
export function mountCaseChoice({ root, scope, content, whereabouts, hasBegun, onPick, onChoose }) {
  const pop = root.querySelector("[data-cases]");
  const headOf = (id) => scope.querySelector(`[data-case="${id}"] h2`);
  const readPast = new Set(); // cases whose note has been read past, in this visit
  const known = (id) => content.cases.some((one) => one.id === id);
  /** The case that the address asks for, as in `…#case-linh`, if there is one of that name. */
  const inAddress = () => content.cases.find((one) => window.location.hash === `#case-${one.id}`)?.id;
  let open = null;

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
  function choose(id, { again = false } = {}) {
    open = id;
    if (!again) whereabouts.keep({ case: id });
    pop.querySelector("[data-case-now]").textContent = content.cases.find((one) => one.id === id).title;
    pop.querySelector("[data-case-short]").textContent = pop.querySelector(`[data-choose="${id}"]`).dataset.short;
    show();
    onChoose(id);
  }

  pop.addEventListener("click", (event) => {
    const button = event.target.closest("[data-choose]");
    if (!button) return;
    closePop(pop, { focus: false });
    onPick();
    choose(button.dataset.choose);
    openAtTop(headOf(open));
  });

  scope.addEventListener("click", (event) => {
    const button = event.target.closest("[data-show]");
    if (!button) return;
    readPast.add(button.dataset.show);
    show();
    const section = scope.querySelector(`[data-case="${button.dataset.show}"]`);
    (section.querySelector("[data-first]") ?? section.querySelector("[data-passage]")).focus();
  });
  const onHash = () => {
    const asked = inAddress();
    if (asked && asked !== open) choose(asked);
  };
  window.addEventListener("hashchange", onHash);

  return {
    choose,
    /** The heading of the case that is open. */
    head: () => headOf(open),
    inAddress,
    /** The case where the group was last; undefined where it has not been in any. */
    last: () => [whereabouts.recall().case].find(known),
    close: () => window.removeEventListener("hashchange", onHash),
  };
}
