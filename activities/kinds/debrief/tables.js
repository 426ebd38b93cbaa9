// The tables of a debrief, one for each question that a room asks: rows of ids, counts and what people wrote. As in
// activities/debrief/tables.py, which says what stands in each; tests/answers/room.json holds both to one room.
import { divide, wordDivision } from "./dividing.js";
import { isFile } from "./file_observing.js";
import { layOutFiles } from "./file_tables.js";
import { compareTexts } from "./folding.js";
import { AGE, CONCLUSION, PLAN_FIELDS, SEEN, STANCES, STATUSES, isCheck, listElements } from "./observing.js";
import { layOutSheet } from "./sheet_tables.js";
import { markOnly, mergeTexts } from "./tallies.js";
import { isVisit, layOutVisits } from "./visit_tables.js";

export { tallyGroups } from "./tallies.js";

const STATES = ["marked", "nothing", "unmarked", "not-begun"];

/**
 * The tables of one activity. Only those that its content asks for; `aside` always. With names where the tally has them.
 *
 * @param {ReturnType<typeof import("./tallies.js").tallyGroups>} tally
 * @param {any} content the activity's, as its page has it
 * @returns {Record<string, any[]>}
 */
export function layOut(tally, content) {
  const tables = {};
  if (content.tags) {
    tables.cases = content.cases.map(({ id }) => ({
      case: id,
      ...Object.fromEntries(STATES.map((state) => [state, tally.count("case", id, state)])),
    }));
    Object.assign(tables, layOutMarks(tally, content));
    tables.notes = content.cases.flatMap((one) => layOutNotes(tally, one));
    tables.elements = content.cases.flatMap((one) => layOutElements(tally, content, one.id));
    tables.reasons = content.cases.flatMap((one) => layOutReasons(tally, content, one.id));
    tables.questions = content.cases.flatMap((one) => layOutQuestions(tally, content, one.id));
    Object.assign(tables, layOutStances(tally, content));
    if (content.cases.some(isFile)) Object.assign(tables, layOutFiles(tally, content));
    if (content.capacities) tables.plans = content.cases.flatMap((one) => layOutPlans(tally, one.id));
  }
  if (content.sections) Object.assign(tables, layOutSheet(tally, content));
  if (content.interviews) Object.assign(tables, layOutWalks(tally, content));
  if (content.interviews?.some(isVisit)) Object.assign(tables, layOutVisits(tally, content));
  if (isCheck(content)) {
    tables.answers = content.questions.flatMap(({ id, options }) =>
      countAll(
        tally,
        options.map((option) => ["answer", id, option]),
        (key) => ({ question: key[1], option: key[2] }),
      ),
    );
  }
  tables.aside = tally
    .listTexts("aside")
    .sort((a, b) => compareTexts(a[1], b[1]))
    .map((key) => ({ key: key[1], count: tally.count(...key) }));
  return tables;
}

/** The rows of some observations, with how many groups made any; none where none did. */
function countAll(tally, keys, place) {
  const of = keys.reduce((sum, key) => sum + tally.count(...key), 0);
  return of ? keys.map((key) => ({ ...place(key), count: tally.count(...key), of, ...tally.name(key) })) : [];
}

function layOutMarks(tally, content) {
  const marks = [];
  const passages = [];
  for (const { id, passages: ids } of content.cases) {
    const of = tally.count("case", id, "marked") + tally.count("case", id, "nothing");
    if (!of) continue;
    const here = ids.map((passage, place) => {
      const at = { case: id, passage, number: place + 1 };
      const keys = content.tags.map((tag) => ["mark", id, passage, tag.id]);
      marks.push(...keys.map((key) => ({ ...at, mark: key[3], count: tally.count(...key), of, ...tally.name(key) })));
      const divided = divide(
        keys.map((key) => tally.count(...key)),
        of,
      );
      return { ...at, of, divided, word: wordDivision(divided, of) };
    });
    const order = [...here].sort((a, b) => b.divided - a.divided || a.number - b.number);
    passages.push(...here.map((row) => ({ ...row, place: order.indexOf(row) + 1 })));
  }
  return { marks, passages };
}

function layOutElements(tally, content, caseId) {
  const of = tally.count("weighed", caseId);
  if (!of) return [];
  return listElements(content).map(([offence, element]) => {
    const keyOf = (status) => ["element", caseId, element, status];
    const counts = STATUSES.map((status) => [status, tally.count(...keyOf(status))]);
    return {
      case: caseId,
      offence,
      element,
      ...Object.fromEntries(counts),
      unanswered: of - counts.reduce((sum, [, count]) => sum + count, 0),
      of,
      ...(tally.names ? { groups: Object.fromEntries(STATUSES.map((status) => [status, tally.name(keyOf(status)).groups])) } : {}),
    };
  });
}

