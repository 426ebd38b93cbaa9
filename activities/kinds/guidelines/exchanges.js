// What goes to and fro between two groups: their draft point by point, our comments on it, their comments on
// ours, and what became of each. Pure: rows in, rows out.
import { isKept } from "../../browser/row_table.js";
import { rowsKey, sectionById } from "../sheets/roles.js";
import { partsOf, read, readPoints, rowsOf, write } from "./drafts.js";

export const THEIRS = "exchange/theirs";
export const RECEIVED = "exchange/received";
export const MARKS = ["unclear", "unsafe", "against-law", "missing", "good"];
/** Stands in the place of a point's id where something is said of a part as a whole. */
export const WHOLE = "*";

const STRUCK = "yes";
/** Rows of an exchange; one of a part that these guidelines have not is passed over. */
const list = (content, value) =>
  Array.isArray(value)
    ? value.filter((row) => row && typeof row.id === "string" && partsOf(content).some(({ id }) => id === row.part))
    : [];
const isSame = (one, other) => one.group === other.group && one.part === other.part && one.point === other.point;
/** Answers keep texts, and none that is empty. */
const trim = (row) => Object.fromEntries(Object.entries(row).filter(([, value]) => typeof value === "string" && value));

export const isSaid = (row) => Boolean(row.mark || row.comment || row.wording);
export const readTheirs = (content, answers) => list(content, answers[THEIRS]);
export const readReceived = (content, answers) => list(content, answers[RECEIVED]);

/** Points that a draft struck out, where ours keeps them: a change that can be followed or not. */
function readStruck(content, theirs, ours) {
  return partsOf(content).flatMap((part) =>
    rowsOf(theirs, part)
      .filter(
        (row) =>
          row.struck === STRUCK &&
          read(part, row, "point").trim() &&
          rowsOf(ours, part).some((mine) => mine.id === row.id && isKept(mine)),
      )
      .map((row) => ({
        part: part.id,
        id: row.id,
        title: "",
        text: read(part, row, "point").trim(),
        stage: read(part, row, "when"),
        struck: STRUCK,
      })),
  );
}

/**
 * Another group's file beside our answers.
 *
 * @param {{group: string, answers: object}} file
 * @returns {{theirs: object[], received: object[], points: number, comments: number}}
 *   theirs, received: all rows of the exchange, with those of this file new or brought up to date. theirs has a row
 *   for each point of their draft, for each that they struck out and we keep, and for each part as a whole;
 *   points, comments: how many points differ from ours, and how many comments on our draft the file brought
 */
export function readExchange(content, answers, ours, file, newId) {
  const replies = list(content, file.answers[RECEIVED]).filter((row) => row.group === ours);
  const before = readTheirs(content, answers);
  const points = [
    ...readPoints(content, file.answers),
    ...readStruck(content, file.answers, answers),
    ...partsOf(content).map((part) => ({ part: part.id, id: WHOLE, title: "", text: "" })),
  ].map((point) => {
    const row = { group: file.group, part: point.part, point: point.id };
    const { struck, ...known } = before.find((one) => isSame(one, row)) ?? {};
    const reply = replies.find((one) => isSame({ ...one, group: file.group }, row));
    return trim({
      id: newId(),
      ...known,
      ...row,
      title: point.title,
      text: point.text,
      stage: point.stage,
      struck: point.struck,
      answer: reply?.decision,
      reply: reply?.reply,
    });
  });
  // What they took out since is kept where something was said or decided about it.
  const kept = before.filter(
    (row) => row.group !== file.group || (!points.some((one) => isSame(one, row)) && (isSaid(row) || row.decision)),
  );
  const answered = kept.map((row) => {
    const reply = row.group === file.group && replies.find((one) => one.part === row.part && one.point === row.point);
    return reply ? trim({ ...row, answer: reply.decision, reply: reply.reply }) : row;
  });

  const received = readReceived(content, answers);
  const said = list(content, file.answers[THEIRS])
    .filter((row) => row.group === ours && isSaid(row))
    .map(({ id, part, point, title, text, mark, comment, wording }) => {
      const row = { group: file.group, part, point };
      return trim({ id, ...received.find((one) => isSame(one, row)), ...row, title, text, mark, comment, wording });
    });
  const theirs = [...answered, ...points];
  return {
    theirs,
    received: [...received.filter((row) => !said.some((one) => isSame(one, row))), ...said],
    points: points.filter((row) => !row.decision && compare(content, answers, row).differs).length,
    comments: said.length,
  };
}

/**
 * A point of theirs beside ours as it is now.
 * @returns {{differs: boolean, ours: string, struck: boolean}} ours: what our point of the same id says, if there is
 *   one; struck: whether we struck it out
 */
export function compare(content, answers, row) {
  const part = sectionById(content, row.part);
  const rows = rowsOf(answers, part);
  const mine = rows.find(({ id }) => id === targetOf(row));
  const ours = { ours: mine ? read(part, mine, "point") : "", struck: mine?.struck === STRUCK };
  if (row.point === WHOLE || !row.text) return { ...ours, differs: false };
  if (row.struck) return { ...ours, differs: Boolean(mine) && isKept(mine) };
  return { ...ours, differs: !rows.some((one) => isKept(one) && read(part, one, "point").trim() === row.text) };
}

/** The row of our draft that a decision changes; a wording for a part as a whole becomes a row of its own. */
const targetOf = (row) => (row.point === WHOLE ? row.id : row.point);

/** Our rows of a part with a wording put in: in place of the point of that id, else after the others. */
function putIn(part, rows, { target, stage, title }, wording) {
  const point = write(part, "point", wording);
  if (rows.some((row) => row.id === target)) {
    return rows.map(({ struck, ...row }) => (row.id === target ? { ...row, ...point } : struck ? { ...row, struck } : row));
  }
  return [...rows, trim({ id: target, ...write(part, "heading", title), ...point, ...write(part, "when", stage) })];
}

/**
 * Take a point, a wording or a strike into our draft.
 * @returns {{key: string, rows: object[], before: string, was: string}} before: what stood there; was: "struck" where
 *   it was struck out. Both are for taking it back.
 */
export function takeIn(content, answers, row, wording) {
  const part = sectionById(content, row.part);
  const rows = rowsOf(answers, part);
  const target = targetOf(row);
  const mine = rows.find(({ id }) => id === target);
  const taken = row.struck
    ? rows.map((one) => (one.id === target ? { ...one, struck: STRUCK } : one))
    : putIn(part, rows, { ...row, target }, wording);
  return {
    key: rowsKey(part),
    rows: taken,
    before: mine ? read(part, mine, "point") : "",
    was: mine?.struck === STRUCK ? "struck" : "",
  };
}

/** Undo `takeIn`: what stood there comes back as it was; a point that was added goes. */
export function takeBack(content, answers, row) {
  const part = sectionById(content, row.part);
  const rows = rowsOf(answers, part);
  const target = targetOf(row);
  const back = row.before ? putIn(part, rows, { ...row, target }, row.before) : rows.filter(({ id }) => id !== target);
  return {
    key: rowsKey(part),
    rows: row.was === "struck" ? back.map((one) => (one.id === target ? { ...one, struck: STRUCK } : one)) : back,
  };
}

/** How many of these rows were accepted and declined, and on how many something was said. */
export function countDecisions(rows) {
  const many = (test) => rows.filter(test).length;
  return {
    accepted: many(({ decision }) => decision === "accepted"),
    declined: many(({ decision }) => decision === "declined"),
    said: many(isSaid),
  };
}
