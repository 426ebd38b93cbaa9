// When two texts of two groups are the same, and in which order texts stand. As in activities/debrief/folding.py.

// Spelt out, since JavaScript's \s and Python's differ.
const SPACE = /[\t-\r \u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000]+/g;

/** The text without what does not make it another one: capitals, the width of letters, spaces, a full stop at its end. */
export function foldText(text) {
  const wide = text.normalize("NFKC").toLowerCase().normalize("NFKC");
  return wide
    .replace(SPACE, " ")
    .replace(/[ .;,]+$/, "")
    .replace(/^ +| +$/g, "");
}

/** Order by characters, as Python has it: JavaScript's own is by halves of characters. */
export function compareTexts(one, other) {
  const [left, right] = [[...one], [...other]];
  for (let at = 0; at < left.length && at < right.length; at += 1) {
    if (left[at] !== right[at]) return left[at].codePointAt(0) - right[at].codePointAt(0);
  }
  return left.length - right.length;
}
