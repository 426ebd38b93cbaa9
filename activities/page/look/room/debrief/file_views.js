// The views of a case file: facts that were marked, pairs of facts that do not agree, and on what they bear. What groups wrote of a pair goes
// on the wall by a press of its own.
import { make } from "../../../../browser/dom.js";
import { SAID } from "../../../../kinds/debrief/file_observing.js";
import { drawBars } from "./bars.js";
import { listPairs, ofCase, ofPair } from "./counted.js";
import { drawNotes, pairKey } from "./notes.js";
import { wordCount, wordNames } from "./words.js";
import { drawTurning, drawWritten } from "./written.js";

const fileOf = ({ content, view }) => content.cases.find(({ id }) => id === view.case);
const empty = (text) => make("p", { class: "empty" }, text);
const heading = (text) => make("h3", { class: "debrief-sub" }, text);
const wordLine = (row, { t, names }) =>
  [`${row.name} – ${wordCount(row, t)}`, wordNames(row.groups, names)].filter(Boolean).join(" – ");

/** Both facts of a pair in words. */
export const wordPair = ({ a, b }, texts) => `${texts[a]} / ${texts[b]}`;

/** How many groups found a pair, in a word. */
export function wordFound({ word, count, of }, t) {
  const nearly = count * 2 > of ? "most" : "few";
  return t(`debrief.pair-word-${word === "nearly" ? nearly : word}`);
}

/** Which marks groups set on a fact. */
export const wordMarks = (tables, content, fact, t) =>
  tables.marks
    .filter((row) => row.passage === fact && row.count)
    .map((row) => t("debrief.status-count", { status: content.tags.find(({ id }) => id === row.mark).name, count: row.count }))
    .join(", ");

export function drawFacts(room) {
  const { content, tables, cases, t } = room;
  const one = fileOf(room);
  const title = t("debrief.facts-title", { title: one.title });
  const rows = ofCase(tables.facts, one.id).map((row) => ({ ...row, name: cases[one.id].passages[row.fact] }));
  if (!rows.length) return { title, element: empty(t("debrief.facts-none")), screen: null };
  const told = rows.map((row) => ({ ...row, more: [wordMarks(tables, content, row.fact, t)] }));
  return {
    title,
    lead: t("debrief.facts-about"),
    element: drawBars(told, room),
    screen: { title, lines: rows.map((row) => wordLine(row, room)) },
  };
}

export function drawPairs(room) {
  const { content, tables, cases, t, view, go, names } = room;
  const one = fileOf(room);
  const texts = cases[one.id].passages;
  const pairs = listPairs(tables, one.id);
  if (!pairs.length) return { title: t("debrief.view-pairs"), element: empty(t("debrief.pairs-none")), screen: null };
  const place = Math.max(
    0,
    pairs.findIndex((pair) => pairKey(pair) === view.at),
  );
  const pair = pairs[place];
  const title = t("debrief.pair-title", { place: place + 1, many: pairs.length });
  const said = wordFound(pair, t);
  const found = [{ ...pair, name: t("debrief.pair-found") }];
  const bears = ofPair(tables.bears, pair).map((row) => ({ ...row, name: nameBearing(content, row.bearing) }));
  const turn = (step) => pairs[place + step] && go({ at: pairKey(pairs[place + step]) });
  const fact = (id) => make("p", { class: "debrief-passage", dir: "auto" }, texts[id]);
  const written = SAID.flatMap((what) => {
    const rows = ofPair(tables.meanings, pair).filter((row) => row.said === what);
    return drawWritten(
      room,
      t(`debrief.pair-${what}`),
      rows.map((row) => ({ ...row, name: row.text })),
    );
  });
  const element = make(
    "div",
    {},
    fact(pair.a),
    fact(pair.b),
    make("p", { class: "debrief-said" }, said),
    drawBars(found, room),
    bears.length > 0 && heading(t("debrief.pair-bears")),
    bears.length > 0 && drawBars(bears, room),
    drawTurning(t, turn, { isFirst: place === 0, isLast: place === pairs.length - 1, next: "debrief.next-pair" }),
    ...written,
    drawNotes(room, { key: `${room.id}/${one.id}/${pairKey(pair)}`, title: t("debrief.notes-pair", { number: place + 1 }) }),
  );
  const lines = [texts[pair.a], texts[pair.b], ...[...found, ...bears].map((row) => wordLine(row, { t, names }))];
  return { title, element, screen: { kick: one.title, title: `${title} – ${said}`, lines }, turn };
}

export const nameBearing = ({ bearings }, id) => bearings.find(([known]) => known === id)?.[1] ?? id;

export function drawFindings(room) {
  const { content, tables, cases, t } = room;
  const one = fileOf(room);
  const title = t("debrief.findings-title", { title: one.title });
  const rows = ofCase(tables.findings, one.id).map((row) => ({ ...row, name: nameBearing(content, row.bearing) }));
  if (!rows.length) return { title, element: empty(t("debrief.findings-none")), screen: null };
  const parts = rows.map((finding) => {
    const its = ofCase(tables.bears, one.id).filter(({ bearing }) => bearing === finding.bearing);
    const told = its.map((row) => ({ ...row, name: wordPair(row, cases[one.id].passages) }));
    return [heading(finding.name), drawBars(told, room)];
  });
  return {
    title,
    lead: t("debrief.findings-about"),
    element: make("div", {}, drawBars(rows, room), ...parts.flat()),
    screen: { title, lines: rows.map((row) => wordLine(row, room)) },
  };
}

/** What the reading of a file says beside its elements: [name, text], the contradictions and then the findings. */
export function tellFileReading({ reading, cases, view, t }) {
  const texts = cases[view.case].passages;
  return [
    ...reading.contradictions.map((one) => [
      `${one.title}${one.innocent ? ` ${t("debrief.reading-innocent")}` : ""}.`,
      [one.facts.map((fact) => texts[fact]).join(" / "), one.means, one.otherwise, [one.ask, one.whom].filter(Boolean).join(" – ")]
        .filter(Boolean)
        .join(" · "),
    ]),
    ...reading.findings.map((one) => [`${one.title}.`, one.reason]),
  ];
}
