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

/** The parts of all blocks in their order, each with the block that it is of. */
const listParts = (blocks) =>
  blocks.flatMap((block) => block.parts.map((part, number) => ({ block, part, isNew: number === 0 && Boolean(block.isNew) })));

/** A page as it is with one more part. */
function addTo(page, { block, part }) {
  const last = page[page.length - 1];
  if (last && last.of === block) return [...page.slice(0, -1), { ...last, parts: [...last.parts, part] }];
  return [...page, { ...block, of: block, parts: [part] }];
}

/**
 * @param {{kind: string, parts: {text: string, number?: string}[], isNew?: boolean}[]} blocks paragraphs, each in parts between which it
 * may be cut; `isNew` begins a page
 * @param {(page: any[]) => boolean} fits whether a page, a list of blocks with fewer parts, fits; measuring is what costs time
 * @param {number} [most] as many pages as there may be
 * @returns {any[][]|null} the pages; null where they would be more than `most`
 */
export function layOutPages(blocks, fits, most = Infinity) {
  const wanted = listParts(blocks);
  const pages = [[]];
  const page = () => pages[pages.length - 1];
  const turn = () => page().length && pages.push([]);
  const set = (blocksOfPage) => (pages[pages.length - 1] = blocksOfPage);

  for (let at = 0; at < wanted.length; ) {
    const one = wanted[at];
    if (one.isNew) turn();
    if (pages.length > most) return null;
    if (!page().length) {
      // Nearly always all that is left is one page: then it is measured once, and not part by part.
      const next = wanted.findIndex(({ isNew }, place) => isNew && place > at);
      const end = next < 0 ? wanted.length : next;
      const whole = wanted.slice(at, end).reduce(addTo, []);
      if (fits(whole)) {
        set(whole);
        at = end;
        continue;
      }
      if (pages.length === most) return null;
    }
    const withIt = addTo(page(), one);
    if (fits(withIt)) {
      set(withIt);
      at += 1;
    } else if (page().length) turn();
    else {
      const { block, part } = one;
      const [text, rest] = cutText(part.text, (some) => fits(addTo([], { block, part: { ...part, text: some } })));
      set(addTo([], { block, part: { ...part, text } }));
      if (rest) {
        wanted[at] = { block, part: { ...part, number: undefined, text: rest }, isNew: false };
        turn();
      } else at += 1;
    }
  }
  return pages;
}
