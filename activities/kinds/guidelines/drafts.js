// A draft as points, and the final text put together from them. No elements of the page here.
import { isKept, readRows } from "../../browser/row_table.js";

export const PARTS = ["policy", "law", "indicators", "treatment", "own"];
export const FINAL = "final/rows";
const STAGES = ["before", "during", "after", "always"];
// What an answers file can hold in one text.
const MOST = 20000;

const text = (value) => (typeof value === "string" ? value : "");
export const rowsKey = (part) => `${part}/rows`;
export const sectionOf = (content, part) => content.sections.find(({ id }) => id === part);
export const rowsOf = (content, answers, part) => readRows(answers[rowsKey(part)], sectionOf(content, part).table.starters);

const stageNames = (content) =>
  Object.fromEntries(sectionOf(content, "policy").table.columns.find(({ id }) => id === "stage").options);

/** The points of a draft that stand: {part, id, title, text, stage}; title is the heading that they stand under. */
export function readPoints(content, answers) {
  return PARTS.flatMap((part) =>
    rowsOf(content, answers, part)
      .filter((row) => isKept(row) && text(row.point).trim())
      .map((row) => ({
        part,
        id: row.id,
        title: part === "own" ? text(row.heading).trim() : sectionOf(content, part).title,
        text: row.point.trim(),
        stage: text(row.stage),
      })),
  );
}

/** Points under their headings, in the order of a visit: {id, title, points}. Own headings have no id. */
function groupPoints(content, answers, untitled) {
  const groups = [];
  for (const point of readPoints(content, answers)) {
    const title = point.title || untitled;
    let group = groups.find((one) => one.title === title);
    if (!group) groups.push((group = { id: point.part === "own" ? null : `final-${point.part}`, title, points: [] }));
    group.points.push(point);
  }
  const place = ({ stage }) => (STAGES.includes(stage) ? STAGES.indexOf(stage) : STAGES.length);
  return groups.map((group) => ({ ...group, points: [...group.points].sort((one, other) => place(one) - place(other)) }));
}

/** A point is one line, whatever it was typed as. */
const asLine = (point) => point.text.replace(/\s*\n\s*/g, " ");

function writeLines(points, names) {
  const lines = [];
  let stage = null;
  for (const point of points) {
    if (point.stage !== stage && names[point.stage]) lines.push(names[point.stage]);
    stage = point.stage;
    lines.push(asLine(point));
  }
  return lines;
}

function addLines(old, lines) {
  return lines.reduce((all, line) => (all.length + line.length + 1 > MOST ? all : [all, line].filter(Boolean).join("\n")), old);
}

/**
 * The final version with every point in it that it has not. What the editor wrote stays as it is.
 *
 * @returns {{rows: object[], added: number}} rows of the table, as answers keep them
 */
export function gatherFinal(content, answers, { newId, untitled }) {
  const names = stageNames(content);
  const rows = readRows(answers[FINAL], [])
    .filter(isKept)
    .map((row) => ({ ...row }));
  let added = 0;
  for (const group of groupPoints(content, answers, untitled)) {
    let row = rows.find((one) => (group.id ? one.id === group.id : one.heading === group.title));
    if (!row) {
      rows.push((row = { id: group.id ?? newId(), heading: group.title, text: addLines("", writeLines(group.points, names)) }));
      added += group.points.length;
      continue;
    }
    const there = new Set(
      text(row.text)
        .split("\n")
        .map((line) => line.trim()),
    );
    const fresh = group.points.map(asLine).filter((line) => !there.has(line));
    row.text = addLines(text(row.text), fresh);
    added += fresh.length;
  }
  return { rows, added };
}

/** The final version to read: the editor's, else what the points give. Lines are points, or headings of a stage. */
export function readFinal(content, answers, untitled) {
  const written = readRows(answers[FINAL], []).filter(isKept);
  const rows = written.length ? written : gatherFinal(content, answers, { newId: () => "", untitled }).rows;
  const stages = new Set(Object.values(stageNames(content)));
  return rows.map((row) => ({
    title: text(row.heading) || untitled,
    lines: text(row.text)
      .split("\n")
      .map((line) => line.trim())
      .filter(Boolean)
      .map((line) => ({ text: line, isStage: stages.has(line) })),
  }));
}
