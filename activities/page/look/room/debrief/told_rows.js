// Everything that a debrief tells of the activities that are laid in, one row each: what both the Word file and the table are made of. Pure.
import { CONCLUSION, PLAN_FIELDS, STANCES } from "../../../../kinds/debrief/observing.js";
import { SAID, isFile } from "../../../../kinds/debrief/file_observing.js";
import { countCase, listDivided, listPairs, listPlans, ofCase, ofPair, readPassage } from "./counted.js";
import { nameBearing, wordFound, wordMarks, wordPair } from "./file_views.js";
import { pairKey, passageKey, readNotes, sectionKey } from "./notes.js";
import { chooseItems, listSections } from "./sections.js";
import { isVisit } from "../../../../kinds/debrief/visit_tables.js";
import { tellVisit } from "./visit_views.js";
import { nameAbout, nameElement, wordNames, wordRow } from "./words.js";

const SHOWN = ["met", "unclear", "not-met"];

/**
 * @param {{id: string, activity: any, tables: any, content: any, get: (key: string) => any, names: boolean, t: Function}} of
 *   content: of the whole page; get: what was chosen and noted, by its key
 * @returns {{part: string, what: string, rows: {about: string, said: string, count: number|null, of: number|null, who: string, more: string}[],
 *   note?: string}[]} parts in their order; rows of one `what` stand together
 */
export function tellActivity(of) {
  const { activity } = of;
  if (activity.content.tags)
    return activity.content.cases.flatMap((one) => {
      if (!countCase(of.tables, one.id)) return [];
      return isFile(one) ? tellFile(of, one) : tellCase(of, one);
    });
  return [
    ...(activity.content.sections ? tellSections(of) : []),
    ...(activity.content.interviews ? tellWalks(of) : []),
    ...(activity.content.questions && !activity.content.sections ? tellAnswers(of) : []),
  ];
}

const told = ({ names, t }, row, about, said, more = []) => ({
  about,
  said,
  count: row.count,
  of: row.of,
  who: wordNames(row.groups, names),
  more: [...more, ...wordRow(row, t)].join("; "),
});
/** A row that counts groups by parts, as a row for each part that some group said. */
const byParts = (how, row, parts, about, word) =>
  parts
    .filter((part) => row[part])
    .map((part) => told(how, { count: row[part], of: row.of, groups: row.groups?.[part] }, about, word(part)));

/** What the room noted at a place. */
const tellNotes = ({ get, t }, key, about) =>
  readNotes(get, key).map(([note, said]) => ({
    ...{ about, said: `${t(`debrief.${note}`)}: ${said}` },
    ...{ count: null, of: null, who: "", more: "" },
  }));

function tellCase(how, one) {
  const { id, tables, activity, content, t } = how;
  const texts = content.cases[one.id].passages;
  const name = (passage) => `${one.passages.indexOf(passage) + 1}. ${texts[passage]}`;
  const divided = listDivided(tables, one.id).map(({ passage }) => passage);
  const rest = one.passages.filter((passage) => !divided.includes(passage) && ofCase(tables.marks, one.id).length);
  const marks = [...divided, ...rest].flatMap((passage) => {
    const { set, none, of } = readPassage(tables, passage);
    const word = t(`debrief.word-${tables.passages.find((row) => row.passage === passage).word}`);
    const rows = set.map((row) =>
      told(how, row, name(passage), activity.content.tags.find((tag) => tag.id === row.mark).name, [word]),
    );
    return set.length && none ? [...rows, told(how, { count: none, of }, name(passage), t("debrief.no-mark"), [word])] : rows;
  });
  const notes = one.passages.flatMap((passage) => tellNotes(how, passageKey(id, one.id, passage), name(passage)));
  const elements = tellElements(how, one);
  const written = ofCase(tables.notes, one.id).map((row) => told(how, row, name(row.passage), row.text));
  const reasons = tellReasons(how, one);
  const textOf = (question) => activity.content.questions.find((its) => its.id === question)?.text ?? t("coding.under-18");
  const questions = ofCase(tables.questions, one.id)
    .filter(({ count }) => count)
    .map((row) => told(how, row, textOf(row.question), t(row.answer === "yes" ? "coding.yes" : `coding.answer-${row.answer}`)));
  const plans = listPlans(tables, one.id).flatMap(({ plan, steps }) =>
    steps.map((step) => told(how, step, `${t("debrief.plan-number", { number: plan })}, ${step.number}`, wordStep(step, t))),
  );
  const nameOf = (row) => (row.kind === "passage" ? name(row.about) : nameAbout(activity.content, row.about, t));
  const stances = [
    ...ofCase(tables.stances, one.id).flatMap((row) =>
      byParts(how, row, STANCES, nameOf(row), (stance) => t(`debrief.stance-${stance}`)),
    ),
    ...ofCase(tables.whys, one.id).map((row) => told(how, row, nameOf(row), row.text)),
  ];
  return Object.entries({
    note: notes,
    mark: marks,
    noted: written,
    element: elements,
    reason: reasons,
    question: questions,
    plan: plans,
    stance: stances,
  })
    .filter(([, rows]) => rows.length)
    .map(([what, rows]) => ({ part: one.title, what, rows }));
}

