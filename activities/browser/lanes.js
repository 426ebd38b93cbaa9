// Two lanes at each passage of the text, ours and the reading's: where they agree it is quiet, where they differ it has an edge.
import { compareTags, readingTags } from "./coding.js";
import { make } from "./dom.js";

/** Marks as chips, and in words for whoever hears them. */
export function makeChips(desk, tags) {
  return tags.map((tag) => make("span", { class: `cc-chip ${desk.tagClass(tag)}`, "aria-hidden": "true" }, desk.tagLetter(tag)));
}

export const wordTags = (desk, tags) => (tags.length ? tags.map(desk.tagName).join(", ") : desk.t("coding.no-mark"));

/** The marks of a reading, in the order in which marks stand everywhere. */
export function theirTags(desk, entry) {
  const given = readingTags(entry);
  return desk.content.tags.map(({ id }) => id).filter((id) => given.includes(id));
}

/** @param desk what a kind's parts share */
export function mountLanes(desk) {
  const { root, t } = desk;
  const find = (id) => root.querySelector(`[data-passage="${CSS.escape(id)}"]`);
  const drawn = new Map(); // passage → what its lanes show

  function makeLane(name, tags) {
    return make(
      "span",
      { class: "cc-lane" },
      make("span", { class: "cc-lane-name" }, `${t(name)} `),
      ...makeChips(desk, tags),
      make("span", { class: "wa-hidden" }, `${wordTags(desk, tags)}. `),
      tags.length ? null : make("span", { class: "cc-lane-none", "aria-hidden": "true" }, "–"),
    );
  }

  function drawPassage(id, reading) {
    const passage = find(id);
    const entry = reading.passages[id];
    const [mine, theirs] = [desk.coding.tagsOf(id), theirTags(desk, entry)];
    const shown = `${mine}/${theirs}`;
    if (drawn.get(id) === shown) return;
    drawn.set(id, shown);
    passage.dataset.relation = compareTags(mine, entry) ?? "none";
    passage.querySelector(".cc-lanes")?.remove();
    passage.append(make("span", { class: "cc-lanes" }, makeLane("coding.mine", mine), makeLane("coding.theirs", theirs)));
  }

  /** What heads the two lanes, once for each case. */
  function drawHeads() {
    const text = root.querySelector(`[data-case="${desk.caseId}"] .cc-text`);
    if (text.querySelector(".cc-lane-heads")) return;
    text.prepend(
      make(
        "p",
        { class: "cc-lane-heads", "aria-hidden": "true" },
        make("span"),
        make("span", {}, t("coding.mine")),
        make("span", {}, t("coding.theirs")),
      ),
    );
  }

  return {
    show(reading) {
      drawHeads();
      desk.coding.passages.forEach((id) => drawPassage(id, reading));
    },
    /** Away with all of it: the text is as it was. */
    clear() {
      for (const id of drawn.keys()) {
        const passage = find(id);
        passage.querySelector(".cc-lanes")?.remove();
        delete passage.dataset.relation;
      }
      drawn.clear();
      root.querySelectorAll(".cc-lane-heads").forEach((heads) => heads.remove());
    },
    /** The passage of which a card is open stands out, and comes into sight in the text beside it. */
    point(id) {
      root.querySelectorAll(".cc-passage.cc-at").forEach((one) => one.classList.remove("cc-at"));
      if (!id) return;
      const passage = find(id);
      passage.classList.add("cc-at");
      const reading = passage.closest(".cc-reading");
      if (getComputedStyle(reading).overflowY !== "auto") return;
      const [box, window] = [passage.getBoundingClientRect(), reading.getBoundingClientRect()];
      if (box.top < window.top + 40 || box.bottom > window.bottom) reading.scrollTop += box.top - window.top - window.height / 3;
    },
  };
}
