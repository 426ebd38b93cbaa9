// Where in a text the words stand that someone looks for, and as much around them as makes sense. No page is needed for it.
import { listWords } from "./searching.js";

const BEFORE = 60;
const LENGTH = 200;

/**
 * A text in pieces, those that are one of the words or a longer form of it marked.
 * @returns {{text: string, hit: boolean}[]}
 */
export function markWords(text, words) {
  const wanted = new Set(words);
  const pieces = [];
  let done = 0;
  for (const found of text.matchAll(/[\p{L}\p{M}\p{N}'’]+/gu)) {
    if (!listWords(found[0]).some((word) => wanted.has(word))) continue;
    if (found.index > done) pieces.push({ text: text.slice(done, found.index), hit: false });
    pieces.push({ text: found[0], hit: true });
    done = found.index + found[0].length;
  }
  if (done < text.length) pieces.push({ text: text.slice(done), hit: false });
  return pieces;
}

/**
 * The place in a page that has most of the words, and the stretch of its text in which they stand.
 * texts: [anchor, heading, text] for each place. lead: the sentence that is shown already.
 * @returns {{anchor: string, heading: string, text: string}|null}
 */
export function findPlace(texts, words, lead) {
  let best = null;
  let most = 0;
  for (const { anchor, heading, text: whole } of joinUnderHeadings(texts)) {
    const text = whole.replace(lead, "").replace(/^[\s·]+/, "");
    const stretch = findStretch(text, words);
    const many = stretch.many + 2 * countDifferent(heading, words);
    if (many > most) {
      most = many;
      best = { anchor, heading, text: stretch.text };
    }
  }
  return best;
}

/** Places without a heading go with the one above them. */
function joinUnderHeadings(texts) {
  const joined = [{ anchor: "", heading: "", text: "" }];
  for (const [anchor, heading, text] of texts) {
    if (heading) joined.push({ anchor, heading, text });
    else joined[joined.length - 1].text += ` ${text}`;
  }
  return joined;
}

function countDifferent(text, words) {
  const there = new Set(listWords(text));
  return words.filter((word) => there.has(word)).length;
}

/** The stretch of a text with most different words. */
function findStretch(text, words) {
  const hits = [];
  let at = 0;
  for (const { text: piece, hit } of markWords(text, words)) {
    if (hit) hits.push({ at, word: piece.toLowerCase() });
    at += piece.length;
  }
  let best = { at: 0, many: 0 };
  for (const { at } of hits) {
    const near = hits.filter((hit) => hit.at >= at && hit.at < at + LENGTH - BEFORE);
    const many = new Set(near.map(({ word }) => word)).size;
    if (many > best.many) best = { at, many };
  }
  return { text: cutAround(text, best.at), many: best.many };
}

/** A sentence's worth of a text, from the beginning of the sentence if that is near, else from that of a word. */
function cutAround(text, at) {
  const sentence = text.slice(0, at).search(/[.!?:;·] [^.!?:;·]*$/) + 1;
  let from = Math.max(0, at - BEFORE);
  if (sentence > from || at <= BEFORE) from = at <= BEFORE && !(sentence > 0) ? 0 : sentence;
  else if (from > 0) from = text.indexOf(" ", from) + 1;
  let to = Math.min(text.length, from + LENGTH);
  if (to < text.length) to = text.lastIndexOf(" ", to);
  return `${from > sentence && from > 0 ? "… " : ""}${text.slice(from, to).trim()}${to < text.length ? " …" : ""}`;
}
