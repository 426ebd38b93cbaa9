// How a day flows: blocks follow one another from the hour at which it begins, and round those that are held at a time of the clock.
// A session that such a block stands in the way of is split, and each part says so. Pure.
import { lengthOf } from "./lengths.js";

export const SHORTEST_PART = 10; // minutes; a shorter piece of a session is no session
const MIDNIGHT = 24 * 60;

/**
 * @param {{start: number, blocks: any[]}} day start: minutes of the day
 * @param {number} factor of language support
 * @returns {{begins: number, ends: number, working: number, pieces: any[]}} pieces in the order of the clock, each
 *   {key, block, part, parts, begins, ends, clash}; a piece without a block is time in hand. clash: a held block that could not begin at its time.
 */
export function layOutDay(day, factor = 1) {
  const held = day.blocks.filter(({ pin }) => pin !== null).sort((a, b) => a.pin - b.pin);
  const free = day.blocks.filter(({ pin }) => pin === null);
  const pieces = [];
  let now = held.length ? Math.min(day.start, held[0].pin) : day.start;

  const put = (block, minutes, clash = false) => {
    pieces.push({ block, begins: now, ends: now + minutes, clash });
    now += minutes;
  };
  const putHeld = () => {
    const block = held.shift();
    if (now < block.pin) put(null, block.pin - now);
    put(block, lengthOf(block, factor), now > block.pin);
  };
  const isDue = () => held.length > 0 && held[0].pin <= now;

  // What is held before the day begins opens it; the rest waits for the hour.
  while (held.length && held[0].pin < day.start) putHeld();
  if (free.length && now < day.start) put(null, day.start - now);
  for (const block of free) {
    let left = lengthOf(block, factor);
    while (left > 0) {
      while (isDue()) putHeld();
      const room = held.length ? held[0].pin - now : Number.POSITIVE_INFINITY;
      if (left <= room) {
        put(block, left);
        left = 0;
      } else {
        // The rest has to be a session too, and a break is taken whole.
        const part = Math.min(room, left - SHORTEST_PART);
        if (block.form !== "break" && part >= SHORTEST_PART) {
          put(block, part);
          left -= part;
        }
        putHeld();
      }
    }
  }
  while (held.length) putHeld();
  return summarise(pieces, day.start);
}

function summarise(pieces, start) {
  const numbered = pieces
    .filter(({ begins, ends }) => ends > begins)
    .map((piece) => {
      const same = piece.block ? pieces.filter(({ block }) => block === piece.block) : [piece];
      const part = same.indexOf(piece) + 1;
      return { ...piece, key: piece.block ? `${piece.block.key}/${part}` : `hand/${piece.begins}`, part, parts: same.length };
    });
  const working = numbered
    .filter(({ block }) => block && block.form !== "break")
    .reduce((sum, { begins, ends }) => sum + ends - begins, 0);
  return { begins: numbered[0]?.begins ?? start, ends: numbered.at(-1)?.ends ?? start, working, pieces: numbered };
}

/** Whether a day runs past midnight, so that no clock can show it. */
export const isPastMidnight = (laid) => laid.ends > MIDNIGHT;
