// The form as people fill it in: drawn from its rows, for the case that is chosen or for none.
import { MAX_TEXT } from "../../browser/answer_values.js";
import { make } from "../../browser/dom.js";
import { printInPlace } from "../../browser/paper_view.js";
import { wordDate } from "../../browser/times.js";
import { CHOICES, MISSED, choiceKey, readChoice, readParts, readText, textKey } from "./fields.js";

const TYPES = { number: "number", date: "date" };

/** One field. Without a case it can be looked at and not be filled in. */
function drawField(field, { caseId, uid, store, t }) {
  const id = `${uid}-${field.id}`;
  const answers = store.all();
  const hint = field.hint ? make("p", { class: "wa-hint", id: `${id}-hint` }, field.hint) : null;
  const described = hint ? `${id}-hint` : null;
  // Each browser shows a date as its own settings have it: below it stands the day in words.
  const inWords = field.kind === "date" ? make("p", { class: "wa-hint", "data-in-words": true }) : null;
  const written = (event) => {
    store.set(textKey(caseId, field.id), event.target.value);
    if (inWords) inWords.textContent = wordDate(event.target.value);
  };
  const value = caseId ? readText(answers, caseId, field) : "";
  const many = field.kind === "long";
  const writing = make(many ? "textarea" : "input", {
    id,
    maxlength: MAX_TEXT,
    rows: many ? "3" : null,
    type: many ? null : (TYPES[field.kind] ?? "text"),
    autocomplete: "off",
    disabled: !caseId,
    "aria-describedby": described,
    "aria-label": CHOICES[field.kind] ? t("report.beside", { field: field.label }) : null,
    oninput: written,
  });
  writing.value = value;
  if (inWords) inWords.textContent = wordDate(value);
  if (!CHOICES[field.kind])
    return make(
      "div",
      { class: "rp-field", "data-field": field.id },
      make("label", { for: id }, field.label),
      hint,
      writing,
      inWords,
    );

  const single = field.kind === "tick";
  const boxes = CHOICES[field.kind].map((choice) =>
    make(
      "label",
      { class: "wa-check" },
      make("input", {
        type: single ? "checkbox" : "radio",
        name: `${id}-choice`,
        value: choice,
        disabled: !caseId,
        checked: Boolean(caseId) && readChoice(answers, caseId, field) === choice,
        onchange: (event) => {
          store.set(choiceKey(caseId, field.id), event.target.checked ? choice : null);
          clear.hidden = single || !event.target.checked;
        },
      }),
      " ",
      t(`report.answer-${choice}`),
    ),
  );
  const clear = make(
    "button",
    {
      type: "button",
      class: "wa-quiet",
      hidden: single || !caseId || !readChoice(answers, caseId, field),
      onclick: () => {
        store.set(choiceKey(caseId, field.id), null);
        boxes.forEach((box) => (box.querySelector("input").checked = false));
        clear.hidden = true;
        boxes[0].querySelector("input").focus();
      },
    },
    t("sheet.clear"),
  );
  return make(
    "fieldset",
    { class: "rp-field", "data-field": field.id, "aria-describedby": described },
    make("legend", {}, field.label),
    hint,
    make("div", { class: "rp-choice" }, ...boxes, clear),
    single ? null : writing,
  );
}

/** Draw the form anew into `element`. */
export function drawForm(element, desk) {
  const { content, store, t } = desk;
  const parts = readParts(content, store.all());
  element.replaceChildren(
    ...(parts.length
      ? parts.map(({ id, title, hint, fields }) =>
          make(
            "section",
            {},
            title ? make("h3", { "data-field": id }, title) : null,
            hint ? make("p", { class: "wa-hint" }, hint) : null,
            ...fields.map((field) => drawField(field, desk)),
          ),
        )
      : [make("p", { class: "wa-hint" }, t("report.empty"))]),
  );
}

/** The form as a sheet of paper: with empty boxes and lines, or filled in for a case. */
export function drawSheet({ content, answers, caseId, title, t }) {
  const box = (on, text) => make("span", { class: "rp-box" }, `${on ? "☒" : "☐"} ${text}`);
  const drawAnswer = (field) => {
    const written = caseId ? readText(answers, caseId, field) : "";
    const choice = caseId && CHOICES[field.kind] ? readChoice(answers, caseId, field) : "";
    const lines = make("div", { class: `rp-lines${field.kind === "long" ? " rp-lines-many" : ""}` }, written);
    if (!CHOICES[field.kind]) return [lines];
    return [
      ...CHOICES[field.kind].map((one) => box(choice === one, t(`report.answer-${one}`))),
      field.kind === "tick" ? null : lines,
    ];
  };
  const missed = caseId ? readText(answers, caseId, { id: MISSED }) : "";
  return make(
    "div",
    { class: "rp-sheet" },
    make("h1", {}, title),
    caseId ? make("p", {}, t("report.tried-on", { case: content.cases.find(({ id }) => id === caseId).title })) : null,
    ...readParts(content, answers).map((part) =>
      make(
        "section",
        {},
        part.title ? make("h2", {}, part.title) : null,
        part.hint ? make("p", { class: "rp-sheet-hint" }, part.hint) : null,
        ...part.fields.map((field) =>
          make(
            "div",
            { class: "rp-sheet-field" },
            make("p", {}, field.label, field.hint ? make("span", { class: "rp-sheet-hint" }, ` ${field.hint}`) : null),
            make("div", {}, ...drawAnswer(field)),
          ),
        ),
      ),
    ),
    missed ? make("section", {}, make("h2", {}, t("report.missed")), make("p", {}, missed)) : null,
  );
}

/** Print one sheet in the place of the page. */
export const printSheet = (sheet) => printInPlace(sheet, "rp-printing");
