// The line: what a group marked and weighed in one case, short enough to be read aloud, written on paper, sent and typed.
// activities/answers/line.py reads and writes the same; what the two share stands in contract.json. Pure.
//
//   Teak: 6.1 6W 8I 12P 13PT E1+ E2? E3- K
//
//   Teak:    the group's name, to the last colon
//   6.1      activity 6, case 1; a case without a number is 0 (the second of them 00)
//   13PT     passage 13 as printed, with its marks by the letters on the buttons; where these are digits, 13/24
//   0        nothing is marked
//   E2?      element 2 of the form, where marks are digits the one of that digit: + met, ? unclear, - not met
//   U18      somebody in it is under eighteen
//   K        the check letter; a line that was written by hand has none

import contract from "../answers/contract.json" with { type: "json" };
import { Refusal, checkGroup } from "./answer_values.js";
import { refused } from "./answers_file.js";

const { checkLetters: CHECK, statuses: STATUS_SIGNS, signs: SIGNS, maxLine: MAX_LINE, maxFound: MAX_FOUND } = contract.line;
const SIGN_STATUSES = Object.fromEntries(Object.entries(STATUS_SIGNS).map(([status, sign]) => [sign, status]));
const TOKEN = /[^\t-\r ,;\u00A0\u2000-\u200A\u202F\u3000\u060C]+/g;
const DASHES = /[\u2010-\u2015\u2212]/g;
const UNDER_18 = "under-18";

const count = (text) => [...text].length;
const fold = (token) => token.normalize("NFKC").replace(DASHES, "-").toUpperCase();

/**
 * What the signs of a line stand for in one activity.
 *
 * @param {{activity: string, kind: string, number: number, content: any}} of
 *   number: by which people call the activity; content: as its page has it, with cases, tags and offences
 * @returns {{activity, kind, number, cases: {id, number, passages}[], marks: [string, string][], elements: [string, string][]}}
 *   marks and elements: [id, sign] in the order of the form
 */
export function createLineKey({ activity, kind, number, content }) {
  let unnumbered = "";
  const cases = content.cases.map(({ id, number: its, passages }) => ({
    id,
    passages,
    number: its ? String(its) : (unnumbered += "0"),
  }));
  const marks = content.tags.map(({ id, letter }) => [id, letter]);
  const elements = content.offences.flatMap((offence) => offence.elements.map(({ id }) => id));
  const numbered = [...new Set(elements)].map((id, place) => [id, String(place + 1)]);
  return { activity, kind, number, cases, marks, elements: hasDigits(marks) ? marks : numbered };
}

const hasDigits = (marks) => marks.some(([, sign]) => /\d/.test(sign));
const signOf = (pairs, id) => pairs.find(([one]) => one === id)?.[1];
const idOf = (pairs, sign) => pairs.find(([, one]) => one === sign)?.[0];

/**
 * A group's coding of one case as a line. What no line can say, such as notes and reasons, stays out of it.
 *
 * @param {{group: string, key: any, caseId: string, answers: any}} of
 *   key: as `createLineKey` gives it; answers: by key, as a file has them
 */
export function writeLine({ group, key, caseId, answers }) {
  const one = key.cases.find(({ id }) => id === caseId);
  const between = hasDigits(key.marks) ? "/" : "";
  const tokens = one.passages.flatMap((passage, place) => {
    const tags = answers[`${caseId}/mark/${passage}`];
    const signs = key.marks.filter(([id]) => Array.isArray(tags) && tags.includes(id)).map(([, sign]) => sign);
    return signs.length ? [`${place + 1}${between}${signs.join("")}`] : [];
  });
  if (!tokens.length) tokens.push("0");
  for (const [id, sign] of key.elements) {
    const status = answers[`${caseId}/element/${id}`];
    if (Object.keys(STATUS_SIGNS).includes(status)) tokens.push(`E${sign}${STATUS_SIGNS[status]}`);
  }
  if (answers[`${caseId}/${UNDER_18}`] === true) tokens.push("U18");
  const said = [`${key.number}.${one.number}`, ...tokens].join(" ");
  return `${group}: ${said} ${checkLetter(said)}`;
}

/**
 * Read a line that somebody typed.
 *
 * @param {string} text
 * @param {any[]} keys as `createLineKey` gives them, one for each activity
 * @param {{activity: string, caseId: string}} [here] what a line without a place is about
 * @returns {{ok: boolean, line?: {group, activity, kind, caseId, answers, checked}, problem?: {code: string, params: any}}}
 *   answers: by key, as a file has them; a case in which nothing is marked has an empty list under its first passage, since its group
 *   did begin; checked: whether a check letter stood there, which was right.
 *   problems: too-long {limit} · no-group {} · no-place {at} · unknown-activity, unknown-case {at, found} · no-sign {at, found} ·
 *   unknown-passage {at, found, last} · unknown-mark, unknown-element {at, found, right} · twice {at, found} · nothing {at} ·
 *   wrong-check {at, found}. at: the place in the line, from 1
 */
export function readLine(text, keys, here) {
  try {
    return { ok: true, line: readTokens(text, keys, here) };
  } catch (problem) {
    return refused(problem);
  }
}

