// Where a group was in an activity: the case, the step or the part that was open. A comfort and no answer: each tab has its own,
// and a page that is opened anew begins where the group was last.
import { thisDevice } from "./device.js";

/**
 * @param {{activity: string, store: {group: string}}} parts
 * @returns {{recall: () => any, keep: (place: object) => void, carry: (place: object) => void}}
 *   recall: what was kept of the present group; {} where nothing was
 */
export function openWhereabouts({ activity, store }) {
  const name = `place:${activity}`;
  let known = store.group;

  /** The places of all groups, as pairs of the group's name and its place. */
  function readAll(text) {
    try {
      const found = JSON.parse(text);
      return Array.isArray(found) ? found.filter((pair) => Array.isArray(pair) && pair[1] && typeof pair[1] === "object") : [];
    } catch {
      return []; // not ours
    }
  }
  const inTab = () => readAll(thisDevice().recallInTab(name));
  const onDevice = () => readAll(thisDevice().recall(name));
  const find = (all) => all.find(([group]) => group === store.group)?.[1];

  function recall() {
    known = store.group;
    return find(inTab()) ?? find(onDevice()) ?? {};
  }

  function keep(place, gone = null) {
    const next = [store.group, { ...recall(), ...place }];
    const among = (all) => JSON.stringify([...all.filter(([group]) => group !== store.group && group !== gone), next]);
    thisDevice().keepInTab(name, among(inTab()));
    thisDevice().keep(name, among(onDevice()));
  }

  return {
    recall,
    keep: (place) => keep(place),
    /** The group has another name now, and is where it was. */
    carry: (place) => keep(place, known),
  };
}
