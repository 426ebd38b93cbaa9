// What leaves the activity: for each case a table of elements with reasons, and what was concluded.
import { heading, paragraph, table } from "../../browser/blocks.js";
import { supports } from "../../browser/coding.js";
import { begunCases, findOpenElements, findUnsettled, tellForTheRoom, tellUnclear } from "../../browser/coding_lead.js";
import { leadBlocks } from "../../browser/lead.js";
import { quoteFrom } from "../../browser/passages.js";
import { stanceBlocks, stanceRows } from "../../browser/stance_blocks.js";

const OTHER_LAW = "other-law";

/** Where an offence stands in a case, in a few words; without an offence, where another law does. */
export function stateOf(offence, coding, t) {
  if (!offence) {
    const status = coding.get("element", OTHER_LAW);
    return status ? t(`classify.other-law-${status}`) : "–";
  }
  const { begun, key } = supports(offence, coding);
  return begun ? t(`classify.state-${key}`) : "–";
}

/** [offence's name, element's name, status, reason, passages] for each element that has an answer; then the age and the notes on passages. */
function weighed(content, coding, t, quote) {
  const rows = content.offences.flatMap((offence) =>
    supports(offence, coding).steps.map(({ element, status, reason, passages }) => ({
      offence,
      name: element.name,
      status,
      reason,
      passages,
    })),
  );
  rows.push({
    offence: null,
    name: t("classify.other-law"),
    status: coding.get("element", OTHER_LAW) || "unanswered",
    reason: coding.text("reason", OTHER_LAW),
    passages: coding.shown(OTHER_LAW),
  });
  const child = coding.get("under-18") === true ? [["", t("coding.under-18"), t("coding.yes"), "", ""]] : [];
  const notes = coding.passages
    .map((passage) => [passage, coding.text("note", passage)])
    .filter(([, note]) => note)
    .map(([passage, note]) => ["", t("coding.passage-note"), "", note, quote(passage)]);
  return rows
    .filter(({ status, reason, passages }) => status !== "unanswered" || reason || passages.length)
    .map(({ offence, name, status, reason, passages }) => [
      offence?.name ?? "",
      name,
      offence || status === "unanswered" ? t(`coding.status-${status}`) : t(`classify.other-law-${status}`),
      reason,
      passages.map(quote).join(" / "),
    ])
    .concat(child, notes);
}

const header = (t) => [
  t("classify.offence"),
  t("coding.element"),
  t("coding.answer"),
  t("coding.reason"),
  t("coding.product-passages"),
];

function caseBlocks(one, content, coding, t, quote) {
  const rows = weighed(content, coding, t, quote);
  const conclusion = coding.text("reason", "conclusion");
  const discussed = (content.readings[one.id]?.arguments || []).filter((argument) => coding.text("discuss", argument.id));
  const names = [...new Set(rows.map(([offence]) => offence))];
  const blocks = [
    ...(conclusion ? [heading(2, t("classify.conclude")), paragraph(conclusion)] : []),
    ...(rows.length
      ? [
          heading(2, t("classify.weighed")),
          table({
            name: t("classify.product-caption"),
            header: header(t).slice(1),
            rows: names.flatMap((name) => [
              { band: name || t("classify.besides") },
              ...rows.filter(([offence]) => offence === name).map(([, ...cells]) => cells),
            ]),
            widths: [2.4, 1.4, 4, 4],
          }),
          ...content.offences
            .map((offence) => supports(offence, coding))
            .filter((found) => found.begun)
            .map((found) => paragraph(found.conclusion)),
        ]
      : []),
    ...stanceBlocks(one, content, coding, t, quote),
    ...(discussed.length ? [heading(2, t("coding.arguments"))] : []),
    ...discussed.map((argument) => paragraph(coding.text("discuss", argument.id), argument.question)),
  ];
  return blocks.length ? [heading(1, one.title), ...blocks] : [];
}

function overviewBlocks(begun, content, t) {
  if (begun.length < 2) return [];
  return [
    heading(1, t("coding.product-overview")),
    {
      type: "table",
      name: t("classify.overview"),
      header: [t("coding.case"), ...content.offences.map((offence) => offence.name), t("classify.other-law")],
      rows: begun.map(([one, coding]) => [
        one.title,
        ...content.offences.map((offence) => stateOf(offence, coding, t)),
        stateOf(null, coding, t),
      ]),
    },
  ];
}

function readLead(begun, content, t, quote) {
  const each = (tell) => begun.flatMap(([one, coding]) => tell(one, content, coding, t));
  return {
    did: [t("classify.lead-did", { cases: begun.map(([one]) => one.title).join(", ") })],
    found: each(tellCase),
    open: [
      ...begun.flatMap(([one, coding]) => tellForTheRoom(one, content, coding, t, quote)),
      ...each(tellUnclear),
      ...each(findOpenInCase).map(({ text }) => text),
    ],
  };
}

/** The group's own conclusion in one line, else what its answers come to. */
function tellCase(one, content, coding, t) {
  const conclusion = coding.text("reason", "conclusion");
  const states = content.offences
    .map((offence) => [offence.name, supports(offence, coding)])
    .filter(([, { begun, key }]) => begun && key !== "unanswered")
    .map(([name, { key }]) => `${name}: ${t(`classify.state-${key}`)}`);
  const other = stateOf(null, coding, t);
  const told = [...states, ...(coding.get("element", OTHER_LAW) ? [`${t("classify.other-law")}: ${other}`] : [])].join("; ");
  const text = [told && `${told}.`, conclusion].filter(Boolean).join(" ");
  return text ? [{ strong: `${one.title}:`, text, most: 320 }] : [];
}

const findOpenInCase = (one, content, coding, t) => [
  ...findOpenElements(one, content, coding, t),
  ...findUnsettled(one, content, coding, t),
  ...(coding.text("reason", "conclusion")
    ? []
    : [{ text: t("classify.open-conclusion", { case: one.title }), place: { key: `${one.id}/reason/conclusion` } }]),
];

/** What is open in the cases that were begun, with the place where it is to be settled. */
export const findOpen = ({ answers, content, t }) =>
  begunCases(answers, content).flatMap(([one, coding]) => findOpenInCase(one, content, coding, t));

/** The document that becomes a Word file: what leads, then case by case. */
export function product({ root, answers, content, t, title }) {
  const quote = quoteFrom(root);
  const begun = begunCases(answers, content);
  return {
    title,
    note: t("coding.product-note"),
    lead: begun.length ? leadBlocks(readLead(begun, content, t, quote), t) : [],
    blocks: [...overviewBlocks(begun, content, t), ...begun.flatMap(([one, coding]) => caseBlocks(one, content, coding, t, quote))],
    levels: 1,
  };
}

/** One row for each element that was answered, and one for each conclusion. */
export function classificationTable({ root, answers, content, t }) {
  const quote = quoteFrom(root);
  return {
    header: [t("coding.case"), ...header(t)],
    rows: begunCases(answers, content).flatMap(([one, coding]) => {
      const rows = weighed(content, coding, t, quote);
      const conclusion = coding.text("reason", "conclusion");
      if (conclusion) rows.push(["", t("classify.conclude"), "", conclusion, ""]);
      const made = stanceRows(one, content, coding, t, quote).map(([name, stance, why]) => ["", name, stance, why, ""]);
      return [...rows, ...made].map((row) => [one.title, ...row]);
    }),
  };
}
