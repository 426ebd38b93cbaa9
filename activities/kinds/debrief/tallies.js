// Observations counted over groups: sums, so that rooms can be laid together in any order. As in activities/debrief/tallies.py.
import { compareTexts, foldText } from "./folding.js";
import { observe } from "./observing.js";

/**
 * Count what groups say in one activity.
 *
 * @param {{group: string, answers: Record<string, any>}[]} groups each group once; one that is known to be in the room and handed
 *   in nothing has no answers
 * @param {any} content the activity's, as its page has it
 * @param {{names?: boolean}} [how] names: keep who said what, for when the room asks
 */
export function tallyGroups(groups, content, { names = false } = {}) {
  const counts = new Map();
  const who = new Map();
  const about = new Map(); // observations by all but their last part
  for (const { group, answers } of groups) {
    for (const observation of observe(answers, content)) {
      const key = JSON.stringify(observation);
      const all = JSON.stringify(observation.slice(0, -1));
      if (!counts.has(key)) about.set(all, (about.get(all) ?? []).concat([observation]));
      counts.set(key, (counts.get(key) ?? 0) + 1);
      if (names) who.set(key, [...(who.get(key) ?? []), group]);
    }
  }
  const sort = (all) => [...new Set(all)].sort(compareTexts);
  return {
    groups: groups.length,
    /** How many groups made an observation. */
    count: (...observation) => counts.get(JSON.stringify(observation)) ?? 0,
    /** The column of the groups that made one of some observations; none where names are off. */
    name: (...observations) => (names ? { groups: sort(observations.flatMap((one) => who.get(JSON.stringify(one)) ?? [])) } : {}),
    /** The observations of a kind about the same, whose last part is a text that somebody wrote. */
    listTexts: (...parts) => [...(about.get(JSON.stringify(parts)) ?? [])],
    /** Whether names are kept. */
    names,
  };
}

/**
 * One row for each text that differs in more than capitals, spaces and a full stop: text, count, and groups with names.
 * Shown is the wording of most groups; the rows of most groups come first.
 */
export function mergeTexts(tally, keys, fold = foldText) {
  const merged = new Map();
  for (const key of keys) {
    const folded = fold(key[key.length - 1]);
    merged.set(folded, [...(merged.get(folded) ?? []), key]);
  }
  const textOf = (key) => key[key.length - 1];
  const rows = [...merged.values()].map((same) => {
    const shown = [...same].sort((a, b) => tally.count(...b) - tally.count(...a) || compareTexts(textOf(a), textOf(b)))[0];
    return { text: textOf(shown), count: same.reduce((sum, key) => sum + tally.count(...key), 0), ...tally.name(...same) };
  });
  return rows.sort((a, b) => b.count - a.count || compareTexts(a.text, b.text));
}

/** The row with `of`, and with whether one group alone of several has it. */
export const markOnly = (row, of) => ({ ...row, of, only: row.count === 1 && of > 1 });
