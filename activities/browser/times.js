// Times as a workshop's clocks have them.

/** An ISO time with this device's own offset: a workshop's clock, not Greenwich's. */
export function localTime(date = new Date()) {
  const shift = -date.getTimezoneOffset();
  const two = (number) => String(Math.floor(Math.abs(number))).padStart(2, "0");
  const local = new Date(date.getTime() + shift * 60000).toISOString().slice(0, 19);
  return `${local}${shift < 0 ? "-" : "+"}${two(shift / 60)}:${two(shift % 60)}`;
}

/** 10:42, of an ISO time. */
export const clockOf = (iso) => new Date(iso).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });

/** 2 March 2026, 10:42, of an ISO time. */
export const dayOf = (iso) => new Date(iso).toLocaleString("en-GB", { dateStyle: "long", timeStyle: "short" });
