// The adapted plan as a pack: a folder of rows that `--pack` lays over the book's own, so that the plan is a plan of the book. Pure.
import { layOutDay } from "./flow.js";
import { wordClock } from "./lengths.js";
import { aimsOf, cleanText, SERVE_BY_THEMSELVES } from "./plan.js";

const LONGEST_DAY = 12 * 60; // as the rows have it: `LONGEST_DAY` in activities/rows/models.py
const LONGEST_LINE = 240;
const NOON = 13 * 60; // what begins from here on is of the afternoon
const LONGEST_ID = 40;

/** An id as rows have it, of a title in any script: "Three days in Nepal" gives `three-days-in-nepal`, "Nepal" `plan-nepal`. */
export function makeId(title, fallback) {
  const plain = title
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, LONGEST_ID)
    .replace(/-+$/, "");
  // A single word may be one that browsers or systems keep for themselves, and a number alone is no id.
  return plain.includes("-") ? plain.replace(/^(?=\d)/, "plan-") : plain ? `plan-${plain}` : fallback;
}

/** A text as YAML has it between double quotes, whatever stands in it: JSON's own way, without signs that YAML takes for the end of a line. */
const quote = (text) =>
  JSON.stringify(cleanText(text).trim()).replace(
    /[\u0080-\u009f\u2028\u2029\ufeff]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );

/**
 * Why no plan of the book can be made of it: each a kind of sentence and where. Empty where one can.
 * @returns {{kind: string, day: number|null, key: string, params: any}[]}
 */
export function findRefusals(content, plan, title) {
  const refuse = (kind, day = null, key = "", params = {}) => ({ kind, day, key, params });
  const isTaken = content.plans.some((one) => one.title.toLowerCase() === title.trim().toLowerCase());
  const ofDays = plan.days.flatMap((day, number) => {
    const { begins, ends, pieces } = layOutDay(day, plan.factor);
    const at = { day: number + 1 };
    return [
      ...(pieces.length ? [] : [refuse("empty", number, "", at)]),
      ...(ends - begins > LONGEST_DAY || ends > 24 * 60 ? [refuse("day", number, "", at)] : []),
      ...(day.title.trim() ? [] : [refuse("untitled-day", number, "", at)]),
      ...day.blocks.flatMap((block) => [
        ...(block.title.trim() ? [] : [refuse("untitled", number, block.key, at)]),
        ...(SERVE_BY_THEMSELVES.includes(block.form) || aimsOf(content, block).length
          ? []
          : [refuse("idle", number, block.key, { block })]),
      ]),
    ];
  });
  return [...(title.trim() ? [] : [refuse("no-title")]), ...(isTaken ? [refuse("taken", null, "", { title })] : []), ...ofDays];
}

/**
 * `words`: the sentences of the page that stand in it.
 * @returns {{id: string, files: Object<string, string>}} the files of the pack by their names in it
 */
export function writePack(content, plan, { title, who, words }) {
  const taken = new Set(content.plans.map(({ id }) => id));
  const first = makeId(title, `${plan.from}-adapted`);
  let id = taken.has(first) || first === "index" ? `${first}-adapted`.slice(-LONGEST_ID) : first;
  while (taken.has(id)) id = `${id.slice(0, LONGEST_ID - 2)}-2`;
  const source = `${id}-plan`;
  return {
    id,
    files: {
      [`plans/${id}.yml`]: writePlan(content, plan, { id, title, source, words }),
      "sources.yml": writeSource({ source, title, who, words }),
      "README.md": `${words.readme}\n`,
    },
  };
}

const writeSource = ({ source, title, who, words }) =>
  [
    `- id: ${source}`,
    `  author: ${quote(who.trim() || words.by)}`,
    `  year: ${words.date.slice(0, 4)}`,
    `  title: ${quote(title)}`,
    `  short: ${quote(title)}`,
    "",
  ].join("\n");

function writePlan(content, plan, { id, title, source, words }) {
  const start = Math.min(...plan.days.map((day) => layOutDay(day, plan.factor).begins));
  const lines = [
    `id: ${id}`,
    `title: ${quote(title)}`,
    `adapted_from: ${plan.from}`,
    `summary: ${quote(words.summary)}`,
    `start: ${quote(wordClock(start))}`,
    `sources: [{source: ${source}, at: ${quote(words.at)}}]`,
    "days:",
  ];
  plan.days.forEach((day, number) => {
    const laid = layOutDay(day, plan.factor);
    lines.push(`  - number: ${number + 1}`, `    title: ${quote(day.title.trim())}`);
    if (laid.begins !== start) lines.push(`    start: ${quote(wordClock(laid.begins))}`);
    lines.push("    lines:");
    laid.pieces
      .flatMap(shorten)
      .forEach((piece, place) => lines.push(...writeLine(content, piece, `${id}-${number + 1}-${place + 1}`, words)));
  });
  return `${lines.join("\n")}\n`;
}

/** Time in hand that is longer than a line may be stands as several. */
function shorten(piece) {
  const found = [];
  for (let begins = piece.begins; begins < piece.ends; begins += LONGEST_LINE) {
    found.push({ ...piece, begins, ends: Math.min(piece.ends, begins + LONGEST_LINE) });
  }
  return found;
}

function writeLine(content, { block, part, parts, begins, ends }, id, words) {
  const head = [`      - id: ${id}`, `        half: ${begins < NOON ? "morning" : "afternoon"}`];
  if (!block)
    return [
      ...head,
      `        title: ${quote(words.hand)}`,
      `        minutes: ${ends - begins}`,
      "        form: break",
      "        added: true",
    ];
  const line = content.lines[block.like];
  // A page that only facilitators have is no page of a plan that participants read too.
  const extra = content.extras[block.of];
  const page = line?.page ?? (extra && !extra.isFacilitators ? `book/${block.of}` : "");
  const title = block.title.trim();
  const aims = aimsOf(content, { ...block, activity: "" });
  return [
    ...head,
    `        title: ${quote(parts > 1 ? words.part({ title, part, parts }) : title)}`,
    `        minutes: ${ends - begins}`,
    `        form: ${block.form}`,
    ...(block.activity ? [`        activity: ${block.activity}`] : []),
    ...(page ? [`        page: ${page}`] : []),
    ...(line?.law?.length ? [`        law: [${line.law.join(", ")}]`] : []),
    ...(aims.length ? [`        aims: [${aims.join(", ")}]`] : []),
    ...(block.form === "break" || !block.like ? ["        added: true"] : [`        like: ${block.like}`]),
    ...(block.note.trim() ? [`        note: ${quote(block.note.trim())}`] : []),
  ];
}
