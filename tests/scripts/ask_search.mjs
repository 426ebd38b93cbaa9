// What the search finds: an index and a list of queries on standard input, and for each query the first results and how many there are.
import { openIndex } from "../../activities/page/look/searching.js";
import { findPlace } from "../../activities/page/look/snippets.js";

const asked = [];
for await (const piece of process.stdin) asked.push(piece);
const { index, queries, texts } = JSON.parse(Buffer.concat(asked).toString("utf-8"));
const { search } = openIndex(index);
const told = queries.map((query) => {
  const { results, instead, words } = search(query);
  const places = results.map(({ page, anchor }) => (anchor ? `${page}#${anchor}` : page));
  const snippet = texts ? findPlace(texts, words, "") : null;
  return { places, instead, snippet, kinds: results.map(({ kind }) => kind) };
});
process.stdout.write(JSON.stringify(told));
