// What goes to and fro between two groups: their points that differ from ours, our comments on them, their
// comments on ours, and what became of each. Pure: rows in, rows out.
import { readPoints, rowsKey, rowsOf } from "./drafts.js";

export const THEIRS = "exchange/theirs";
export const RECEIVED = "exchange/received";
export const MARKS = ["unclear", "unsafe", "against-law", "missing", "good"];

const list = (value) => (Array.isArray(value) ? value.filter((row) => row && typeof row.id === "string") : []);
const isSame = (one, other) => one.group === other.group && one.part === other.part && one.point === other.point;
const isSaid = (row) => Boolean(row.mark || row.comment || row.wording);
/** Answers keep texts, and none that is empty. */
const trim = (row) => Object.fromEntries(Object.entries(row).filter(([, value]) => typeof value === "string" && value));

export const readTheirs = (answers) => list(answers[THEIRS]);
export const readReceived = (answers) => list(answers[RECEIVED]);

/**
 * Another group's file beside our answers.
 *
 * @param {{group: string, answers: object}} file
 * @returns {{theirs: object[], received: object[], points: number, comments: number}}
 *   theirs, received: all rows of the exchange, with those of this file new or brought up to date;
 *   points, comments: how many of them the file brought
 */
export function readExchange(content, answers, ours, file, newId) {
  const mine = readPoints(content, answers);
  const inOurs = (point) => mine.some((one) => one.part === point.part && one.text === point.text);
  const replies = list(file.answers[RECEIVED]).filter((row) => row.group === ours);
  const before = readTheirs(answers);
  const points = readPoints(content, file.answers).filter((point) => !inOurs(point)).map((point) => {
    const row = { group: file.group, part: point.part, point: point.id };
    const known = before.find((one) => isSame(one, row));
    const reply = replies.find((one) => one.part === row.part && one.point === row.point);
    return trim({
      id: newId(), ...known, ...row, title: point.title, text: point.text, stage: point.stage, answer: reply?.decision, reply: reply?.reply,
    });
  });
  const kept = before.filter((row) => row.group !== file.group || (!points.some((one) => isSame(one, row)) && (isSaid(row) || row.decision)));
  const answered = kept.map((row) => {
    const reply = row.group === file.group && replies.find((one) => one.part === row.part && one.point === row.point);
    return reply ? trim({ ...row, answer: reply.decision, reply: reply.reply }) : row;
  });

  const received = readReceived(answers);
  const said = list(file.answers[THEIRS]).filter((row) => row.group === ours && isSaid(row)).map(({ id, part, point, title, text, mark, comment, wording }) => {
    const row = { group: file.group, part, point };
    return trim({ id, ...received.find((one) => isSame(one, row)), ...row, title, text, mark, comment, wording });
  });
  return {
    theirs: [...answered, ...points],
    received: [...received.filter((row) => !said.some((one) => isSame(one, row))), ...said],
    points: points.length,
    comments: said.length,
  };
}

/** Our rows of a part with a wording put in: in place of the point of that id, else after the others. */
function putIn(rows, { point, stage, title, part }, wording) {
  if (rows.some((row) => row.id === point)) {
    return rows.map(({ struck, ...row }) => (row.id === point ? { ...row, point: wording } : struck ? { ...row, struck } : row));
  }
  return [...rows, trim({ id: point, heading: part === "own" ? title : "", point: wording, stage })];
}

/**
 * Take a point or a wording into our draft.
 * @returns {{key: string, rows: object[], before: string}} before: what stood there, for taking it back
 */
export function takeIn(content, answers, row, wording) {
  const rows = rowsOf(content, answers, row.part);
  return { key: rowsKey(row.part), rows: putIn(rows, row, wording), before: rows.find(({ id }) => id === row.point)?.point ?? "" };
}

/** Undo `takeIn`: what stood there comes back; a point that was added goes. */
export function takeBack(content, answers, row) {
  const rows = rowsOf(content, answers, row.part);
  return {
    key: rowsKey(row.part),
    rows: row.before ? putIn(rows, row, row.before) : rows.filter(({ id }) => id !== row.point),
  };
}