function layOutNotes(tally, { id, passages }) {
  const of = tally.count("case", id, "marked") + tally.count("case", id, "nothing");
  return passages.flatMap((passage, place) =>
    mergeTexts(tally, tally.listTexts("note", id, passage)).map((row) => ({
      case: id,
      passage,
      number: place + 1,
      ...markOnly(row, of),
    })),
  );
}

function layOutReasons(tally, content, caseId) {
  const of = tally.count("weighed", caseId);
  return [...listElements(content), ["", CONCLUSION]].flatMap(([offence, element]) =>
    [...STATUSES, ""].flatMap((status) =>
      mergeTexts(tally, tally.listTexts("reason", caseId, element, status)).map((row) => ({
        case: caseId,
        offence,
        element,
        status,
        ...markOnly(row, of),
      })),
    ),
  );
}

function layOutQuestions(tally, content, caseId) {
  const place = (key) => ({ case: caseId, question: key[2], answer: key[3] });
  const asked = (content.questions ?? []).flatMap(({ id }) =>
    countAll(
      tally,
      SEEN.map((answer) => ["question", caseId, id, answer]),
      place,
    ),
  );
  const age = ["question", caseId, AGE, "yes"];
  const begun = STATES.slice(0, 3).reduce((sum, state) => sum + tally.count("case", caseId, state), 0);
  const young = tally.count(...age) ? [{ ...place(age), count: tally.count(...age), of: begun, ...tally.name(age) }] : [];
  return [...asked, ...young];
}

/** What groups make of the reading: passages in the order of the case, then elements. */
function layOutStances(tally, content) {
  const tables = { stances: [], whys: [] };
  const elements = listElements(content).map(([, element]) => element);
  for (const one of content.cases) {
    const places = [...one.passages.map((id) => ["passage", id]), ...elements.map((id) => ["element", id])];
    for (const [kind, about] of places) {
      const at = { case: one.id, about, kind };
      const keyOf = (stance) => ["stance", one.id, about, stance];
      const counts = STANCES.map((stance) => [stance, tally.count(...keyOf(stance))]);
      const of = counts.reduce((sum, [, count]) => sum + count, 0);
      const groups = () => Object.fromEntries(STANCES.map((stance) => [stance, tally.name(keyOf(stance)).groups]));
      if (of) tables.stances.push({ ...at, ...Object.fromEntries(counts), of, ...(tally.names ? { groups: groups() } : {}) });
      for (const stance of [...STANCES, ""]) {
        const merged = mergeTexts(tally, tally.listTexts("why", one.id, about, stance));
        tables.whys.push(...merged.map((row) => ({ ...at, stance, ...markOnly(row, of) })));
      }
    }
  }
  return tables;
}

/** Plans in the order of what is written in them, so that a plan's number leads to no group. */
function layOutPlans(tally, caseId) {
  return tally
    .listTexts("plan", caseId)
    .sort((a, b) => compareTexts(a[2], b[2]))
    .flatMap((key, plan) =>
      JSON.parse(key[2]).map((step, number) => ({
        case: caseId,
        plan: plan + 1,
        number: number + 1,
        ...Object.fromEntries(PLAN_FIELDS.map((field, place) => [field, step[place]])),
        count: tally.count(...key),
        ...tally.name(key),
      })),
    );
}

function layOutWalks(tally, content) {
  const tables = { ways: [], ends: [], said: [] };
  for (const { id, scenes } of content.interviews) {
    const of = tally.count("walk", id);
    const ended = scenes.reduce((sum, scene) => sum + tally.count("end", id, scene.id), 0);
    for (const scene of scenes) {
      const at = { interview: id, scene: scene.id };
      for (const way of of ? Object.keys(scene.ways) : []) {
        const kept = ["way", id, scene.id, way];
        const tried = ["tried", id, scene.id, way];
        const counted = { count: tally.count(...kept), tried: tally.count(...tried), of };
        tables.ways.push({ ...at, way, ...counted, ...tally.name(tried) });
      }
      const end = ["end", id, scene.id];
      if (tally.count(...end)) tables.ends.push({ ...at, count: tally.count(...end), of: ended, ...tally.name(end) });
      const words = mergeTexts(tally, tally.listTexts("said", id, scene.id));
      tables.said.push(...words.map((row) => ({ ...at, ...markOnly(row, of) })));
    }
  }
  return tables;
}
