// The last step of every activity: what of the paper is still open, how its first page looks, and the files to take along.
import { make } from "./dom.js";
import { paperOf } from "./paper_of.js";
import { isWide } from "./paper_pages.js";
import { drawPaper, printPaper } from "./paper_view.js";
import { placeAnswer } from "./places.js";
import { reveal } from "./reveal.js";
import { openAtTop } from "./steps.js";

// A paper may be as long as its answers: the preview follows a pause in typing, not each keystroke.
const PAUSE = 400;
// More than a first page ever holds need not be drawn to be cut off again.
const MOST_BLOCKS = 40;

/** Take away from the end what does not fit on the page any more, line by line of lists and tables. */
function trim(page) {
  const isOver = () => page.scrollHeight > page.clientHeight + 1;
  for (let last = page.lastElementChild; last && isOver(); last = page.lastElementChild) {
    const lines = last.querySelectorAll(":scope > section > *, tbody > tr, li");
    const line = [...lines].at(-1);
    if (!line) last.remove();
    else {
      const around = line.parentElement;
      line.remove();
      if (!around.childElementCount) (around.closest("table") ?? around).remove();
    }
  }
  // A heading whose text has gone stands over nothing.
  for (let last = page.querySelector(":scope > section:last-child > :last-child"); last?.matches("[class^=pv-]:is(p)"); ) {
    if (!/pv-(lead|\d)/.test(last.className)) break;
    last.remove();
    last = page.querySelector(":scope > section:last-child > :last-child");
  }
}

/**
 * @param {any} parts of the activity, with `roles`, `deeds` (what the buttons of the files panel do, by name) and `showPlace`
 * @returns {{unmount: () => void, print: () => void}}
 */
export function mountTakeAlong(parts) {
  const { root, kind, content, t, store, deeds } = parts;
  const step = root.querySelector("[data-take-along]");
  if (!step || !kind.product) return { unmount() {}, print: () => window.print() };
  const find = (name) => step.querySelector(`[data-take-${name}]`);
  let isSeen = false;
  let timer = null;

  function showOpen() {
    const open = kind.open?.({ answers: store.all(), content, t }) ?? [];
    find("none").hidden = open.length > 0;
    find("list").replaceChildren(
      ...open.map(({ text, place }) =>
        make(
          "li",
          {},
          text,
          " ",
          make(
            "button",
            {
              type: "button",
              class: "wa-quiet",
              "aria-label": t("host.take-show-what", { what: text }),
              onclick: () => goTo(place),
            },
            t("host.check-show"),
          ),
        ),
      ),
    );
  }

  /** Open what hides the place, and put the focus there: into the field, else on the heading of the part. */
  function goTo(place) {
    const field = kind.openPlace ? kind.openPlace(place, root) : placeAnswer(parts, place).field;
    if (field) {
      reveal(field);
      field.scrollIntoView({ block: "center" });
      field.focus({ preventScroll: true });
      return;
    }
    const heading = root.querySelector(`[data-section="${CSS.escape(place.key.split("/")[0])}"] h2`);
    if (!heading) return;
    reveal(heading);
    openAtTop(heading);
  }

  function showPage(paper) {
    const page = find("page");
    page.classList.toggle("pv-turned", paper.lead.some(isWide));
    page.classList.toggle("pv-led", paper.lead.length > 0);
    const next = paper.blocks.findIndex(({ newPage }) => newPage);
    const blocks = paper.blocks.slice(0, next < 0 ? MOST_BLOCKS : Math.min(next, MOST_BLOCKS));
    page.replaceChildren(...drawPaper({ ...paper, blocks }, { headings: false }));
    trim(page);
  }

  function show() {
    clearTimeout(timer);
    timer = null;
    if (!isSeen) return;
    const paper = paperOf(parts);
    find("check").hidden = paper.isEmpty;
    showOpen();
    showPage(paper);
    const dates = find("dates");
    if (dates) dates.hidden = !kind.calendar({ answers: store.all(), content, t }).length;
  }

  function print() {
    const paper = paperOf(parts);
    // What nobody has begun is printed to be filled in by hand.
    if (paper.isEmpty) window.print();
    else printPaper(paper);
  }

  function onClick({ target }) {
    const button = target.closest("[data-hand]");
    if (!button) return;
    if (button.dataset.hand === "print") print();
    else if (button.dataset.hand === "form") window.print();
    else deeds[button.dataset.hand](button);
  }

  const watching = new IntersectionObserver((entries) => {
    isSeen = entries.at(-1).isIntersecting;
    if (isSeen) show();
  });
  watching.observe(step);
  step.addEventListener("click", onClick);
  const stop = store.on(() => {
    if (!isSeen) return;
    clearTimeout(timer);
    timer = setTimeout(show, PAUSE);
  });
  return {
    print,
    unmount() {
      stop();
      clearTimeout(timer);
      watching.disconnect();
      step.removeEventListener("click", onClick);
    },
  };
}
