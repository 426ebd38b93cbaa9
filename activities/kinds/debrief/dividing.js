// How divided groups are over a passage: for putting the most divided first, and in words for the wall. It is a sum over the
// marks of 4p(1−p), where p is the part of the groups that set the mark. The number orders and is not shown: no mark of
// agreement stands on the wall. As in activities/debrief/dividing.py.

const NEARLY = 0.75; // one of four, five or more sees one mark differently
const MUCH = 1.75; // two marks that are as good as half to half

/** How divided `of` groups are, of which as many as `counts` says set each mark. */
export const divide = (counts, of) => (of ? (4 * counts.reduce((sum, count) => sum + count * (of - count), 0)) / (of * of) : 0);

/** The same as the end of a key of words: none, alone, alike, nearly, divided, much. */
export function wordDivision(divided, of) {
  if (of < 2) return of ? "alone" : "none";
  if (divided === 0) return "alike";
  if (divided <= NEARLY) return "nearly";
  return divided < MUCH ? "divided" : "much";
}
