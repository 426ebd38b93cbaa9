// What one group's answers say, as observations that can be counted over groups: arrays of texts, such as
// ["mark", "linh", "linh-08", "documents"], each made once by a group at most. As in activities/debrief/observing.py,
// which says what they are; the two are held together by tests. No elements of the page, and no words of it.
import { replay } from "../../browser/carried.js";
import { replayVisit } from "../../browser/visited.js";
import { isFile, listBearings, observeFile } from "./file_observing.js";
import { foldText } from "./folding.js";
import { isVisit, observeVisit } from "./visit_tables.js";

export const STATUSES = ["met", "unclear", "not-met"];
export const OTHER_LAW = "other-law"; // weighed like an element, and of no offence
export const CONCLUSION = "conclusion"; // a reason that is given for a case as a whole
export const AGE = "under-18";
export const SEEN = ["seen", "not-seen", "ask"];
export const STANCES = ["change", "keep", "ask"]; // what a group makes of a difference from the reading
export const PLAN_FIELDS = ["step", "capacity", "who", "evidence", "safety"];
// What a group leaves that has been at the marking of a case, if only to say that it is done.
const MARKING = ["mark", "note", "committed"];
const STRUCK = "yes";

const list = (value) => (Array.isArray(value) ? value.filter((item) => typeof item === "string") : []);
const text = (value) => (typeof value === "string" ? value : "");
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * The observations of one group in one activity.
 *
 * @param {Record<string, any>} answers by key, as a file has them
 * @param {any} content as the activity's page has it
 * @returns {string[][]} each once
 */
export function observe(answers, content) {
  const found = hasBegun(answers) ? [["begun"]] : [];
  if (content.tags) found.push(...observeCases(answers, content));
  if (content.sections) found.push(...observeSheet(answers, content));
  if (content.interviews) found.push(...observeWalks(answers, content));
  if (isCheck(content)) found.push(...observeCheck(answers, content));
  return [...new Map(found.map((one) => [JSON.stringify(one), one])).values()];
}

/** Whether a group answered anything: to have settled who sits in which role is no answer. */
export const hasBegun = (answers) => Object.keys(answers).some((key) => !key.startsWith("group/"));

/** Whether the activity is a check: all that it asks are questions with options. */
export const isCheck = (content) =>
  !content.tags && !content.sections && Boolean(content.questions) && content.questions.every((one) => one.options);

/** [offence, element] in the order of the activity, ids; at the end what is weighed beside the offences, where it is. */
export function listElements(content) {
  const pairs = content.offences.flatMap((offence) => offence.elements.map((element) => [offence.id, element.id]));
  return [...pairs, ...content.tags.filter((tag) => tag.id === OTHER_LAW).map((tag) => ["", tag.id])];
}

function observeCases(answers, content) {
  const byCase = new Map(content.cases.map((one) => [one.id, []]));
  const found = [];
  for (const [key, value] of Object.entries(answers)) {
    const [caseId, part, ...rest] = key.split("/");
    if (byCase.has(caseId) && part)
      byCase.get(caseId).push({ part, id: rest.length === 1 ? rest[0] : null, bare: !rest.length, value });
    else if (caseId !== "group") found.push(["aside", key]);
  }
  const tags = content.tags.map((tag) => tag.id);
  const elements = listElements(content).map(([, element]) => element);
  const questions = (content.questions ?? []).map((question) => question.id);
  for (const one of content.cases) {
    const given = byCase.get(one.id);
    found.push(...observeMarking(one, given, tags), ...observeWeighing(one.id, given, elements));
    found.push(...observeStances(one.id, given, [...elements, ...one.passages]));
    if (isFile(one)) found.push(...observeFile(one, given, tags, listBearings(content)));
    for (const { part, id, value } of given) {
      if (part === "question" && questions.includes(id) && SEEN.includes(value)) found.push(["question", one.id, id, value]);
    }
    const plan = readPlan(given.find(({ part, bare }) => part === "plan" && bare)?.value);
    if (plan.length) found.push(["plan", one.id, JSON.stringify(plan)]);
  }
  return found;
}

/** Whether the group was at the marking, and its marks: a group that never began is not one that marked nothing. */
function observeMarking(one, given, known) {
  if (!given.length) return [["case", one.id, "not-begun"]];
  const found = [];
  let marked = false;
  for (const { part, id, value } of given) {
    if (part === "note" && one.passages.includes(id) && foldText(text(value))) found.push(["note", one.id, id, value]);
    if (part !== "mark" || id === null) continue;
    for (const tag of list(value)) {
      if (known.includes(tag) && one.passages.includes(id)) {
        marked = true;
        found.push(["mark", one.id, id, tag]);
      } else found.push(["aside", `${one.id}/mark/${id}/${tag}`]);
    }
  }
  const read = given.some(({ part }) => MARKING.includes(part));
  found.push(["case", one.id, marked ? "marked" : read ? "nothing" : "unmarked"]);
  return found;
}

function observeWeighing(caseId, given, elements) {
  const found = [];
  for (const { part, id, bare, value } of given) {
    if (part === "element" && id !== null && STATUSES.includes(value)) {
      if (elements.includes(id)) found.push(["weighed", caseId], ["element", caseId, id, value]);
      else found.push(["aside", `${caseId}/element/${id}`]);
    }
    if (part === "reason" && [...elements, CONCLUSION].includes(id) && foldText(text(value))) {
      const status = given.find((other) => other.part === "element" && other.id === id)?.value;
      found.push(["reason", caseId, id, STATUSES.includes(status) ? status : "", value]);
    }
    if (part === AGE && bare && value === true) found.push(["question", caseId, AGE, "yes"]);
  }
  return found;
}

