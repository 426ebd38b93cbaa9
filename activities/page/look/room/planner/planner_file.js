// A plan as a file, and back: what is wrong in a file is named, mended where that can be done, and else refused. Nothing is lost silently. Pure.
import { isDate } from "./dates.js";
import { layOutDay } from "./flow.js";
import { FACTORS, LONGEST, SHORTEST } from "./lengths.js";
import { cleanText, FORMS, makeBlock, VERSION } from "./plan.js";

const MARK = "workshop-plan";
export const MOST_BYTES = 1_000_000;
const MOST_DAYS = 30;
const MOST_BLOCKS = 60; // of a day
const LONGEST_TEXT = 300;
const MIDNIGHT = 24 * 60;
const KEY = /^b[1-9]\d{0,5}$/;

export const writePlanner = (plan, book) => `${JSON.stringify({ file: MARK, book, ...plan }, null, 2)}\n`;

const isObject = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
const readText = (value, most = LONGEST_TEXT) => (typeof value === "string" ? cleanText(value).slice(0, most) : "");

/**
 * @param {string} text of a file, or of what the device kept
 * @returns {{plan: any, mended: {kind: string, params: any}[], refused: {kind: string, params: any}|null}}
 *   mended: what had to be put right, each with where it was; the plan is as it is after that. refused: why nothing can be made of it.
 */
export function readPlanner(content, text) {
  const refuse = (kind, params = {}) => ({ plan: null, mended: [], refused: { kind, params } });
  if (text.length > MOST_BYTES) return refuse("large");
  let found;
  try {
    found = JSON.parse(text);
  } catch {
    return refuse("damaged");
  }
  if (!isObject(found) || !Array.isArray(found.days) || !found.days.every(isObject)) return refuse("no-plan");
  if (found.file !== undefined && found.file !== MARK) return refuse("no-plan");
  if (typeof found.version === "number" && found.version > VERSION) return refuse("newer");
  if (!found.days.length) return refuse("no-days");
  if (found.days.length > MOST_DAYS) return refuse("many-days", { days: found.days.length, most: MOST_DAYS });
  const full = found.days.findIndex(({ blocks }) => Array.isArray(blocks) && blocks.length > MOST_BLOCKS);
  if (full >= 0) return refuse("many-blocks", { day: full + 1, most: MOST_BLOCKS });
  return read(content, found);
}

function read(content, found) {
  const mended = /** @type {{kind: string, params: any}[]} */ ([]);
  const mend = (kind, params = {}) => mended.push({ kind, params });
  if (found.version !== VERSION) mend("older");
  const listed = [...found.days.map(({ blocks }) => blocks), found.aside].filter(Array.isArray).flat();
  const reader = readBlocks(content, mend, listed);
  const days = found.days.map((day, number) => {
    const at = { day: number + 1 };
    const start = isMinute(day.start) ? day.start : 9 * 60;
    if (start !== day.start) mend("start", at);
    const date = isDate(day.date) ? day.date : "";
    if (day.date && !date) mend("date", at);
    if (!Array.isArray(day.blocks)) mend("no-blocks", at);
    return { title: readText(day.title), start, date, blocks: reader(day.blocks, at) };
  });
  const from = content.plans.some(({ id }) => id === found.from) ? found.from : content.plans[0].id;
  if (from !== found.from) mend("from", { title: content.plans[0].title });
  const factor = FACTORS.includes(found.factor) ? found.factor : 1;
  if (factor !== found.factor && found.version === VERSION) mend("factor");
  const week = Array.isArray(found.week) ? [0, 1, 2, 3, 4, 5, 6].filter((one) => found.week.includes(one)) : [];
  const plan = {
    version: VERSION,
    from,
    title: readText(found.title),
    factor,
    first: isDate(found.first) ? found.first : "",
    week: week.length ? week : [1, 2, 3, 4, 5],
    days,
    aside: reader(found.aside ?? [], { day: 0 }).map((block) => ({ ...block, pin: null })),
    ready: Array.isArray(found.ready) ? found.ready.filter((one) => typeof one === "string").slice(0, 500) : [],
  };
  return { plan: shelveOverlong(plan, mend), mended, refused: null };
}

const isMinute = (value) => Number.isInteger(value) && value >= 0 && value < MIDNIGHT;

function readBlocks(content, mend, all) {
  // A block keeps its key, since the room knows it by that; one that has none, or another's, gets a new one.
  const given = all.map((block) => block?.key).filter((key) => KEY.test(key));
  let number = Math.max(0, ...given.map((key) => Number(key.slice(1))));
  const taken = new Set();
  const readKey = (key) => {
    const own = KEY.test(key) && !taken.has(key) ? key : `b${++number}`;
    taken.add(own);
    return own;
  };
  return (blocks, { day }) =>
    (Array.isArray(blocks) ? blocks : []).flatMap((given) => {
      if (!isObject(given)) {
        mend("no-block", { day });
        return [];
      }
      const line = content.lines[given.like];
      const activity = content.activities[given.activity];
      const extra = content.extras?.[given.of];
      const title = readText(given.title) || line?.title || activity?.title || extra?.title || "?";
      const at = { day, title };
      if ((given.like && !line) || (given.activity && !activity) || (given.of && !extra)) mend("gone", at);
      const isLong = typeof given.minutes === "number" && Number.isFinite(given.minutes);
      const minutes = isLong ? Math.min(LONGEST, Math.max(1, given.minutes)) : 30;
      if (minutes !== given.minutes) mend("minutes", { ...at, minutes: Math.max(SHORTEST, Math.round(minutes)) });
      const form = FORMS.includes(given.form) ? given.form : "talk";
      if (form !== given.form) mend("form", at);
      const pin = isMinute(given.pin) ? given.pin : null;
      if (pin === null && given.pin !== null && given.pin !== undefined) mend("pin", at);
      const aims = Array.isArray(given.aims) ? given.aims.filter((id) => id in content.aims) : [];
      return [
        makeBlock(readKey(given.key), {
          like: line ? given.like : "",
          activity: activity ? given.activity : "",
          of: extra ? given.of : "",
          note: readText(given.note, 1000),
          ...{ title, form, minutes, pin, aims },
        }),
      ];
    });
}

/** What no clock of the day can show is set aside: nothing of it is lost. */
function shelveOverlong(plan, mend) {
  const aside = [...plan.aside];
  const days = plan.days.map((day, number) => {
    const { pieces, ends, begins } = layOutDay(day, plan.factor);
    const over = new Set(pieces.filter((piece) => piece.block && piece.ends > MIDNIGHT).map(({ block }) => block));
    if (!over.size) return day;
    mend("overlong", { day: number + 1, hours: Math.floor((ends - begins) / 60), sessions: over.size });
    aside.push(...[...over].map((block) => ({ ...block, pin: null })));
    return { ...day, blocks: day.blocks.filter((block) => !over.has(block)) };
  });
  return { ...plan, days, aside };
}
