// The codes on the cards that are dealt with the badges. codes.py does the same and says why they are as they are; what the two share
// stands in contract.json. Pure.
import contract from "./contract.json" with { type: "json" };

const { alphabet: ALPHABET, first: FIRST, weights: WEIGHTS, length: LENGTH, forms: FORMS } = contract;
export const MOST = contract.most;

const fold = (text) => [...text.normalize("NFKC").toUpperCase()].filter((sign) => /[\p{L}\p{N}]/u.test(sign)).join("");

/** The last sign of a code, for those before it. */
export function checkSign(signs) {
  const total = WEIGHTS.reduce((sum, weight, place) => sum + weight * ALPHABET.indexOf(signs[place]), 0);
  return ALPHABET[(ALPHABET.length - (total % ALPHABET.length)) % ALPHABET.length];
}

/** The form of the test that the holder of a code has: "A" or "B". */
export const formOf = (code, isBefore) => FORMS[(ALPHABET.indexOf(code[0]) + (isBefore ? 0 : 1)) % 2];

/**
 * A code as somebody typed it.
 *
 * @param {string} text
 * @returns {{ok: boolean, code?: string, problem?: {code: string, params: any}}}
 */
export function readCode(text) {
  const signs = fold(text);
  const many = [...signs].length;
  const refuse = (code, params) => ({ ok: false, problem: { code, params } });
  if (many !== LENGTH) return refuse("length", { found: [...text.trim()].slice(0, 20).join(""), many, length: LENGTH });
  const at = [...signs].findIndex((sign) => !ALPHABET.includes(sign));
  if (at >= 0) return refuse("no-sign", { at: at + 1, found: [...signs][at], right: [...ALPHABET].join(" ") });
  if (checkSign(signs) !== signs[LENGTH - 1]) return refuse("wrong-check", { found: signs });
  return { ok: true, code: signs };
}

/** The codes of `dealt` that one wrong sign, or two neighbours that changed places, make of what was typed. */
export function findNear(text, dealt) {
  const signs = [...fold(text)];
  return signs.length === LENGTH ? dealt.filter((code) => isNear(signs, code)) : [];
}

function isNear(signs, code) {
  const differing = signs.flatMap((sign, place) => (sign === code[place] ? [] : [place]));
  if (differing.length === 2) {
    const [one, other] = differing;
    return other === one + 1 && signs[one] === code[other] && signs[other] === code[one];
  }
  return differing.length === 1;
}

/**
 * The cards of a workshop, forms in turn: the same for the same seed, and beginning alike for any number.
 *
 * @param {string} seed
 * @param {number} many from 1 to MOST
 * @returns {{code: string, before: string, after: string}[]} none where the seed says nothing or the number is none
 */
export function dealCodes(seed, many) {
  const said = seed.normalize("NFC").trim().toLowerCase();
  if (!said || !(many >= 1 && many <= MOST)) return [];
  const below = createChance(said);
  const dealt = new Set();
  while (dealt.size < Math.floor(many)) {
    const begins = [...FIRST].filter((_, place) => place % 2 === dealt.size % 2);
    let signs = begins[below(begins.length)];
    for (const _ of WEIGHTS.slice(1)) signs += ALPHABET[below(ALPHABET.length)];
    const code = signs + checkSign(signs);
    if (new Set(code).size === LENGTH) dealt.add(code);
  }
  return [...dealt].map((code) => ({ code, before: formOf(code, true), after: formOf(code, false) }));
}

/** Numbers that look like chance (FNV-1a over the seed, then mulberry32). */
function createChance(said) {
  let state = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(said)) state = Math.imul(state ^ byte, 0x01000193) >>> 0;
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state) >>> 0;
    mixed = ((mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed) >>> 0;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}
