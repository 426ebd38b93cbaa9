// How a visit is followed: who is where until when, what happens meanwhile, and what is found. activities/rows/visited.py says
// what a plot is and follows the same.
import { begin, carry, findTurn, holds } from "./carried.js";

export const WAIT = "wait";
export const LEAVE = "leave";
const ALONE = 10; // minutes that pass where nobody is away and all wait

const own = (object, key) => (Object.hasOwn(object, key) ? object[key] : undefined);

export const nowOf = ({ clocks }) => Math.min(...Object.values(clocks));
/** The roles that choose next; none once it is over. */
export const freeOf = (visit) =>
  visit.ending ? [] : Object.keys(visit.clocks).filter((role) => visit.clocks[role] === nowOf(visit));

const setOut = (plot) => ({
  state: begin(plot),
  clocks: Object.fromEntries(plot.roles.map((role) => [role, 0])),
  moments: [],
  done: [],
  happened: [],
  ending: "",
  rest: [],
});

/** What those who are free can do, as things stand. @returns {[string, string][]} place and step */
export function listChoices(plot, visit) {
  const free = freeOf(visit);
  if (!free.length) return [];
  return plot.scenes.flatMap((scene) =>
    Object.entries(scene.ways)
      .filter(([id, step]) => !visit.done.includes(id) && holds(step.when, visit.state) && mayGo(step, free))
      .map(([id]) => [scene.id, id]),
  );
}

/** Whether one of those whom a step needs is among some roles. */
export const mayGo = ({ by }, roles) => !by?.length || by.some((role) => roles.includes(role));

const moment = (parts) => ({ roles: [], place: "", step: "", turn: null, event: "", finds: [], ...parts });

function take(plot, visit, roles, step) {
  const free = freeOf(visit);
  const going = plot.roles.filter((role) => roles.includes(role));
  if (visit.ending || (step !== LEAVE && (!going.length || going.some((role) => !free.includes(role))))) return false;
  if (step === LEAVE) {
    const end = Math.max(...Object.values(visit.clocks));
    plot.roles.forEach((role) => (visit.clocks[role] = end));
    letHappen(plot, visit, end);
    visit.ending = findEnding(plot, visit.state);
    return true;
  }
  const now = nowOf(visit);
  let until;
  if (step === WAIT) {
    const later = Object.values(visit.clocks).filter((clock) => clock > now);
    until = later.length ? Math.min(...later) : now + ALONE;
    visit.moments.push(moment({ at: now, until, roles: going, step: WAIT }));
  } else {
    const place = listChoices(plot, visit).find(([, id]) => id === step)?.[0];
    if (!place) return false;
    const laid = own(plot.scenes.find(({ id }) => id === place).ways, step);
    if (!mayGo(laid, going)) return false;
    const turn = findTurn(laid, visit.state);
    const taken = turn === null ? laid : laid.instead[turn];
    until = now + laid.minutes;
    visit.moments.push(moment({ at: now, until, roles: going, place, step, turn, finds: taken.finds ?? [] }));
    visit.state = carry(turn === null ? null : taken.sets, carry(laid.sets, visit.state, plot.facts), plot.facts);
    visit.done.push(step);
  }
  going.forEach((role) => (visit.clocks[role] = until));
  letHappen(plot, visit, nowOf(visit));
  if (nowOf(visit) >= plot.minutes) visit.ending = findEnding(plot, visit.state);
  return true;
}

function letHappen(plot, visit, now) {
  for (const { id, after, when, sets } of plot.events) {
    if (after > now || visit.happened.includes(id)) continue;
    visit.happened.push(id);
    if (!holds(when, visit.state)) continue;
    visit.moments.push(moment({ at: after, until: after, event: id }));
    visit.state = carry(sets, visit.state, plot.facts);
  }
}

const findEnding = (plot, state) => plot.scenes.find(({ ways, when }) => !Object.keys(ways).length && holds(when, state)).id;

/** A visit that was kept as steps, `lead+safety/see-papers`, followed as far as it holds together. */
export function replayVisit(plot, path) {
  const visit = setOut(plot);
  for (const [number, one] of path.entries()) {
    const slash = one.indexOf("/");
    const roles = (slash < 0 ? one : one.slice(0, slash)).split("+");
    if (!take(plot, visit, roles, slash < 0 ? "" : one.slice(slash + 1))) {
      visit.rest = path.slice(number);
      break;
    }
  }
  return visit;
}
