// Which day of the workshop is which date: the days on which people work, one after another. Pure; a date is 2026-03-02, and no clock is asked.

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** A date as a time at Greenwich; null for anything that no calendar has. */
function readDate(text) {
  const found = DATE.exec(text ?? "");
  if (!found) return null;
  const date = new Date(`${text}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== text ? null : date;
}

export const isDate = (text) => readDate(text) !== null;

const nextDay = (date) => new Date(date.getTime() + 24 * 60 * 60 * 1000);

/**
 * @param {{first: string, week: number[], days: {date: string}[]}} plan week: the days that people work, Sunday being 0. A day's own date
 *   goes before all, and the days after it count on from there.
 * @returns {string[]} a date for each day; "" where none is chosen
 */
export function listDates({ first, week, days }) {
  let last = null;
  return days.map(({ date }, number) => {
    let found = readDate(date);
    if (!found) {
      found = last ? nextDay(last) : number === 0 ? readDate(first) : null;
      if (found && week.length) while (!week.includes(found.getUTCDay())) found = nextDay(found);
    }
    last = found ?? last;
    return found ? found.toISOString().slice(0, 10) : "";
  });
}

/**
 * @param {{first: string, week: number[], days: {date: string}[]}} plan
 * @returns {{weekday: number, date: string} | null} where the first day that was chosen is no working day: its day of the week, and the date
 *   that day 1 has instead
 */
export function moveFirst(plan) {
  const chosen = readDate(plan.first);
  if (!chosen || isDate(plan.days[0].date)) return null;
  const [date] = listDates(plan);
  return date === plan.first ? null : { weekday: chosen.getUTCDay(), date };
}

/** Days of the week from `first` on, Sunday being 0. */
export const listWeek = (first = 1) => Array.from({ length: 7 }, (_, place) => (first + place) % 7);

/** Monday, in the language of the page. */
export const nameWeekday = (number, locale, style = /** @type {"long" | "short"} */ ("long")) =>
  new Date(Date.UTC(2023, 0, 1 + number)).toLocaleDateString(locale, { weekday: style, timeZone: "UTC" });

/** Mon 2 March, of a date; "" without one. */
export function wordDay(text, locale, style = /** @type {"long" | "short"} */ ("long")) {
  const date = readDate(text);
  if (!date) return "";
  return date.toLocaleDateString(locale, { weekday: style, day: "numeric", month: style, timeZone: "UTC" });
}
