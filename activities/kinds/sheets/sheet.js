// Worksheets: prompts and tables are filled in, views follow what is written.
import { mountParts } from "../../browser/parts.js";
import { mountPrompts } from "../../browser/prompts.js";
import { mountRowTable } from "../../browser/row_table.js";
import { calendar, product, sheetTable } from "./product.js";
import { beginnings, isClosed, isLine, knownTexts, shapeOf, wordAnswer, wordPlace } from "./places.js";
import { findOpen } from "./lead.js";
import { isShown } from "./reading.js";
import { showView } from "./views.js";

// A view may be as large as its table: it follows a pause in typing, not each keystroke.
const PAUSE = 400;

function mount({ root, content, store, t }) {
  const scope = root.querySelector("[data-ws]");
  const prompts = mountPrompts({ root: scope, store });
  const parts = mountParts({ root, t });
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

  function showViews() {
    clearTimeout(timer);
    timer = null;
    stale.forEach(({ view, of, body }) => showView(body, view, of, store.all(), { t, jump }));
    stale.clear();
  }

  function showViewsSoon(keys) {
    views.filter(({ of }) => of.some(({ id }) => keys.includes(`${id}/rows`))).forEach((one) => stale.add(one));
    clearTimeout(timer);
    timer = setTimeout(showViews, PAUSE);
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
    parts.show();
  }

  function showAll(elsewhere = false) {
    prompts.show();
    tables.forEach((table) => {
      table.forget();
      table.show({ elsewhere });
    });
    showSections();
    views.forEach((one) => stale.add(one));
    showViews();
  }

  const stop = store.on((type, { keys, all, elsewhere }) => {
    if (type !== "change") return;
    if (all) {
      showAll(elsewhere);
      return;
    }
    prompts.show(keys);
    keys.forEach((key) => tables.get(key)?.show({ elsewhere }));
    showSections();
    showViewsSoon(keys);
  });
  const onResize = () =>
    views
      .filter(({ view }) => view.type === "map")
      .forEach((one) => {
        stale.add(one);
        showViewsSoon([]);
      });
  window.addEventListener("resize", onResize);
  window.addEventListener("beforeprint", showViews);
  showAll();

  return () => {
    stop();
    parts.unmount();
    clearTimeout(timer);
    window.removeEventListener("resize", onResize);
    window.removeEventListener("beforeprint", showViews);
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
