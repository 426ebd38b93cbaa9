// What a sitting asks of the holder of a card, and the letters that it is answered with; forms.py does the same. Pure.
import { formOf } from "./codes.js";

export const LETTERS = "ABCDEFG";
export const WHEN = ["before", "now"]; // the two answers of a retrospective rating

/** The parts of a sitting as the holder of a card has them: {title, about, isTest, questions}. */
export const listParts = (content, code) =>
  content.parts.map(({ title, about, round, forms, questions }) => ({
    title,
    about,
    isTest: Boolean(forms),
    questions: forms ? forms[formOf(code, round === "before")] : questions,
  }));

export const listQuestions = (content, code) => listParts(content, code).flatMap(({ questions }) => questions);

/** The keys of a question's answers that are letters, with the ids of its options. */
export function findSlots({ key, type, options }) {
  const ids = options.map(([id]) => id);
  if (type === "choice") return [{ key, options: ids }];
  return type === "ratings" ? WHEN.map((when) => ({ key: `${key}/${when}`, options: ids })) : [];
}

export const listSlots = (content, code) => listQuestions(content, code).flatMap(findSlots);
