// What files are called: by activity, group, time and device, so that those of two groups, or of one on two laptops, can lie in one folder.
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
 * @param {string} tag the device's: two laptops never write one name
 */
export function nameFile(activity, group, others = [], tag = "") {
  const signless = group
    .normalize("NFC")
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "");
  const isPlain = group.replace(/ /g, "-") === signless && !group.includes("-");
  const hasTwin = others.some((other) => other !== group && isAlike(other, group));
  const name = group && (!isPlain || hasTwin) ? [signless, markOf(group)].filter(Boolean).join("-") : signless;
  const [day, clock] = localTime().split("T");
  return [activity, name, day, clock.slice(0, 5).replace(":", ""), tag].filter(Boolean).join("_");
}
