// What the page of results keeps on this device.
import { openLaidIn } from "../laid_in.js";

/**
 * about: what was said of the workshop; files: {name, content}[] of sittings; lines: {name, text}[]; plans: {group, saved, answers}[]; others: notes
 * of what is neither; kept: what counts though a rule puts it aside; edits: what the report's words were changed into.
 */
export const EMPTY = { about: {}, files: [], lines: [], plans: [], others: [], kept: [], edits: {} };

export const keptResults = openLaidIn("results", (found) =>
  Object.entries(EMPTY).every(
    ([name, none]) => found[name] instanceof Object && Array.isArray(found[name]) === Array.isArray(none),
  ),
);
