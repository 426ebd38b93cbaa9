// A walk through an interview, read out of the answers: the ways that were taken, one after the other.
// A way is kept as scene/way, so that a walk still stands when scenes are added.

const list = (value) => (Array.isArray(value) ? value.filter((item) => typeof item === "string") : []);

export const pathKey = ({ interview }) => `walk/${interview}`;
export const triedKey = ({ interview }) => `tried/${interview}`;
export const wordsKey = ({ interview }, sceneId) => `words/${interview}/${sceneId}`;

/** @returns {{steps: {scene: string, way: string}[], scene: string}} the steps that hold together from the start, and where they lead */
export function readWalk(content, answers) {
  const steps = [];
  let scene = content.start;
  for (const step of list(answers[pathKey(content)])) {
    const [from, way] = step.split("/");
    const next = content.scenes.find(({ id }) => id === scene)?.ways[way];
    if (from !== scene || !next) break;
    steps.push({ scene, way });
    scene = next;
  }
  return { steps, scene };
}

export const readTried = (content, answers) => list(answers[triedKey(content)]);
export const asPath = (steps) => steps.map(({ scene, way }) => `${scene}/${way}`);
export const titleOf = (content, sceneId) => content.scenes.find(({ id }) => id === sceneId)?.title ?? sceneId;
export const isEnd = (content, sceneId) => Object.keys(content.scenes.find(({ id }) => id === sceneId).ways).length === 0;

/** What stands in the form of a scene and a way: said once there, and read from there for files. */
export function quoteFrom(root) {
  const scene = (id) => root.querySelector(`[data-scene="${id}"]`);
  const text = (element) => element?.textContent.trim().replace(/\s+/g, " ") ?? "";
  return {
    scene: (id) => text(scene(id)?.querySelector("[data-scene-text]")),
    way: (id, way) => text(scene(id)?.querySelector(`[data-way="${way}"]`)),
    follows: (id, way) => text(scene(id)?.querySelector(`[data-way="${way}"]`)?.closest("li").querySelector("[data-follows]")),
  };
}
