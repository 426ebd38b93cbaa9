// Questions of the indicators, chosen into the table of a worksheet that takes them.
import { mountQuestionChoice } from "../../browser/question_choice.js";
import { readRows } from "../../browser/row_table.js";
import { choosingSection, makeQuestionRow, rowsKey } from "./roles.js";

/**
 * Mount the choice where the sheet has a table for it.
 * word: (many) → what is said of so many chosen
 * @returns {{key: string, show: function, forget: function}|null} key: the answer that holds the table's rows
 */
export function mountSheetChoice({ scope, content, store, word }) {
  const section = choosingSection(content);
  if (!section) return null;
  const key = rowsKey(section);
  const choice = mountQuestionChoice({
    element: scope.querySelector("[data-question-choice]"),
    questions: content.questions,
    read: () => readRows(store.get(key), section.table.starters),
    write: (rows) => store.set(key, rows),
    makeRow: (question) => makeQuestionRow(section, question),
    after: section.table.questions.after,
    word,
  });
  return { key, ...choice };
}
