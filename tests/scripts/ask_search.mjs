// What the search finds. Each line on standard input has queries, at first an index to open, and perhaps texts; one goes out that tells
// for each query the first results, with where in the texts the words stand.
import { createInterface } from "node:readline";
import { openIndex } from "../../activities/page/look/searching.js";
import { findPlace } from "../../activities/page/look/snippets.js";

let search = null;
for await (const line of createInterface({ input: process.stdin })) {
  const { index, queries, texts } = JSON.parse(line);
  if (index) ({ search } = openIndex(index));
  const told = queries.map((query) => {
    const { results, instead, words } = search(query);
    const places = results.map(({ page, anchor }) => (anchor ? `${page}#${anchor}` : page));
    const snippet = texts ? findPlace(texts, words, "") : null;
    return { places, instead, snippet, kinds: results.map(({ kind }) => kind) };
  });
  process.stdout.write(`${JSON.stringify(told)}\n`);
}
