// Who had seen what: for each answer what another copy last had of it and what we have had, so that two changes which
// did not know of each other can be made one.
import { isSame, timeOf } from "./kept_record.js";
import { mergeRows } from "./kept_rows.js";

const VERSIONS = 20;

export function createLineage() {
  const bases = new Map(); // key → {value, at}: what another copy last had of it, as far as we know
  const versions = new Map(); // key → {at, value}[]: what we had last, to know what another tab had seen of it

  /** Whether neither of two changes knew of the other. */
  const isApart = (key, ours, theirs) => !(theirs.from[key] >= timeOf(ours, key)) && !(ours.from[key] >= timeOf(theirs, key));

  function mergeBoth(key, ours, theirs) {
    const [mine, other] = [ours.answers[key], theirs.answers[key]];
    const isOursNewer = timeOf(ours, key) > timeOf(theirs, key);
    const seen = versions.get(key)?.find(({ at }) => at === theirs.from[key]);
    return mergeRows((seen ?? bases.get(key)).value, isOursNewer ? mine : other, isOursNewer ? other : mine);
  }

  return {
    /** The time of what another copy last had when this answer was changed here; noted at the first change. */
    noteBase(key, record) {
      if (!bases.has(key)) bases.set(key, { value: record.answers[key], at: timeOf(record, key) });
      return bases.get(key).at;
    },
    /** Remember what a list of rows is now. */
    remember(key, record) {
      if (!Array.isArray(record.answers[key])) return;
      versions.set(key, [...(versions.get(key) ?? []).slice(-VERSIONS), { at: record.times[key], value: record.answers[key] }]);
    },
    /** What both changes come to where neither knew of the other; undefined where one of them stands as it is. */
    join(key, ours, theirs, merged) {
      const both = bases.has(key) && isApart(key, ours, theirs) && mergeBoth(key, ours, theirs);
      bases.set(key, { value: theirs.answers[key], at: timeOf(theirs, key) });
      return both && !isSame(both, merged.answers[key]) ? both : undefined;
    },
    forget() {
      bases.clear();
      versions.clear();
    },
  };
}
