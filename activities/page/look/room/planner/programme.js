// The programme as data: what the paper, the Word file and the calendar are made of. Pure.
import { heading, table } from "../../../../browser/blocks.js";
import { wordDay } from "./dates.js";
import { layOutDay } from "./flow.js";
import { wordClock } from "./lengths.js";
import { nameBlock } from "./plan.js";

/**
 * @param {{content: any, plan: any, t: Function, locale: string, dates: string[]}} parts
 * @returns {{number: number, title: string, date: string, name: string, begins: number, ends: number, lines: any[]}[]}
 *   lines: {begins, ends, title, form, block, activity, minutes}, with a block of their own or time in hand
 */
export function listDays({ content, plan, t, locale, dates }) {
  return plan.days.map((day, number) => {
    const { begins, ends, pieces } = layOutDay(day, plan.factor);
    const lines = pieces.map(({ block, part, parts, begins: from, ends: until }) => {
      const minutes = until - from;
      const title = block ? nameBlock(content, block, t) : t("planner.in-hand", { minutes });
      return {
        ...{ begins: from, ends: until, minutes, block, part, parts },
        title: parts > 1 ? t("planner.part", { title, part, parts }) : title,
        form: block?.form ?? "break",
        activity: block ? (content.activities[block.activity] ?? null) : null,
      };
    });
    const date = wordDay(dates[number], locale);
    const name = [t("planner.day-head", { day: number + 1 }), date].filter(Boolean).join(" · ");
    return { number: number + 1, title: day.title, date, name, begins, ends, lines };
  });
}

const WEEK = 5; // days that an overview shows side by side, on a sheet that lies on its side
const MOST_UPRIGHT = 2;

/** Days in the rows in which overviews show them. */
export const listWeeks = (days) =>
  Array.from({ length: Math.ceil(days.length / WEEK) }, (_, week) => days.slice(week * WEEK, (week + 1) * WEEK));

/** The programme as a paper that docx.js writes. It is handed out: nothing that a facilitator prepares or notes stands in it. */
export function writeProgramme(parts, { title, adapted, when }) {
  const { t, locale } = parts;
  const days = listDays(parts);
  const head = [t("planner.time"), t("planner.session"), t("planner.minutes")];
  const blocks = /** @type {any[]} */ ([heading(1, t("planner.overview"))]);
  for (const some of listWeeks(days)) {
    blocks.push({
      ...table({
        name: t("planner.overview"),
        header: some.map(({ name }) => name),
        rows: Array.from({ length: Math.max(...some.map(({ lines }) => lines.length)) }, (_, row) =>
          some.map(({ lines }) => (lines[row] ? `${wordClock(lines[row].begins)} ${lines[row].title}` : "")),
        ),
        widths: some.map(() => 1),
      }),
      wide: some.length > MOST_UPRIGHT,
    });
  }
  for (const day of days) {
    blocks.push(
      heading(1, `${day.name}: ${day.title}`, { newPage: true }),
      table({
        name: day.title,
        header: head,
        rows: day.lines.map(({ begins, ends, title: what, minutes }) => [
          `${wordClock(begins)}–${wordClock(ends)}`,
          what,
          String(minutes),
        ]),
        widths: [3, 10, 2],
      }),
    );
  }
  return { title, subtitle: adapted, when, language: locale, pageLabel: t("host.page-of"), blocks };
}

/** What goes into a calendar: each session with its hours, as the place has them. Neither breaks nor the facilitator's own notes. */
export function listEvents(parts, { id }) {
  const { dates } = parts;
  return listDays(parts).flatMap((day, number) =>
    day.lines
      .filter(({ block, form }) => dates[number] && block && form !== "break")
      .map(({ block, part, title, begins, ends }) => ({
        ...{ title, date: dates[number], begins, ends },
        id: `${id}/${number + 1}/${block.key}/${part}`,
      })),
  );
}