/** A case file: facts, each pair with what groups said of it and tied it to, what pairs were tied to over all, elements. */
function tellFile(how, one) {
  const { id, tables, activity, content, t } = how;
  const texts = content.cases[one.id].passages;
  const pairs = listPairs(tables, one.id);
  const parts = {
    note: pairs.flatMap((pair) => tellNotes(how, `${id}/${one.id}/${pairKey(pair)}`, wordPair(pair, texts))),
    fact: ofCase(tables.facts, one.id).map((row) =>
      told(how, row, texts[row.fact], wordMarks(tables, activity.content, row.fact, t)),
    ),
    pair: pairs.map((pair) => told(how, pair, wordPair(pair, texts), wordFound(pair, t))),
    meaning: pairs.flatMap((pair) =>
      SAID.flatMap((said) =>
        ofPair(tables.meanings, pair)
          .filter((row) => row.said === said)
          .map((row) => told(how, row, wordPair(pair, texts), row.text, [t(`debrief.pair-${said}`)])),
      ),
    ),
    bears: pairs.flatMap((pair) =>
      ofPair(tables.bears, pair).map((row) => told(how, row, wordPair(pair, texts), nameBearing(activity.content, row.bearing))),
    ),
    finding: ofCase(tables.findings, one.id).map((row) => told(how, row, nameBearing(activity.content, row.bearing), "")),
    element: tellElements(how, one),
    reason: tellReasons(how, one),
  };
  return Object.entries(parts)
    .filter(([, rows]) => rows.length)
    .map(([what, rows]) => ({ part: one.title, what, rows }));
}

const tellElements = (how, one) =>
  ofCase(how.tables.elements, one.id).flatMap((row) =>
    byParts(how, row, SHOWN, nameElement(how.activity.content, row.offence, row.element, how.t), (status) =>
      how.t(`coding.status-${status}`),
    ),
  );

function tellReasons(how, one) {
  const { tables, activity, t } = how;
  return ofCase(tables.reasons, one.id).map((row) => {
    const about = row.element === CONCLUSION ? t("debrief.conclusion") : nameElement(activity.content, row.offence, row.element, t);
    return told(how, row, about, row.text, row.status ? [t(`coding.status-${row.status}`)] : []);
  });
}

const wordStep = (step, t) =>
  PLAN_FIELDS.filter((field) => step[field])
    .map((field) =>
      field === "step"
        ? step[field]
        : `${t(`coding.plan-${field}`)}: ${field === "capacity" ? t(`coding.capacity-${step[field]}`) : step[field]}`,
    )
    .join("\n");

function tellSections(how) {
  const { id, tables, activity, get } = how;
  const sections = listSections(tables, activity.content);
  const chosen = new Map(chooseItems(sections, id, get).map((section) => [section.id, section.blocks]));
  return sections.flatMap(({ id: section, title }) => {
    const notes = tellNotes(how, sectionKey(id, section), title);
    const answers = (chosen.get(section) ?? []).map((block) => ({
      part: title,
      what: block.id === "rows" ? "row" : "answer",
      rows: block.items.map(({ text, cells, row }) =>
        cells
          ? told(
              how,
              row,
              cells[0]?.[1] ?? "",
              cells
                .slice(1)
                .map((cell) => cell.join(": "))
                .join("\n"),
            )
          : told(how, row, block.title, text),
      ),
    }));
    return [...(notes.length ? [{ part: title, what: "note", rows: notes }] : []), ...answers];
  });
}

function tellWalks(how) {
  const { tables, activity, t } = how;
  return activity.content.interviews.flatMap((interview) => {
    const of = (rows) => rows.filter((row) => row.interview === interview.id);
    const scene = (id) => interview.scenes.find((one) => one.id === id);
    const parts = {
      way: of(tables.ways)
        .filter(({ tried }) => tried)
        .map((row) =>
          told(how, row, scene(row.scene).title, scene(row.scene).words[row.way] ?? row.way.replaceAll("-", " "), [
            t("debrief.tried-count", { many: row.tried }),
          ]),
        ),
      end: of(tables.ends).map((row) => told(how, row, scene(row.scene).title, "")),
      said: of(tables.said).map((row) => told(how, row, scene(row.scene).title, row.text)),
      ...(isVisit(interview) ? tellVisit(how, interview, (...row) => told(how, ...row)) : {}),
    };
    return Object.entries(parts)
      .filter(([, rows]) => rows.length)
      .map(([what, rows]) => ({ part: interview.title, what, rows }));
  });
}

function tellAnswers(how) {
  const { tables, activity } = how;
  return activity.content.questions
    .map((question) => ({
      part: activity.title,
      what: "answer",
      rows: tables.answers
        .filter((row) => row.question === question.id)
        .map((row) => told(how, row, question.text, question.words[row.option] ?? row.option)),
    }))
    .filter(({ rows }) => rows.length);
}
