// Guidelines: the worksheet's parts are the draft; drafts are exchanged; an editor puts the final version together.
import { reveal } from "../../browser/reveal.js";
import { newRowId } from "../../browser/row_table.js";
import { mountSheetChoice } from "../sheets/choice.js";
import sheet from "../sheets/sheet.js";
import { rowsKey, sectionById } from "../sheets/roles.js";
import { finalOf, gatherFinal, partsOf } from "./drafts.js";
import { mountExchange } from "./exchange_panel.js";
import { RECEIVED, THEIRS } from "./exchanges.js";
import { guidelinesTable, product } from "./product.js";

// The exchange follows a pause in typing, not each keystroke.
const PAUSE = 400;

function mount({ root, payload, content, store, t }) {
  const scope = root.querySelector("[data-gl]");
  const final = finalOf(content);
  const unmount = sheet.mount({ root, payload, content, store, t });
  const said = scope.querySelector("[data-gather-says]");

  const choice = mountSheetChoice({ scope, content, store, word: (many) => t("guide.chosen", { many }) });

  function jump(part, id) {
    const line = scope.querySelector(`[data-rows="${CSS.escape(rowsKey({ id: part }))}"] [data-row="${CSS.escape(id)}"]`);
    if (!line) return;
    reveal(line);
    line.scrollIntoView({ block: "center" });
    line.querySelector("textarea").focus({ preventScroll: true });
  }
  const desk = scope.querySelector("[data-exchange]");
  const exchange = mountExchange({ element: desk, payload, content, store, t, jump });
  let timer = null;
  // A list that somebody works in stays as it is.
  const showExchangeSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => desk.contains(document.activeElement) || exchange.show(), PAUSE);
  };

  scope.querySelector("[data-exchange-save]").addEventListener("click", () => root.querySelector('[data-do="answers"]').click());

  scope.querySelector("[data-gather]").addEventListener("click", () => {
    const { rows, added } = gatherFinal(content, store.all(), { newId: newRowId, untitled: t("guide.untitled") });
    if (added) store.set(rowsKey(final), rows);
    said.textContent = t(added ? "guide.gathered" : "guide.gathered-nothing", { many: added });
  });

  const stop = store.on((type, { keys, all, elsewhere }) => {
    if (type !== "change") return;
    if (all) choice?.forget();
    if (choice && (all || keys.includes(choice.key))) choice.show();
    if (all) {
      exchange.show();
      said.textContent = "";
    } else if (partsOf(content).some((part) => keys.includes(rowsKey(part))) || (elsewhere && keys.some(isExchange)))
      showExchangeSoon();
  });
  choice?.show();
  exchange.show();
  return () => {
    stop();
    clearTimeout(timer);
    unmount();
  };
}

const isExchange = (key) => key === THEIRS || key === RECEIVED;

export default {
  ...sheet,
  mount,
  product,
  table: guidelinesTable,
  shapeOf: (key, content) => (isExchange(key) ? "rows" : sheet.shapeOf(key, content)),
  wordPlace(place, { content, answers, t }) {
    if (!isExchange(place.key)) return sheet.wordPlace(place, { content, answers });
    const row = (Array.isArray(answers[place.key]) ? answers[place.key] : []).find(({ id }) => id === place.row);
    return [
      t(place.key === THEIRS ? "guide.theirs" : "guide.received"),
      row && (row.title || sectionById(content, row.part)?.title),
    ];
  },
  wordAnswer(place, value, parts) {
    if (!isExchange(place.key)) return sheet.wordAnswer(place, value, parts);
    return [value.text, value.comment, value.wording, value.reply].filter(Boolean).join("\n");
  },
  knownTexts: (content) => new Set([...sheet.knownTexts(content), ...(content.questions ?? []).map(({ text }) => text)]),
};
