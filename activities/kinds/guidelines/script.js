// Guidelines: the worksheet's parts are the draft; drafts are exchanged; an editor puts the final version together.
import { mountQuestionChoice } from "../../browser/question_choice.js";
import { newRowId } from "../../browser/row_table.js";
import worksheet from "../worksheet/script.js";
import { FINAL, PARTS, gatherFinal, rowsKey, rowsOf, sectionOf } from "./drafts.js";
import { mountExchange } from "./exchange_panel.js";
import { RECEIVED, THEIRS } from "./exchanges.js";
import { guidelinesTable, product } from "./product.js";

const INDICATORS = rowsKey("indicators");
// A part of the final version holds many points, so it may be as long as a text in an answers file.
const MOST = 20000;
// The exchange follows a pause in typing, not each keystroke.
const PAUSE = 400;

function mount({ root, payload, content, store, t }) {
  const scope = root.querySelector("[data-gl]");
  scope.querySelector(`[data-rows="${FINAL}"] template`).content.querySelector('[data-column="text"] textarea').maxLength = MOST;
  const unmount = worksheet.mount({ root, content, store, t });
  const said = scope.querySelector("[data-gather-says]");

  const choice = mountQuestionChoice({
    element: scope.querySelector("[data-question-choice]"),
    questions: content.questions,
    read: () => rowsOf(content, store.all(), "indicators"),
    write: (rows) => store.set(INDICATORS, rows),
    makeRow: ({ id, text }) => ({ id, point: text, stage: "during" }),
    after: "indicators-together",
    word: (many) => t("guide.chosen", { many }),
  });

  function jump(part, id) {
    const line = scope.querySelector(`[data-rows="${CSS.escape(rowsKey(part))}"] [data-row="${CSS.escape(id)}"]`);
    line?.scrollIntoView({ block: "center" });
    line?.querySelector("textarea").focus({ preventScroll: true });
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
    if (added) store.set(FINAL, rows);
    said.textContent = t(added ? "guide.gathered" : "guide.gathered-nothing", { many: added });
  });

  const stop = store.on((type, { keys, all }) => {
    if (type !== "change") return;
    if (all) choice.forget();
    if (all || keys.includes(INDICATORS)) choice.show();
    if (all) {
      exchange.show();
      said.textContent = "";
    } else if (PARTS.some((part) => keys.includes(rowsKey(part)))) showExchangeSoon();
  });
  choice.show();
  exchange.show();
  return () => {
    stop();
    clearTimeout(timer);
    unmount();
  };
}

const isExchange = (key) => key === THEIRS || key === RECEIVED;

export default {
  ...worksheet,
  mount,
  product,
  table: guidelinesTable,
  wordPlace(place, { content, answers, t }) {
    if (!isExchange(place.key)) return worksheet.wordPlace(place, { content, answers, t });
    const row = (Array.isArray(answers[place.key]) ? answers[place.key] : []).find(({ id }) => id === place.row);
    return [t(place.key === THEIRS ? "guide.theirs" : "guide.received"), row && (row.title || sectionOf(content, row.part)?.title)];
  },
  wordAnswer(place, value, parts) {
    if (!isExchange(place.key)) return worksheet.wordAnswer(place, value, parts);
    return [value.text, value.comment, value.wording, value.reply].filter(Boolean).join("\n");
  },
  knownTexts: (content) => new Set([...worksheet.knownTexts(content), ...content.questions.map(({ text }) => text)]),
};
