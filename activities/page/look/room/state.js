// Where the room is: one value, which the projector and the console both have and keep. Whoever changes it makes a new one of it,
// with a later stamp, and tells the other; the later one holds. Pure: time comes in from outside.
import { readScreen } from "../../../browser/projector_link.js";
import { startOfMinute } from "./clock.js";

export const LAST = 999; // the last page of a screen, however many it has; the projector says which that is
const VIEWS = ["clock", "black"];
const MOST_EXTRA = 240;
const NUDGED = 60000; // ms for which a nudge stands

/** All sessions in one row, plan by plan: {plan, day, line}. */
export function listSessions(content, planId) {
  const plan = content.plans.find(({ id }) => id === planId);
  return plan ? plan.days.flatMap((day) => day.lines.map((line) => ({ plan, day, line }))) : [];
}

/** The session that a state is at. */
export function findSession(content, state) {
  const all = listSessions(content, state.plan);
  const place = Math.max(
    0,
    all.findIndex(({ line }) => line.id === state.line),
  );
  return { ...all[place], before: all[place - 1] ?? null, after: all[place + 1] ?? null };
}

/** What stands on the wall, as [what, of what]. */
export const screenOf = (content, state) => findSession(content, state).line.screens[state.screen];

export function beginRoom(content) {
  const [plan] = content.plans;
  const line = plan.days[0].lines[0].id;
  return { plan: plan.id, line, ...FRESH, names: false, bell: true, nudge: null, at: 0 };
}
const FRESH = { screen: 0, page: 0, began: null, extra: 0, view: null, reading: false, guest: null, noted: [] };

const isTime = (value) => Number.isFinite(value) && value >= 0;
const isWhole = (value, most) => Number.isInteger(value) && value >= 0 && value <= most;

/** A state from another window or from what was kept; null where it cannot be one of this book. */
export function readState(content, value) {
  if (!value || typeof value !== "object") return null;
  const found = listSessions(content, value.plan).find(({ line }) => line.id === value.line);
  if (!found || !isWhole(value.screen, found.line.screens.length - 1) || !isWhole(value.page, LAST) || !isTime(value.at))
    return null;
  if (value.began !== null && !isTime(value.began)) return null;
  if (!Number.isInteger(value.extra) || Math.abs(value.extra) > MOST_EXTRA) return null;
  const nudge = readScreen({ title: value.nudge?.text });
  return {
    plan: value.plan,
    line: value.line,
    screen: value.screen,
    page: value.page,
    began: value.began,
    extra: value.extra,
    view: VIEWS.includes(value.view) ? value.view : null,
    reading: value.reading === true,
    guest: readScreen(value.guest),
    noted: (Array.isArray(value.noted) ? value.noted : []).filter((id) => Object.keys(content.cases).includes(id)),
    names: value.names === true,
    bell: value.bell === true,
    nudge: nudge && isTime(value.nudge.until) ? { text: nudge.title, until: value.nudge.until } : null,
    at: value.at,
  };
}

/** The case on the wall, or null. */
export function caseOf(content, state) {
  const [what, id] = screenOf(content, state);
  return what === "case" ? id : null;
}

/** The reading that can be shown now: {reading, isWhole}; null where there is none, or no case is on the wall. */
export function readingOf(content, state) {
  const id = caseOf(content, state);
  const reading = id === null ? null : content.readings[id];
  if (!reading) return null;
  const activity = content.activities[findSession(content, state).line.activity];
  return { reading, isWhole: !activity?.later.includes(id) };
}

/** To a screen; before a case that has a content note stands the note, unless the room has seen it. */
function showScreen(content, state, screen, page = 0) {
  const { line } = findSession(content, state);
  const [what, id] = line.screens[screen];
  const isNote = what === "note";
  const isUnseen = what === "case" && content.cases[id].note && !state.noted.includes(id);
  return {
    ...state,
    screen: isUnseen ? screen - 1 : screen,
    page: isUnseen ? 0 : page,
    noted: isUnseen || isNote ? [...new Set([...state.noted, id])] : state.noted,
    view: null,
    guest: null,
    reading: false,
  };
}

function showSession(content, state, id, plan = state.plan) {
  const known = listSessions(content, plan).some(({ line }) => line.id === id);
  return known ? { ...state, ...FRESH, plan, line: id, noted: state.noted } : state;
}

function turn(content, state, step, pages) {
  if (state.view) return { ...state, view: null };
  const page = Math.min(state.page, pages - 1); // whoever came back to a screen stands on its LAST, whichever that is
  if (step > 0 && page + 1 < pages) return { ...state, page: page + 1 };
  if (step < 0 && page > 0) return { ...state, page: page - 1 };
  if (state.reading) return { ...state, reading: false, page: 0 };
  if (state.guest) return { ...state, guest: null, page: 0 };
  const { line, before, after } = findSession(content, state);
  if (step > 0 && state.screen + 1 < line.screens.length) return showScreen(content, state, state.screen + 1);
  if (step < 0 && state.screen > 0) return showScreen(content, state, state.screen - 1, LAST);
  const other = step > 0 ? after : before;
  return other ? showSession(content, state, other.line.id) : state;
}

const DEEDS = {
  next: (content, state, { pages = 1 }) => turn(content, state, 1, pages),
  back: (content, state, { pages = 1 }) => turn(content, state, -1, pages),
  screen: (content, state, { screen }) =>
    isWhole(screen, findSession(content, state).line.screens.length - 1) ? showScreen(content, state, screen) : state,
  step(content, state) {
    const { line } = findSession(content, state);
    const next = line.screens.findIndex(([what], number) => number > state.screen && what === "step");
    return next < 0 ? state : showScreen(content, state, next);
  },
  session: (content, state, { line, plan }) => showSession(content, state, line, plan),
  following(content, state) {
    const { after } = findSession(content, state);
    return after ? showSession(content, state, after.line.id) : state;
  },
  begin: (_content, state, { now }) => ({ ...state, began: startOfMinute(now), extra: 0 }),
  more: (_content, state, { minutes = 5 }) => {
    const extra = state.extra + minutes;
    return Math.abs(extra) > MOST_EXTRA ? state : { ...state, extra };
  },
  view: (_content, state, { view }) => ({ ...state, view: VIEWS.includes(view) && state.view !== view ? view : null }),
  reading: (content, state) =>
    state.guest || !readingOf(content, state) ? state : { ...state, reading: !state.reading, page: 0, view: null },
  names: (_content, state) => ({ ...state, names: !state.names }),
  bell: (_content, state) => ({ ...state, bell: !state.bell }),
  nudge: (_content, state, { text, now }) => ({ ...state, nudge: text ? { text, until: now + NUDGED } : null }),
  guest: (_content, state, { screen }) => {
    const guest = readScreen(screen);
    return guest ? { ...state, guest, page: 0, reading: false, view: null } : state;
  },
  clear: (_content, state) => ({ ...state, guest: null, page: 0 }),
};

/**
 * The room after a deed.
 * @param {any} content what the pages show
 * @param {any} state
 * @param {{do: string, now: number, [more: string]: any}} deed
 */
export function change(content, state, deed) {
  const next = DEEDS[deed.do](content, state, deed);
  return next === state ? state : { ...next, at: Math.max(deed.now, state.at + 1) };
}

/** The later of two; a state that cannot be one is none. */
export const later = (state, other) => (other && other.at > state.at ? other : state);
