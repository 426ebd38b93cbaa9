// What leaves the activity: one neutral document and one long table, from the answers alone.
import { heading, list, paragraph, table } from "../../browser/blocks.js";
import { asStore, openCoding, whatToAsk } from "../../browser/coding.js";
import { begunCases } from "../../browser/coding_lead.js";
import { elementBlocks } from "../../browser/element_blocks.js";
import { leadBlocks } from "../../browser/lead.js";
import { nameTags } from "../../browser/marking.js";
import { quoteFrom } from "../../browser/passages.js";
import { stanceBlocks, stanceRows } from "../../browser/stance_blocks.js";
import { readLead } from "./lead.js";
import { planHeader, planRows } from "./plan.js";

function discussionBlocks(one, content, coding, t) {
  const discussed = (content.readings[one.id]?.arguments || []).filter((argument) => coding.text("discuss", argument.id));
  if (!discussed.length) return [];
  return [
    heading(2, t("coding.arguments")),
    ...discussed.map((argument) => paragraph(coding.text("discuss", argument.id), argument.question)),
  ];
}

function caseBlocks(one, content, coding, t, quote) {
  const plan = coding.plan();
  const asks = whatToAsk(content, coding, quote);
  const blocks = [
    ...(plan.length
      ? [
          heading(2, t("coding.step-plan")),
          table({
            name: t("coding.product-plan-caption"),
            header: planHeader(t),
            rows: planRows(plan, t),
            widths: [4, 2, 2, 3, 3],
          }),
        ]
      : []),
    ...elementBlocks({ content, coding, t, quote, shown: t("coding.product-passages") }),
    ...(asks.length ? [heading(2, t("coding.ask-next")), list(asks)] : []),
    ...stanceBlocks(one, content, coding, t, quote),
    ...discussionBlocks(one, content, coding, t),
  ];
  return blocks.length ? [heading(1, one.title), ...blocks] : [];
}

/** The marks and answers behind a case, for the annex. */
function annexBlocks(one, content, coding, t, quote) {
  const { tagName: name } = nameTags(content);
  const marked = coding.passages.filter((id) => coding.tagsOf(id).length || coding.text("note", id));
  const answered = content.questions.filter((question) => coding.get("question", question.id));
  return [
    ...(marked.length
      ? [
          heading(2, `${one.title}: ${t("coding.product-marks")}`),
          table({
            name: t("coding.product-marks-caption"),
            header: [t("coding.passage"), t("coding.marks"), t("coding.passage-note")],
            rows: marked.map((id) => [quote(id), coding.tagsOf(id).map(name).join(", "), coding.text("note", id)]),
            widths: [5, 3, 3],
          }),
        ]
      : []),
    ...(answered.length
      ? [
          heading(2, `${one.title}: ${t("coding.step-questions")}`),
          table({
            name: t("coding.product-questions-caption"),
            header: [t("coding.question"), t("coding.answer"), t("coding.product-passages")],
            rows: bandByIndicator(content, answered, name, (question) => [
              question.text,
              t(`coding.answer-${coding.get("question", question.id)}`),
              coding.list("link", question.id).map(quote).join(" / "),
            ]),
            widths: [4, 1.4, 4],
          }),
        ]
      : []),
  ];
}

const bandByIndicator = (content, questions, name, asRow) =>
  content.indicators.flatMap((id) => {
    const own = questions.filter(({ indicator }) => indicator === id);
    return own.length ? [{ band: name(id) }, ...own.map(asRow)] : [];
  });

function matrixBlocks(content, codings, t) {
  if (codings.length < 2) return [];
  return [
    heading(2, t("coding.matrix-caption")),
    {
      type: "table",
      name: t("coding.matrix-caption"),
      header: [t("coding.case"), ...content.tags.map((tag) => tag.name)],
      rows: codings.map(([one, coding]) => [
        one.title,
        ...content.tags.map((tag) => (coding.taggedWith(tag.id).length ? tag.letter : "")),
      ]),
      widths: [3, ...content.tags.map(() => 1.2)],
    },
  ];
}

/** The document that becomes a Word file: what leads, every case that was begun, and in an annex the marks and questions. */
export function product({ root, answers, content, t, title }) {
  const quote = quoteFrom(root);
  const codings = begunCases(answers, content);
  const annex = [
    ...codings.flatMap(([one, coding]) => annexBlocks(one, content, coding, t, quote)),
    ...matrixBlocks(content, codings, t),
  ];
  return {
    title,
    note: t("coding.product-note"),
    lead: codings.length ? leadBlocks(readLead(codings, content, t, quote), t) : [],
    blocks: [
      ...codings.flatMap(([one, coding]) => caseBlocks(one, content, coding, t, quote)),
      ...(annex.length ? [heading(1, t("coding.product-annex"), { newPage: true }), ...annex] : []),
    ],
  };
}

/** One row for each thing that was answered. */
export function codingTable({ root, answers, content, t }) {
  const quote = quoteFrom(root);
  const { tagName: name } = nameTags(content);
  const rows = [];
  for (const one of content.cases) {
    const coding = openCoding(asStore(answers), content, one.id);
    const put = (part, item, answer, note = "", passages = []) =>
      rows.push([one.title, t(`coding.part-${part}`), item, answer, note, passages.map(quote).join(" / ")]);
    coding.passages
      .filter((id) => coding.tagsOf(id).length || coding.text("note", id))
      .forEach((id) =>
        (coding.tagsOf(id).length ? coding.tagsOf(id) : [null]).forEach((tag) =>
          put("mark", quote(id), tag ? name(tag) : "", coding.text("note", id)),
        ),
      );
    content.questions
      .filter((question) => coding.get("question", question.id) || coding.list("link", question.id).length)
      .forEach((question) =>
        put(
          "question",
          question.text,
          coding.get("question", question.id) ? t(`coding.answer-${coding.get("question", question.id)}`) : "",
          name(question.indicator),
          coding.list("link", question.id),
        ),
      );
    for (const offence of content.offences) {
      offence.elements
        .filter((element) => coding.get("element", element.id) || coding.text("reason", element.id))
        .forEach((element) =>
          put(
            "element",
            `${offence.name}: ${element.name}`,
            t(`coding.status-${coding.get("element", element.id) || "unanswered"}`),
            coding.text("reason", element.id),
            coding.list("shows", element.id),
          ),
        );
    }
    if (coding.get("under-18") === true) put("element", t("coding.under-18"), t("coding.yes"));
    coding
      .plan()
      .forEach((step, place) =>
        put(
          "plan",
          `${place + 1}. ${step.step || ""}`,
          [t(`coding.capacity-${step.capacity || "own"}`), step.who].filter(Boolean).join(": "),
          [
            step.evidence && `${t("coding.plan-evidence")}: ${step.evidence}`,
            step.safety && `${t("coding.plan-safety")}: ${step.safety}`,
          ]
            .filter(Boolean)
            .join("; "),
        ),
      );
    stanceRows(one, content, coding, t, quote).forEach(([name, stance, why]) => put("stance", name, stance, why));
    (content.readings[one.id]?.arguments || [])
      .filter((argument) => coding.text("discuss", argument.id))
      .forEach((argument) => put("discuss", argument.question, "", coding.text("discuss", argument.id)));
  }
  return {
    header: ["coding.case", "coding.part", "coding.item", "coding.answer", "coding.note-column", "coding.product-passages"].map(
      (key) => t(key),
    ),
    rows,
  };
}