function observeStances(caseId, given, known) {
  const stanceOf = (about) => {
    const value = given.find(({ part, id }) => part === "stance" && id === about)?.value;
    return STANCES.includes(value) ? value : "";
  };
  return given.flatMap(({ part, id, value }) => {
    if (!known.includes(id)) return [];
    if (part === "stance" && STANCES.includes(value)) return [["stance", caseId, id, value]];
    return part === "stance-why" && foldText(text(value)) ? [["why", caseId, id, stanceOf(id), value]] : [];
  });
}

/** The steps of a plan in which something is written, each as the texts of PLAN_FIELDS. */
function readPlan(steps) {
  return (Array.isArray(steps) ? steps : [])
    .filter(isObject)
    .map((step) => PLAN_FIELDS.map((field) => text(step[field])))
    .filter(([what, , ...rest]) => [what, ...rest].some((one) => /[^ \n\r\t]/.test(one)))
    .map(([what, capacity, ...rest]) => [what, capacity || "own", ...rest]);
}

export const isChosen = (blank) => blank.type === "choice" || blank.type === "several";

/** The cells of a row in which something is written, as [column, text]. */
export const listCells = (row, columns) =>
  columns.map(({ id }) => [id, row[id]]).filter(([, value]) => typeof value === "string" && foldText(value));

/** What rows have in common that are merged. `key`: a row as text. */
export const foldRow = (key) => JSON.stringify(JSON.parse(key).map(([column, value]) => [column, foldText(value)]));

function observeSheet(answers, content) {
  return content.sections
    .filter(({ shownIf }) => !shownIf || shownIf.among.includes(answers[shownIf.answer]))
    .flatMap((section) => {
      const found = [...observePrompts(section, answers), ...observeRows(section, answers)];
      return found.length ? [["section", section.id], ...found] : [];
    });
}

function observePrompts(section, answers) {
  return section.prompts.flatMap((prompt) => {
    const texts = [answers[`${section.id}/${prompt.id}`]].flat().filter((value) => typeof value === "string" && foldText(value));
    // A text that stands twice in a list, or in two wordings, is one.
    const once = [...new Map([...texts].reverse().map((value) => [foldText(value), value])).values()];
    const asked = texts.length && isChosen(prompt) ? [["chosen", section.id, prompt.id]] : [];
    return [...asked, ...once.map((value) => [isChosen(prompt) ? "choice" : "prompt", section.id, prompt.id, value])];
  });
}

function observeRows(section, answers) {
  const rows = answers[`${section.id}/rows`];
  if (!section.table || !Array.isArray(rows)) return [];
  const found = new Map();
  for (const row of rows.filter(isObject)) {
    const cells = listCells(row, section.table.columns);
    if (!cells.length) continue;
    const said = row.struck === STRUCK ? "struck" : "row";
    const key = JSON.stringify(cells);
    const folded = `${said} ${foldRow(key)}`;
    // A group that wrote a row twice has it once.
    if (!found.has(folded)) found.set(folded, [said, section.id, key]);
  }
  return [...found.values()];
}

function observeWalks(answers, content) {
  return content.interviews.flatMap((interview) => {
    const { id, scenes } = interview;
    const waysOf = (scene) => scenes.find((one) => one.id === scene)?.ways ?? {};
    const split = (step) => {
      const slash = step.indexOf("/");
      return slash < 0 ? [step, ""] : [step.slice(0, slash), step.slice(slash + 1)];
    };
    const isWay = (scene, way) => Object.keys(waysOf(scene)).includes(way);
    const { kept, end } = followWalk(interview, list(answers[`walk/${id}`]));
    const tried = list(answers[`tried/${id}`])
      .map(split)
      .filter(([at, way]) => isWay(at, way));
    const words = scenes.map((one) => [one.id, text(answers[`words/${id}/${one.id}`])]).filter(([, said]) => foldText(said));
    return [
      ...(isVisit(interview) ? observeVisit(interview, list(answers[`walk/${id}`])) : []),
      ...(kept.length || tried.length || words.length ? [["walk", id]] : []),
      ...(kept.length && end ? [["end", id, end]] : []),
      ...kept.map((step) => ["way", id, ...step]),
      ...[...tried, ...kept].map((step) => ["tried", id, ...step]),
      ...words.map((said) => ["said", id, ...said]),
    ];
  });
}

/** Scene and way of each step that holds together from the start, and where they lead; a visit leads nowhere before it is over. */
function followWalk(plot, path) {
  if ("minutes" in plot) {
    const { moments, ending } = replayVisit(plot, path);
    return { kept: moments.filter(({ place }) => place).map(({ place, step }) => [place, step]), end: ending };
  }
  const { steps, scene } = replay(plot, path);
  return { kept: steps.map((step) => [step.scene, step.way]), end: scene };
}

function observeCheck(answers, content) {
  return content.questions.filter(({ id, options }) => options.includes(answers[id])).map(({ id }) => ["answer", id, answers[id]]);
}