function readTokens(text, keys, here) {
  if (count(text) > MAX_LINE) throw new Refusal("too-long", { limit: MAX_LINE });
  const colon = Math.max(text.lastIndexOf(":"), text.lastIndexOf("\uFF1A"));
  const group = readGroup(colon < 0 ? "" : text.slice(0, colon));
  const tokens = [...text.slice(colon + 1).matchAll(TOKEN)].map((found) => ({
    at: count(text.slice(0, colon + 1 + found.index)) + 1,
    found: [...found[0]].slice(0, MAX_FOUND).join(""),
    sign: fold(found[0]),
  }));
  const end = count(text) + 1;
  const check = tokens.length > 1 && /^[A-Z]$/.test(tokens.at(-1).sign) ? tokens.pop() : null;
  const place = /^[1-9]\d{0,2}\.(0{1,3}|[1-9]\d{0,2})$/.test(tokens[0]?.sign ?? "") ? tokens.shift() : null;
  const { key, one } = findCase(place, keys, here, tokens[0]?.at ?? end);
  if (!tokens.length) throw new Refusal("nothing", { at: end });
  const said = { marks: new Map(), elements: new Map(), under18: false, nothing: false };
  const normal = tokens.map((token) => takeToken(token, key, one, said));
  if (check && check.sign !== checkLetter([`${key.number}.${one.number}`, ...normal].join(" "))) {
    throw new Refusal("wrong-check", { at: check.at, found: check.found });
  }
  return {
    group,
    activity: key.activity,
    kind: key.kind,
    caseId: one.id,
    answers: layOut(key, one, said),
    checked: Boolean(check),
  };
}

function readGroup(name) {
  try {
    return checkGroup(name);
  } catch {
    throw new Refusal("no-group");
  }
}

function findCase(place, keys, here, at) {
  if (!place) {
    const key = keys.find(({ activity }) => activity === here?.activity);
    const one = key?.cases.find(({ id }) => id === here.caseId);
    if (!one) throw new Refusal("no-place", { at });
    return { key, one };
  }
  const [activity, number] = place.sign.split(".");
  const key = keys.find((known) => known.number === Number(activity));
  if (!key) throw new Refusal("unknown-activity", { at: place.at, found: place.found });
  const one = key.cases.find((known) => known.number === number);
  if (!one) throw new Refusal("unknown-case", { at: place.at, found: place.found });
  return { key, one };
}

/** Take what a token says into `said`; gives the token as a line has it. */
function takeToken({ at, found, sign }, key, one, said) {
  const refuse = (code, more = {}) => {
    throw new Refusal(code, { at, found, ...more });
  };
  if (sign === "0" || sign === "U18") {
    const flag = sign === "0" ? "nothing" : "under18";
    if (said[flag] || (flag === "nothing" && said.marks.size)) refuse("twice");
    said[flag] = true;
    return sign;
  }
  const element = /^E(0|[1-9]\d?)([+?-])$/.exec(sign);
  if (element) {
    const id = idOf(key.elements, element[1]);
    if (!id) refuse("unknown-element", { right: key.elements.map(([, each]) => each).join(" ") });
    if (said.elements.has(id)) refuse("twice");
    said.elements.set(id, SIGN_STATUSES[element[2]]);
    return sign;
  }
  const mark = (hasDigits(key.marks) ? /^([1-9]\d{0,2})\/(\d+)$/ : /^([1-9]\d{0,2})([A-Z]+)$/).exec(sign);
  if (!mark) return refuse("no-sign");
  const passage = one.passages[Number(mark[1]) - 1];
  if (!passage) refuse("unknown-passage", { last: one.passages.length });
  const ids = [...mark[2]].map((letter) => idOf(key.marks, letter));
  if (ids.includes(undefined)) refuse("unknown-mark", { right: key.marks.map(([, each]) => each).join(" ") });
  if (said.marks.has(passage) || said.nothing || new Set(ids).size < ids.length) refuse("twice");
  said.marks.set(passage, ids);
  return sign;
}

function layOut(key, one, said) {
  const answers = {};
  for (const passage of one.passages) {
    const ids = said.marks.get(passage);
    if (ids) answers[`${one.id}/mark/${passage}`] = key.marks.map(([id]) => id).filter((id) => ids.includes(id));
  }
  if (!said.marks.size) answers[`${one.id}/mark/${one.passages[0]}`] = [];
  for (const [id] of key.elements) if (said.elements.has(id)) answers[`${one.id}/element/${id}`] = said.elements.get(id);
  if (said.under18) answers[`${one.id}/${UNDER_18}`] = true;
  return answers;
}

/**
 * The letter for what a line says after the colon. A sum with weights 5, 25, 125 … modulo 23: one digit changed, and two digits
 * or letters swapped that stand less than 22 signs apart, always give another letter; any other slip does in 22 of 23.
 */
export function checkLetter(said) {
  let weight = 1;
  let sum = 0;
  for (const sign of said) {
    weight = (weight * 5) % CHECK.length;
    sum += weight * (SIGNS[sign] ?? (/\d/.test(sign) ? Number(sign) : sign.charCodeAt(0) - 65 + SIGNS.A));
  }
  return CHECK[sum % CHECK.length];
}

/** The sign of an element in an activity's lines, for whoever prints what stands for what. */
export const elementSign = (key, id) => signOf(key.elements, id);
