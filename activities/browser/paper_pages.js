// How the parts of a paper lie: upright, or on their side where a table is wide. For the Word file, the preview and printing alike.

// A table of more columns than this stands on a page that lies on its side.
const MOST_UPRIGHT = 5;

/** @param {{header: string[], rows: (string[] | {band: string})[]}} block */
export const countColumns = ({ header, rows }) =>
  Math.max(header.length, ...rows.map((row) => (Array.isArray(row) ? row.length : 0)));

/** wide: the block says so itself, since its columns hold much. */
export const isWide = (block) => block.type === "table" && (block.wide === true || countColumns(block) > MOST_UPRIGHT);

/**
 * The parts of a paper as they lie: one that begins with a heading of the first level is turned where a table in it is wide.
 * A part between two that are turned is turned with them, since a paper that turns with each table is hard to hold; and what
 * leads sets how all of it is held.
 *
 * @param {{lead?: any[], blocks: any[]}} paper
 * @returns {{blocks: any[], sideways: boolean}[]}
 */
export function turnChunks({ lead = [], blocks }) {
  if (lead.some(isWide)) return [{ sideways: true, blocks }];
  const parts = [];
  for (const block of blocks) {
    if (!parts.length || (block.type === "heading" && block.level === 1)) parts.push([]);
    parts.at(-1).push(block);
  }
  const wide = parts.map((part) => part.some(isWide));
  const turned = wide.map((is, place) => is || (place > 0 && place < parts.length - 1 && wide[place - 1] && wide[place + 1]));
  const chunks = [];
  parts.forEach((part, place) => {
    if (chunks.length && chunks.at(-1).sideways === turned[place]) chunks.at(-1).blocks.push(...part);
    else chunks.push({ sideways: turned[place], blocks: [...part] });
  });
  return chunks;
}
