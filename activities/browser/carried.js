// How a simulation carries state from one step to the next; activities/rows/carried.py says what a plot is and follows the same.

const own = (object, key) => (object && Object.hasOwn(object, key) ? object[key] : undefined);

/** How things stand at the beginning: every fact at its first value, or at the one that the plot names. */
export const begin = ({ facts = {}, begins = {} }) => ({
  ...Object.fromEntries(Object.entries(facts).map(([fact, values]) => [fact, values[0]])),
  ...begins,
});

/** Whether every fact that is named stands at one of the values named for it. */
export const holds = (when, state) => Object.entries(when ?? {}).every(([fact, values]) => values.includes(state[fact]));

/** The state after `sets`: a value, or one step up or down along the fact's values. */
export function carry(sets, state, facts) {
  const after = { ...state };
  for (const [fact, value] of Object.entries(sets ?? {})) {
    if (value === "up" || value === "down") {
      const values = facts[fact];
      const place = values.indexOf(after[fact]) + (value === "up" ? 1 : -1);
      after[fact] = values[Math.max(0, Math.min(place, values.length - 1))];
    } else after[fact] = value;
  }
  return after;
}

/** Which of a way's turns holds: the first, by its place, or null. */
export function findTurn(way, state) {
  const place = (way.instead ?? []).findIndex(({ when }) => holds(when, state));
  return place < 0 ? null : place;
}

/** What comes of a way that is taken in a state. @returns {{turn: ?number, to: string, state: object}} */
export function follow(way, state, facts) {
  const turn = findTurn(way, state);
  const taken = turn === null ? {} : way.instead[turn];
  return { turn, to: taken.to ?? way.to ?? "", state: carry(taken.sets, carry(way.sets, state, facts), facts) };
}

/** The ways that can be taken in a scene as things stand. */
export const listOpen = (scene, state) => Object.keys(scene.ways).filter((id) => holds(scene.ways[id].when, state));

/**
 * A walk that was kept as scene/way, followed from the start as far as it holds together.
 * @returns {{steps: {scene: string, way: string, turn: ?number, state: object}[], scene: string, state: object, rest: string[]}}
 */
export function replay(plot, path) {
  const facts = plot.facts ?? {};
  const steps = [];
  let scene = plot.start;
  let state = begin(plot);
  for (const step of path) {
    const slash = step.indexOf("/");
    const way = slash < 0 ? "" : step.slice(slash + 1);
    const here = plot.scenes.find(({ id }) => id === scene);
    const taken = own(here.ways, way);
    if ((slash < 0 ? step : step.slice(0, slash)) !== scene || !taken || !holds(taken.when, state)) break;
    const outcome = follow(taken, state, facts);
    steps.push({ scene, way, turn: outcome.turn, state });
    scene = outcome.to;
    state = outcome.state;
  }
  return { steps, scene, state, rest: path.slice(steps.length) };
}
