// Dated things as a calendar file after RFC 5545: whole days, or hours by the clock of the place; text escaped, long lines folded.

const LINE = 75; // octets, without the line end
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]|\p{Surrogate}/gu;

const escapeText = (text) =>
  text
    .replace(FORBIDDEN, "")
    .replace(/\\/g, "\\\\")
    .replace(/[;,]/g, "\\$&")
    .replace(/\r\n?|\n/g, "\\n");

/** A line in pieces of at most 75 octets, each but the first begun with a space; no character is cut. */
function foldLine(line) {
  const encoder = new TextEncoder();
  const pieces = [""];
  let room = LINE;
  for (const character of line) {
    const octets = encoder.encode(character).length;
    if (octets > room) {
      pieces.push("");
      room = LINE - 1;
    }
    pieces[pieces.length - 1] += character;
    room -= octets;
  }
  return pieces.join("\r\n ");
}

const asDate = (date) => date.toISOString().slice(0, 10).replaceAll("-", "");

function nextDay(date) {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + 1);
  return asDate(day);
}

/**
 * When something is: a whole day, or from one minute of the day to another, without a zone, since a workshop's clock is that of its room.
 * @param {{date: string, begins?: number, ends?: number}} when
 */
function writeTime({ date, begins, ends }) {
  if (begins === undefined)
    return [`DTSTART;VALUE=DATE:${date.replaceAll("-", "")}`, `DTEND;VALUE=DATE:${nextDay(date)}`, "TRANSP:TRANSPARENT"];
  const at = (minutes) => {
    const time = new Date(`${date}T00:00:00Z`);
    time.setUTCMinutes(minutes);
    return `${asDate(time)}T${time.toISOString().slice(11, 16).replace(":", "")}00`;
  };
  return [`DTSTART:${at(begins)}`, `DTEND:${at(ends)}`];
}

/**
 * @param {{maker: string, name: string, now: Date, events: {id: string, date: string, begins?: number, ends?: number, title: string, description?: string}[]}} calendar
 *   maker: who made the file, for programs: the book's id; id: lasting and the only one of its kind, so that a calendar that reads the file twice has each thing once;
 *   date: as 2026-03-02; begins, ends: minutes of that day, where it is not all of it
 * @returns {string} the file, with CRLF
 */
export function calendarText({ maker, name, now, events }) {
  const stamp = `${asDate(now)}T${now.toISOString().slice(11, 19).replaceAll(":", "")}Z`;
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    `PRODID:-//${escapeText(maker)}//${escapeText(name)}`,
    "CALSCALE:GREGORIAN",
    `X-WR-CALNAME:${escapeText(name)}`,
    ...events.flatMap(({ id, title, description, ...when }) => [
      "BEGIN:VEVENT",
      `UID:${escapeText(id)}`,
      `DTSTAMP:${stamp}`,
      ...writeTime(when),
      `SUMMARY:${escapeText(title)}`,
      ...(description ? [`DESCRIPTION:${escapeText(description)}`] : []),
      "END:VEVENT",
    ]),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${foldLine(line)}\r\n`).join("");
}
