// A walk through an interview, read out of the answers: the ways that were taken, one after the other.
// A way is kept as scene/way, so that a walk still stands when scenes are added; what it carries is worked out from its steps.
import { holds, listOpen, replay } from "../../browser/carried.js";

const list = (value) => (Array.isArray(value) ? value.filter((item) => typeof item === "string") : []);

export const pathKey = ({ id }) => `walk/${id}`;
export const triedKey = ({ id }) => `tried/${id}`;
export const endsKey = ({ id }) => `ends/${id}`;
export const wordsKey = ({ id }, sceneId) => `words/${id}/${sceneId}`;
/** Which interview the group has before it. */
export const CHOSEN = "interview";

/** The interview that the group chose, else the one that it has begun, else the first. */
export const chosenOf = ({ interviews }, answers) =>
  interviews.find(({ id }) => id === answers[CHOSEN]) ??
  interviews.find((one) => list(answers[pathKey(one)]).length) ??
  interviews[0];

/** The steps that hold together from the start, where they lead, what they carry, and what was kept behind them and does not follow. */
export const readWalk = (interview, answers) => replay(interview, list(answers[pathKey(interview)]));

export const readTried = (interview, answers) => list(answers[triedKey(interview)]);
export const readEnds = (interview, answers) => list(answers[endsKey(interview)]);
export const asPath = (steps) => steps.map(({ scene, way }) => `${scene}/${way}`);
const sceneOf = (interview, sceneId) => interview.scenes.find(({ id }) => id === sceneId);
export const titleOf = (interview, sceneId) => interview.scenes.find(({ id }) => id === sceneId)?.title ?? sceneId;
export const isEnd = (interview, sceneId) => Object.keys(sceneOf(interview, sceneId).ways).length === 0;

/** Which of the texts below a scene stand there in a state, by their places. */
export const listAlso = (interview, sceneId, state) =>
  (sceneOf(interview, sceneId).also ?? []).flatMap((when, place) => (holds(when, state) ? [place] : []));

/** The ways that are offered in a scene as things stand. */
export const listWays = (interview, sceneId, state) => listOpen(sceneOf(interview, sceneId), state);

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
  const reached = listEnds(interview, answers, scene);
  return {
    steps: steps.map((step) => ({ ...step, ...quote.balance(step.scene, step.way, step.turn) })),
    untried: listUntried(interview, steps, tried),
    ends: { reached: ends.filter((id) => reached.has(id)).length, many: ends.length },
  };
}

/** The ends that were kept, the one that stands, and those to which a way that was tried always leads: earlier editions kept no ends. */
function listEnds(interview, answers, scene) {
  const sure = readTried(interview, answers).map((step) => {
    const [from, way] = step.split("/");
    const taken = interview.scenes.find(({ id }) => id === from)?.ways[way];
    return taken && !taken.instead ? taken.to : "";
  });
  return new Set([scene, ...readEnds(interview, answers), ...sure]);
}

/** A moment that the way went through twice is gone back to where it came last. */
function listUntried(interview, steps, tried) {
  const places = new Map(steps.map(({ scene }, place) => [scene, place]));
  return [...places].flatMap(([scene, place]) =>
    listWays(interview, scene, steps[place].state)
      .filter((way) => way !== steps[place].way && !tried.includes(`${scene}/${way}`))
      .map((way) => ({ scene, way, place })),
  );
}

/** What stands in the form of a scene and a way: said once there, and read from there for files. */
export function quoteFrom(root, interview) {
  // A file may bring steps of another edition, or of nobody: what stands nowhere is quoted as nothing.
  const walk = root.querySelector(`[data-walk="${interview.id}"]`);
  const scene = (id) => walk.querySelector(`[data-scene="${CSS.escape(id)}"]`);
  const text = (element) => element?.textContent.trim().replace(/\s+/g, " ") ?? "";
  const outcome = (id, way, turn, part) => {
    const item = scene(id)
      ?.querySelector(`[data-way="${CSS.escape(way)}"]`)
      ?.closest("li");
    return text(item?.querySelector(`[data-outcome="${CSS.escape(turn ?? "way")}"] [data-${part}]`));
  };
  return {
    scene: (id, also = []) =>
      [
        scene(id)?.querySelector("[data-scene-text]"),
        ...also.map((place) => scene(id)?.querySelector(`[data-also="${place}"] [data-also-text]`)),
      ]
        .map(text)
        .join(" "),
    way: (id, way) => text(scene(id)?.querySelector(`[data-way="${CSS.escape(way)}"]`)),
    balance: (id, way, turn) => ({ gains: outcome(id, way, turn, "gains"), risks: outcome(id, way, turn, "risks") }),
    follows: (id, way, turn) => outcome(id, way, turn, "follows"),
    carried: (state) =>
      Object.entries(state).map(([fact, value]) => {
        const told = walk.querySelector(`[data-fact="${fact}"]`);
        return [text(told?.querySelector("dt")), text(told?.querySelector(`[data-value="${value}"]`))];
      }),
  };
}
