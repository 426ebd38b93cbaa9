// A visit, read out of the answers: a step is kept as roles/step, and the course of the visit is worked out from the steps.
import { holds } from "../../browser/carried.js";
import { replayVisit } from "../../browser/visited.js";

const list = (value) => (Array.isArray(value) ? value.filter((item) => typeof item === "string") : []);

export const pathKey = ({ id }) => `walk/${id}`;
export const triedKey = ({ id }) => `tried/${id}`;
export const wordsKey = ({ id }, place) => `words/${id}/${place}`;
/** Which site the group has before it. */
export const CHOSEN = "visit";

/** The site that the group chose, else the one that it has begun, else the first. */
export const chosenOf = ({ interviews }, answers) =>
  interviews.find(({ id }) => id === answers[CHOSEN]) ?? interviews.find((plot) => readPath(plot, answers).length) ?? interviews[0];

export const readPath = (plot, answers) => list(answers[pathKey(plot)]);
export const readCourse = (plot, answers) => replayVisit(plot, readPath(plot, answers));

/** An hour of the day, so many minutes after the beginning. */
export function hourOf({ begins_at }, minutes) {
  const [hours, past] = begins_at.split(":").map(Number);
  const all = hours * 60 + past + minutes;
  return `${String(Math.floor(all / 60) % 24).padStart(2, "0")}:${String(all % 60).padStart(2, "0")}`;
}

/** What was done and what happened, in the order of the clock. */
export const lineUp = ({ moments }) => [...moments].sort((one, other) => one.at - other.at);

/** What the group walks out with, and what was there and was not found. @returns {{found: string[], missed: string[]}} */
export function sortFinds({ finds }, { moments }) {
  const had = new Set(moments.flatMap((moment) => moment.finds));
  return { found: finds.filter((id) => had.has(id)), missed: finds.filter((id) => !had.has(id)) };
}

/** Which texts stand below an ending, by their places. */
export const listAlso = (plot, { ending, state }) =>
  (plot.scenes.find(({ id }) => id === ending)?.also ?? []).flatMap((when, place) => (holds(when, state) ? [place] : []));

/** What stands in the form: said once there, and read from there for the page and for files. */
export function quoteFrom(root, plot) {
  const site = root.querySelector(`[data-visit="${plot.id}"]`);
  const text = (selector) => site?.querySelector(selector)?.textContent.trim().replace(/\s+/g, " ") ?? "";
  const outcome = ({ step, turn }) => `[data-card="${step}"] [data-outcome="${turn ?? "step"}"]`;
  const did = ({ step, event }, t) => {
    if (event) return "";
    return step === "wait" ? t("visit.waited") : text(`[data-step="${step}"]`);
  };
  return {
    place: (id) => text(`[data-place="${id}"] h3`),
    step: (id) => text(`[data-step="${id}"]`),
    did,
    follows: (moment) =>
      moment.event ? text(`[data-event="${moment.event}"] [data-event-text]`) : text(`${outcome(moment)} [data-follows]`),
    worker: (moment) => text(`${moment.event ? `[data-event="${moment.event}"]` : outcome(moment)} [data-worker]`),
    find: (id) => text(`[data-find="${id}"] [data-find-title]`),
    ending: (id) => text(`[data-ending="${id}"] h4`),
    told: (id, also) =>
      [
        text(`[data-ending="${id}"] [data-ending-text]`),
        ...also.map((place) => text(`[data-ending="${id}"] [data-also="${place}"] [data-also-text]`)),
      ].join(" "),
    carried: (state) =>
      Object.entries(state).map(([fact, value]) => [
        text(`[data-fact="${fact}"] dt`),
        text(`[data-fact="${fact}"] [data-value="${value}"]`),
      ]),
  };
}
