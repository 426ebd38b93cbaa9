// What leaves the activity: one neutral document and one long table, from the answers alone.
import { asStore, openCoding, supports, whatToAsk } from "../../browser/coding.js";
import { nameTags } from "../../browser/marking.js";
import { quoteFrom } from "../../browser/passages.js";
import { planHeader, planRows } from "./plan.js";

const heading = (level, text) => ({ type: "heading", level, text });
const paragraph = (text) => ({ type: "paragraph", text });
const table = (caption, header, rows, widths) => ({ type: "table", caption, header, rows, widths });

function caseBlocks(one, content, coding, t, quote) {
  const { tagName: name } = nameTags(content);
  /** @type {Block[]} */
  const blocks = [heading(1, one.title)];
  const marked = coding.passages.filter((id) => coding.tagsOf(id).length || coding.text("note", id));
  if (marked.length) {
    blocks.push(
      heading(2, t("coding.product-marks")),
      table(
        t("coding.product-marks-caption"),
        [t("coding.passage"), t("coding.marks"), t("coding.passage-note")],
        marked.map((id) => [quote(id), coding.tagsOf(id).map(name).join(", "), coding.text("note", id)]),
        [5, 3, 3],
      ),
    );
  }
  const answered = content.questions.filter((question) => coding.get("question", question.id));
  if (answered.length) {
    blocks.push(
      heading(2, t("coding.step-questions")),
      table(
        t("coding.product-questions-caption"),
        [t("coding.indicator"), t("coding.question"), t("coding.answer"), t("coding.product-passages")],
        answered.map((question) => [
          name(question.indicator),
          question.text,
          t(`coding.answer-${coding.get("question", question.id)}`),
          coding.list("link", question.id).map(quote).join(" / "),
        ]),
        [2, 4, 1.4, 4],
      ),
    );
  }
  const asks = whatToAsk(content, coding, quote);
  if (asks.length) blocks.push(heading(3, t("coding.ask-next")), { type: "list", items: asks });
  for (const offence of content.offences) {
    const { begun, steps, conclusion } = supports(offence, coding);
    if (!begun) continue;
    blocks.push(
      heading(2, offence.name),
      table(
        t("coding.product-elements-caption", { offence: offence.name }),
        [t("coding.element"), t("coding.answer"), t("coding.reason"), t("coding.product-passages")],
        steps.map(({ element, status, reason, passages }) => [
          element.name,
          t(`coding.status-${status}`),
          reason,
          passages.map(quote).join(" / "),
        ]),
        [2.4, 1.4, 4, 4],
      ),
      paragraph(conclusion),
    );
  }
  const plan = coding.plan();
  if (plan.length) {
    blocks.push(
      heading(2, t("coding.step-plan")),
      table(t("coding.product-plan-caption"), planHeader(t), planRows(plan, t), [4, 2, 2, 3, 3]),
    );
  }
  const discussed = (content.readings[one.id]?.arguments || []).filter((argument) => coding.text("discuss", argument.id));
  if (discussed.length) {
    blocks.push(heading(2, t("coding.arguments")));
    discussed.forEach((argument) => blocks.push(heading(3, argument.question), paragraph(coding.text("discuss", argument.id))));
  }
  return blocks;
}

function matrixBlock(content, codings, t) {
  return table(
    t("coding.matrix-caption"),
    [t("coding.case"), ...content.tags.map((tag) => tag.name)],
    codings.map(([one, coding]) => [one.title, ...content.tags.map((tag) => (coding.taggedWith(tag.id).length ? tag.letter : ""))]),
    [3, ...content.tags.map(() => 1.2)],
  );
}

/** The document that becomes a Word file: every case that was begun, and the matrix of them. */
export function product({ root, answers, content, t, title }) {
  const quote = quoteFrom(root);
  const codings = content.cases
    .map((one) => [one, openCoding(asStore(answers), content, one.id)])
    .filter(([, coding]) => coding.begun());
  return {
    title,
    note: t("coding.product-note"),
    blocks: codings.length
      ? [
          heading(1, t("coding.product-overview")),
          matrixBlock(content, codings, t),
          ...codings.flatMap(([one, coding]) => caseBlocks(one, content, coding, t, quote)),
        ]
      : [paragraph(t("coding.product-empty"))],
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
    (content.readings[one.id]?.arguments || [])
      .filter((argument) => coding.text("discuss", argument.id))
      .forEach((argument) => put("discuss", argument.question, "", coding.text("discuss", argument.id)));
  }
  return {
    header: ["case", "part", "item", "answer", "note-column", "product-passages"].map((key) => t(`coding.${key}`)),
    rows,
  };
}
