// What leaves the activity: the form to fill in on a computer or on paper, and how it did on the cases.
import { promptKey, sectionOf } from "../sheets/roles.js";
import { CHOICES, MISSED, formOf, kindOf, readFieldRows, readParts, readText, readTries, wordField } from "./fields.js";
import { isKept } from "../../browser/row_table.js";
import { leadBlocks } from "../../browser/lead.js";
import { readLead } from "../sheets/lead.js";
import { sheetBlocks } from "../sheets/product.js";
import { wordCell } from "../sheets/reading.js";

/** A part of the form as a block that docx_fields.js makes controls of. */
function formBlocks(part, t) {
  const fields = part.fields.map((field) => ({
    ...field,
    options: (CHOICES[field.kind] ?? []).map((choice) => t(`report.answer-${choice}`)),
  }));
  return [
    ...(part.title ? [{ type: "heading", level: 1, text: part.title }] : []),
    ...(part.hint ? [{ type: "paragraph", text: part.hint }] : []),
    ...(fields.length
      ? [
          {
            type: "form",
            header: [t("report.line"), t("report.here")],
            fields,
            placeholder: t("report.write-here"),
            datePlaceholder: t("report.choose-date"),
          },
        ]
      : []),
  ];
}

function tryBlocks(one, content, answers, t) {
  const rows = readParts(content, answers)
    .flatMap(({ fields }) => fields)
    .map((field) => [field.label, wordField(field, one.id, answers, t) || t("report.left-open")]);
  const missed = readText(answers, one.id, { id: MISSED });
  return [
    { type: "heading", level: 1, text: t("report.tried-on", { case: one.title }), newPage: true },
    { type: "table", caption: t("report.form"), header: [t("report.line"), t("report.entry")], rows, widths: [2, 3] },
    ...(missed
      ? [
          { type: "heading", level: 2, text: t("report.missed") },
          { type: "paragraph", text: missed },
        ]
      : []),
  ];
}

/** The document that becomes a Word file: what leads, then the form on pages of its own, so that it can be taken out; behind it how it did. */
export function product({ answers, content, t, title }) {
  const parts = readParts(content, answers);
  const around = content.sections.filter((section) => section !== formOf(content));
  const notes = sheetBlocks({ answers, t, content: { ...content, sections: around } });
  const lead = readLead(content, answers, t);
  const tries = readTries(content, answers);
  if (!lead.did && !tries.length) return { title, lead: [], blocks: [] };
  const name = answers[promptKey(sectionOf(content, "about"), "title")] || title;
  const form = parts.flatMap((part) => formBlocks(part, t));
  return {
    title: name,
    lead: leadBlocks(
      {
        ...lead,
        did: [...(lead.did ?? []), ...tellTried(tries, t)],
        open: [...(lead.open ?? []), ...tellTries(content, answers, t)],
      },
      t,
    ),
    blocks: [
      ...(form.length ? [{ type: "heading", level: 1, text: t("report.form"), newPage: true }, ...form.map(lower)] : []),
      ...tries.flatMap((one) => tryBlocks(one, content, answers, t)),
      ...(notes.length ? [{ ...notes[0], newPage: true }, ...notes.slice(1)] : []),
    ],
    levels: 1,
  };
}

/** The parts of the form stand under its own heading. */
const lower = (block) => (block.type === "heading" ? { ...block, level: block.level + 1 } : block);

const tellTried = (tries, t) => (tries.length ? [t("report.lead-did", { cases: tries.map(({ title }) => title).join(", ") })] : []);

/** What the form did not take in, case by case. */
const tellTries = (content, answers, t) =>
  readTries(content, answers)
    .map((one) => [one, readText(answers, one.id, { id: MISSED })])
    .filter(([, text]) => text)
    .map(([one, text]) => ({ strong: `${t("report.tried-on", { case: one.title })}:`, text }));

/** One row for each line of the form that was kept, with what was written in it for each case. */
export function reportTable({ answers, content, t }) {
  const section = formOf(content);
  const tries = readTries(content, answers);
  const rows = readFieldRows(content, answers).filter(isKept);
  return {
    header: [t("report.line"), ...section.table.columns.map(({ title }) => title), ...tries.map(({ title }) => title)],
    rows: rows.map((row, place) => [
      place + 1,
      ...section.table.columns.map(({ id }) => wordCell(section, row, id)),
      ...tries.map(({ id }) => {
        const kind = kindOf(content, row);
        return kind === "heading" ? "" : wordField({ id: row.id, kind }, id, answers, t);
      }),
    ]),
  };
}
