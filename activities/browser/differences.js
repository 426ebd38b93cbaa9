// Where a group's coding and a reading differ, and what the group makes of it. Pure: no elements of the page here.
import { compareTags, readingTags, sameTags } from "./coding.js";

/** What a group can make of a difference: change its own, keep it and say why, or ask the room. */
export const STANCES = ["change", "keep", "ask"];

const listElements = (content) => content.offences.flatMap((offence) => offence.elements.map((element) => ({ offence, element })));

/** same, different, missed where there is no answer of one's own, or null where the reading says nothing. */
export function compareStatus(mine, entry) {
  if (!entry) return null;
  if (!mine) return "missed";
  return mine === entry.status ? "same" : "different";
}

/** The relation of every passage, in the order of the text; null where there is nothing to compare. */
export const relatePassages = (coding, reading) =>
  reading.passages ? coding.passages.map((id) => [id, compareTags(coding.tagsOf(id), reading.passages[id])]) : [];

/** The relation of every element, in the order of the offences. */
export const relateElements = (content, coding, reading) =>
  listElements(content).map(({ element }) => [
    element.id,
    compareStatus(coding.get("element", element.id), reading.elements[element.id]),
  ]);

/** How many are the same, how many different, how many stand in the reading alone. */
export function countRelations(relations) {
  const many = { same: 0, different: 0, missed: 0 };
  for (const [, relation] of relations) if (relation) many[relation] += 1;
  return many;
}

const isObject = (value) => Boolean(value) && typeof value === "object" && !Array.isArray(value);

/**
 * What a group had when it first opened the reading. Activity 1 kept its elements where activity 6 keeps its marks.
 * @returns {{marks: Object<string, string[]>, elements: Object<string, string>}}
 */
export function readFirst(coding) {
  const { first, elements } = coding.committed() ?? {};
  const all = Object.entries({ ...(isObject(first) ? first : {}), ...(isObject(elements) ? elements : {}) });
  return {
    marks: Object.fromEntries(all.filter(([, value]) => Array.isArray(value))),
    elements: Object.fromEntries(all.filter(([, value]) => typeof value === "string")),
  };
}

/**
 * What to walk through: passages in the order of the text, then elements. What differs now is among them, what differed at first, so
 * that the walk stays as it is while a group changes its mind, and whatever the group has said something about.
 * @returns {{id: string, kind: "passage" | "element"}[]}
 */
export function listDifferences(content, coding, reading) {
  const first = readFirst(coding);
  const isApart = (relation) => relation === "different" || relation === "missed";
  const isDecided = (id) => Boolean(coding.get("stance", id));
  const wasCommitted = coding.committed() !== null;
  const passages = relatePassages(coding, reading).filter(
    ([id, relation]) =>
      isApart(relation) || isDecided(id) || (wasCommitted && isApart(compareTags(first.marks[id] ?? [], reading.passages[id]))),
  );
  const elements = relateElements(content, coding, reading).filter(
    ([id, relation]) =>
      isApart(relation) ||
      isDecided(id) ||
      (first.elements[id] && isApart(compareStatus(first.elements[id], reading.elements[id]))),
  );
  return [
    ...passages.map(([id]) => ({ id, kind: /** @type {"passage"} */ ("passage") })),
    ...elements.map(([id]) => ({ id, kind: /** @type {"element"} */ ("element") })),
  ];
}

/** Whether the marks of a passage are others than when the reading was first opened. */
export function hasChanged(coding, passage) {
  const was = readFirst(coding).marks[passage] ?? [];
  return !sameTags(was, coding.tagsOf(passage));
}

/**
 * What the group made of the differences, in the order of the text and of the elements, for the page, for files and for a debrief.
 * @param {(passage: string) => string} quote the words of a passage
 * @returns {{id: string, kind: "passage" | "element", name: string, mine: string[], theirs: string[], stance: string, why: string}[]}
 *   mine, theirs: ids of marks, or one status
 */
export function listStances(content, coding, reading, quote) {
  const kept = (id) => ({ stance: coding.text("stance", id), why: coding.text("stance-why", id) });
  const passages = coding.passages.map((id) => ({
    id,
    kind: /** @type {"passage"} */ ("passage"),
    name: quote(id),
    mine: coding.tagsOf(id),
    theirs: readingTags(reading?.passages?.[id]),
    ...kept(id),
  }));
  const elements = listElements(content).map(({ offence, element }) => ({
    id: element.id,
    kind: /** @type {"element"} */ ("element"),
    name: `${offence.name}: ${element.name}`,
    mine: [coding.text("element", element.id) || "unanswered"],
    theirs: reading?.elements?.[element.id] ? [reading.elements[element.id].status] : [],
    ...kept(element.id),
  }));
  return [...passages, ...elements].filter(({ stance, why }) => STANCES.includes(stance) || why);
}

/** What to ask the room: in words, with what the group adds. */
export const listForTheRoom = (content, coding, reading, quote) =>
  listStances(content, coding, reading, quote).filter(({ stance }) => stance === "ask");
