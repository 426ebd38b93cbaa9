// Where people are in a long form: the bar says "Part 3 of 9", and opens the way to the others.
import { closePop } from "./pops.js";

// A part counts as the present one while it stands below the bar, in the upper half of the window.
const BAND = "-64px 0px -50% 0px";

/** @returns {{show: Function, unmount: Function}} show: count anew, where parts have come or gone */
export function mountParts({ root, t }) {
  const pop = root.querySelector("[data-parts]");
  if (!pop) return { show() {}, unmount() {} };
  const now = pop.querySelector("[data-part-now]");
  const parts = [...pop.querySelectorAll("a")].map((link) => ({
    link,
    section: root.querySelector(`#${CSS.escape(link.hash.slice(1))}`).closest("section"),
  }));
  const seen = new Set();
  let at = parts[0];

  function show() {
    const there = parts.filter(({ link }) => !link.parentElement.hidden);
    at = there.find(({ section }) => seen.has(section)) ?? (there.includes(at) ? at : there[0]);
    const text = t("sheet.part-of", { part: there.indexOf(at) + 1, parts: there.length, title: at.link.textContent });
    if (now.textContent !== text) now.textContent = text;
    parts.forEach((part) => {
      if (part === at) part.link.setAttribute("aria-current", "true");
      else part.link.removeAttribute("aria-current");
    });
  }

  const watching = new IntersectionObserver(
    (entries) => {
      entries.forEach(({ target, isIntersecting }) => (isIntersecting ? seen.add(target) : seen.delete(target)));
      show();
    },
    { rootMargin: BAND },
  );
  parts.forEach(({ section }) => watching.observe(section));
  // The link itself takes the focus to the heading of the part.
  pop.addEventListener("click", ({ target }) => target.closest("a") && closePop(pop, { focus: false }));
  show();
  return { show, unmount: () => watching.disconnect() };
}
