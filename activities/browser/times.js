// Times, dates and numbers, as a workshop's clocks have them and as the language of the page writes them.

/** @type {string | undefined} As the label `host.locale` has it; until a form is mounted, and where no browser knows it, the device's own. */
let locale;

/** Write from now on as a language does, which is named as in "pt-BR". */
export function writeAsIn(language) {
  try {
    [locale] = Intl.getCanonicalLocales(language);
  } catch {
    locale = undefined;
  }
}

/** An ISO time with this device's own offset: a workshop's clock, not Greenwich's. */
export function localTime(date = new Date()) {
  const shift = -date.getTimezoneOffset();
  const two = (number) => String(Math.floor(Math.abs(number))).padStart(2, "0");
  const local = new Date(date.getTime() + shift * 60000).toISOString().slice(0, 19);
  return `${local}${shift < 0 ? "-" : "+"}${two(shift / 60)}:${two(shift % 60)}`;
}

/** 10:42, of an ISO time. */
export const clockOf = (iso) => new Date(iso).toLocaleTimeString(locale, { hour: "2-digit", minute: "2-digit" });

/** 2 March 2026 at 10:42, of an ISO time; "" where there is none. */
export const dayOf = (iso) => (!iso ? "" : new Date(iso).toLocaleString(locale, { dateStyle: "long", timeStyle: "short" }));

/** 2 March 2026, of the day that it is here. */
export const today = () => new Date().toLocaleDateString(locale, { dateStyle: "long" });

/** 2026-03-02 as 2 March 2026; anything else as it is. */
export function wordDate(value) {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  if (!parts) return value;
  const date = new Date(0);
  date.setUTCFullYear(+parts[1], +parts[2] - 1, +parts[3]); // Date.UTC takes the year 26 for 1926
  return date.toLocaleDateString(locale, { dateStyle: "long", timeZone: "UTC" });
}

/** 20,000, of a number of any length.
 * @param {number | bigint} number */
export const wordCount = (number) => number.toLocaleString(locale);
