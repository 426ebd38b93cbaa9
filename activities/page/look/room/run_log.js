// Which session ran from when to when, as the console's clock had it: what the report tells as the programme as it was run. Pure but for its keeping.
import { thisDevice } from "../../../browser/device.js";
import { localTime } from "../../../browser/times.js";
import { wordTime } from "./clock.js";

const NAME = "room:log";
const MOST = 300;

const isSame = (one, other) => one.plan === other.plan && one.line === other.line;

/**
 * The log after the room has gone on. A session that is begun again is told from its last beginning.
 * @param {{plan: string, line: string, title: string, began: number, ended: number|null}[]} log
 * @param {any} before where the room was
 * @param {any} next where it is
 * @param {string} title of the session that it is at now
 */
export function noteRun(log, before, next, title) {
  const isOn = next.began !== null;
  if (isSame(before, next) && before.began === next.began) return log;
  const ended = log.flatMap((one) => {
    if (one.ended !== null || !isSame(one, before) || one.began !== before.began) return [one];
    return isSame(before, next) && isOn ? [] : [{ ...one, ended: next.at }];
  });
  const isNoted = ended.some((one) => isSame(one, next) && one.began === next.began);
  if (!isOn || isNoted) return ended;
  return [...ended, { plan: next.plan, line: next.line, title, began: next.began, ended: null }].slice(-MOST);
}

/**
 * The log as the days of a programme, each with its date; lines as "09:05–10:20 Definitions", without an end where nobody went on.
 * @returns {{number: number, date: string, lines: string[]}[]}
 */
export function listRun(log) {
  const dateOf = ({ began }) => localTime(new Date(began)).slice(0, 10);
  const inOrder = [...log].sort((one, other) => one.began - other.began);
  return [...new Set(inOrder.map(dateOf))].map((date, place) => ({
    number: place + 1,
    date,
    lines: inOrder
      .filter((one) => dateOf(one) === date)
      .map(({ began, ended, title }) => `${[began, ended].filter(Boolean).map(wordTime).join("–")} ${title}`),
  }));
}

/** What was kept; nothing of it where it is damaged. */
export function recallLog() {
  try {
    const isEntry = (one) =>
      ["plan", "line", "title"].every((name) => typeof one?.[name] === "string") &&
      Number.isFinite(one.began) &&
      (one.ended === null || Number.isFinite(one.ended));
    return JSON.parse(thisDevice().recall(NAME) ?? "[]")
      .filter(isEntry)
      .slice(-MOST);
  } catch {
    return [];
  }
}
export const keepLog = (log) => thisDevice().keep(NAME, log.length ? JSON.stringify(log) : null);
