// What is on the page but not on the screen: a part, a step or a case that is not open now. Whoever leads to something in it
// asks for it to be shown first; what hides it hears that and opens it.

const REVEAL = "workshop-reveal";

/** Have whatever hides an element open it. */
export const reveal = (element) => element.dispatchEvent(new CustomEvent(REVEAL, { bubbles: true }));

/** Call `open` with an element under `root` that is to be shown. Returns a function that stops it. */
export function onReveal(root, open) {
  const hear = ({ target }) => open(target);
  root.addEventListener(REVEAL, hear);
  return () => root.removeEventListener(REVEAL, hear);
}

/** Whether an element is on the screen, or would be once it was asked for. */
export function canReveal(element) {
  for (let one = element; one; one = one.parentElement) {
    if (one.hidden && !one.matches("[data-panel], [data-case]")) return false;
  }
  const isShown = element.checkVisibility?.() ?? Boolean(/** @type {any} */ (element).offsetParent);
  return isShown || element.closest(".wa-away, .rt-row, [data-panel][hidden], [data-case][hidden]") !== null;
}
