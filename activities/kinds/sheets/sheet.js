// Worksheets: prompts and tables are filled in, views follow what is written.
import { mountParts } from "../../browser/parts.js";
import { mountPrompts } from "../../browser/prompts.js";
import { mountRowTable } from "../../browser/row_table.js";
import { calendar, product, sheetTable } from "./product.js";
import { beginnings, isClosed, isLine, knownTexts, shapeOf, wordAnswer, wordPlace } from "./places.js";
import { findOpen } from "./lead.js";
import { wordDone } from "./progress.js";
import { isShown } from "./reading.js";
import { showView } from "./views.js";

// A view may be as large as its table: it follows a pause in typing, not each keystroke; a tick it follows at once.
const PAUSE = 400;
const AT_ONCE = 30;
const isTyping = () => document.activeElement?.matches('textarea, input:not([type="checkbox"], [type="radio"])');

/** What is drawn beside a table stands open where there is room for it, and is opened from the foot of a small screen. */
function mountBeside({ scope, redraw }) {
  const wide = window.matchMedia("(min-width: 64rem)");
  const folds = [...scope.querySelectorAll("[data-beside]")];
  const fit = () => folds.forEach((fold) => (fold.open = wide.matches));
  folds.forEach((fold) => fold.addEventListener("toggle", redraw));
  wide.addEventListener("change", fit);
  fit();
  return () => wide.removeEventListener("change", fit);
}

function mount({ root, payload, content, store, t }) {
  const scope = root.querySelector("[data-ws]");
  const prompts = mountPrompts({ root: scope, store });
  const sectionById = new Map(content.sections.map((section) => [section.id, section]));
  const parts = mountParts({
    root,
    payload,
    store,
    t,
    wordDone: (id) => (sectionById.has(id) ? wordDone(sectionById.get(id), store.all(), t) : ""),
    onOpen: () => showViews(),
  });
  const tables = new Map(
    content.sections
      .filter((section) => section.table)
      .map((section) => {
        const key = `${section.id}/rows`;
        return [
          key,
          mountRowTable({
            element: scope.querySelector(`[data-rows="${key}"]`),
            spec: section.table,
            read: () => store.get(key),
            write: (rows) => store.set(key, rows),
            t,
          }),
        ];
      }),
  );
  const views = content.sections.flatMap((section) =>
    section.views.map((view) => ({
      view,
      of: view.of.map((id) => content.sections.find((one) => one.id === id)),
      body: scope.querySelector(`[data-section="${section.id}"] [data-view="${view.id}"] [data-view-body]`),
    })),
  );
  const stale = new Set();
  let timer = null;

  const jump = (sectionId, rowId) => tables.get(`${sectionId}/rows`).focusRow(rowId);

  /** Draw what is on the screen; what stands in a part that is not open waits until it is, or is printed. */
  function showViews({ hidden = false } = {}) {
    clearTimeout(timer);
    timer = null;
    stale.forEach((one) => {
      if (!hidden && !parts.isOpen(one.body)) return;
      showView(one.body, one.view, one.of, store.all(), { t, jump });
      stale.delete(one);
    });
  }
  const showAllViews = () => showViews({ hidden: true });

  function showViewsSoon(keys) {
    views.filter(({ of }) => of.some(({ id }) => keys.includes(`${id}/rows`))).forEach((one) => stale.add(one));
    clearTimeout(timer);
    timer = setTimeout(() => showViews(), isTyping() ? PAUSE : AT_ONCE);
  }

  function showSections() {
    content.sections
      .filter((section) => section.shownIf)
      .forEach((section) => {
        const hidden = !isShown(section, store.all());
        root
          .querySelectorAll(`[data-section="${section.id}"], [data-nav="${section.id}"]`)
          .forEach((part) => (part.hidden = hidden));
      });
  }

  function showAll(elsewhere = false) {
    prompts.show();
    tables.forEach((table) => {
      table.forget();
      table.show({ elsewhere });
    });
    showSections();
    parts.show();
    views.forEach((one) => stale.add(one));
    showViews();
  }

  const stop = store.on((type, { keys, all, elsewhere, carried }) => {
    if (type === "group") parts.follow({ carried });
    if (type !== "change") return;
    if (all) {
      showAll(elsewhere);
      return;
    }
    prompts.show(keys);
    keys.forEach((key) => tables.get(key)?.show({ elsewhere }));
    showSections();
    parts.show(keys.map((key) => key.split("/")[0]));
    showViewsSoon(keys);
  });
  const onResize = () =>
    views
      .filter(({ view }) => ["map", "ties"].includes(view.type))
      .forEach((one) => {
        stale.add(one);
        showViewsSoon([]);
      });
  window.addEventListener("resize", onResize);
  window.addEventListener("beforeprint", showAllViews);
  const unfold = mountBeside({ scope, redraw: onResize });
  showAll();
  parts.reopen();

  return () => {
    stop();
    parts.unmount();
    clearTimeout(timer);
    unfold();
    window.removeEventListener("resize", onResize);
    window.removeEventListener("beforeprint", showAllViews);
  };
}

export default {
  mount,
  product,
  table: sheetTable,
  open: ({ answers, content, t }) => findOpen(content, answers, t),
  calendar,
  shapeOf,
  wordPlace,
  wordAnswer,
  isClosed,
  isLine,
  beginnings,
  knownTexts,
};
