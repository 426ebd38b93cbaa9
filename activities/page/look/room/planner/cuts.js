// Running late: where the minutes can come from, and what each cut costs. Proposals only; the facilitator decides. Pure.
import { editBlock, resizeBlock, setAside } from "./changes.js";
import { layOutDay } from "./flow.js";
import { lengthOf, toFive } from "./lengths.js";
import { aimsOf } from "./plan.js";

const SHARE = 0.7; // of a session that is held in less time
const LEAST_BREAK = 10;
const LEAST_MEAL = 45; // a break of an hour or so is a meal
const LEAST_SESSION = 20;

/** The notes of a block, where the book has them: {minutes, shorter: {minutes, leaveOut}, before}. */
const notesOf = (content, { like, activity }) => content.sessions[like] ?? content.sessions[activity] ?? null;

/** The blocks of a day that are still to come after the one that is on now, or all of them where none is. */
export function listComing(plan, number, now) {
  const keys = [...new Set(layOutDay(plan.days[number], plan.factor).pieces.flatMap(({ block }) => (block ? [block.key] : [])))];
  const coming = now ? keys.slice(keys.indexOf(now) + 1) : keys;
  return coming.map((key) => plan.days[number].blocks.find((block) => block.key === key));
}

/**
 * What a block can give.
 * @returns {{key: string, how: "rest"|"shorter"|"tighter"|"drop", saves: number, to: number, leaveOut: string, lost: string[], thinner: string[]}[]}
 *   lost: aims that nothing else in the plan serves; thinner: aims that other sessions serve too
 */
function listCuts(content, plan, block) {
  const takes = lengthOf(block, plan.factor);
  const cut = (how, to, more = {}) => ({
    key: block.key,
    how,
    to,
    saves: takes - to,
    leaveOut: "",
    lost: [],
    thinner: [],
    ...more,
  });
  if (block.pin !== null) return [];
  if (block.form === "break") {
    const to = takes >= LEAST_MEAL ? LEAST_MEAL : LEAST_BREAK;
    return takes > to ? [cut("rest", to)] : [];
  }
  const cuts = [];
  const notes = notesOf(content, block);
  if (notes?.shorter && block.form !== "opening") {
    const to = Math.max(LEAST_BREAK, toFive((takes * notes.shorter.minutes) / notes.minutes));
    if (to < takes) cuts.push(cut("shorter", to, { leaveOut: notes.shorter.leaveOut, thinner: aimsOf(content, block) }));
  } else if (takes >= LEAST_SESSION) {
    const to = toFive(takes * SHARE);
    if (to < takes) cuts.push(cut("tighter", to, { thinner: aimsOf(content, block) }));
  }
  if (!["opening", "closing"].includes(block.form)) cuts.push(cut("drop", 0, weighDrop(content, plan, block)));
  return cuts;
}

/** Which aims a session takes along when it goes: those that nothing else serves, and those that others serve too. */
function weighDrop(content, plan, block) {
  const others = new Set(
    plan.days.flatMap(({ blocks }) => blocks.filter(({ key }) => key !== block.key).flatMap((one) => aimsOf(content, one))),
  );
  const its = aimsOf(content, block);
  return { lost: its.filter((aim) => !others.has(aim)), thinner: its.filter((aim) => others.has(aim)) };
}

/**
 * Ways to win back so many minutes on what is left of a day, the gentlest first. Each is whole: it wins back what is asked, or says how
 * many minutes it comes short.
 *
 * `now`: the key of the block that is on; "" before the first
 * @returns {{name: string, cuts: any[], saves: number, short: number, lost: string[]}[]} name: gentle, few, drop or later
 */
export function proposeCuts(content, plan, { day, now, behind }) {
  const cuts = listComing(plan, day, now).flatMap((block) => listCuts(content, plan, block));
  const soft = cuts.filter(({ how }) => how !== "drop");
  const rank = { rest: 0, shorter: 1, tighter: 2 };
  const gentle = gather(
    [...soft].sort((a, b) => rank[a.how] - rank[b.how] || a.saves - b.saves),
    behind,
  );
  const few = gather(
    [...soft].sort((a, b) => b.saves - a.saves),
    behind,
  );
  const drop = cuts
    .filter(({ how, saves }) => how === "drop" && saves >= behind)
    .sort((a, b) => a.lost.length - b.lost.length || a.saves - b.saves)
    .slice(0, 1);
  const ways = [
    { name: "gentle", cuts: gentle },
    { name: "few", cuts: few },
    { name: "drop", cuts: drop },
    { name: "later", cuts: [] },
  ];
  const seen = new Set();
  return ways
    .filter((way) => way.name === "later" || way.cuts.length)
    .filter(({ cuts: some }) => {
      const mark = some
        .map(({ key, how }) => `${key}${how}`)
        .sort()
        .join();
      return seen.has(mark) ? false : Boolean(seen.add(mark));
    })
    .map(({ name, cuts: some }) => {
      const saves = some.reduce((sum, one) => sum + one.saves, 0);
      const lost = [...new Set(some.flatMap((one) => one.lost))];
      return { name, cuts: some, saves, short: name === "later" ? 0 : Math.max(0, behind - saves), lost };
    });
}

/** Cuts in the order given until there are enough minutes, without those that turn out not to be needed; the last gives no more than is due. */
function gather(cuts, behind) {
  const taken = [];
  let won = 0;
  for (const cut of cuts) {
    if (won >= behind) break;
    taken.push(cut);
    won += cut.saves;
  }
  for (const cut of [...taken]) {
    if (won - cut.saves < behind) continue;
    taken.splice(taken.indexOf(cut), 1);
    won -= cut.saves;
  }
  return taken;
}

/**
 * The plan with the minutes by which the room is late, and with the cuts of one way. What was late goes to the block that is on: it took longer.
 */
export function takeWay(plan, { day, now, behind }, way) {
  const on = plan.days[day].blocks.find(({ key }) => key === now);
  const late = on ? resizeBlock(plan, now, lengthOf(on, plan.factor) + behind) : editDayStart(plan, day, behind);
  return way.cuts.reduce((changed, { key, how, to, leaveOut }) => {
    if (how === "drop") return setAside(changed, key);
    const resized = resizeBlock(changed, key, to);
    return leaveOut ? editBlock(resized, key, { note: leaveOut }) : resized;
  }, late);
}

const editDayStart = (plan, number, behind) => ({
  ...plan,
  days: plan.days.map((day, place) => (place === number ? { ...day, start: day.start + behind } : day)),
});
