// What opens out of the bar: lists, settings and menus, each a fold of its own. They cover the page, so Escape and a click
// elsewhere close them, as people expect of a menu. In a narrow window what does not fit into one row waits in the last of them.

const NARROW = "(max-width: 47.99rem)";
const POPS = "details.wa-pop";

/** Open one, with those that it stands in. */
export function openPop(pop) {
  for (let one = pop; one; one = one.parentElement.closest(POPS)) one.open = true;
}

/** Close one with those that it stands in; the focus goes to what opens the outermost, so that nobody loses the place. */
export function closePop(pop, { focus = true } = {}) {
  let outermost = pop;
  for (let one = pop; one; one = one.parentElement.closest(POPS)) {
    one.open = false;
    outermost = one;
  }
  if (focus) outermost.querySelector("summary").focus();
}

/** In a narrow window move each element into the place that waits for it; with room again, back to where it stood. */
function mountFolding(moves) {
  const narrow = window.matchMedia(NARROW);
  const homes = moves.map(([element, place]) => {
    const home = document.createComment("");
    element.before(home);
    return { element, place, home };
  });
  const settle = () => homes.forEach(({ element, place, home }) => (narrow.matches ? place.prepend(element) : home.after(element)));
  settle();
  narrow.addEventListener("change", settle);
  return () => narrow.removeEventListener("change", settle);
}

/** Wire what opens out of the bar. Returns a function that unwires it. */
export function mountPops({ root }) {
  const find = (name) => root.querySelector(`[data-${name}]`);
  const bar = find("frame");

  function onKey(event) {
    if (event.key !== "Escape") return;
    const open = event.target.closest?.(`${POPS}[open]`);
    if (open) closePop(open);
  }
  function onOutside(event) {
    bar.querySelectorAll(`${POPS}[open]`).forEach((pop) => {
      if (!pop.contains(event.target)) pop.open = false;
    });
  }

  const moves = [
    [find("timer-more"), find("timer-line")],
    [find("timer-go"), find("timer-line")],
    [find("group-panel"), find("more")],
  ];
  const stopFolding = mountFolding(moves.filter(([element, place]) => element && place));
  bar.addEventListener("keydown", onKey);
  document.addEventListener("click", onOutside);
  return () => {
    stopFolding();
    bar.removeEventListener("keydown", onKey);
    document.removeEventListener("click", onOutside);
  };
}
