// What a person asks of the print set, read from what was typed; and the order of chance in which codes are printed.

/** A number of people or copies: a whole one from 1 to `most`, whatever was typed. */
export function countCopies(typed, most) {
  const number = Math.floor(Number(typed));
  return Number.isFinite(number) && number >= 1 ? Math.min(number, most) : 1;
}

/** Names as they were pasted, one a line: without what nobody sees, cut where no certificate could hold them. */
export function listNames(pasted, most) {
  return pasted
    .split(/[\n\r]+/)
    .map((line) => line.replace(/[\p{Cc}\p{Cf}\s]+/gu, " ").trim())
    .filter(Boolean)
    .slice(0, most)
    .map((name) => [...name].slice(0, 80).join(""));
}

/** An address that others can open, as it will be printed; null where it is none. */
export function readAddress(typed) {
  try {
    const url = new URL(typed.trim());
    return /^https?:$/.test(url.protocol) && !url.username && url.href.length <= 200 ? url.href : null;
  } catch {
    return null;
  }
}

/**
 * The same things in an order of chance, which nobody can work out afterwards.
 *
 * @template T
 * @param {T[]} things
 * @param {() => number} draw a number of 32 bits
 * @returns {T[]}
 */
export function shuffle(things, draw = () => crypto.getRandomValues(new Uint32Array(1))[0]) {
  const mixed = [...things];
  for (let at = mixed.length - 1; at > 0; at -= 1) {
    const other = draw() % (at + 1); // of 32 bits, so that the remainder favours none of 400 by more than one in ten million
    [mixed[at], mixed[other]] = [mixed[other], mixed[at]];
  }
  return mixed;
}

/** Copies of each piece, set by set, so that a whole set lies together. */
export const spread = (pieces, copies) => Array.from({ length: copies }, () => pieces).flat();
