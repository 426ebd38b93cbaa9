// Groups dealt from counts: so many people of each service and rank go in, numbered cards in groups come out. No names.
//
// People are the edges of a graph between services and ranks, and groups their colours. Services and ranks are cut into pieces of as many
// people as there are groups, and no two of a piece get the same colour (Kőnig's theorem: there are always colours enough). So in all
// groups the counts of each service, and those of each rank, differ by one at most; sizes are brought to that by changing two colours
// along a path, as in de Werra's proof that such a colouring always exists. Of several deals the one is taken in which the fewest are alone.

export const MOST_OF_A_KIND = 99;
export const MOST_PEOPLE = 300;
export const FEWEST_TO_TALK = 3;
const TRIES = 40;

/** Numbers from a seed, the same on every device (mulberry32). */
function startChance(seed) {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * below);
  };
}

function shuffle(items, chance) {
  const mixed = [...items];
  for (let last = mixed.length - 1; last > 0; last -= 1) {
    const other = chance(last + 1);
    [mixed[last], mixed[other]] = [mixed[other], mixed[last]];
  }
  return mixed;
}

/** Everybody, numbered from 1 in the order of the table. counts: [service][rank]. */
export function listPeople(counts) {
  const people = [];
  counts.forEach((ranks, service) =>
    ranks.forEach((many, rank) => {
      for (let one = 0; one < many; one += 1) people.push({ number: people.length + 1, service, rank });
    }),
  );
  return people;
}

/** How many of `items` have each value of `of`, by the value. */
function countBy(items, of) {
  const counted = new Map();
  for (const item of items) counted.set(item[of], (counted.get(item[of]) ?? 0) + 1);
  return counted;
}

/** The person at each place of a piece by colour: pieces of a service or rank, of `groups` people at most. */
class Pieces {
  constructor(people, groups, of) {
    const passed = new Map();
    this.pieceOf = new Map();
    this.taken = new Map();
    for (const person of people) {
      const place = passed.get(person[of]) ?? 0;
      passed.set(person[of], place + 1);
      const piece = `${person[of]}/${Math.floor(place / groups)}`;
      this.pieceOf.set(person, piece);
      this.taken.set(piece, new Map());
    }
  }
  at(person, group) {
    return this.taken.get(this.pieceOf.get(person)).get(group);
  }
  put(person, group) {
    this.taken.get(this.pieceOf.get(person)).set(group, person);
  }
  take(person, group) {
    if (this.at(person, group) === person) this.taken.get(this.pieceOf.get(person)).delete(group);
  }
}

/** The people who hang together in two groups by sharing pieces, from one of them on, along one side first. */
function walkFrom(person, first, second, sides, groupOf) {
  const found = new Set([person]);
  const edge = [person];
  while (edge.length) {
    const one = edge.pop();
    const other = groupOf.get(one) === first ? second : first;
    for (const side of sides) {
      const next = side.at(one, other);
      if (next && !found.has(next)) {
        found.add(next);
        edge.push(next);
      }
    }
  }
  return found;
}

function change(people, first, second, sides, groupOf) {
  for (const person of people) for (const side of sides) side.take(person, groupOf.get(person));
  for (const person of people) {
    const group = groupOf.get(person) === first ? second : first;
    groupOf.set(person, group);
    for (const side of sides) side.put(person, group);
  }
}

/** One deal: the number of the group of each person, from 0. */
function dealOnce(people, groups, chance) {
  // Those of a rank stand together, so that each service's ranks are spread too.
  const mixed = shuffle(people, chance).sort((one, other) => one.service - other.service || one.rank - other.rank);
  const sides = [new Pieces(mixed, groups, "service"), new Pieces(mixed, groups, "rank")];
  const groupOf = new Map();
  const all = Array.from({ length: groups }, (_, group) => group);
  for (const person of shuffle(mixed, chance)) {
    const order = shuffle(all, chance);
    const [ofService, ofRank] = sides.map((side) => order.find((group) => !side.at(person, group)));
    const both = order.find((group) => sides.every((side) => !side.at(person, group)));
    const group = both ?? ofService;
    if (both === undefined) {
      // Free on the side of the service alone: whoever has it on the side of the rank changes along the path that begins there.
      const holder = sides[1].at(person, ofService);
      change(walkFrom(holder, ofService, ofRank, sides, groupOf), ofService, ofRank, sides, groupOf);
    }
    groupOf.set(person, group);
    for (const side of sides) side.put(person, group);
  }
  evenSizes(people, all, sides, groupOf);
  return groupOf;
}

