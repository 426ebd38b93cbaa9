// A draft as points, and the final text put together from them. No elements of the page here.
import { isKept, readRows } from "../../browser/row_table.js";
import { columnOf, promptKey, rowsKey, sectionOf, sectionsOf } from "../sheets/roles.js";

// What an answers file can hold in one text.
const MOST = 20000;

const text = (value) => (typeof value === "string" ? value : "");
/** The sections of which a draft consists, and the one for the editor. */
export const partsOf = (content) => sectionsOf(content, "part");
export const finalOf = (content) => sectionOf(content, "final");
export const editorKey = (content) => promptKey(finalOf(content), "editor");
export const rowsOf = (answers, part) => readRows(answers[rowsKey(part)], part.table.starters);

/** What stands in a row's column of a role: "" where the table has no such column. */
export const read = (part, row, role) => text(row[columnOf(part, role)?.id]);
/** The same as a piece of a row; nothing where the table has no such column. */
export function write(part, role, value) {
  const column = columnOf(part, role);
  return column ? { [column.id]: value } : {};
}

/** The moments of a visit in their order, [id, name], as the parts know them. */
const listStages = (content) => partsOf(content).flatMap((part) => columnOf(part, "when")?.options ?? []);

/** The heading that a row gives itself; null in a part whose points stand under the part's own title. */
export const ownHeading = (part, row) => (columnOf(part, "heading") ? read(part, row, "heading").trim() : null);

/** The points of a draft that stand: {part, id, title, text, stage}; title is the heading that they stand under, part its section's id. */
export function readPoints(content, answers) {
  return partsOf(content).flatMap((part) =>
    rowsOf(answers, part)
      .filter((row) => isKept(row) && read(part, row, "point").trim())
      .map((row) => ({
        part: part.id,
        id: row.id,
        title: ownHeading(part, row) ?? part.title,
        isOwn: ownHeading(part, row) !== null,
        text: read(part, row, "point").trim(),
        stage: read(part, row, "when"),
      })),
  );
}

/** Points under their headings, in the order of a visit: {id, title, points}. Own headings have no id. */
function groupPoints(content, answers, untitled) {
  const groups = [];
  for (const point of readPoints(content, answers)) {
    const title = point.title || untitled;
    let group = groups.find((one) => one.title === title);
    if (!group) groups.push((group = { id: point.isOwn ? null : `final-${point.part}`, title, points: [] }));
    group.points.push(point);
  }
  const stages = [...new Set(listStages(content).map(([id]) => id))];
  const place = ({ stage }) => (stages.includes(stage) ? stages.indexOf(stage) : stages.length);
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
  const names = Object.fromEntries(listStages(content));
  const final = finalOf(content);
  const rows = readRows(answers[rowsKey(final)], final.table.starters)
    .filter(isKept)
    .map((row) => ({ ...row }));
  let added = 0;
  for (const group of groupPoints(content, answers, untitled)) {
    let row = rows.find((one) => (group.id ? one.id === group.id : read(final, one, "heading") === group.title));
    if (!row) {
      row = {
        id: group.id ?? newId(),
        ...write(final, "heading", group.title),
        ...write(final, "text", addLines("", writeLines(group.points, names))),
      };
      rows.push(row);
      added += group.points.length;
      continue;
    }
    const there = new Set(
      read(final, row, "text")
        .split("\n")
        .map((line) => line.trim()),
    );
    const fresh = group.points.map(asLine).filter((line) => !there.has(line));
    Object.assign(row, write(final, "text", addLines(read(final, row, "text"), fresh)));
    added += fresh.length;
  }
  return { rows, added };
}

/** The final version to read: the editor's, else what the points give. Lines are points, or headings of a stage. */
export function readFinal(content, answers, untitled) {
  const final = finalOf(content);
  const written = readRows(answers[rowsKey(final)], final.table.starters).filter(isKept);
  const rows = written.length ? written : gatherFinal(content, answers, { newId: () => "", untitled }).rows;
  const stages = new Set(listStages(content).map(([, name]) => name));
  return rows.map((row) => ({
    title: read(final, row, "heading") || untitled,
    lines: read(final, row, "text")
      .split("\n")
      .map((line) => line.trim())
      .filter(Boolean)
      .map((line) => ({ text: line, isStage: stages.has(line) })),
  }));
}
