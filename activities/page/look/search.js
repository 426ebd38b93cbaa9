// The page of the search: results as one types, by kind, each with its sentence and the place where the words stand.
//
// The index and the texts are scripts, since a page from a stick may fetch nothing: they call what stands here as `workshopSearch`.
import { make } from "../../browser/dom.js";
import { openIndex } from "./searching.js";
import { findPlace, markWords } from "./snippets.js";

const BEST = 3;
const AT_FIRST = 5;
const LONGEST = 260; // letters of what a result is said to be
const SETTLED = 500; // ms without a key, until the number of results is said

const find = (name) => document.querySelector(`[data-search-${name}]`);
const root = document.documentElement.dataset.content_root ?? "";
const texts = new Map(); // page → its texts, once they are there
const awaited = new Map(); // page → what is to be done with them

let opened = null;
let telling = 0;

window.workshopSearch = {
  setIndex(index) {
    opened = openIndex(index);
    show();
  },
  takeTexts(page, lead, pieces) {
    texts.set(page, { lead, pieces });
    for (const use of awaited.get(page) ?? []) use({ lead, pieces });
    awaited.set(page, []);
  },
};

/** Do something with the texts of a page; where they do not come, nothing is shown of them. */
function withTexts(page, use) {
  if (texts.has(page)) return use(texts.get(page));
  if (awaited.has(page)) return void awaited.get(page).push(use);
  awaited.set(page, [use]);
  document.head.append(make("script", { src: `${root}_search/${page}.js` }));
}

function word(key, gaps = {}) {
  return labels[key].replace(/\{(\w+)\}/g, (_, name) => gaps[name]);
}

const withMarks = (text, words) => markWords(text, words).map(({ text: piece, hit }) => (hit ? make("mark", {}, piece) : piece));
const cutShort = (text) => (text.length > LONGEST ? `${text.slice(0, text.lastIndexOf(" ", LONGEST))} …` : text);
const addressOf = (page, anchor) => `${root}${page}.html${anchor ? `#${encodeURIComponent(anchor)}` : ""}`;

function showResult(result, words, namesKind) {
  const name = result.called || (namesKind ? labels[`said-kind-${result.kind}`] : "");
  const lead = make("p", { class: "found-lead" });
  const place = make("p", { class: "found-place quiet" });
  const item = make(
    "li",
    {},
    name && make("p", { class: "kick" }, name),
    make("p", { class: "found-title" }, make("a", { href: addressOf(result.page, result.anchor) }, withMarks(result.title, words))),
    lead,
    place,
  );
  lead.hidden = place.hidden = true;
  withTexts(result.page, (found) => showTexts(result, found, words, lead, place));
  return item;
}

/** What the texts of its page tell of a result: what it is and, of a whole page, where in it the words stand. */
function showTexts(result, found, words, lead, place) {
  const [, , text, about] = (result.anchor && found.pieces.find(([anchor]) => anchor === result.anchor)) || ["", "", "", ""];
  const told = cutShort(result.anchor ? (about ?? text) : found.lead);
  lead.replaceChildren(...withMarks(told, words));
  lead.hidden = !told;
  const there = result.anchor ? null : findPlace(found.pieces, words, found.lead);
  if (!there) return;
  const heading = there.heading && there.heading !== result.title ? there.heading : "";
  place.replaceChildren(
    ...(heading && there.anchor ? [make("a", { href: addressOf(result.page, there.anchor) }, withMarks(heading, words)), " "] : []),
    ...withMarks(there.text, words),
  );
  place.hidden = false;
}

function showList(section, results, words, most) {
  const list = section.querySelector("ol");
  const more = section.querySelector("button");
  section.hidden = results.length === 0;
  const count = section.querySelector("[data-search-count]");
  if (count) count.textContent = String(results.length);
  list.replaceChildren(...results.slice(0, most).map((result) => showResult(result, words, !more)));
  if (!more) return;
  more.hidden = results.length <= most;
  more.textContent = word("said-more", { count: results.length });
  more.onclick = () => {
    const before = list.children.length;
    showList(section, results, words, results.length);
    list.children[before]?.querySelector("a")?.focus();
  };
}

function show(event = null) {
  const query = field.value.trim();
  const { results, instead, words } = opened && query ? opened.search(query) : { results: [], instead: [], words: [] };
  find("offers").hidden = results.length > 0;
  find("nothing").hidden = !opened || !query || results.length > 0;
  find("instead").hidden = instead.length === 0;
  find("instead").textContent = instead
    .map(({ said, read }) => word("said-instead", { said, read: [...new Set(read)].slice(0, 3).join(", ") }))
    .join(" ");
  showList(find("best"), results.slice(0, BEST), words, BEST);
  const others = results.slice(BEST);
  const sections = [...document.querySelectorAll("[data-search-kind]")];
  const first = (section) => others.findIndex(({ kind }) => kind === section.dataset.searchKind);
  for (const section of sections) {
    showList(
      section,
      others.filter(({ kind }) => kind === section.dataset.searchKind),
      words,
      AT_FIRST,
    );
  }
  const inOrder = sections.filter((section) => !section.hidden).sort((one, other) => first(one) - first(other));
  find("kinds").append(...inOrder);
  find("jumps").replaceChildren(...inOrder.map(jumpTo));
  find("jumps").hidden = inOrder.length < 2;
  clearTimeout(telling);
  telling = window.setTimeout(() => tell(query, results.length), event ? SETTLED : 0);
}

function jumpTo(section) {
  const heading = section.querySelector("h2");
  return make("li", {}, make("a", { class: "tag", href: `#${heading.id}` }, heading.textContent.trim()));
}

function tell(query, count) {
  const line = find("status");
  const key = count ? (count === 1 ? "said-found-one" : "said-found") : "said-nothing";
  const text = query && opened ? word(key, { count, query }) : "";
  if (line.textContent !== text) line.textContent = text;
  try {
    const address = query ? `?q=${encodeURIComponent(query)}` : location.pathname;
    history.replaceState(null, "", address);
  } catch {
    // Some browsers let no page from a stick change its address.
  }
}

const field = find("field");
const labels = JSON.parse(find("labels").textContent);
field.value = new URLSearchParams(location.search).get("q") ?? "";
field.addEventListener("input", show);
find("form").addEventListener("submit", (event) => {
  event.preventDefault();
  show(event);
});
if (!field.value) field.focus();
window.addEventListener("load", () => {
  if (!opened) find("status").textContent = word("said-no-index");
});
