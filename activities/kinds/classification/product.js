// What leaves the activity: for each case a table of elements with reasons, and what was concluded.
import { asStore, openCoding, supports } from "../../browser/coding.js";
import { quoteFrom } from "../../browser/passages.js";

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

const cases = (answers, content) =>
  content.cases.map((one) => [one, openCoding(asStore(answers), content, one.id)]).filter(([, coding]) => coding.begun());

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

/** The document that becomes a Word file. */
export function product({ root, answers, content, t, title }) {
  const quote = quoteFrom(root);
  const begun = cases(answers, content);
  /** @type {Block[]} */
  const blocks = begun.length
    ? [
        { type: "heading", level: 1, text: t("coding.product-overview") },
        {
          type: "table",
          caption: t("classify.overview"),
          header: [t("coding.case"), ...content.offences.map((offence) => offence.name), t("classify.other-law")],
          rows: begun.map(([one, coding]) => [
            one.title,
            ...content.offences.map((offence) => stateOf(offence, coding, t)),
            stateOf(null, coding, t),
          ]),
        },
      ]
    : [{ type: "paragraph", text: t("coding.product-empty") }];
  for (const [one, coding] of begun) {
    blocks.push(
      { type: "heading", level: 1, text: one.title },
      {
        type: "table",
        caption: t("classify.product-caption"),
        header: header(t),
        rows: weighed(content, coding, t, quote),
        widths: [2, 2.4, 1.4, 4, 4],
      },
    );
    content.offences
      .map((offence) => supports(offence, coding))
      .filter((found) => found.begun)
      .forEach((found) => blocks.push({ type: "paragraph", text: found.conclusion }));
    const conclusion = coding.text("reason", "conclusion");
    if (conclusion)
      blocks.push({ type: "heading", level: 2, text: t("classify.conclude") }, { type: "paragraph", text: conclusion });
    for (const argument of content.readings[one.id]?.arguments || []) {
      const said = coding.text("discuss", argument.id);
      if (said) blocks.push({ type: "heading", level: 3, text: argument.question }, { type: "paragraph", text: said });
    }
  }
  return { title, note: t("coding.product-note"), blocks };
}

/** One row for each element that was answered, and one for each conclusion. */
export function classificationTable({ root, answers, content, t }) {
  const quote = quoteFrom(root);
  return {
    header: [t("coding.case"), ...header(t)],
    rows: cases(answers, content).flatMap(([one, coding]) => {
      const rows = weighed(content, coding, t, quote);
      const conclusion = coding.text("reason", "conclusion");
      if (conclusion) rows.push(["", t("classify.conclude"), "", conclusion, ""]);
      return rows.map((row) => [one.title, ...row]);
    }),
  };
}
