// Two wordings of a sentence, word by word. Pure.

const MOST = 300; // words; longer texts are shown whole

/** The length of the longest run of words, in order, that `one` from i on and `other` from j on have in common. */
function measureCommon(one, other) {
  const lengths = Array.from({ length: one.length + 1 }, () => new Array(other.length + 1).fill(0));
  for (let i = one.length - 1; i >= 0; i -= 1) {
    for (let j = other.length - 1; j >= 0; j -= 1) {
      lengths[i][j] = one[i] === other[j] ? lengths[i + 1][j + 1] + 1 : Math.max(lengths[i + 1][j], lengths[i][j + 1]);
    }
  }
  return lengths;
}

/**
 * What is new in a wording beside another.
 * @returns {{text: string, isNew: boolean}[]} the wording in pieces; put together they are the wording
 */
export function findNew(before, after) {
  const words = (text) => text.match(/\S+\s*/g) ?? [];
  const [one, other] = [words(before), words(after)];
  if (!one.length || one.length > MOST || other.length > MOST) return [{ text: after, isNew: false }];
  const plain = (all) => all.map((word) => word.trim());
  const [olds, news] = [plain(one), plain(other)];
  const common = measureCommon(olds, news);
  const pieces = [];
  const put = (text, isNew) => (pieces.at(-1)?.isNew === isNew ? (pieces.at(-1).text += text) : pieces.push({ text, isNew }));
  for (let i = 0, j = 0; j < other.length; ) {
    if (olds[i] === news[j]) {
      put(other[j], false);
      i += 1;
      j += 1;
    } else if (i < one.length && common[i + 1][j] >= common[i][j + 1]) i += 1;
    else {
      put(other[j], true);
      j += 1;
    }
  }
  return pieces;
}
