// Wage sheet: the worksheet is filled in, and what is owed follows as one types. Hours can be pasted from a spreadsheet.
import { reveal } from "../../browser/reveal.js";
import { newRowId, readRows, isKept } from "../../browser/row_table.js";
import { promptKey, rowsKey, sectionOf } from "../sheets/roles.js";
import sheet from "../sheets/sheet.js";
import { MOST_ROWS, asLine, asRow, readPaste } from "./pasting.js";
import { product, wageTable, workbook } from "./product.js";
import { reckon } from "./reckoning.js";
import { drawResult } from "./results.js";
import { draftKey, isFilledIn, pastedKey, readPasted, readSheet } from "./sheets.js";
import { wordMonth, wordTotal } from "./words.js";
import { Unread, readWhen } from "./amounts.js";

const PAUSE = 400;
const AT_ONCE = 30;
const MOST_LETTERS = 20000; // of one text that is kept

/** The first and the last month of pasted lines, in words. */
function wordSpan(lines, t) {
  const months = lines
    .map((line) => {
      try {
        return readWhen(line.split("\t")[0]).month;
      } catch (problem) {
        if (!(problem instanceof Unread)) throw problem;
        return "";
      }
    })
    .filter(Boolean)
    .sort();
  return months.length ? t("wage.pasted-span", { first: wordMonth(months[0], t), last: wordMonth(months.at(-1), t) }) : "";
}

