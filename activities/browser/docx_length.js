// About how long a paper is, without laying it out: enough to say whether it is one to look things up in.
import { countTableLines } from "./docx_tables.js";
import { cleanText } from "./docx_text.js";

// Twentieths of a point: a letter of running text on the average; lines of text that a page holds, upright and on its side.
const LETTER = 106;
const LINES = { upright: 45, sideways: 29 };
// What a heading and a paragraph take besides their lines.
const AROUND = { heading: 1.8, paragraph: 0.5, list: 0.3 };
// The opening: title, group, date, roles.
const OPENING = 8;
// A line of a form has room to write by hand.
const FIELD = { long: 7, other: 2 };

export const countTextLines = (text, room, letter = LETTER) =>
  cleanText(text)
    .split("\n")
    .reduce((lines, line) => lines + Math.max(1, Math.ceil((line.length * letter) / room)), 0);

function countBlock(block, room) {
  if (block.type === "table") return countTableLines(block, room) * 0.92; // set smaller than running text
  if (block.type === "form") return block.fields.reduce((lines, { kind }) => lines + (FIELD[kind] ?? FIELD.other), 1);
  if (block.type === "list") {
    return block.items.reduce((lines, item) => lines + AROUND.list + countTextLines(item.text ?? item, room), 0);
  }
  return countTextLines(block.text, room) + (AROUND[block.type] ?? 0);
}

/**
 * @param {{lead?: object[]}} product what leads stands upright on the first page
 * @param {{blocks: any[], sideways: boolean}[]} chunks the rest, as it lies
 * @param {{upright: number, sideways: number}} room how wide a line is, in twentieths of a point
 * @returns {number} pages, about
 */
export function countPages({ lead = [] }, chunks, room) {
  const count = (blocks, width) => blocks.reduce((lines, block) => lines + countBlock(block, width), 0);
  let pages = (OPENING + count(lead, room.upright)) / LINES.upright;
  for (const { blocks, sideways } of chunks) {
    for (const block of blocks) {
      if (block.newPage) pages = Math.ceil(pages);
      pages += countBlock(block, sideways ? room.sideways : room.upright) / (sideways ? LINES.sideways : LINES.upright);
    }
    if (chunks.length > 1) pages = Math.ceil(pages); // a page that is turned is a new one
  }
  return Math.ceil(pages);
}
