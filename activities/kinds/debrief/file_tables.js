// The tables of case files. As in activities/debrief/file_tables.py.
import { divide, wordDivision } from "./dividing.js";
import { SAID, isFile, listBearings } from "./file_observing.js";
import { markOnly, mergeTexts } from "./tallies.js";

/** `facts`, `pairs`, `meanings`, `bears` and `findings`; empty where no case is a file. */
export function layOutFiles(tally, content) {
  const tables = { facts: [], pairs: [], meanings: [], bears: [], findings: [] };
  for (const { id, passages: facts } of content.cases.filter(isFile)) {
    const marked = tally.count("case", id, "marked") + tally.count("case", id, "nothing");
    facts.forEach((fact, place) => {
      const key = ["fact", id, fact];
      const count = tally.count(...key);
      if (count) tables.facts.push({ case: id, fact, number: place + 1, count, of: marked, ...tally.name(key) });
    });
    const paired = tally.count("paired", id);
    const here = listPairs(tally, id, facts).map(([a, b]) => {
      const pair = `${a} ${b}`;
      const key = ["pair", id, pair];
      const count = tally.count(...key);
      const at = { case: id, a, b };
      const divided = divide([count], paired);
      for (const said of SAID) {
        const merged = mergeTexts(tally, tally.listTexts("meaning", id, pair, said));
        tables.meanings.push(...merged.map((row) => ({ ...at, said, ...markOnly(row, count) })));
      }
      tables.bears.push(...countBearings(tally, content, ["bears", id, pair], count).map((row) => ({ ...at, ...row })));
      return { ...at, count, of: paired, divided, word: wordDivision(divided, paired), ...tally.name(key) };
    });
    const order = [...here].sort((one, other) => other.divided - one.divided || here.indexOf(one) - here.indexOf(other));
    tables.pairs.push(...here.map((row) => ({ ...row, place: order.indexOf(row) + 1 })));
    tables.findings.push(...countBearings(tally, content, ["finding", id], paired).map((row) => ({ case: id, ...row })));
  }
  return tables;
}

/** The pairs that any group found, in the order of the file. */
function listPairs(tally, id, facts) {
  const places = (pair) => pair.map((fact) => facts.indexOf(fact));
  return tally
    .listTexts("pair", id)
    .map((key) => key[2].split(" "))
    .sort((one, other) => places(one)[0] - places(other)[0] || places(one)[1] - places(other)[1]);
}

const countBearings = (tally, content, about, of) =>
  listBearings(content)
    .map((bearing) => [bearing, [...about, bearing]])
    .filter(([, key]) => tally.count(...key))
    .map(([bearing, key]) => ({ bearing, count: tally.count(...key), of, ...tally.name(key) }));
