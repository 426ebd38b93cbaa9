// What a country's pack brings for dates: days on which nobody works, and times of the day to keep free. Pure; both are data/README.md's rows.
import { addBlock } from "./changes.js";
import { listDates } from "./dates.js";
import { readClock } from "./lengths.js";

const WEEKDAYS = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

/** The days of a plan that fall on a holiday: which day, and the holiday. */
export const findHolidays = (content, plan) =>
  listDates(plan).flatMap((date, day) =>
    (content.holidays ?? [])
      .filter((one) => date && one.date <= date && date <= (one.until ?? one.date))
      .map((holiday) => ({ day, holiday })),
  );

/** Whether a time is kept free on a date. Without a date, one that is kept on all days alone. */
export function isHeldOn(held, date) {
  if (!date) return !held.weekdays.length && !held.since && !held.until;
  const weekday = WEEKDAYS[new Date(`${date}T00:00:00Z`).getUTCDay()];
  return (
    (!held.weekdays.length || held.weekdays.includes(weekday)) &&
    (!held.since || held.since <= date) &&
    (!held.until || date <= held.until)
  );
}

/**
 * The plan with a held block for each time that is kept free on a day of it; one that stands there already stays as it is.
 * @returns {{plan: any, added: number}}
 */
export function holdTimes(content, plan) {
  const dates = listDates(plan);
  let added = 0;
  const changed = (content.held ?? []).reduce(
    (before, held) =>
      dates.reduce((now, date, day) => {
        const pin = readClock(held.at);
        const isThere = now.days[day].blocks.some((block) => block.pin === pin && block.title === held.name);
        if (isThere || !isHeldOn(held, date)) return now;
        added += 1;
        return addBlock(now, { title: held.name, form: "break", minutes: held.minutes, pin }, day, 0);
      }, before),
    plan,
  );
  return { plan: changed, added };
}
