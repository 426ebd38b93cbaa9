// What a search finds, and in which order. No page is needed for it: what comes in is the index that search_index.py writes.
//
// The index and the ranking (BM25) are MiniSearch's. A word of the query stands for the forms of it that the book has, for words
// that begin with it, for what people mean by it, and where the book does not know it, for words that differ in a letter or two.
import MiniSearch from "minisearch";
import SearchableMap from "minisearch/SearchableMap";

const FIELDS = { title: 6, called: 6, more: 4, headings: 3, often: 2, text: 1 };
const AS_NUMBERS = ["headings", "often", "text"]; // fields that the index has as numbers of words
const AS_PREFIX = 0.4;
const AS_MEANT = 0.7;
const AS_SLIP = 0.8;
const SHORTEST_PREFIX = 3;
const SHORTEST_SLIP = 4;
const SHORTEST_TWO_SLIPS = 8;
const NAMED = 1000; // what is called as the query says stands before all that only has its words
const ALSO_NAMED = 500;
const MOST_WORDS = 24;
const COVERAGE = 1.5; // how much an entry loses that lacks words of the query, by its power
const SHORT_ENTRIES = { figure: 0.5 }; // a row of a table is so short that any word weighs much in it

/** The words of a text, small, without accents and apostrophes: as `list_words` in search_index.py has them. */
export function listWords(text) {
  return (
    text
      .toLowerCase()
      .normalize("NFKD")
      .replace(/[\u0300-\u036f'’]/g, "")
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  );
}

function readGaps(written) {
  let number = 0;
  return written ? written.split(",").map((gap) => (number += Number.parseInt(gap, 36))) : [];
}

/**
 * Read an index, and be ready to look things up in it.
 * @returns {{search: (query: string) => {results: object[], instead: {said: string, read: string[]}[], words: string[]}}}
 */
export function openIndex({ kinds, pages, words, small, asked: everyday, entries: packed }) {
  const leftOut = new Set(small);
  const families = words.map((family) => family.split(" "));
  const familyOf = new Map(families.flatMap((family, number) => family.map((form) => [form, String(number)])));
  const number = (word) => familyOf.get(word) ?? "";
  const holders = new Uint32Array(families.length); // of each family, how many entries have it
  const phrases = everyday.flatMap(([said, meant]) =>
    said.map((one) => ({ said: listWords(one), meant: meant.flatMap(listWords).map(number).filter(Boolean) })),
  );

  const alsoSaid = new Map();
  for (const [said, , ids] of everyday) {
    for (const id of ids) alsoSaid.set(id, [...(alsoSaid.get(id) ?? []), ...said]);
  }
  const entries = packed.map(([kind, page, anchor, called, title, names, headings, often, text], id) => ({
    id,
    kind: kinds[kind],
    page: pages[page],
    anchor,
    called,
    title,
    more: [...names, ...(alsoSaid.get(id) ?? [])],
    headings,
    often,
    text,
  }));
  const inWords = (name) => listWords(name).join(" ");

  const index = new MiniSearch({
    fields: Object.keys(FIELDS),
    extractField: (entry, field) => {
      if (AS_NUMBERS.includes(field)) return readGaps(entry[field]).join(" ");
      return field === "more" ? entry.more.join(" ") : entry[field];
    },
    // A word counts once in a name: the second 2 in "Art. 2(2)" makes it no better an article 2.
    tokenize: (text, field) => (AS_NUMBERS.includes(field) ? text.split(" ") : [...new Set(listWords(text).map(number))]),
    processTerm: (term) => term || null,
  });
  index.addAll(entries);
  for (const entry of entries) {
    const named = [entry.called, entry.title, ...entry.more].flatMap(listWords).map(number).filter(Boolean);
    const all = new Set([...named.map(Number), ...AS_NUMBERS.flatMap((field) => readGaps(entry[field]))]);
    for (const family of all) holders[family]++;
    entry.headings = entry.often = entry.text = "";
  }

  let formsAsTree;
  function lookAmongForms() {
    formsAsTree ??= SearchableMap.from(familyOf);
    return formsAsTree;
  }

  /** The families that begin with a word, but its own. */
  function findLonger(word) {
    const found = word.length >= SHORTEST_PREFIX ? [...lookAmongForms().atPrefix(word).values()] : [];
    return found.filter((family) => family !== number(word));
  }

  /** The words of the book that come nearest to one that it does not know. */
  function findNear(word) {
    if (word.length < SHORTEST_SLIP) return [];
    const found = [...lookAmongForms().fuzzyGet(word, word.length < SHORTEST_TWO_SLIPS ? 1 : 2)];
    const nearest = Math.min(...found.map(([, [, distance]]) => distance));
    return found.filter(([, [, distance]]) => distance === nearest).map(([form]) => form);
  }

  /** What each word of the query may stand for: family → weight; and which words were read as others. */
  function readQuery(query) {
    const all = listWords(query).slice(0, MOST_WORDS);
    const kept = all.filter((word) => !leftOut.has(word));
    const asked = kept.length ? kept : all;
    const instead = [];
    const groups = asked.map((word) => {
      const group = new Map();
      const longer = findLonger(word);
      for (const family of longer) group.set(family, familyOf.has(word) ? AS_PREFIX : AS_MEANT);
      if (familyOf.has(word)) group.set(number(word), 1);
      else if (!longer.length) {
        const near = findNear(word);
        for (const form of near) group.set(number(form), AS_SLIP);
        if (near.length) instead.push({ said: word, read: near });
      }
      return group;
    });
    for (const { said, meant } of phrases) {
      const needed = said.filter((word) => !leftOut.has(word));
      const places = needed.map((word) =>
        groups.findIndex((group, place) => asked[place] === word || (group.get(number(word)) ?? 0) >= AS_SLIP),
      );
      if (!needed.length || places.includes(-1)) continue;
      for (const place of places) {
        for (const family of meant) {
          if (!((groups[place].get(family) ?? 0) >= AS_MEANT)) groups[place].set(family, AS_MEANT);
        }
      }
    }
    return { all, asked, groups, instead };
  }

  function search(query) {
    const { all, asked, groups, instead } = readQuery(query);
    const weights = new Map();
    for (const group of groups) {
      for (const [family, weight] of group) weights.set(family, Math.max(weight, weights.get(family) ?? 0));
    }
    if (!weights.size) return { results: [], instead: [], words: [] };
    const found = index.search([...weights.keys()].join(" "), {
      boost: FIELDS,
      boostTerm: (family) => weights.get(family) ?? 1,
      tokenize: (text) => text.split(" "),
    });
    const whole = all.join(" ");
    const rareness = groups.map((group) =>
      Math.max(0, ...[...group.keys()].map((family) => Math.log(1 + entries.length / holders[Number(family)]))),
    );
    const most = rareness.reduce((sum, one) => sum + one, 0);
    const results = found.map(({ id, score, terms, queryTerms }) => {
      const entry = entries[id];
      const covered = groups.reduce(
        (sum, group, place) => sum + rareness[place] * Math.max(0, ...terms.map((term) => group.get(term) ?? 0)),
        0,
      );
      const isNamed = (names) => names.some((name) => inWords(name) === whole);
      const names = entry.called && entry.anchor ? [entry.called] : [entry.called, entry.title]; // articles share their subjects
      const named = isNamed(names) ? NAMED : isNamed([entry.title, ...entry.more]) ? ALSO_NAMED : 0;
      return {
        ...entry,
        part: covered / most,
        score: named + (score / queryTerms.length) * (SHORT_ENTRIES[entry.kind] ?? 1) * (covered / most) ** COVERAGE,
      };
    });
    const best = Math.max(0, ...results.map(({ part }) => part));
    const isCalledSo = results.some(({ score }) => score >= ALSO_NAMED); // then little else is meant
    const kept = results.filter(({ part }) => part >= best / (isCalledSo ? 2 : 4));
    kept.sort((one, other) => other.score - one.score || one.id - other.id);
    const shown = [...weights.keys()]
      .filter((family) => weights.get(family) > AS_PREFIX)
      .flatMap((family) => families[Number(family)]);
    return { results: kept, instead, words: [...new Set([...shown, ...asked])] };
  }

  return { search };
}
