// The form that a group built, and what it wrote when it tried it, read out of the answers. No elements here.
import { isKept, readRows } from "../../browser/row_table.js";
import { columnOf, rowsKey, sectionOf } from "../sheets/roles.js";

/** The section whose table is the form. */
export const formOf = (content) => sectionOf(content, "form");
export const fieldsKey = (content) => rowsKey(formOf(content));
/** What can be chosen in a field of one of these kinds. */
export const CHOICES = { seen: ["seen", "not-seen", "not-looked"], "yes-no": ["yes", "no", "not-known"], tick: ["yes"] };

const text = (value) => (typeof value === "string" ? value : "");

export const readFieldRows = (content, answers) => readRows(answers[fieldsKey(content)], formOf(content).table.starters);
const read = (content, row, role) => text(row[columnOf(formOf(content), role)?.id]);
export const kindOf = (content, row) => read(content, row, "kind");

/** Parts of the form: {title, hint, fields: {id, label, hint, kind}[]}; rows above the first heading have no title. */
export function readParts(content, answers) {
  const parts = [{ id: "top", title: "", hint: "", fields: [] }];
  for (const row of readFieldRows(content, answers)) {
    const [label, hint, kind] = ["text", "hint", "kind"].map((role) => read(content, row, role));
    if (!isKept(row) || !label.trim()) continue;
    if (kind === "heading") parts.push({ id: row.id, title: label, hint, fields: [] });
    else parts.at(-1).fields.push({ id: row.id, label, hint, kind: kind || "line" });
  }
  return parts.filter(({ title, fields }) => title || fields.length);
}

/** Keys of what is written in a field when the form is tried: a choice, and a text beside it. */
export const choiceKey = (caseId, fieldId) => `try/${caseId}/${fieldId}`;
export const textKey = (caseId, fieldId) => `${choiceKey(caseId, fieldId)}/text`;
export const MISSED = "missed";

export const readChoice = (answers, caseId, field) => text(answers[choiceKey(caseId, field.id)]);
export const readText = (answers, caseId, { id }) => text(answers[textKey(caseId, id)]);

/** What a field holds for a case, in words. */
export function wordField(field, caseId, answers, t) {
  const choice = CHOICES[field.kind] ? readChoice(answers, caseId, field) : "";
  return [choice && t(`report.answer-${choice}`), readText(answers, caseId, field)].filter(Boolean).join(". ");
}

/** The fields that nothing was written in for a case; none before the first is filled in. */
export function listOpen(content, answers, caseId) {
  const fields = readParts(content, answers).flatMap((part) => part.fields);
  const isFilled = (field) =>
    Boolean((CHOICES[field.kind] && readChoice(answers, caseId, field)) || readText(answers, caseId, field));
  return fields.some(isFilled) ? fields.filter((field) => !isFilled(field)) : [];
}

/** The cases on which the form was tried. */
export function readTries(content, answers) {
  return content.cases.filter(({ id }) => Object.keys(answers).some((key) => key.startsWith(`try/${id}/`)));
}
