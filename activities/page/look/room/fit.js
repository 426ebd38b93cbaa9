// Cuts what is to be shown into pages that fit, so that nothing on the wall ever scrolls. Pure: whoever calls it measures.

/** A text as its sentences, each with the space behind it gone. */
export const listSentences = (text) =>
  (text.match(/[^.?!…]+(?:[.?!…]+["”’')\]]*|$)/g) ?? [text]).map((one) => one.trim()).filter(Boolean);

/** The longest beginning of a text that fits, word by word, and the rest; a single word always fits. */
function cutText(text, fits) {
  const words = text.split(/\s+/);
  let few = 1;
  let many = words.length;
  while (few < many) {
    const half = Math.ceil((few + many) / 2);
    if (fits(words.slice(0, half).join(" "))) few = half;
    else many = half - 1;
  }
  return [words.slice(0, few).join(" "), words.slice(few).join(" ")];
}

/**
 * @param {{kind: string, parts: {text: string, number?: string}[], isNew?: boolean}[]} blocks paragraphs, each in parts between which it
 * may be cut; `isNew` begins a page
 * @param {(page: any[]) => boolean} fits whether a page, a list of blocks with fewer parts, fits
 * @returns {any[][]} the pages
 */
export function layOutPages(blocks, fits) {
  const pages = [[]];
  const page = () => pages[pages.length - 1];
  const turn = () => page().length && pages.push([]);

  /** The page as it would be with one more part. */
  function addTo(there, block, part) {
    const last = there[there.length - 1];
    if (last && last.of === block) return [...there.slice(0, -1), { ...last, parts: [...last.parts, part] }];
    return [...there, { ...block, of: block, parts: [part] }];
  }
  const set = (blocksOfPage) => (pages[pages.length - 1] = blocksOfPage);

  function place(block, part) {
    const withIt = addTo(page(), block, part);
    if (fits(withIt)) return set(withIt);
    if (page().length) {
      turn();
      return place(block, part);
    }
    const [first, rest] = cutText(part.text, (text) => fits(addTo([], block, { ...part, text })));
    set(addTo([], block, { ...part, text: first }));
    if (!rest) return null;
    turn();
    return place(block, { ...part, number: undefined, text: rest });
  }

  for (const block of blocks) {
    if (block.isNew) turn();
    block.parts.forEach((part) => place(block, part));
  }
  return pages;
}