function mount({ root, payload, content, store, t }) {
  const unmount = sheet.mount({ root, payload, content, store, t });
  const scope = root.querySelector("[data-wg]");
  const find = (name) => scope.querySelector(`[data-${name}]`);
  const hours = sectionOf(content, "hours");
  const box = find("paste");
  let timer = null;
  let fillAll = () => {};

  /** The field in which a slip lies, if it is on the page. */
  function fieldOf({ table, row, column }) {
    const section = sectionOf(content, table === "ahead" ? "debt" : table);
    if (table === "terms" || table === "ahead")
      return scope.querySelector(`[data-answer="${promptKey(section, column)}"] :is(input, textarea)`);
    const id = section.table.columns.find(({ role }) => role === column)?.id;
    const line = scope.querySelector(`[data-rows="${rowsKey(section)}"] [data-row="${CSS.escape(row)}"]`);
    return line?.querySelector(`[data-column="${id}"] :is(textarea, select, input)`);
  }
  function jump(slip) {
    const field = fieldOf(slip);
    reveal(field);
    field.scrollIntoView({ block: "center" });
    field.focus({ preventScroll: true });
  }
  jump.can = (slip) => Boolean(fieldOf(slip));

  const keepDraft = () => store.set(draftKey(content), box.value && box.value.length <= MOST_LETTERS ? box.value : null);

  function showPasted() {
    const draft = store.get(draftKey(content));
    if (typeof draft === "string" && !box.value) box.value = draft;
    const lines = readPasted(store.all(), content);
    find("pasted").hidden = !lines.length;
    find("pasted-told").textContent = lines.length
      ? [t("wage.pasted-many", { many: lines.length }), wordSpan(lines, t)].filter(Boolean).join(" ")
      : "";
  }

  function show() {
    clearTimeout(timer);
    timer = null;
    const answers = store.all();
    const filled = readSheet(answers, content);
    const found = reckon(filled);
    fillAll = drawResult({ scope, found, sheet: filled, content, t, jump });
    const begun = isFilledIn(answers, content);
    scope.querySelectorAll("[data-so-far]").forEach((line) => {
      line.hidden = !begun;
      line.textContent = [
        t("wage.so-far", { total: wordTotal(found, filled.terms.currency, t) }),
        found.slips.length
          ? t(found.slips.length === 1 ? "wage.so-far-slip" : "wage.so-far-slips", { many: found.slips.length })
          : "",
      ]
        .filter(Boolean)
        .join(" ");
    });
    scope.querySelectorAll("[data-open-example]").forEach((button) => (button.disabled = begun));
    showPasted();
  }

  function showSoon() {
    clearTimeout(timer);
    timer = setTimeout(show, document.activeElement?.matches("textarea, input") ? PAUSE : AT_ONCE);
  }

  /** Take in what stands in the box: few lines as rows that can be typed in, many as they were pasted. Nothing of it is dropped without a word. */
  function takePaste(text = box.value) {
    const { lines, heads, left } = readPaste(text);
    if (lines.length) {
      const kept = readPasted(store.all(), content);
      if (lines.length <= MOST_ROWS && !kept.length) {
        const before = readRows(store.get(rowsKey(hours)), hours.table.starters).filter(isKept);
        store.set(rowsKey(hours), [...before, ...lines.map((cells) => ({ id: newRowId(), ...asRow(cells, hours.table.columns) }))]);
      } else store.set(pastedKey(content), [...kept, ...lines.map(asLine)]);
    }
    box.value = left.join("\n");
    keepDraft();
    find("paste-said").textContent = [
      t(lines.length === 1 ? "wage.paste-taken-one" : "wage.paste-taken", { many: lines.length }),
      heads ? t("wage.paste-heads", { many: heads }) : "",
      left.length ? t("wage.paste-left", { many: left.length }) : "",
    ]
      .filter(Boolean)
      .join(" ");
    show();
  }

  /** Many lines are taken in as they are pasted: a box with ten thousand lines in it is slow to draw, and nobody reads them there. */
  function onPaste(event) {
    const text = event.clipboardData?.getData("text") ?? "";
    if (box.value.trim() || text.split("\n").length <= MOST_ROWS) return;
    event.preventDefault();
    takePaste(text);
  }

  /** Pasted lines go back into the box, where they can be put right and taken in again. */
  function putBack() {
    const lines = readPasted(store.all(), content);
    find("paste-box").open = true;
    box.value = [box.value, ...lines].filter(Boolean).join("\n");
    store.set(pastedKey(content), null);
    keepDraft();
    find("paste-said").textContent = t("wage.paste-back", { many: lines.length });
    show();
    box.focus();
  }

  function openExample(id) {
    const { answers } = content.examples.find((one) => one.id === id);
    store.replace({ ...store.all(), ...answers });
    const heading = scope.querySelector("[data-result] h2");
    reveal(heading);
    heading.focus({ preventScroll: true });
    heading.scrollIntoView({ block: "start" });
  }

  function onClick({ target }) {
    const button = target.closest("button");
    if (!button) return;
    if (button.dataset.openExample) openExample(button.dataset.openExample);
    else if ("takePaste" in button.dataset) takePaste();
    else if ("pastedOut" in button.dataset) putBack();
  }

  const onPrint = () => {
    if (timer) show();
    fillAll();
  };
  box.addEventListener("paste", onPaste);
  box.addEventListener("input", keepDraft);
  scope.addEventListener("click", onClick);
  window.addEventListener("beforeprint", onPrint);
  const stop = store.on((type, { all, carried }) => {
    if (type === "group" && !carried) {
      box.value = "";
      find("paste-said").textContent = "";
      showPasted(); // what the group that sits down now left in the box
    }
    if (type !== "change") return;
    if (all) show();
    else showSoon();
  });
  show();
  return () => {
    stop();
    clearTimeout(timer);
    scope.removeEventListener("click", onClick);
    window.removeEventListener("beforeprint", onPrint);
    unmount();
  };
}

export default {
  ...sheet,
  mount,
  product,
  table: wageTable,
  workbook,
  shapeOf: (key, content) =>
    key === pastedKey(content) ? "list" : key === draftKey(content) ? "text" : sheet.shapeOf(key, content),
  wordPlace(place, parts) {
    const { content, t } = parts;
    if ([pastedKey(content), draftKey(content)].includes(place.key)) return [sectionOf(content, "hours").title, t("wage.pasted")];
    return sheet.wordPlace(place, parts);
  },
  wordAnswer(place, value, parts) {
    if (place.key === pastedKey(parts.content)) return Array.isArray(value) ? value.join("\n") : String(value);
    return sheet.wordAnswer(place, value, parts);
  },
};
