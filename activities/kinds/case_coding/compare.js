// Step 5: the reading beside one's own marks, once the group has said that it is done.
import { make } from "../../browser/dom.js";
import { compareTags, readingTags, sameTags } from "../../browser/coding.js";
import { compareElements, listArguments } from "../../browser/readings.js";
import { dayOf, localTime } from "../../browser/times.js";

export function mountCompare(desk) {
  const { root, content, t } = desk;
  const closed = root.querySelector("[data-compare-closed]");
  const open = root.querySelector("[data-compare-open]");
  let filter = "all";
  let drawn = null;

  const words = (tags) => (tags.length ? tags.map(desk.tagName).join(", ") : t("coding.no-mark"));
  const chips = (tags) =>
    tags.map((tag) => make("span", { class: `cc-chip ${desk.tagClass(tag)}`, "aria-hidden": "true" }, desk.tagLetter(tag)));

  function commit() {
    // The first version stays the first, however often the comparison is closed and opened again.
    const { at, first } = desk.coding.committed() || {
      at: localTime(),
      first: Object.fromEntries(desk.coding.marked().map((passage) => [passage, desk.coding.tagsOf(passage)])),
    };
    desk.coding.set({ at, first }, "committed");
    root.querySelector("[data-compare-open] h3")?.focus();
  }

  function closeAgain() {
    desk.coding.set({ ...desk.coding.committed(), closed: true }, "committed");
    root.querySelector("[data-commit]").focus();
  }

  /** What else the reading says a passage bears on: letters that it asks about, and the eleven. */
  function bearsOn(entry) {
    const letters = entry.bearing === "points-to" ? [] : entry.indicators.map(desk.tagName);
    const eleven = content.eleven.filter((one) => entry.eleven.includes(one.id)).map((one) => one.name);
    return [
      letters.length ? t("coding.bears-on", { names: letters.join(", ") }) : null,
      eleven.length ? t("coding.under-eleven", { names: eleven.join(", ") }) : null,
    ]
      .filter(Boolean)
      .map((line) => make("span", { class: "cc-why" }, ` ${line}`));
  }

  function showPassage(reading, passage, first) {
    const entry = reading.passages[passage];
    const mine = desk.coding.tagsOf(passage);
    const relation = compareTags(mine, entry);
    if (!relation) return null;
    const theirs = readingTags(entry);
    const was = Array.isArray(first[passage]) ? first[passage] : [];
    return make(
      "li",
      { class: "cc-compared", "data-relation": relation, hidden: filter !== "all" && filter !== relation },
      make("p", { class: "cc-compared-text" }, desk.quote(passage)),
      make("p", { class: "cc-relation" }, t(`coding.relation-${relation}`)),
      make(
        "dl",
        {},
        make("dt", {}, t("coding.mine")),
        make("dd", {}, ...chips(mine), " ", words(mine)),
        sameTags(was, mine) ? null : [make("dt", {}, t("coding.first-version")), make("dd", {}, words(was))],
        make("dt", {}, t("coding.theirs")),
        make("dd", {}, ...chips(theirs), " ", words(theirs), ...(entry ? bearsOn(entry) : [])),
        entry ? [make("dt", {}, t("coding.their-reason")), make("dd", {}, entry.reason)] : null,
      ),
    );
  }

  function showFilter(items) {
    return make(
      "fieldset",
      { class: "cc-filter" },
      make("legend", {}, t("coding.filter")),
      ...["all", "same", "different", "missed"].map((value) =>
        make(
          "label",
          {},
          make("input", {
            type: "radio",
            name: `${desk.uid}-filter`,
            value,
            ...(filter === value ? { checked: true } : {}),
            onchange: () => {
              filter = value;
              items.forEach((item) => (item.hidden = value !== "all" && item.dataset.relation !== value));
            },
          }),
          " ",
          t(`coding.filter-${value}`),
        ),
      ),
    );
  }

  function draw() {
    const { at, first } = desk.coding.committed();
    const reading = content.readings[desk.caseId];
    const again = make(
      "p",
      { class: "wa-hint" },
      t("coding.committed", {
        time: dayOf(at),
      }),
      " ",
      make("button", { type: "button", class: "wa-quiet", onclick: closeAgain }, t("coding.uncommit")),
    );
    if (!reading) {
      open.replaceChildren(again, make("p", {}, t("coding.no-reading")));
      return;
    }
    const items = desk.coding.passages.map((passage) => showPassage(reading, passage, first || {})).filter(Boolean);
    open.replaceChildren(
      again,
      make("h3", { tabindex: "-1" }, t(reading.overall ? "coding.overall" : "coding.reading-of-elements")),
      make("p", {}, reading.overall ?? t("coding.overall-later")),
      make("p", { class: "wa-hint" }, t("coding.not-a-key")),
      make("h3", {}, t("coding.passage-by-passage")),
      showFilter(items),
      make("ol", { class: "cc-comparison" }, ...items),
      make("h3", {}, t("coding.step-elements")),
      make("ol", { class: "cc-comparison" }, ...compareElements(desk, reading)),
      make("h3", {}, t("coding.arguments")),
      make("p", { class: "wa-hint" }, t("coding.arguments-help")),
      make("ol", { class: "cc-arguments" }, ...listArguments(desk, reading)),
      make("h3", {}, t("coding.next-evidence")),
      make("ul", {}, ...reading.evidence.map((item) => make("li", {}, item))),
    );
  }

  root.querySelector("[data-commit]").addEventListener("click", commit);

  return {
    show(changed) {
      const committed = desk.coding.isOpen();
      closed.hidden = committed;
      open.hidden = !committed;
      if (!committed) {
        open.replaceChildren();
        drawn = null;
        return;
      }
      // While somebody types a note on an argument its field must stay: only what else changed redraws.
      const typing = drawn === desk.caseId && open.contains(document.activeElement) && document.activeElement.matches("textarea");
      if (typing && changed && [...changed.keys].every((key) => key.includes("/discuss/"))) return;
      draw();
      drawn = desk.caseId;
    },
  };
}
