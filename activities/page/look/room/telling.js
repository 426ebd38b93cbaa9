// The facilitator's notes in the console: the step that is on by the clock, the next one, and what people say with what to ask back.
// An edition that has no notes has no place for them in the page, and nothing is drawn.
import { make } from "../../../browser/dom.js";
import { paceOf, reckon, wordTime } from "./clock.js";

/** The notes of a session with its steps, or null. */
export function notesOf(content, line) {
  const notes = content.notes?.[line.notes];
  const first = line.first ?? 0;
  return notes && line.pace ? { ...notes, steps: notes.versions[line.version].slice(first, first + line.pace.length) } : null;
}

/** What is to be said where a session has other minutes than its notes were written for; "" where it has these. */
export function wordFitted(content, line, t) {
  const paces = content.paces[line.notes];
  if (!line.pace || !paces) return "";
  const written = paces[0].reduce((all, one) => all + one, 0);
  const minutes = line.whole ?? line.minutes;
  return written === minutes ? "" : t(`room.fitted-${line.version}`, { written, minutes });
}

/**
 * What the console says of the step that is on: its place and time in words, what to do, say and show, and what comes then.
 * @param {any} content
 * @param {any} line the session
 * @param {{began: number|null, extra: number}} state
 * @param {number|null} start when the day begins, in minutes of the day
 * @param {number} now
 * @param {(key: string, params?: any) => string} t
 */
export function describeStep(content, line, state, start, now, t) {
  const notes = notesOf(content, line);
  if (!notes) return null;
  // Before a session is begun its first step is the one to be ready for, whatever the clock says.
  const at = state.began === null ? { step: 0, ends: null } : paceOf(reckon(line, state, start, now), line.pace, now);
  const place = { step: at.step + 1, steps: notes.steps.length, minutes: line.pace[at.step] };
  const next = notes.steps[at.step + 1];
  return {
    ...notes.steps[at.step],
    where: at.ends === null ? t("room.step-now", place) : t("room.step-until", { ...place, time: wordTime(at.ends) }),
    following: next ? t("room.step-then", { minutes: line.pace[at.step + 1], do: next.do }) : "",
  };
}

/**
 * @param {{root: Element, content: any, t: (key: string, params?: any) => string}} parts
 * @returns {{drawStep: (line: any, state: any, start: number|null) => void, drawNotes: (line: any) => void}}
 * drawStep: with each tick. drawNotes: when another session is on.
 */
export function mountTelling({ root, content, t }) {
  const find = (name) => root.querySelector(`[data-room-${name}]`);
  const told = find("told");
  function write(name, words) {
    const place = find(`pace-${name}`);
    if (place.textContent !== words) place.textContent = words;
    place.hidden = !words;
  }

  function drawStep(line, state, start) {
    const step = describeStep(content, line, state, start, Date.now(), t);
    find("pace").hidden = !step;
    if (!step) return;
    write("where", step.where);
    write("do", step.do);
    write("say", step.say ? t("notes.said", { words: step.say }) : "");
    write("show", step.show ? `${t("notes.show")} ${step.show}` : "");
    write("following", step.following);
    write("fitted", wordFitted(content, line, t));
  }

  function drawNotes(line) {
    if (!told) return;
    const notes = notesOf(content, line);
    told.hidden = !notes;
    if (!notes) return;
    const fill = (name, ...parts) => find(`told-${name}`).replaceChildren(...parts.flat());
    const item = (words) => make("li", {}, words);
    find("told-heard").closest("details").hidden = !notes.heard.length;
    fill(
      "heard",
      notes.heard.map(([said, back]) => make("div", {}, make("dt", {}, `“${said}”`), make("dd", {}, back))),
    );
    fill(
      "steps",
      notes.steps.map((step, place) => item(`${t("page.line-minutes", { minutes: line.pace[place] })}: ${step.do}`)),
    );
    fill("listen", notes.listen.map(item));
    fill("debrief", notes.debrief.map(item));
    fill("before", notes.before.map(item));
    fill("care", notes.care);
    fill("shorter", notes.shorter);
  }

  return { drawStep, drawNotes };
}
