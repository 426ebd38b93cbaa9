// Answers as letters, to be read aloud, written on paper and typed: `K7QF O4C: ACBDA CBBDA ACCDD AB M`. letters.py does the same and
// says sign by sign what stands for what. Pure.
import { readCode } from "./codes.js";
import contract from "./contract.json" with { type: "json" };
import { LETTERS, listSlots } from "./forms.js";

const { alphabet: ALPHABET, checkSigns: SIGNS, maxLine: MAX_LINE } = contract;
const DASHES = /[\u2010-\u2015\u2212_.]/g;

/** The letter for all that stands before it, without spaces. */
export function checkLetter(said) {
  let weight = 1;
  let total = 0;
  for (const sign of said) {
    weight = (weight * 2) % ALPHABET.length;
    total += weight * SIGNS.indexOf(sign);
  }
  return ALPHABET[total % ALPHABET.length];
}

/**
 * What somebody answered in a sitting as one line.
 *
 * @param {{content: any, code: string, day: number | null, answers: any}} of
 */
export function writeLetters({ content, code, day, answers }) {
  const said = listSlots(content, code)
    .map(({ key, options }) => LETTERS[options.indexOf(answers[key])] ?? "-")
    .join("");
  const head = [code, content.mark, ...(day ? [day] : [])].join(" ");
  return `${head}: ${[...(said.match(/.{1,5}/g) ?? []), checkLetter(head.replace(/ /g, "") + said)].join(" ")}`;
}

/**
 * A line that somebody typed.
 *
 * @param {string} text
 * @param {any[]} contents of the sittings there are
 * @returns {{ok: boolean, letters?: {sitting, code, day, answers, checked}, problem?: {code: string, params: any}, isCode?: boolean}} isCode: whether it is the code that is on no card
 */
export function readLetters(text, contents) {
  const refuse = (code, params = {}) => ({ ok: false, problem: { code, params } });
  if ([...text].length > MAX_LINE) return refuse("too-long", { limit: MAX_LINE });
  const folded = text.normalize("NFKC").replace(DASHES, "-").toUpperCase();
  const colon = folded.indexOf(":");
  if (colon < 0) return refuse("no-colon");
  const [codeText = "", found = "", number = ""] = folded.slice(0, colon).trim().split(/\s+/);
  const { ok, code, problem } = readCode(codeText);
  if (!ok) return { ok, problem, isCode: true };
  const marks = contents.map(({ mark }) => mark);
  const content = contents.find(({ mark }) => mark === found);
  if (!content) {
    const same = marks.find((mark) => mark[0] === found[0] && mark.length === found.length);
    return same ? refuse("other-edition", { found, right: same }) : refuse("no-sitting", { right: marks.join(" ") });
  }
  if (content.daily && !/^[1-9]$/.test(number)) return refuse("no-day", { right: content.mark });
  const day = content.daily ? Number(number) : null;
  const said = [...folded.slice(colon + 1).replace(/\s+/g, "")];
  const slots = listSlots(content, code);
  if (said.length < slots.length) return refuse("too-few", { many: said.length, right: slots.length });
  if (said.length > slots.length + 1) return refuse("too-many", { many: said.length, right: slots.length });
  const answers = {};
  for (const [place, { key, options }] of slots.entries()) {
    const letters = [...LETTERS].slice(0, options.length);
    const sign = said[place];
    if (sign !== "-" && !letters.includes(sign))
      return refuse("no-letter", { at: place + 1, found: sign, right: letters.join(" ") });
    if (sign !== "-") answers[key] = options[letters.indexOf(sign)];
  }
  const check = said[slots.length] ?? "";
  if (check && check !== checkLetter(`${code}${content.mark}${day ?? ""}${said.slice(0, slots.length).join("")}`)) {
    return refuse("wrong-check", { found: check });
  }
  return { ok: true, letters: { sitting: content.id, code, day, answers, checked: Boolean(check) } };
}
