// What one group made of a case file, as observations. As in activities/debrief/file_observing.py, which says what they are.
import { foldText } from "./folding.js";

export const SAID = ["means", "other", "ask"]; // what it may mean, what else may explain it, what is asked of whom
const LABOUR_LAW = "labour-law";
const AGAINST = "speaks-against";
const BETWEEN = " – "; // what is asked, and of whom

const text = (value) => (typeof value === "string" ? value : "");
const texts = (value) => (Array.isArray(value) ? value.filter((item) => typeof item === "string") : []);
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** Whether a case is a file: what stands in it are exhibits. */
export const isFile = (one) => Boolean(one.exhibits);

/** What a pair can bear on, ids. */
export const listBearings = (content) => [...content.indicators, LABOUR_LAW, AGAINST];

/**
 * @param {any} one the file
 * @param {{part: string, id: string | null, bare: boolean, value: any}[]} given the group's answers on it
 * @param {string[]} tags the marks that there are
 * @param {string[]} bearings
 * @returns {string[][]}
 */
export function observeFile(one, given, tags, bearings) {
  const { id, passages: facts } = one;
  const marked = given
    .filter(
      ({ part, id: fact, value }) => part === "mark" && facts.includes(fact) && texts(value).some((tag) => tags.includes(tag)),
    )
    .map(({ id: fact }) => ["fact", id, fact]);
  const rows = given.find(({ part, bare }) => part === "pairs" && bare)?.value;
  const pairs = (Array.isArray(rows) ? rows : []).filter(isObject).flatMap((row) => {
    const [a, b] = [text(row.a), text(row.b)];
    if (!a || !b || a === b) return [];
    if (!facts.includes(a) || !facts.includes(b)) return [["aside", `${id}/pairs/${a}/${b}`]];
    const pair = [a, b].sort((one, other) => facts.indexOf(one) - facts.indexOf(other)).join(" ");
    const asked = [text(row.ask), text(row.whom)].filter((said) => foldText(said)).join(BETWEEN);
    const said = { means: text(row.means), other: text(row.other), ask: asked };
    const borne = given.find(({ part, id: of }) => part === "bears" && of === text(row.id))?.value;
    return [
      ["paired", id],
      ["pair", id, pair],
      ...SAID.filter((field) => foldText(said[field])).map((field) => ["meaning", id, pair, field, said[field]]),
      ...texts(borne)
        .filter((bearing) => bearings.includes(bearing))
        .flatMap((bearing) => [
          ["bears", id, pair, bearing],
          ["finding", id, bearing],
        ]),
    ];
  });
  return [...marked, ...pairs];
}
