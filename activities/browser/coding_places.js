// What a coding's answers are called and how they read, for the shared tools: merging and the check.
// For every kind that works on cases.
import { nameTags } from "./marking.js";
import { quoteFrom, shorten } from "./passages.js";
import { dayOf } from "./times.js";

const find = (list, id) => list?.find((one) => one.id === id);

const SHAPES = {
  mark: "list",
  link: "list",
  shows: "list",
  note: "text",
  question: "text",
  element: "text",
  reason: "text",
  discuss: "text",
  stance: "text",
  "stance-why": "text",
  "under-18": "flag",
  plan: "rows",
  committed: "object",
};

// What is shown beside a reading, or words what the reading asks.
const BESIDE_READING = ["committed", "stance", "stance-why", "discuss"];
const needsLate = (key) => BESIDE_READING.includes(key.split("/")[1]);

/** What the form keeps under a key; undefined where the key is none of a case's. */
function shapeOf(key, content) {
  const [caseId, part] = key.split("/");
  return find(content.cases, caseId) && Object.entries(SHAPES).find(([name]) => name === part)?.[1];
}

/**
 * @param {{plan?: {fields: string[], header: function, rows: function}, others?: Record<string, string>, statuses?: Record<string, string>}} parts
 *   plan: how a kind's own plan is called and told; others: keys of words for ids that are no element's; statuses: beginnings of
 *   keys for those whose statuses have words of their own
 * @returns {{shapeOf, wordPlace, wordAnswer, isClosed, openPlace, needsLate}} for the kind to hand on
 */
export function createCodingPlaces({ plan, others = {}, statuses = {} } = {}) {
  function nameElement(id, content, t) {
    const element = find(
      content.offences.flatMap((offence) => offence.elements),
      id,
    );
    return element?.name ?? (others[id] ? t(others[id]) : nameTags(content).tagName(id));
  }

  /** The place of an answer as headings from the outside in; undefined where it is none of a case's. */
  function wordPlace({ key, row, column }, { root, content, answers, t }) {
    const [caseId, part, id] = key.split("/");
    const one = find(content.cases, caseId);
    if (!one) return undefined;
    const quote = () => `“${shorten(quoteFrom(root)(id))}”`;
    const question = () => find(content.questions, id)?.text ?? id;
    const element = () => nameElement(id, content, t);
    const differing = () => (one.passages.includes(id) ? quote() : element());
    const argument = () => find(content.readings[caseId]?.arguments, id)?.question;
    const number = () => (answers[key] ?? []).findIndex((step) => step.id === row) + 1;
    const words = {
      mark: () => [t("coding.marks"), quote()],
      note: () => [t("coding.passage-note"), quote()],
      question: () => [t("coding.step-questions"), question()],
      link: () => [t("coding.step-questions"), question(), t("coding.product-passages")],
      element: () => [t("coding.step-elements"), element()],
      reason: () => [t("coding.step-elements"), element(), t("coding.reason")],
      shows: () => [t("coding.step-elements"), element(), t("coding.product-passages")],
      "under-18": () => [t("coding.under-18")],
      plan: () => [
        t("coding.step-plan"),
        number() ? t("coding.plan-number", { number: number() }) : null,
        column ? plan?.header(t)[plan.fields.indexOf(column)] : null,
      ],
      committed: () => [t("coding.step-compare"), t("coding.first-version")],
      stance: () => [t("coding.step-compare"), differing()],
      "stance-why": () => [t("coding.step-compare"), differing(), t("coding.stance-why")],
      discuss: () => [t("coding.arguments"), argument()],
    };
    return [one.title, ...(words[part]?.() ?? [part])];
  }

  /** An answer or a step of the plan in words; undefined where the text itself says it. */
  function wordAnswer({ key }, value, { root, content, t }) {
    const [, part, id] = key.split("/");
    if (part === "mark") return value.map(nameTags(content).tagName).join(", ");
    if (part === "link" || part === "shows") return value.map((passage) => `“${quoteFrom(root)(passage)}”`).join("\n");
    if (part === "question") return t(`coding.answer-${value}`);
    if (part === "element") return t(`${statuses[id] ?? "coding.status-"}${value}`);
    if (part === "plan" && plan)
      return plan
        .rows([value], t)[0]
        .map((text, place) => text && `${plan.header(t)[place]}: ${text}`)
        .filter(Boolean)
        .join("\n");
    if (part === "stance") return t(`coding.stance-${value}`);
    if (part === "committed") return t("coding.committed", { time: dayOf(value?.at) });
    return undefined;
  }

  /** Open the case and the step of an answer. Returns where it is given. */
  function openPlace({ key, row, column }, root) {
    const [caseId, part, id] = key.split("/");
    const chosen = root.querySelector(`[data-choose="${CSS.escape(caseId)}"]`);
    if (chosen?.getAttribute("aria-current") !== "true") chosen?.click();
    const name = CSS.escape(id ?? "");
    const find = () =>
      root.querySelector(
        {
          element: `[data-element="${name}"] input[type=radio]`,
          reason: `[data-field="reason/${name}"]`,
          question: `[data-question="${name}"] input[type=radio]`,
          stance: "[data-panel=compare] h2",
          plan: row
            ? `[data-plan] [data-id="${CSS.escape(row)}"] [data-plan-field="${CSS.escape(column ?? "step")}"]`
            : "[data-plan-add]",
        }[part] ?? `[data-passage="${name}"]`,
      );
    const step = { plan: "plan", stance: "compare" }[part] ?? find()?.closest("[data-panel]")?.dataset.panel;
    root.querySelector(`[data-steps] [data-step="${step}"]`)?.click();
    return find();
  }

  /** Whether an answer is one of a few, so that two of them cannot be put together. */
  const isClosed = (key) => ["question", "element", "stance", "committed"].includes(key.split("/")[1]);

  return { shapeOf, wordPlace, wordAnswer, isClosed, openPlace, needsLate };
}
