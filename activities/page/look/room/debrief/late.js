// What the page of the debrief fetches when it is first needed: what an activity asks, in words, once something of it is laid in; and a
// reading once it is opened. The page itself knows the activities there are, and what a line that is typed is read by.
import { fetchLate } from "../../../../browser/beside.js";

/** The activities of which something is laid in. */
const listLaidIn = ({ rooms }) => [...new Set(rooms.flatMap(({ answers }) => Object.keys(answers)))];

/**
 * Have there what the laid-in activities ask.
 * @param {any} content of the page; gains the content of each activity, with `isThere`, and the texts of its cases
 * @param {any} collected as `collect` gives it
 * @returns {Promise<string[]>} the titles of those that could not be fetched, of which nothing can be shown
 */
export async function bringActivities(content, collected) {
  const wanted = listLaidIn(collected).filter((id) => content.activities[id] && !content.activities[id].isThere);
  const missing = await Promise.all(wanted.map((id) => bringActivity(content, id)));
  return missing.filter(Boolean);
}

async function bringActivity(content, id) {
  const activity = content.activities[id];
  try {
    const late = await fetchLate(`late/debrief-${id}`);
    activity.content = late.content;
    activity.isThere = true;
    Object.assign(content.cases, late.cases);
    return "";
  } catch {
    return activity.title;
  }
}

/** The readings of the page, by case: whether there is one, what it says once it was fetched. */
export function openReadings(known) {
  const there = new Map();
  return {
    has: (id) => known.includes(id),
    get: (id) => there.get(id) ?? null,
    /** Throws where it is not beside the page. */
    async bring(id) {
      if (!there.has(id)) there.set(id, await fetchLate(`late/debrief-reading-${id}`));
    },
  };
}
