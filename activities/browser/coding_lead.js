// What a paper on cases begins with, and what of it is open: for every kind that weighs cases by the elements of offences.
import { cut } from "./blocks.js";
import { asStore, openCoding, supports } from "./coding.js";
import { listDifferences, listForTheRoom } from "./differences.js";

const REASON = 110;
const SENTENCE = /^[\s\S]*?[.!?。।။។።](?=\s|$)\s*/;

/** The first sentences of a text. */
function firstSentences(text, many) {
  let rest = text;
  let found = "";
  for (let place = 0; place < many; place++) {
    const [sentence] = SENTENCE.exec(rest) ?? [rest];
    found += sentence;
    rest = rest.slice(sentence.length);
  }
  return found.trim();
}

/** The cases that the group has begun: [case, its coding]. */
export const begunCases = (answers, content) =>
  content.cases.map((one) => [one, openCoding(asStore(answers), content, one.id)]).filter(([, coding]) => coding.begun());

/** What is indicated in a case, offence by offence, with the reasons that the group gives: lines of `most` letters for lead.js. */
export function tellOffences(one, content, coding, t, most) {
  return content.offences
    .map((offence) => [offence, supports(offence, coding)])
    .filter(([, { begun }]) => begun)
    .map(([offence, { key, conclusion, steps }]) => {
      const reasons = steps
        .filter(({ reason, status }) => reason && status !== "unanswered")
        .map(({ element, reason }) => `${element.name}: ${cut(reason, REASON)}`);
      return {
        strong: `${one.title} – ${offence.name}:`,
        text: [
          // Where something is open or missing, the second sentence names it.
          firstSentences(conclusion, key.startsWith("all-met") ? 1 : 2),
          reasons.length ? t("coding.because", { reason: reasons.join("; ") }) : "",
        ]
          .filter(Boolean)
          .join(" "),
        most,
      };
    });
}

/** Elements that are unclear, as lines for lead.js. */
export const tellUnclear = (one, content, coding) =>
  content.offences
    .map((offence) => supports(offence, coding))
    .flatMap(({ steps }) => steps)
    .filter(({ status }) => status === "unclear")
    .map(({ element, reason }) => ({ strong: `${one.title} – ${element.name}:`, text: reason }));

/** What of a case's elements is not answered, or without a reason: {text, place}. */
export function findOpenElements(one, content, coding, t) {
  const begun = content.offences.map((offence) => supports(offence, coding)).filter((found) => found.begun);
  const steps = begun.flatMap((found) => found.steps);
  const tell = (name, rows, kind) =>
    rows.length
      ? [
          {
            text: t(`coding.open-${name}${rows.length === 1 ? "-one" : ""}`, { case: one.title, many: rows.length }),
            place: { key: `${one.id}/${kind}/${rows[0].element.id}` },
          },
        ]
      : [];
  return [
    ...tell(
      "element",
      steps.filter(({ status }) => status === "unanswered"),
      "element",
    ),
    ...tell(
      "reason",
      steps.filter(({ status, reason }) => status !== "unanswered" && !reason),
      "reason",
    ),
  ];
}

/** What the group asks the room, as lines for lead.js. */
export function tellForTheRoom(one, content, coding, t, quote) {
  const reading = content.readings[one.id];
  return reading
    ? listForTheRoom(content, coding, reading, quote).map(({ name, why }) => ({
        strong: t("coding.for-the-room-in", { case: one.title }),
        text: [cut(name, REASON), why].filter(Boolean).join(" – "),
      }))
    : [];
}

/** Differences from the reading of which the group has not said what it makes of them. */
export function findUnsettled(one, content, coding, t) {
  const reading = content.readings[one.id];
  if (!reading || !coding.isOpen()) return [];
  const unsettled = listDifferences(content, coding, reading).filter(({ id }) => !coding.text("stance", id));
  if (!unsettled.length) return [];
  const place = { key: `${one.id}/stance/${unsettled[0].id}` };
  const text = t(`coding.open-stance${unsettled.length === 1 ? "-one" : ""}`, { case: one.title, many: unsettled.length });
  return [{ text, place }];
}
