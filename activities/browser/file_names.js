// What files are called: by activity, group and day, so that those of two groups can lie in one folder.
import { isAlike } from "./answer_values.js";
import { localTime } from "./times.js";

/** Four letters and figures from a name (FNV-1a): the same on every machine. */
function markOf(name) {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(name)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash.toString(36).padStart(4, "0").slice(-4);
}

/**
 * A file's name without its ending. Letters and figures of any script stay; what a file system may refuse becomes a hyphen, and
 * then a mark of the name keeps groups apart whose names differ in such signs, or in capitals only.
 * @param {string[]} others the groups that this device knows
 */
export function nameFile(activity, group, others = []) {
  const signless = group
    .normalize("NFC")
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "");
  const isPlain = group.replace(/ /g, "-") === signless && !group.includes("-");
  const hasTwin = others.some((other) => other !== group && isAlike(other, group));
  const name = group && (!isPlain || hasTwin) ? [signless, markOf(group)].filter(Boolean).join("-") : signless;
  return [activity, name, localTime().slice(0, 10)].filter(Boolean).join("_");
}
