// Report form: the worksheet's table is the form; questions are put into it, and it is tried on a case.
import { make } from "../../browser/dom.js";
import { reveal } from "../../browser/reveal.js";
import { mountSheetChoice } from "../sheets/choice.js";
import sheet from "../sheets/sheet.js";
import { promptKey, sectionOf } from "../sheets/roles.js";
import { CHOICES, MISSED, fieldsKey, listOpen, readParts, readText, readTries, textKey } from "./fields.js";
import { product, reportTable } from "./product.js";
import { mountPreview } from "./preview.js";
import { drawForm, drawSheet, printSheet } from "./trying.js";

const PAUSE = 400;
const isWide = () => window.matchMedia("(min-width: 64rem)").matches;

function mount({ root, payload, content, store, t }) {
  const unmount = sheet.mount({ root, payload, content, store, t });
  const scope = root.querySelector("[data-rp]");
  const find = (name) => scope.querySelector(`[data-try-${name}]`);
  const desk = { content, store, t, caseId: "", uid: `rp${Math.random().toString(36).slice(2, 8)}` };
  const missed = find("missed");
  const preview = mountPreview({ scope, content, store, t, jump });
  let timer = null;
  let openTimer = null;

  const choice = mountSheetChoice({ scope, content, store, word: (many) => t("report.chosen", { many }) });

  function showTry() {
    clearTimeout(timer);
    timer = null;
    drawForm(find("form"), desk);
    preview.show();
    scope.querySelectorAll("[data-try-text]").forEach((part) => (part.hidden = part.dataset.tryText !== desk.caseId));
    scope.querySelector('[data-print-sheet="filled"]').hidden = !desk.caseId;
    missed.hidden = !desk.caseId;
    showOpen();
    missed.querySelector("textarea").value = desk.caseId ? readText(store.all(), desk.caseId, { id: MISSED }) : "";
  }

  function showOpenSoon() {
    clearTimeout(openTimer);
    openTimer = setTimeout(showOpen, PAUSE);
  }

  function showTrySoon() {
    clearTimeout(timer);
    timer = setTimeout(showTry, PAUSE);
  }

  function jump(id) {
    const line = scope.querySelector(`[data-rows="${fieldsKey(content)}"] [data-row="${CSS.escape(id)}"]`);
    if (!line) return;
    reveal(line);
    line.scrollIntoView({ block: "center" });
    line.querySelector("textarea:not([hidden] *)").focus({ preventScroll: true });
  }

  /** What the form asks and nobody could answer from the case: the way back to the line that may have to change. */
  function showOpen() {
    const open = desk.caseId ? listOpen(content, store.all(), desk.caseId) : [];
    find("open").hidden = !open.length;
    find("open-many").textContent = t("report.open", { many: open.length });
    find("open-list").replaceChildren(
      ...open.map(({ id, label }) =>
        make(
          "li",
          {},
          label,
          " ",
          make(
            "button",
            {
              type: "button",
              class: "wa-quiet",
              onclick: () => jump(id),
              "aria-label": t("report.change-line-of", { line: label }),
            },
            t("report.change-line"),
          ),
        ),
      ),
    );
  }

  /** The case that was begun before, so that nobody looks for it after a pause. */
  function resume() {
    desk.caseId = readTries(content, store.all())[0]?.id ?? "";
    find("case").value = desk.caseId;
    showTry();
  }

  const title = () => store.get(promptKey(sectionOf(content, "about"), "title")) || payload.title;
  find("case").addEventListener("change", ({ target }) => {
    desk.caseId = target.value;
    showTry();
    // Beside the form the case stands open; above it, it would push the form off a small screen.
    scope.querySelectorAll("[data-try-read]").forEach((part) => (part.open = isWide()));
  });
  missed.querySelector("textarea").addEventListener("input", ({ target }) => store.set(textKey(desk.caseId, MISSED), target.value));
  scope.addEventListener("click", ({ target }) => {
    const { printSheet: which } = target.dataset;
    if (!which) return;
    printSheet(drawSheet({ content, answers: store.all(), caseId: which === "filled" ? desk.caseId : "", title: title(), t }));
  });

  const stop = store.on((type, { keys, all, elsewhere }) => {
    if (type !== "change") return;
    if (all) choice?.forget();
    if (choice && (all || keys.includes(choice.key))) choice.show();
    if (all) resume();
    else if (keys.includes(fieldsKey(content)) || (elsewhere && keys.some((key) => key.startsWith("try/")))) showTrySoon();
    else if (keys.some((key) => key.startsWith("try/"))) showOpenSoon();
  });
  choice?.show();
  resume();

  return () => {
    stop();
    clearTimeout(timer);
    clearTimeout(openTimer);
    unmount();
  };
}

/** A field that was tried: the case, and the line of the form as it is now. */
function readPlace(key, content, answers) {
  const [first, caseId, fieldId, last] = key.split("/");
  if (first !== "try") return null;
  const field = readParts(content, answers)
    .flatMap(({ fields }) => fields)
    .find(({ id }) => id === fieldId);
  return { caseTitle: content.cases.find(({ id }) => id === caseId)?.title ?? caseId, field, fieldId, isText: last === "text" };
}

export default {
  ...sheet,
  mount,
  product,
  table: reportTable,
  shapeOf: (key, content) => (key.startsWith("try/") ? "text" : sheet.shapeOf(key, content)),
  wordPlace(place, parts) {
    const tried = readPlace(place.key, parts.content, parts.answers);
    if (!tried) return sheet.wordPlace(place, parts);
    return [tried.caseTitle, tried.fieldId === MISSED ? parts.t("report.missed") : (tried.field?.label ?? tried.fieldId)];
  },
  wordAnswer(place, value, parts) {
    const chosen = place.key.startsWith("try/") && !place.key.endsWith("/text") && Object.values(CHOICES).flat().includes(value);
    return chosen ? parts.t(`report.answer-${value}`) : sheet.wordAnswer(place, value, parts);
  },
  isClosed: (key, content) => (key.startsWith("try/") ? !key.endsWith("/text") : sheet.isClosed(key, content)),
  knownTexts: (content) => new Set([...sheet.knownTexts(content), ...(content.questions ?? []).map(({ text }) => text)]),
};
