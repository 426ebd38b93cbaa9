// What this device keeps, where it helps to find the way: ticks at chapters that were read and how many there are, a tag on the
// cards of activities that somebody has worked on, and on the start page the way back to all of them.
import { thisDevice } from "../../browser/device.js";
import { LAST, STUDY, readKey } from "../../browser/self_checks.js";

const SHOWN = 3; // ways back on the start page, the latest first

const parse = (text) => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/** What is kept in any activity by any group: {activity, group, saved, answers}, the latest first. */
function listKept(book) {
  const { texts } = thisDevice();
  const start = `workshop:${book}:`;
  const found = [];
  for (const key of texts.keys().filter((one) => one.startsWith(start))) {
    const [activity, ...group] = key.slice(start.length).split(":");
    const record = parse(texts.read(key));
    if (record && typeof record === "object" && record.answers && Object.keys(record.answers).length) {
      found.push({ activity, group: group.join(":"), saved: String(record.saved ?? ""), answers: record.answers });
    }
  }
  return found.sort((one, other) => (one.saved < other.saved ? 1 : -1));
}

/** What the present group, or the nameless reader, has marked: a question about a chapter. */
function askRead(kept, group) {
  const study = kept.find((one) => one.activity === STUDY && one.group === group);
  return (chapter) => Boolean(study?.answers[readKey(chapter)]);
}

function tickChapters(isRead) {
  for (const tick of document.querySelectorAll("[data-chapter].local-tick")) {
    const read = isRead(tick.dataset.chapter);
    tick.toggleAttribute("data-read", read);
    tick.querySelector("[data-read-word]").hidden = !read;
  }
}

function fillProgress(place, read, all) {
  const words = place.querySelector("[data-progress-words]");
  words.textContent = words.dataset.progressWords.replace("{read}", read).replace("{all}", all);
  place.querySelector("[data-progress-bar]").style.width = `${(100 * read) / all}%`;
  place.hidden = false;
}

/** How far the reader is, above the list of chapters. */
function showProgress(isRead) {
  const place = document.querySelector("[data-read-progress]");
  if (!place) return;
  const chapters = [...document.querySelectorAll("[data-chapter].local-tick")].map((tick) => tick.dataset.chapter);
  fillProgress(place, chapters.filter(isRead).length, chapters.length);
}

/** On the start page: how far the reader is, and the chapter to go on with. True where anything of it is kept. */
function showWayOn(section, isRead) {
  const line = section.querySelector("[data-study]");
  if (!line) return false;
  const ways = [...line.querySelectorAll("[data-way-on]")];
  const open = ways.filter((way) => !isRead(way.dataset.wayOn));
  const last = parse(thisDevice().recall(LAST))?.chapter;
  line.hidden = open.length === ways.length && !last;
  if (line.hidden) return false;
  fillProgress(line, ways.length - open.length, ways.length);
  const next = open.find((way) => way.dataset.wayOn === last) ?? open[0];
  for (const way of ways) way.hidden = way !== next;
  return true;
}

function tagCards(kept) {
  const begun = new Set(kept.map(({ activity }) => activity));
  for (const card of document.querySelectorAll("[data-activity-card]")) {
    card.querySelector("[data-kept]").hidden = !begun.has(card.dataset.activityCard);
  }
}

function showWaysBack(kept, isRead) {
  const section = document.querySelector("[data-continue]");
  if (!section) return;
  const lines = new Map([...section.querySelectorAll("[data-place]")].map((line) => [line.dataset.place, line]));
  for (const line of lines.values()) line.hidden = true;
  const latest = new Map();
  for (const { activity, group } of kept) if (lines.has(activity) && !latest.has(activity)) latest.set(activity, group);
  const shown = [...latest].slice(0, SHOWN);
  for (const [activity, group] of shown) {
    const line = lines.get(activity);
    const words = line.querySelector("[data-group]");
    words.textContent = group ? words.dataset.group.replace("{group}", () => group) : "";
    line.hidden = false;
    line.parentElement.append(line);
  }
  const isOnTheWay = showWayOn(section, isRead);
  section.hidden = shown.length === 0 && !isOnTheWay;
}

/** The chapter that is open now is the one to lead back to. */
export function noteChapter() {
  const chapter = /** @type {HTMLElement|null} */ (document.querySelector("[data-chapter-here]"))?.dataset.chapterHere;
  if (chapter) thisDevice().keep(LAST, JSON.stringify({ chapter, when: new Date().toISOString() }));
}

/** Show it, and again whenever another tab, or another script of this page, has written. */
export function showWhatIsKept() {
  const { book } = document.body.dataset;
  const show = () => {
    const kept = listKept(book);
    const isRead = askRead(kept, parse(thisDevice().texts.read(`workshop:${book}`))?.group ?? "");
    tickChapters(isRead);
    showProgress(isRead);
    tagCards(kept);
    showWaysBack(kept, isRead);
  };
  show();
  thisDevice().onElsewhere(show);
  thisDevice().onTold(show);
}
