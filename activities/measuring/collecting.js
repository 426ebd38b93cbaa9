// What a facilitator gathers: files of sittings and typed lines, held to the cards that were dealt and to the days there were. Pure.
// collecting.py does the same and says what the states of a note are.
import { findNear, readCode } from "./codes.js";
import contract from "./contract.json" with { type: "json" };
import { listQuestions, listSlots } from "./forms.js";
import { readLetters } from "./letters.js";

export const { format: FORMAT, version: VERSION } = contract;
const BEGINNING = /^\s*\S{3,6}\s+\S{2,5}[^:：\n]{0,6}[:：]/m;
const TIME = /^\d{4}-(0[1-9]|1[0-2])-([0-2]\d|3[01])T\d{2}:\d{2}.*$/;

/** A file of one form or many. */
export const writeForms = (book, forms) => JSON.stringify({ format: FORMAT, version: VERSION, book, forms }, null, 2) + "\n";
export const isForms = (content) => isObject(content) && content.format === FORMAT;
export const hasLetters = (text) => BEGINNING.test(text);

const isObject = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
const countDays = (day) => Date.parse(`${day}T00:00:00Z`) / 86400000;
const isDate = (day) => {
  const time = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === day;
};

/**
 * @param {{name: string, content: any}[]} files with what their JSON holds
 * @param {{name: string, text: string}[]} lines
 * @param {Record<string, any>} contents the sittings, by id
 * @param {{cards: string[] | null, days: number, first: string | null, kept: string[]}} workshop
 * @returns {{forms: any[], told: any[]}}
 */
export function collectForms(files, lines, contents, workshop) {
  const found = [
    ...files.flatMap(({ name, content }) => readFile(name, content, contents)),
    ...lines.flatMap(({ name, text }) => readLines(name, text, contents, workshop)),
  ];
  const counting = new Map();
  for (const note of found) {
    if (!["taken", "carried"].includes(note.state)) continue;
    const why = findWrongDay(note.form, workshop);
    if (workshop.cards && !workshop.cards.includes(note.code) && !workshop.kept.includes(note.code)) note.state = "unknown-code";
    else if (why) Object.assign(note, { state: "wrong-day", why });
    else settle(note, counting);
  }
  const forms = [...counting.entries()].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, { form }]) => form);
  return { forms, told: found.map(({ form, ...note }) => note) };
}

/** Of two forms of one card the one that was saved last counts, and a file before a line. */
function settle(note, counting) {
  const { form } = note;
  const place = [form.sitting, form.day ?? 0, form.code].join("\t");
  const there = counting.get(place);
  if (!there) counting.set(place, note);
  else if (isSame(there.form.answers, form.answers)) Object.assign(note, { state: "duplicate", of: there.name });
  else if (form.saved && form.saved > (there.form.saved ?? "")) {
    Object.assign(there, { state: "older", of: note.name });
    counting.set(place, note);
  } else Object.assign(note, { state: "older", of: there.name });
}

const isSame = (one, other) =>
  Object.keys(one).length === Object.keys(other).length && Object.entries(one).every(([key, value]) => other[key] === value);

function findWrongDay({ day, code, saved }, { days, first, kept }) {
  if (!day || kept.includes(`${code}/${day}`)) return "";
  if (day > days) return "beyond";
  if (!first || !saved) return "";
  const late = countDays(saved.slice(0, 10)) - countDays(first) + 1 - day;
  return late === 0 || late === 1 ? "" : "date";
}

// --- what is handed in ---------------------------------------------------------------------------

/** @returns {any[]} */
function readFile(name, content, contents) {
  const { forms, version } = isForms(content) ? content : { forms: null, version: null };
  const damaged = (code, params = {}) => [{ name, state: "damaged", problem: { code, params } }];
  if (!Array.isArray(forms) || !Number.isInteger(version) || forms.length > contract.maxForms) return damaged("no-forms");
  if (version > VERSION) return damaged("newer", { version });
  return forms.map((form, place) => ({ name, at: place + 1, ...readForm(form, contents) }));
}

/** @returns {any} */
function readForm(form, contents) {
  if (!isObject(form) || !isObject(form.answers)) return { state: "damaged", problem: { code: "no-form", params: {} } };
  const { ok, code, problem } = readCode(typeof form.code === "string" ? form.code : "");
  if (!ok) return { state: "damaged", problem };
  const { sitting, day, saved, mark } = form;
  if (typeof sitting !== "string" || !Object.hasOwn(contents, sitting)) return { state: "no-such-sitting", code };
  const content = contents[sitting];
  if ((Number.isInteger(day) && day >= 1 && day <= contract.maxDays) !== content.daily) {
    return { state: "damaged", code, sitting, problem: { code: "no-day", params: { right: content.mark } } };
  }
  const answers = keepKnown(form.answers, content, code);
  const same = mark === content.mark;
  const kept = {
    sitting,
    code,
    day: content.daily ? day : null,
    saved: typeof saved === "string" && TIME.test(saved) && isDate(saved.slice(0, 10)) ? saved : null,
    same,
    answers,
  };
  const more = same ? {} : { unknown: Object.keys(form.answers).length - Object.keys(answers).length };
  return { state: same ? "taken" : "carried", code, sitting, day: kept.day, ...more, form: kept };
}

/** The answers that this edition has a question and an option for, and texts cut to what a text may be. */
function keepKnown(answers, content, code) {
  const options = new Map(listSlots(content, code).map((slot) => [slot.key, slot.options]));
  const texts = new Set(
    listQuestions(content, code)
      .filter(({ type }) => type === "text")
      .map(({ key }) => key),
  );
  const known = Object.entries(answers).filter(([key, value]) => options.get(key)?.includes(value));
  const said = Object.entries(answers)
    .filter(([key, value]) => texts.has(key) && typeof value === "string" && value.trim())
    .map(([key, value]) => [key, [...value.trim()].slice(0, contract.maxText).join("")]);
  return Object.fromEntries([...known, ...said]);
}

/** @returns {any[]} */
function readLines(name, text, contents, { cards }) {
  return text.split(/\r\n|[\n\r\u2028\u2029]/).flatMap((line, place) => {
    if (!line.trim() || line.startsWith("#")) return [];
    const at = { name, line: place + 1, text: line };
    const { ok, letters, problem, isCode } = readLetters(line, Object.values(contents));
    if (!ok) return [{ ...at, state: "damaged", problem, ...(isCode ? { near: near(line, cards) } : {}) }];
    const { sitting, code, day, answers, checked } = letters;
    const form = { sitting, code, day, saved: null, same: true, answers };
    return [{ ...at, state: "taken", code, sitting, day, ...(checked ? {} : { unchecked: true }), form }];
  });
}

const near = (line, cards) => findNear(line.trim().split(/[:：\s]/)[0] ?? "", cards ?? []);
