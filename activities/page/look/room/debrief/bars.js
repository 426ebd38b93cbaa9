// A count as people read it: name, bar, "3 of 5", and who where names are on. The bar says what the number says, and nothing more.
import { make } from "../../../../browser/dom.js";
import { wordCount, wordNames } from "./words.js";

/**
 * @param {{letter?: string, name: string, count: number, of: number, groups?: string[], more?: string[], quiet?: boolean}[]} lines
 * @param {{t: Function, names: boolean}} how
 */
export function drawBars(lines, { t, names }) {
  const said = lines.map(({ groups, more = [] }) => [...more, wordNames(groups, names)].filter(Boolean).join(" · "));
  return make(
    "ul",
    { class: said.some(Boolean) ? "debrief-bars debrief-said-by" : "debrief-bars" },
    lines.map(({ letter, name, count, of, quiet }, place) =>
      make(
        "li",
        { class: quiet ? "debrief-quiet" : null },
        make(
          "span",
          { class: "debrief-name" },
          letter && make("b", { class: "debrief-letter" }, letter),
          make("span", { dir: "auto" }, name),
        ),
        make("span", { class: "debrief-bar", style: `--part: ${of ? count / of : 0}`, "aria-hidden": "true" }),
        make("span", { class: "debrief-count" }, wordCount({ count, of }, t)),
        said[place] ? make("span", { class: "debrief-who", dir: "auto" }, said[place]) : null,
      ),
    ),
  );
}
