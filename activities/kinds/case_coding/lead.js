// What the paper of an activity begins with: the cases in short, the plan in two columns; and what of them is open.
import { cut } from "../../browser/blocks.js";
import { whatToAsk } from "../../browser/coding.js";
import {
  begunCases,
  findOpenElements,
  findUnsettled,
  tellForTheRoom,
  tellOffences,
  tellUnclear,
} from "../../browser/coding_lead.js";

// On half a page one case can be told at length, several in short.
const MANY_LETTERS = 420;
const FEW_LETTERS = 230;
const STEP = 110;

const isOwn = (step) => (step.capacity || "own") === "own";

/** The plan in two columns: what the group does itself beside what it asks of others. */
function planInTwo(codings, t) {
  const bands = codings
    .map(([one, coding]) => [one, coding.plan().filter(({ step }) => step)])
    .filter(([, steps]) => steps.length)
    .map(([one, steps]) => {
      const word = (step, place) => {
        const who = [isOwn(step) ? "" : t(`coding.capacity-${step.capacity}`), step.who].filter(Boolean).join(": ");
        return `${place + 1}. ${cut(step.step, STEP)}${who ? ` (${who})` : ""}`;
      };
      const told = steps.map((step, place) => [isOwn(step), word(step, place)]);
      const own = told.filter(([is]) => is).map(([, text]) => text);
      const others = told.filter(([is]) => !is).map(([, text]) => text);
      const rows = Array.from({ length: Math.max(own.length, others.length) }, (_, place) => [
        own[place] ?? "",
        others[place] ?? "",
      ]);
      return [{ band: one.title }, ...rows];
    });
  if (!bands.length) return null;
  return {
    header: [t("coding.plan-own"), t("coding.plan-others")],
    rows: bands.length === 1 ? bands[0].slice(1) : bands.flat(),
    widths: [1, 1],
    isWhole: true,
  };
}

function tellMarks(one, content, coding) {
  const seen = content.tags
    .filter(({ id }) => content.indicators.includes(id))
    .map((tag) => [tag.name, coding.taggedWith(tag.id).length])
    .filter(([, many]) => many)
    .map(([name, many]) => `${name} (${many})`);
  return seen.length ? [{ strong: `${one.title}:`, text: seen.join(", ") }] : [];
}

/** What leads, as lead.js takes it, of the cases that were begun. */
export function readLead(codings, content, t, quote) {
  const count = (many) => codings.reduce((sum, [, coding]) => sum + many(coding), 0);
  const each = (tell) => codings.flatMap(([one, coding]) => tell(one, content, coding, t));
  return {
    did: [
      t("coding.lead-did", {
        cases: codings.map(([one]) => one.title).join(", "),
        marked: count((coding) => coding.marked().length),
        answered: count((coding) => content.questions.filter(({ id }) => coding.get("question", id)).length),
        steps: count((coding) => coding.plan().length),
      }),
    ],
    found: codings.flatMap(([one, coding]) => {
      const weighed = tellOffences(one, content, coding, t, codings.length > 1 ? FEW_LETTERS : MANY_LETTERS);
      return weighed.length && codings.length > 1 ? weighed : [...weighed, ...tellMarks(one, content, coding)];
    }),
    open: [
      ...codings.flatMap(([one, coding]) => tellForTheRoom(one, content, coding, t, quote)),
      ...each(tellUnclear),
      ...codings.flatMap(([, coding]) => whatToAsk(content, coding, quote)),
      ...codings.flatMap(([one, coding]) => findOpenInCase(one, content, coding, t)).map(({ text }) => text),
    ],
    deeds: planInTwo(codings, t),
    titles: { deeds: t("coding.lead-plan") },
  };
}

function findOpenInCase(one, content, coding, t) {
  const key = `${one.id}/plan`;
  const plan = coding.plan();
  const unnamed = plan.filter((step) => !step.who && !isOwn(step));
  const unsafe = plan.filter((step) => !step.safety);
  const tell = (name, rows, place) =>
    rows.length
      ? [{ text: t(`coding.open-${name}${rows.length === 1 ? "-one" : ""}`, { case: one.title, many: rows.length }), place }]
      : [];
  return [
    ...findOpenElements(one, content, coding, t),
    ...(plan.length ? [] : [{ text: t("coding.open-plan", { case: one.title }), place: { key } }]),
    ...findUnsettled(one, content, coding, t),
    ...tell("who", unnamed, { key, row: unnamed[0]?.id, column: "who" }),
    ...tell("safety", unsafe, { key, row: unsafe[0]?.id, column: "safety" }),
  ];
}

/** What is open in the cases that were begun, with the place where it is to be settled. */
export const findOpen = ({ answers, content, t }) =>
  begunCases(answers, content).flatMap(([one, coding]) => findOpenInCase(one, content, coding, t));
