// What answers on a file are called and how they read, for merging and the check before files leave: pairs and what they bear on,
// beside what every coding has.
import { createCodingPlaces } from "../../browser/coding_places.js";
import { asStore, openCoding } from "../../browser/coding.js";
import { quoteFrom, shorten } from "../../browser/passages.js";
import { listBearings } from "./bears.js";
import { FIELDS, readPairs, wordPair } from "./pairs.js";
import { sayFacts } from "./words.js";

const shared = createCodingPlaces();
const fileOf = (key, content) => content.cases.find(({ id }) => id === key.split("/")[0]);
const partOf = (key) => key.split("/")[1];

/** A pair in words, line by line. */
function wordWhole(pair, root, t) {
  const quote = quoteFrom(root);
  return FIELDS.filter((field) => pair[field])
    .map((field) => `${t(`file.pair-${field}`)}: ${field === "a" || field === "b" ? quote(pair[field]) : pair[field]}`)
    .join("\n");
}

export const places = {
  ...shared,
  shapeOf(key, content) {
    if (!fileOf(key, content)) return undefined;
    return { pairs: "rows", bears: "list" }[partOf(key)] ?? shared.shapeOf(key, content);
  },
  wordPlace(place, parts) {
    const { key, row, column } = place;
    const { root, content, answers, t } = parts;
    const file = fileOf(key, content);
    if (!file || !["pairs", "bears"].includes(partOf(key))) return shared.wordPlace(place, { ...parts, t: sayFacts(t) });
    const pairs = readPairs(openCoding(asStore(answers), content, file.id));
    if (partOf(key) === "bears") {
      const pair = pairs.find(({ id }) => id === key.split("/")[2]);
      return [file.title, t("file.step-findings"), pair ? shorten(wordPair(pair, quoteFrom(root))) : t("file.pair")];
    }
    const number = pairs.findIndex(({ id }) => id === row) + 1;
    return [
      file.title,
      t("file.step-pair"),
      number ? t("file.pair-number", { number }) : null,
      FIELDS.includes(column) ? t(`file.pair-${column}`) : null,
    ];
  },
  wordAnswer(place, value, parts) {
    const { root, content, t } = parts;
    const part = partOf(place.key);
    if (part === "bears")
      return listBearings(content, t)
        .filter(([id]) => value.includes(id))
        .map(([, name]) => name)
        .join(", ");
    if (part !== "pairs") return shared.wordAnswer(place, value, parts);
    if (place.column === "a" || place.column === "b") return quoteFrom(root)(value);
    return value && typeof value === "object" ? wordWhole(value, root, t) : undefined;
  },
  openPlace(place, root) {
    const [, part, id] = place.key.split("/");
    const found = shared.openPlace(place, root);
    if (part !== "pairs" && part !== "bears") return found;
    root.querySelector(`[data-steps] [data-step="${part === "pairs" ? "pair" : "findings"}"]`)?.click();
    if (part === "bears") return root.querySelector(`[data-bears-on="${CSS.escape(id ?? "")}"]`);
    const card = place.row && root.querySelector(`[data-pair][data-key="${CSS.escape(place.row)}"]`);
    return card?.querySelector(`[data-pair-field="${CSS.escape(place.column ?? "a")}"]`) ?? root.querySelector("[data-pair-add]");
  },
};
