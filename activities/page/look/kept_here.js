// What this device keeps, where it helps to find the way: ticks at chapters that were read, a tag on the cards of activities that
// somebody has worked on, and on the start page the way back to them.
import { thisDevice } from "../../browser/device.js";

const STUDY = "self-study";
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

function tickChapters(kept, group) {
  const study = kept.find((one) => one.activity === STUDY && one.group === group);
  for (const tick of document.querySelectorAll("[data-chapter].local-tick")) {
    if (study?.answers[`read/${tick.dataset.chapter}`]) tick.dataset.read = "";
    else delete tick.dataset.read;
  }
}

function tagCards(kept) {
  const begun = new Set(kept.map(({ activity }) => activity));
  for (const card of document.querySelectorAll("[data-activity-card]")) {
    card.querySelector("[data-kept]").hidden = !begun.has(card.dataset.activityCard);
  }
}

function showWaysBack(kept) {
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
  section.hidden = shown.length === 0;
}

/** Show it, and again whenever another tab has written. */
export function showWhatIsKept() {
  const { book } = document.body.dataset;
  const show = () => {
    const kept = listKept(book);
    tickChapters(kept, parse(thisDevice().texts.read(`workshop:${book}`))?.group ?? "");
    tagCards(kept);
    showWaysBack(kept);
  };
  show();
  thisDevice().onElsewhere(show);
}