/** Change two groups along paths until no group has two people more than another. */
function evenSizes(people, all, sides, groupOf) {
  for (;;) {
    const sizes = all.map((group) => people.filter((person) => groupOf.get(person) === group).length);
    const [large, small] = [sizes.indexOf(Math.max(...sizes)), sizes.indexOf(Math.min(...sizes))];
    if (sizes[large] - sizes[small] < 2) return;
    const starts = people.filter((person) => groupOf.get(person) === large);
    const paths = starts.map((person) => [...walkFrom(person, large, small, sides, groupOf)]);
    const path = paths.find((one) => one.filter((person) => groupOf.get(person) === large).length * 2 > one.length);
    change(path, large, small, sides, groupOf);
  }
}

/**
 * The services of which a group has one person of the lowest rank among superiors, and nobody of that rank beside: one superior who leads
 * others is enough, of the ranks between two.
 */
function listAlone(group, highest) {
  return [...countBy(group, "service").keys()].filter((service) => {
    const own = group.filter((person) => person.service === service);
    const above = own.filter(({ rank }) => rank > 0);
    return own.length - above.length === 1 && (above.length > 1 || above.some(({ rank }) => rank === highest));
  });
}

/** What is weighed of a deal: first how many are alone, then how unevenly each service's ranks lie. */
function weigh(groups, highest) {
  let alone = 0;
  let crowded = 0;
  for (const group of groups) {
    alone += listAlone(group, highest).length;
    const kinds = group.map(({ service, rank }) => ({ kind: `${service}/${rank}` }));
    for (const many of countBy(kinds, "kind").values()) crowded += many * many;
  }
  return alone * 100000 + crowded;
}

/**
 * The groups of a deal, each a list of people by their numbers. The same deal gives the same groups on every device.
 * @param {number[][]} counts people by service and, within it, by rank, the lowest first
 * @param {number} groups how many groups; more than there are people give one each
 * @param {number} deal 1, 2, 3 … as one deals again
 * @returns {{number: number, service: number, rank: number}[][]}
 */
export function dealGroups(counts, groups, deal) {
  const people = listPeople(counts);
  const many = Math.max(1, Math.min(groups, people.length));
  let best = null;
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const groupOf = dealOnce(people, many, startChance(deal * TRIES + attempt));
    const dealt = Array.from({ length: many }, (_, group) => people.filter((person) => groupOf.get(person) === group));
    const weight = weigh(dealt, counts[0].length - 1);
    if (!best || weight < best.weight) best = { dealt, weight };
  }
  return best.dealt;
}

/**
 * What somebody should know of a deal: what could not be spread evenly, groups too small to talk, and people who are alone.
 * @param {{number: number, service: number, rank: number}[][]} dealt
 * @param {number} highest the rank that leads others
 * @returns {{what: "uneven"|"small"|"alone", of?: "service"|"rank", which?: number, more?: number, less?: number, inMore?: number, inLess?: number, group?: number, service?: number}[]}
 * uneven: `more` of the service or rank `which` are in `inMore` groups, `less` in `inLess`. small: `group` has too few. alone: in `group`, of `service`.
 */
export function findUneven(dealt, highest) {
  const found = [];
  for (const of of ["service", "rank"]) {
    const counted = dealt.map((group) => countBy(group, of));
    for (const which of [...new Set(counted.flatMap((one) => [...one.keys()]))].sort((one, other) => one - other)) {
      const many = counted.map((one) => one.get(which) ?? 0);
      const [more, less] = [Math.max(...many), Math.min(...many)];
      if (more === less) continue;
      const inMore = many.filter((one) => one === more).length;
      found.push({ what: "uneven", of, which, more, less, inMore, inLess: many.length - inMore });
    }
  }
  dealt.forEach((group, place) => {
    if (group.length < FEWEST_TO_TALK) found.push({ what: "small", group: place + 1 });
    for (const service of listAlone(group, highest)) found.push({ what: "alone", group: place + 1, service });
  });
  return found;
}
