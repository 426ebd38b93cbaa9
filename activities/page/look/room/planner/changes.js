// What can be done to a plan. Each deed takes a plan and gives another; the old one stays as it was, which is how deeds are undone. Pure.
import { layOutDay } from "./flow.js";
import { lengthOf, ownMinutes, SHORTEST, toFive } from "./lengths.js";
import { findBlock, makeBlock, newKey } from "./plan.js";

const MOST_UNDONE = 100;
const LAST_MINUTE = 24 * 60 - 5;

/** Blocks stand in the order in which they are shown, so that the next one is the one below. */
function settleDay(day, factor) {
  const { pieces } = layOutDay(day, factor);
  const begins = new Map();
  for (const { block, begins: at } of pieces) if (block && !begins.has(block)) begins.set(block, at);
  const blocks = [...day.blocks].sort((a, b) => begins.get(a) - begins.get(b));
  return { ...day, blocks };
}

const settle = (plan) => ({ ...plan, days: plan.days.map((day) => settleDay(day, plan.factor)) });

const withBlocks = (plan, number, change) => ({
  ...plan,
  days: plan.days.map((day, place) => (place === number ? { ...day, blocks: change(day.blocks) } : day)),
});

const insert = (list, place, one) => [...list.slice(0, place), one, ...list.slice(place)];

function replace(plan, key, change) {
  const swapped = (blocks) => blocks.map((block) => (block.key === key ? { ...block, ...change } : block));
  return { ...plan, days: plan.days.map((day) => ({ ...day, blocks: swapped(day.blocks) })), aside: swapped(plan.aside) };
}

function takeOut(plan, key) {
  const without = (blocks) => blocks.filter((block) => block.key !== key);
  return { ...plan, days: plan.days.map((day) => ({ ...day, blocks: without(day.blocks) })), aside: without(plan.aside) };
}

/** Title, factor, first day, days of the week, or what is ready. */
export const setPlan = (plan, change) => settle({ ...plan, ...change });

/** Title, start or date of one day. */
export const setDay = (plan, number, change) =>
  settle({ ...plan, days: plan.days.map((day, place) => (place === number ? { ...day, ...change } : day)) });

export const setStarts = (plan, start) => settle({ ...plan, days: plan.days.map((day) => ({ ...day, start })) });

/** Words, kind, or aims of a block. */
export const editBlock = (plan, key, change) => settle(replace(plan, key, change));

/** Put a block, from a day or from those that are set aside, before the block that then stands at `place` of a day. */
export function moveBlock(plan, key, number, place) {
  const found = findBlock(plan, key);
  if (!found) return plan;
  const isBefore = found.day === number && found.place < place;
  const rest = takeOut(plan, key);
  return settle(
    withBlocks(rest, number, (blocks) => insert(blocks, Math.min(isBefore ? place - 1 : place, blocks.length), found.block)),
  );
}

/** One step up or down: past the next block that flows, and over the end of a day into the next. A block that is held moves by five minutes. */
export function stepBlock(plan, key, step) {
  const found = findBlock(plan, key);
  if (!found || found.day === null) return plan;
  const { block, day, place } = found;
  if (block.pin !== null) return holdBlock(plan, key, block.pin + 5 * step);
  const { blocks } = plan.days[day];
  for (let next = place + step; next >= 0 && next < blocks.length; next += step) {
    if (blocks[next].pin === null) return moveBlock(plan, key, day, step > 0 ? next + 1 : next);
  }
  const other = day + step;
  if (other < 0 || other >= plan.days.length) return plan;
  return moveBlock(plan, key, other, step > 0 ? 0 : plan.days[other].blocks.length);
}

/** To the day before or after, at about the same time. */
export function shiftBlock(plan, key, step) {
  const found = findBlock(plan, key);
  const other = found && found.day !== null ? found.day + step : -1;
  if (other < 0 || other >= plan.days.length) return plan;
  const at = layOutDay(plan.days[found.day], plan.factor).pieces.find(({ block }) => block?.key === key)?.begins ?? 0;
  return moveBlock(plan, key, other, placeAt(plan, other, at));
}

/** The place of a day at which a block put there at a time of the clock comes to stand: before the first that is half done by then. */
export function placeAt(plan, number, time) {
  const { pieces } = layOutDay(plan.days[number], plan.factor);
  const after = pieces.find(({ block, part, begins, ends }) => block && part === 1 && (begins + ends) / 2 > time);
  return after ? plan.days[number].blocks.indexOf(after.block) : plan.days[number].blocks.length;
}

