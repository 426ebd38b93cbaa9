// What is counted of what was laid in: the groups of a room or of all rooms, their tables, and what a view takes out of them. Pure.
import { layOut, tallyGroups } from "../../../../kinds/debrief/tables.js";

export const ALL = "*"; // every room

/** The groups that handed something in of an activity: [{group, answers}]. Of several rooms a name says of which it is. */
export function listGroups({ rooms }, room, activity) {
  const several = rooms.length > 1;
  return rooms
    .filter(({ name }) => room === ALL || name === room)
    .flatMap(({ name, answers }) =>
      (answers[activity] ?? []).map(({ group, answers: given }) => ({
        group: several && name ? `${name} › ${group}` : group,
        answers: given,
      })),
    );
}

const counted = new WeakMap(); // what was laid in → what was counted of it, since every press draws anew

/** The tables with who said what in each row; whether names are shown is for the view to say. */
export function countActivity(collected, room, activity, content) {
  if (!counted.has(collected)) counted.set(collected, new Map());
  const known = counted.get(collected);
  const key = JSON.stringify([room, activity]);
  if (!known.has(key)) known.set(key, countAnew(collected, room, activity, content));
  return known.get(key);
}

function countAnew(collected, room, activity, content) {
  const groups = listGroups(collected, room, activity);
  const tally = tallyGroups(groups, content, { names: true });
  return { tables: layOut(tally, content), groups: groups.length, begun: tally.count("begun") };
}

/** How many groups worked on a case. */
export const countCase = (tables, id) => {
  const row = tables.cases.find((one) => one.case === id);
  return row ? row.marked + row.nothing + row.unmarked : 0;
};

/** The activities that somebody began, in the order of the book: [{id, begun}]; without those that could not be fetched. */
export function listActivities(collected, room, activities) {
  return Object.entries(activities)
    .filter(([, { isThere }]) => isThere)
    .map(([id, { content }]) => ({ id, begun: countActivity(collected, room, id, content).begun }))
    .filter(({ begun }) => begun > 0);
}

/** The rows of a case in one of the tables. */
export const ofCase = (rows, id) => (rows ?? []).filter((row) => row.case === id);

/** The passages on which groups differ, the most divided first. */
export const listDivided = (tables, caseId) =>
  ofCase(tables.passages, caseId)
    .filter(({ divided }) => divided > 0)
    .sort((a, b) => a.place - b.place);

/** The pairs of a case file, the most divided first. */
export const listPairs = (tables, caseId) => [...ofCase(tables.pairs, caseId)].sort((a, b) => a.place - b.place);

/** The rows of a pair in one of the tables. */
export const ofPair = (rows, pair) => ofCase(rows, pair.case).filter(({ a, b }) => a === pair.a && b === pair.b);

/** What groups set on a passage: the marks that any set, and how many groups set none. */
export function readPassage(tables, passage) {
  const marks = tables.marks.filter((row) => row.passage === passage);
  const of = marks[0]?.of ?? 0;
  const set = marks.filter(({ count }) => count > 0);
  const some = new Set(set.flatMap(({ groups }) => groups));
  return { of, set, none: of - some.size };
}

/** Plans as [{plan, groups, count, steps}], in an order that is no group's. */
export function listPlans(tables, caseId) {
  const plans = new Map();
  for (const row of ofCase(tables.plans, caseId)) {
    if (!plans.has(row.plan)) plans.set(row.plan, { plan: row.plan, groups: row.groups, count: row.count, steps: [] });
    plans.get(row.plan).steps.push(row);
  }
  return [...plans.values()];
}
