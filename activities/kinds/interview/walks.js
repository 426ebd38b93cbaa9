// A walk through an interview, read out of the answers: the ways that were taken, one after the other.
// A way is kept as scene/way, so that a walk still stands when scenes are added.

const list = (value) => (Array.isArray(value) ? value.filter((item) => typeof item === "string") : []);

export const pathKey = ({ id }) => `walk/${id}`;
export const triedKey = ({ id }) => `tried/${id}`;
export const wordsKey = ({ id }, sceneId) => `words/${id}/${sceneId}`;
/** Which interview the group has before it. */
export const CHOSEN = "interview";

/** The interview that the group chose, else the first. */
export const chosenOf = ({ interviews }, answers) => interviews.find(({ id }) => id === answers[CHOSEN]) ?? interviews[0];

/** @returns {{steps: {scene: string, way: string}[], scene: string}} the steps that hold together from the start, and where they lead */
export function readWalk(interview, answers) {
  const steps = [];
  let scene = interview.start;
  for (const step of list(answers[pathKey(interview)])) {
    const [from, way] = step.split("/");
    const next = interview.scenes.find(({ id }) => id === scene)?.ways[way];
    if (from !== scene || !next) break;
    steps.push({ scene, way });
    scene = next;
  }
  return { steps, scene };
}

export const readTried = (interview, answers) => list(answers[triedKey(interview)]);
export const asPath = (steps) => steps.map(({ scene, way }) => `${scene}/${way}`);
export const titleOf = (interview, sceneId) => interview.scenes.find(({ id }) => id === sceneId)?.title ?? sceneId;
export const isEnd = (interview, sceneId) => Object.keys(interview.scenes.find(({ id }) => id === sceneId).ways).length === 0;

/**
 * What a walk comes to at its end: each step with what it gained and risked, the ways that were not tried in the moments that
 * it went through, and how many of the ends were reached.
 * @returns {{steps: {scene, way, gains: string, risks: string}[], untried: {scene, way, place: number}[], ends: {reached: number, many: number}}}
 *   place: how many steps lead to that moment
 */
export function readEnd(interview, answers, quote) {
  const { steps, scene } = readWalk(interview, answers);
  const tried = readTried(interview, answers);
  const ends = interview.scenes.filter(({ id }) => isEnd(interview, id)).map(({ id }) => id);
  const reached = new Set([scene, ...tried.map((step) => leadsTo(interview, step))]);
  return {
    steps: steps.map((step) => ({ ...step, ...quote.balance(step.scene, step.way) })),
    untried: listUntried(interview, steps, tried),
    ends: { reached: ends.filter((id) => reached.has(id)).length, many: ends.length },
  };
}

/** A moment that the way went through twice is gone back to where it came last. */
function listUntried(interview, steps, tried) {
  const places = new Map(steps.map(({ scene }, place) => [scene, place]));
  return [...places].flatMap(([scene, place]) =>
    Object.keys(interview.scenes.find(({ id }) => id === scene).ways)
      .filter((way) => way !== steps[place].way && !tried.includes(`${scene}/${way}`))
      .map((way) => ({ scene, way, place })),
  );
}

function leadsTo(interview, step) {
  const [from, way] = step.split("/");
  return interview.scenes.find(({ id }) => id === from)?.ways[way];
}

/** What stands in the form of a scene and a way: said once there, and read from there for files. */
export function quoteFrom(root, interview) {
  const walk = root.querySelector(`[data-walk="${interview.id}"]`);
  const scene = (id) => walk.querySelector(`[data-scene="${id}"]`);
  const text = (element) => element?.textContent.trim().replace(/\s+/g, " ") ?? "";
  return {
    scene: (id) => text(scene(id)?.querySelector("[data-scene-text]")),
    way: (id, way) => text(scene(id)?.querySelector(`[data-way="${way}"]`)),
    balance: (id, way) => {
      const item = scene(id)?.querySelector(`[data-way="${way}"]`)?.closest("li");
      return { gains: text(item?.querySelector("[data-gains]")), risks: text(item?.querySelector("[data-risks]")) };
    },
    follows: (id, way) => text(scene(id)?.querySelector(`[data-way="${way}"]`)?.closest("li").querySelector("[data-follows]")),
  };
}
