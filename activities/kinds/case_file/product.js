// What leaves the activity: a document that leads with what was found, what it may mean, what is asked of whom and what speaks
// against; and one long table. From the answers alone.
import { cut, heading, list, paragraph, table } from "../../browser/blocks.js";
import { asStore, openCoding } from "../../browser/coding.js";
import { begunCases, findOpenElements, tellOffences, tellUnclear } from "../../browser/coding_lead.js";
import { elementBlocks } from "../../browser/element_blocks.js";
import { leadBlocks } from "../../browser/lead.js";
import { nameTags } from "../../browser/marking.js";
import { quoteFrom } from "../../browser/passages.js";
import { AGAINST, listBearings, readBears } from "./bears.js";
import { readPairs, wordPair } from "./pairs.js";

const MOST_AGAINST = 6;
const FACT = 110;
const LINE = 260;

const isWhole = ({ a, b }) => a && b;
const pairsOf = (coding) => readPairs(coding).filter(({ a, b, means, other, ask }) => a || b || means || other || ask);

/** What speaks against: facts that are marked so, with their notes, and pairs that are said to. */
function listAgainst(coding, bearings, quote) {
  const facts = coding.taggedWith(AGAINST).map((id) => [quote(id), coding.text("note", id)].filter(Boolean).join(" – "));
  const pairs = pairsOf(coding)
    .filter((pair) => readBears(coding, pair, bearings).some(([id]) => id === AGAINST))
    .map((pair) => [wordPair(pair, quote), pair.other].filter(Boolean).join(" – "));
  return [...facts, ...pairs];
}

function findOpenInFile(one, content, coding, t) {
  const pairs = pairsOf(coding);
  const tell = (name, rows, column) =>
    rows.length
      ? [
          {
            text: t(`file.open-${name}`, { file: one.title, many: rows.length }),
            place: { key: `${one.id}/pairs`, row: rows[0].id, column },
          },
        ]
      : [];
  return [
    ...(pairs.length ? [] : [{ text: t("file.open-pairs", { file: one.title }), place: { key: `${one.id}/pairs` } }]),
    ...tell(
      "half",
      pairs.filter((pair) => !isWhole(pair)),
      "b",
    ),
    ...tell(
      "other",
      pairs.filter((pair) => isWhole(pair) && !pair.other),
      "other",
    ),
    ...tell(
      "ask",
      pairs.filter((pair) => isWhole(pair) && !pair.ask),
      "ask",
    ),
    ...tell(
      "whom",
      pairs.filter((pair) => pair.ask && !pair.whom),
      "whom",
    ),
    ...findOpenElements(one, content, coding, t),
  ];
}

/** What is open in the files that were begun, with the place where it is to be settled. */
export const findOpen = ({ answers, content, t }) =>
  begunCases(answers, content).flatMap(([one, coding]) => findOpenInFile(one, content, coding, t));

function leadOf(codings, content, t, quote) {
  const bearings = listBearings(content, t);
  const all = codings.flatMap(([, coding]) => pairsOf(coding).map((pair) => ({ coding, pair })));
  const against = codings.flatMap(([, coding]) => listAgainst(coding, bearings, quote));
  const open = codings.flatMap(([one, coding]) => [
    ...tellUnclear(one, content, coding).map(({ strong, text }) => `${strong} ${text}`),
    ...findOpenInFile(one, content, coding, t).map(({ text }) => text),
  ]);
  const asks = all.filter(({ pair }) => pair.ask);
  const facts = codings.reduce((sum, [, coding]) => sum + coding.marked().length, 0);
  return [
    ...leadBlocks(
      {
        did: [t("file.lead-did", { files: codings.map(([one]) => one.title).join(", "), facts, pairs: all.length })],
        found: all.map(({ pair }) => ({ strong: `${cut(wordPair(pair, quote), LINE)}:`, text: pair.means ?? "", most: LINE })),
        deeds: asks.length
          ? {
              header: [t("file.pair-ask"), t("file.pair-whom"), t("file.about")],
              rows: asks.map(({ pair }) => [pair.ask, pair.whom ?? "", cut(wordPair(pair, quote), FACT)]),
              widths: [4, 2, 3],
            }
          : null,
        titles: { found: t("file.lead-found"), deeds: t("file.lead-ask") },
      },
      t,
    ),
    ...(against.length
      ? [heading(1, t("file.lead-against"), { lead: true }), list(against.slice(0, MOST_AGAINST).map((text) => cut(text)))]
      : []),
    ...leadBlocks({ found: codings.flatMap(([one, coding]) => tellOffences(one, content, coding, t, LINE)), open }, t),
  ];
}

