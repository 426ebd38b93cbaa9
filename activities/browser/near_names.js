// Names of groups that may be meant as one: typed with another capital, or with one letter too many, too few or wrong.
import { isAlike } from "./answer_values.js";

/** Where two texts part: what of each is left between their common beginning and their common end. */
function partAt(one, other) {
  const [a, b] = [[...one], [...other]];
  let start = 0;
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  return {
    a: a.slice(start, a.length - end),
    b: b.slice(start, b.length - end),
    before: a[start - 1] ?? " ",
    after: a[a.length - end] ?? " ",
  };
}

/**
 * How a name is near to another one: "capitals" where nothing but capitals or the width of letters differs, "letter" where one
 * letter does; null where they are two names. A number, or a letter that stands alone, tells groups apart: Team 1 and Team 2.
 */
export function isNear(one, other) {
  if (one === other) return null;
  if (isAlike(one, other)) return "capitals";
  const fold = (name) => name.normalize("NFKC").toLowerCase();
  const { a, b, before, after } = partAt(fold(one), fold(other));
  if (a.length > 1 || b.length > 1) return null;
  const signs = [...a, ...b];
  if (signs.some((sign) => /\p{N}/u.test(sign))) return null;
  const isWord = before === " " && after === " " && signs.every((sign) => sign !== " ");
  return isWord ? null : "letter";
}
