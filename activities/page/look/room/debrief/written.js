// What views are put together of: a table that scrolls, and what groups wrote about a passage, an element or a moment: with how many wrote it, and a button of its own for the wall, since the
// facilitator reads it first.
import { make } from "../../../../browser/dom.js";
import { drawBars } from "./bars.js";
import { wordCount, wordNames, wordRow } from "./words.js";

/**
 * @param {any} room
 * @param {string} title
 * @param {{name: string, count: number, of: number, groups?: string[], only?: boolean}[]} rows
 * @returns {Element[]} nothing where nobody wrote
 */
export function drawWritten(room, title, rows) {
  if (!rows.length) return [];
  const { t, names, put } = room;
  const screen = {
    title,
    lines: rows.map((row) => [`${row.name} – ${wordCount(row, t)}`, wordNames(row.groups, names)].filter(Boolean).join(" – ")),
  };
  return [
    make("h3", { class: "debrief-sub" }, title),
    drawBars(
      rows.map((row) => ({ ...row, more: wordRow(row, t) })),
      room,
    ),
    make(
      "p",
      { class: "no-print" },
      make("button", { type: "button", class: "button small", onclick: () => put(screen) }, t("debrief.put-written")),
    ),
  ];
}

/** The buttons to the place before and the one after. */
export const drawTurning = (t, turn, { isFirst, isLast, next = "debrief.later" }) =>
  make(
    "p",
    { class: "button-row no-print" },
    make(
      "button",
      { type: "button", class: "button", "data-turn": "back", disabled: isFirst, onclick: () => turn(-1) },
      t("debrief.earlier"),
    ),
    make("button", { type: "button", class: "button go", "data-turn": "next", disabled: isLast, onclick: () => turn(1) }, t(next)),
  );

/** A table that scrolls in itself where the window is narrow. */
export const scrolling = (label, table) =>
  make("div", { class: "debrief-scroll", role: "region", tabindex: "0", "aria-label": label }, table);
