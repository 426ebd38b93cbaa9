// A long form shows one part a screen. The bar says which, how much of it is done, and opens the way to the others; at the foot
// are the part before and the next. All parts stand under one another where somebody asks for that, and always on paper.
import { closePop } from "./pops.js";
import { onReveal } from "./reveal.js";
import { openAtTop, reopenAtTop } from "./steps.js";
import { openWhereabouts } from "./whereabouts.js";

// Where all parts are shown, one counts as the present one while it stands below the bar, in the upper half of the window.
const BAND = "-64px 0px -50% 0px";

/**
 * @param {{root: HTMLElement, payload: {activity: string}, store: any, t: Function, wordDone: (id: string) => string,
 *   onOpen: (section: Element) => void}} parts
 *   wordDone: how much of a part is done, in words, or ""; onOpen: called when a part comes onto the screen
 * @returns {{show: (ids?: string[]) => void, isOpen: (element: Element) => boolean, reopen: () => void,
 *   follow: (how: {carried?: boolean}) => void, unmount: () => void}}
 *   show: what is said of parts anew, where answers have changed; ids: of some; reopen: begin where the address leads, else where
 *   the group was; follow: another group works here now, or this one under another name (carried)
 */
export function mountParts({ root, payload, store, t, wordDone, onOpen }) {
  const pop = root.querySelector("[data-parts]");
  if (!pop) return { show() {}, isOpen: () => true, reopen() {}, follow() {}, unmount() {} };
  const find = (name) => root.querySelector(`[data-part-${name}]`);
  const foot = find("foot");
  const toggles = [...root.querySelectorAll("[data-part-all]")];
  const parts = [...pop.querySelectorAll("[data-nav]")].map((item) => {
    const link = item.querySelector("a");
    const heading = root.querySelector(`#${CSS.escape(link.hash.slice(1))}`);
    return {
      id: item.dataset.nav,
      item,
      link,
      heading,
      section: heading.closest("section"),
      done: item.querySelector("[data-done]"),
    };
  });
  const whereabouts = openWhereabouts({ activity: payload.activity, store });
  const seen = new Set();
  let at = parts[0];
  let isWhole = false;

  const there = () => parts.filter(({ item }) => !item.hidden);
  const inAddress = () => there().find(({ link }) => link.hash === window.location.hash);
  const titleOf = (part) => part.link.textContent;
  const write = (element, text) => element.textContent === text || (element.textContent = text);

  function showPresent() {
    const all = there();
    const place = all.indexOf(at);
    const done = at.done.textContent;
    write(find("now"), t("sheet.part-of", { part: place + 1, parts: all.length }));
    write(find("title"), `: ${titleOf(at)}`);
    write(find("done"), done ? `, ${done}` : "");
    parts.forEach((part) => {
      if (part === at) part.link.setAttribute("aria-current", "true");
      else part.link.removeAttribute("aria-current");
    });
    for (const [name, part, key] of [
      ["back", all[place - 1], "sheet.part-back"],
      ["next", all[place + 1], "sheet.part-next"],
    ]) {
      const button = find(name);
      button.hidden = isWhole || !part;
      if (part) write(button, t(key, { title: titleOf(part) }));
    }
    toggles.forEach((button) => write(button, t(isWhole ? "sheet.parts-one" : "sheet.parts-all")));
  }

  function showOpen() {
    parts.forEach((part) => part.section.classList.toggle("wa-away", !isWhole && part !== at));
    parts.filter(({ section }) => !section.classList.contains("wa-away")).forEach(({ section }) => onOpen(section));
    showPresent();
  }

  function show(ids = parts.map(({ id }) => id)) {
    parts.filter(({ id }) => ids.includes(id)).forEach((part) => write(part.done, wordDone(part.id)));
    if (at.item.hidden) {
      // The answer that it hung on was changed: the nearest before it.
      at =
        there()
          .filter((part) => parts.indexOf(part) < parts.indexOf(at))
          .pop() ?? there()[0];
      showOpen();
    } else showPresent();
  }

  function go(part, { keep = true } = {}) {
    at = part;
    if (keep) whereabouts.keep({ part: part.id, whole: isWhole });
    showOpen();
  }

  /** Go where the group was; without such a place, to the first part. */
  function goBack(asked) {
    const kept = whereabouts.recall();
    isWhole = kept.whole ?? isWhole;
    go(asked ?? there().find(({ id }) => id === kept.part) ?? there()[0], { keep: false });
  }

  /** An address that led to one part would lead there again, wherever the group has gone since. */
  function forgetAddress() {
    if (inAddress()) {
      window.history.replaceState(window.history.state, "", window.location.pathname + window.location.search);
    }
  }

  const open = (part) => {
    forgetAddress();
    go(part);
    openAtTop(part.heading);
  };

  function onClick(event) {
    const { target } = event;
    const part = parts.find(({ link }) => link.contains(target));
    if (part) {
      event.preventDefault();
      closePop(pop, { focus: false });
      open(part);
    } else if (target.closest("[data-part-next], [data-part-back]")) {
      open(there()[there().indexOf(at) + (target.closest("[data-part-next]") ? 1 : -1)]);
    } else if (target.closest("[data-part-all]")) {
      isWhole = !isWhole;
      closePop(pop, { focus: false });
      open(at);
    }
  }

  const watching = new IntersectionObserver(
    (entries) => {
      entries.forEach(({ target, isIntersecting }) => (isIntersecting ? seen.add(target) : seen.delete(target)));
      const passing = isWhole && there().find(({ section }) => seen.has(section));
      if (!passing || passing === at) return;
      at = passing;
      whereabouts.keep({ part: at.id });
      showPresent();
    },
    { rootMargin: BAND },
  );
  parts.forEach(({ section }) => watching.observe(section));
  const stopRevealing = onReveal(root, (element) => {
    const part = parts.find(({ section }) => section.contains(element));
    if (part && part !== at && !isWhole) go(part);
  });
  const onHash = () => {
    const part = inAddress();
    if (part) open(part);
  };
  root.addEventListener("click", onClick);
  window.addEventListener("hashchange", onHash);
  foot.hidden = false;

  return {
    show,
    isOpen: (element) => element.closest(".wa-away") === null,
    reopen() {
      const asked = inAddress();
      goBack(asked);
      if (asked || at !== there()[0]) reopenAtTop(root, at.heading);
    },
    follow({ carried }) {
      if (carried) whereabouts.carry({ part: at.id, whole: isWhole });
      else goBack();
    },
    unmount() {
      watching.disconnect();
      stopRevealing();
      root.removeEventListener("click", onClick);
      window.removeEventListener("hashchange", onHash);
    },
  };
}
