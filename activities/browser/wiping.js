// What could not be wiped from a device, in words.
import { PREFIX } from "./device.js";

/** Which words stand for a key that the device kept: the first that fits. */
const WORDS = [
  ["second", "host.left-second"],
  [`${PREFIX}timer:`, "host.left-clock"],
  [`${PREFIX}room:`, "host.left-clock"],
  [`${PREFIX}debrief`, "host.left-debrief"],
  [`${PREFIX}planner`, "host.left-planner"],
  [`${PREFIX}look:`, "host.left-look"],
  [`${PREFIX}place:`, "host.left-place"],
  [`${PREFIX}study:`, "host.left-place"],
  [`${PREFIX}aside:`, "host.left-aside"],
];

/** @param {string[]} left keys as `wipe` of a device gives them */
export function wordLeft(left, t) {
  const words = left.map((key) => {
    const known = WORDS.find(([start]) => key.startsWith(start));
    if (known) return t(known[1]);
    const [, , activity, ...group] = key.split(":");
    if (activity === undefined) return t("host.left-groups");
    return t("host.left-answers", { group: group.join(":") || t("host.nameless") });
  });
  return [...new Set(words)].join("; ");
}
