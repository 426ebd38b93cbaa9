// Which of a group's pairs meet a contradiction of the reading: both facts of the pair are among its facts. Pure.
import { readPairs } from "./pairs.js";

/**
 * @returns {{met: {contradiction: any, pairs: any[]}[], also: any[], own: any[]}}
 *   met: what the group and the reading both have; also: what was also in the file; own: pairs that the reading has not
 */
export function matchPairs(coding, reading) {
  const pairs = readPairs(coding).filter(({ a, b }) => a && b && a !== b);
  const meets = ({ facts }, { a, b }) => facts.includes(a) && facts.includes(b);
  const found = reading.contradictions.map((contradiction) => ({
    contradiction,
    pairs: pairs.filter((pair) => meets(contradiction, pair)),
  }));
  return {
    met: found.filter((one) => one.pairs.length),
    also: found.filter((one) => !one.pairs.length).map(({ contradiction }) => contradiction),
    own: pairs.filter((pair) => !reading.contradictions.some((one) => meets(one, pair))),
  };
}