function pairBlocks(coding, bearings, t, quote) {
  const pairs = pairsOf(coding);
  if (!pairs.length) return [];
  return [
    heading(2, t("file.lead-found")),
    table({
      name: t("file.lead-found"),
      header: [t("file.facts"), t("file.pair-means"), t("file.pair-other"), t("file.pair-ask"), t("file.bears")],
      rows: pairs.map((pair) => [
        wordPair(pair, quote),
        pair.means ?? "",
        pair.other ?? "",
        [pair.ask, pair.whom && `(${pair.whom})`].filter(Boolean).join(" "),
        readBears(coding, pair, bearings)
          .map(([, name]) => name)
          .join(", "),
      ]),
      widths: [4, 3, 3, 3, 2],
    }),
  ];
}

function fileBlocks(one, content, coding, t, quote) {
  const bearings = listBearings(content, t);
  const against = listAgainst(coding, bearings, quote);
  const discussed = (content.readings[one.id]?.arguments ?? []).filter(({ id }) => coding.text("discuss", id));
  const blocks = [
    ...pairBlocks(coding, bearings, t, quote),
    ...(against.length ? [heading(2, t("file.lead-against")), list(against)] : []),
    ...elementBlocks({ content, coding, t, quote, shown: t("file.facts") }),
    ...(discussed.length
      ? [heading(2, t("coding.arguments")), ...discussed.map(({ id, question }) => paragraph(coding.text("discuss", id), question))]
      : []),
  ];
  return blocks.length ? [heading(1, one.title), ...blocks] : []; // who has only marked finds the marks in the annex
}

/** The facts that were marked, for the annex. */
function annexBlocks(one, content, coding, t, quote) {
  const { tagName } = nameTags(content);
  const marked = coding.passages.filter((id) => coding.tagsOf(id).length || coding.text("note", id));
  if (!marked.length) return [];
  return [
    heading(2, `${one.title}: ${t("file.facts-marked")}`),
    table({
      name: t("file.facts-marked"),
      header: [t("file.fact"), t("coding.marks"), t("file.fact-note")],
      rows: marked.map((id) => [quote(id), coding.tagsOf(id).map(tagName).join(", "), coding.text("note", id)]),
      widths: [5, 3, 3],
    }),
  ];
}

/** The document that becomes a Word file. */
export function product({ root, answers, content, t, title }) {
  const quote = quoteFrom(root);
  const codings = begunCases(answers, content);
  const annex = codings.flatMap(([one, coding]) => annexBlocks(one, content, coding, t, quote));
  return {
    title,
    note: t("coding.product-note"),
    lead: codings.length ? leadOf(codings, content, t, quote) : [],
    blocks: [
      ...codings.flatMap(([one, coding]) => fileBlocks(one, content, coding, t, quote)),
      ...(annex.length ? [heading(1, t("file.annex"), { newPage: true }), ...annex] : []),
    ],
  };
}

/** One row for each thing that was answered. */
export function fileTable({ root, answers, content, t }) {
  const quote = quoteFrom(root);
  const { tagName } = nameTags(content);
  const bearings = listBearings(content, t);
  const rows = [];
  for (const one of content.cases) {
    const coding = openCoding(asStore(answers), content, one.id);
    const put = (part, item, answer = "", note = "", facts = []) =>
      rows.push([one.title, t(`file.part-${part}`), item, answer, note, facts.map(quote).join(" / ")]);
    coding.passages
      .filter((id) => coding.tagsOf(id).length || coding.text("note", id))
      .forEach((id) => put("mark", quote(id), coding.tagsOf(id).map(tagName).join(", "), coding.text("note", id), [id]));
    readPairs(coding).forEach((pair, place) => {
      const facts = [pair.a, pair.b].filter(Boolean);
      const item = t("file.pair-number", { number: place + 1 });
      ["means", "other", "ask", "whom"]
        .filter((field) => pair[field])
        .forEach((field) => put("pair", `${item}: ${t(`file.pair-${field}`)}`, pair[field], "", facts));
      const bears = readBears(coding, pair, bearings).map(([, name]) => name);
      if (bears.length || !["means", "other", "ask", "whom"].some((field) => pair[field]))
        put("pair", `${item}: ${t("file.bears")}`, bears.join(", "), "", facts);
    });
    for (const offence of content.offences)
      offence.elements
        .filter(({ id }) => coding.get("element", id) || coding.text("reason", id))
        .forEach(({ id, name }) =>
          put(
            "element",
            `${offence.name}: ${name}`,
            t(`coding.status-${coding.get("element", id) || "unanswered"}`),
            coding.text("reason", id),
            coding.list("shows", id),
          ),
        );
    if (coding.get("under-18") === true) put("element", t("coding.under-18"), t("coding.yes"));
    (content.readings[one.id]?.arguments ?? [])
      .filter(({ id }) => coding.text("discuss", id))
      .forEach(({ id, question }) => put("discuss", question, coding.text("discuss", id)));
  }
  return {
    header: ["file.file", "coding.part", "coding.item", "coding.answer", "coding.note-column", "file.facts"].map((key) => t(key)),
    rows,
  };
}
