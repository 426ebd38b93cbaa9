// What a worksheet's answers are called and how they read, for the shared tools: merging and the check.
import { wordValue } from "../../browser/blanks.js";
import { nameRow, numberRows, wordCell } from "./reading.js";

const partsOf = (key, content) => {
  const [sectionId, name] = key.split("/");
  const section = content.sections.find(({ id }) => id === sectionId);
  return { section, prompt: section?.prompts.find(({ id }) => id === name), isTable: Boolean(section?.table) && name === "rows" };
};

/** The place of an answer as headings from the outside in; undefined where it is none of this worksheet's. */
export function wordPlace({ key, row, column }, { content, answers }) {
  const { section, prompt, isTable } = partsOf(key, content);
  if (prompt) return [section.title, prompt.title];
  if (!isTable) return undefined;
  const found = numberRows(section, answers).find((one) => one.row.id === row);
  return [
    section.title,
    found
      ? [`${section.table.row} ${found.number}`, nameRow(section, found.row)].filter(Boolean).join(": ").slice(0, 80)
      : section.table.row,
    section.table.columns.find(({ id }) => id === column)?.title,
  ];
}

/** An answer or a whole row in words; undefined where it is none of this worksheet's. */
export function wordAnswer({ key }, value, { content, t }) {
  const { section, prompt, isTable } = partsOf(key, content);
  if (prompt) return wordValue(prompt, value);
  if (!isTable) return undefined;
  return section.table.columns
    .map((column) => [column.title, wordCell(section, value, column.id)])
    .filter(([, text]) => text)
    .map(([title, text]) => `${title}: ${text}`)
    .concat(value.struck ? [t("sheet.struck")] : [])
    .join("\n");
}

/** What the form keeps under a key; undefined where the key is none of this worksheet's. */
export function shapeOf(key, content) {
  const { prompt, isTable } = partsOf(key, content);
  if (prompt) return prompt.type === "several" ? "list" : "text";
  return isTable ? "rows" : undefined;
}

/** Whether an answer is one of a few, so that two of them cannot be put together. */
export function isClosed(key, content) {
  const { prompt } = partsOf(key, content);
  return prompt ? !["text", "long", "several"].includes(prompt.type) : false;
}

/** Whether an answer stands in a box of one line, which holds no line break. */
export function isLine(key, content) {
  const { prompt } = partsOf(key, content);
  return prompt ? !["long", "several"].includes(prompt.type) : false;
}

/** What stands in the tables before anybody touches them. */
export function beginnings(content) {
  return Object.fromEntries(
    content.sections
      .filter((section) => section.table?.starters.length)
      .map((section) => [`${section.id}/rows`, section.table.starters]),
  );
}

/** Words of the worksheet's own, in which nobody's data need be looked for. */
export function knownTexts(content) {
  return new Set(
    Object.values(beginnings(content))
      .flat()
      .flatMap((row) => Object.values(row)),
  );
}