/**
 * What a drop comes to: into a place of a day, or held at a time of it.
 * @param {any} plan
 * @param {string} key
 * @param {{day: number, place?: number, pin?: number}} to
 * @returns {{plan: any, begins: number}} the plan after it, and when the block begins in that
 */
export function dropBlock(plan, key, { day, place, pin }) {
  const moved = moveBlock(plan, key, day, place ?? plan.days[day].blocks.length);
  const dropped = pin === undefined ? moved : holdBlock(moved, key, pin);
  const { pieces } = layOutDay(dropped.days[day], plan.factor);
  return { plan: dropped, begins: pieces.find(({ block }) => block?.key === key).begins };
}

/** Give a block so many minutes, as they are shown. */
export function resizeBlock(plan, key, minutes) {
  const found = findBlock(plan, key);
  if (!found) return plan;
  return settle(replace(plan, key, { minutes: ownMinutes(found.block, Math.max(SHORTEST, minutes), plan.factor) }));
}

export const lengthen = (plan, key, minutes) => {
  const found = findBlock(plan, key);
  return found ? resizeBlock(plan, key, lengthOf(found.block, plan.factor) + minutes) : plan;
};

/** Hold a block at a time of the clock; null lets it flow again, from where it stands. */
export const holdBlock = (plan, key, pin) =>
  settle(replace(plan, key, { pin: pin === null ? null : Math.min(LAST_MINUTE, Math.max(0, toFive(pin))) }));

/** Hold what is called the same at the same time on every day: lunch, or prayer. */
export function holdEverywhere(plan, key, pin) {
  const found = findBlock(plan, key);
  if (!found) return plan;
  const alike = ({ title, form }) => title === found.block.title && form === found.block.form;
  return plan.days.flatMap(({ blocks }) => blocks.filter(alike)).reduce((changed, one) => holdBlock(changed, one.key, pin), plan);
}

/** Each of two blocks in the place of the other; a time that is held stays where it is. */
export function swapBlocks(plan, one, other) {
  const [a, b] = [findBlock(plan, one), findBlock(plan, other)];
  if (!a || !b || one === other || a.day === null || b.day === null) return plan;
  const swapped = (block) => {
    if (block.key === one) return { ...b.block, pin: a.block.pin };
    if (block.key === other) return { ...a.block, pin: b.block.pin };
    return block;
  };
  return settle({ ...plan, days: plan.days.map((day) => ({ ...day, blocks: day.blocks.map(swapped) })) });
}

/** Out of its day, but not lost: it waits among those that are set aside. */
export function setAside(plan, key) {
  const found = findBlock(plan, key);
  if (!found || found.day === null) return plan;
  const rest = takeOut(plan, key);
  return settle({ ...rest, aside: [...rest.aside, { ...found.block, pin: null }] });
}

export const forgetBlock = (plan, key) => takeOut(plan, key);

/** A new block at a place of a day; `given` as `makeBlock` takes it. */
export const addBlock = (plan, given, number, place) =>
  settle(withBlocks(plan, number, (blocks) => insert(blocks, place, makeBlock(newKey(plan), given))));

/** The same block on every day, at a time of the clock. */
export const addEverywhere = (plan, given) =>
  plan.days.reduce((changed, _day, number) => addBlock(changed, given, number, 0), plan);

export const addDay = (plan, title) => ({
  ...plan,
  days: [...plan.days, { title, start: plan.days.at(-1).start, date: "", blocks: [] }],
});

/** A day goes; what stood in it is set aside. */
export const removeDay = (plan, number) =>
  plan.days.length === 1
    ? plan
    : {
        ...plan,
        days: plan.days.filter((_, place) => place !== number),
        aside: [...plan.aside, ...plan.days[number].blocks.map((block) => ({ ...block, pin: null }))],
      };

// --- undo and redo: {past: plan[], now: plan, future: plan[]} ---------------------------------------

export const beginHistory = (plan) => ({ past: [], now: plan, future: [] });

/** What was done; nothing where it came to the same. */
export function remember(history, plan) {
  if (JSON.stringify(plan) === JSON.stringify(history.now)) return history;
  return { past: [...history.past, history.now].slice(-MOST_UNDONE), now: plan, future: [] };
}

export const undo = ({ past, now, future }) =>
  past.length ? { past: past.slice(0, -1), now: past.at(-1), future: [now, ...future] } : { past, now, future };

export const redo = ({ past, now, future }) =>
  future.length ? { past: [...past, now], now: future[0], future: future.slice(1) } : { past, now, future };
