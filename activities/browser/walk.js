// The walk through the differences: one card each, with both answers, both reasons, and what the group makes of it.
import { MAX_TEXT } from "./answer_values.js";
import { hasChanged, listDifferences, readFirst, STANCES } from "./differences.js";
import { make } from "./dom.js";
import { compareTags } from "./coding.js";
import { makeChips, theirTags, wordTags } from "./lanes.js";

const STATUSES = ["met", "unclear", "not-met"];

/**
 * @param desk what a kind's parts share
 * @param {{box: HTMLElement, onAt: (passage: string | null) => void, onEnd: () => void}} parts
 *   box: where the card is drawn; onAt: told the passage of the card, or null; onEnd: back to where the walk began
 */
export function mountWalk(desk, { box, onAt, onEnd }) {
  const { content, t } = desk;
  let at = null; // the id that the card is of
  let parts = null; // what of the card changes while it is open

  const reading = () => content.readings[desk.caseId];
  const stops = () => listDifferences(content, desk.coding, reading());
  const isPassage = (id) => desk.coding.passages.includes(id);
  const findElement = (id) =>
    content.offences
      .flatMap((offence) => offence.elements.map((element) => ({ offence, element })))
      .find(({ element }) => element.id === id);

  /** What else the reading says a passage bears on: letters that it asks about, and the eleven. */
  function listBearings(entry) {
    const letters = entry.bearing === "points-to" ? [] : entry.indicators.map(desk.tagName);
    const eleven = (content.eleven ?? []).filter((one) => entry.eleven.includes(one.id)).map((one) => one.name);
    return [
      letters.length ? t("coding.bears-on", { names: letters.join(", ") }) : null,
      eleven.length ? t("coding.under-eleven", { names: eleven.join(", ") }) : null,
    ]
      .filter(Boolean)
      .map((line) => make("p", { class: "cc-why" }, line));
  }

  const side = (name, kind, ...children) =>
    make("section", { class: `cc-side-of cc-${kind}` }, make("h4", {}, t(name)), ...children);
  const reason = (text, none) => make("p", text ? {} : { class: "cc-why" }, text || t(none));

  function showOurs(id) {
    if (isPassage(id)) {
      const tags = desk.coding.tagsOf(id);
      const was = readFirst(desk.coding).marks[id] ?? [];
      parts.ours.replaceChildren(
        make("p", { class: "cc-answer" }, ...makeChips(desk, tags), " ", wordTags(desk, tags)),
        ...(desk.coding.committed() && hasChanged(desk.coding, id)
          ? [make("p", { class: "cc-why" }, `${t("coding.first-version")}: ${wordTags(desk, was)}`)]
          : []),
        reason(desk.coding.text("note", id), "coding.no-note"),
      );
      return;
    }
    const status = desk.coding.text("element", id) || "unanswered";
    const was = readFirst(desk.coding).elements[id];
    parts.ours.replaceChildren(
      make("p", { class: "cc-answer" }, t(`coding.status-${status}`)),
      ...(was && was !== status
        ? [make("p", { class: "cc-why" }, `${t("coding.first-version")}: ${t(`coding.status-${was}`)}`)]
        : []),
      reason(desk.coding.text("reason", id), "coding.no-reason"),
    );
  }

  function makeTheirs(id) {
    const entry = isPassage(id) ? reading().passages[id] : reading().elements[id];
    if (!entry) return [make("p", { class: "cc-why" }, t("coding.no-mark"))];
    if (!isPassage(id)) return [make("p", { class: "cc-answer" }, t(`coding.status-${entry.status}`)), make("p", {}, entry.reason)];
    const tags = theirTags(desk, entry);
    return [
      make("p", { class: "cc-answer" }, ...makeChips(desk, tags), " ", wordTags(desk, tags)),
      make("p", {}, entry.reason),
      ...listBearings(entry),
    ];
  }

  /** Our own answer, to change in place. */
  function makeChange(id) {
    const buttons = isPassage(id)
      ? content.tags.map((tag) =>
          make(
            "button",
            { type: "button", class: `cc-tag ${tag.look}`, "data-retag": tag.id, onclick: () => desk.coding.toggleTag(id, tag.id) },
            make("span", { class: "cc-chip", "aria-hidden": "true" }, tag.letter),
            make("span", { class: "cc-tag-short" }, tag.short),
          ),
        )
      : STATUSES.map((status) =>
          make(
            "button",
            { type: "button", "data-restatus": status, onclick: () => desk.coding.set(status, "element", id) },
            t(`coding.status-${status}`),
          ),
        );
    return make(
      "div",
      {
        class: isPassage(id) ? "cc-change cc-change-marks" : "cc-change",
        role: "group",
        "aria-label": t("coding.change-here"),
        hidden: true,
      },
      ...buttons,
    );
  }

  function makeDecision(id) {
    const name = `${desk.uid}-stance`;
    const why = `${desk.uid}-stance-why`;
    parts.radios = STANCES.map((stance) =>
      make("input", { type: "radio", name, value: stance, onchange: () => desk.coding.set(stance, "stance", id) }),
    );
    parts.whyName = make("label", { for: why });
    parts.why = make("textarea", {
      id: why,
      rows: "2",
      dir: "auto",
      maxlength: MAX_TEXT,
      "data-stance-why": true,
      oninput: (event) => desk.coding.set(event.target.value || null, "stance-why", id),
    });
    parts.why.value = desk.coding.text("stance-why", id);
    parts.change = makeChange(id);
    return make(
      "fieldset",
      { class: "cc-stance" },
      make("legend", {}, t("coding.stance")),
      make(
        "span",
        { class: "cc-options" },
        ...parts.radios.map((radio) => make("label", {}, radio, " ", make("span", {}, t(`coding.stance-${radio.value}`)))),
      ),
      parts.change,
      parts.whyName,
      parts.why,
    );
  }

  function makeSteps(place, all) {
    const go = (by, name, look) =>
      make("button", { type: "button", class: look, "data-walk": String(by), onclick: () => open(all[place + by].id) }, t(name));
    return make(
      "p",
      { class: "cc-walk-steps" },
      place > 0 ? go(-1, "coding.walk-before", "") : null,
      place < all.length - 1
        ? go(1, "coding.walk-next", "wa-primary")
        : make("button", { type: "button", class: "wa-primary", "data-walk-end": true, onclick: end }, t("coding.walk-end")),
    );
  }

  function draw(id) {
    const all = stops();
    const place = all.findIndex((one) => one.id === id);
    const named = findElement(id);
    parts = { ours: make("div") };
    const heading =
      place >= 0
        ? t("coding.walk-place", { number: place + 1, many: all.length })
        : t(`coding.relation-${compareTags(desk.coding.tagsOf(id), reading().passages[id]) ?? "none"}`);
    box.replaceChildren(
      make(
        "div",
        { class: "cc-walk-head" },
        make("h3", { tabindex: "-1" }, heading),
        make("button", { type: "button", class: "wa-quiet", "data-walk-back": true, onclick: end }, t("coding.walk-back")),
      ),
      named
        ? make("p", { class: "cc-compared-name" }, named.element.name, make("span", { class: "cc-why" }, ` ${named.offence.name}`))
        : make("p", { class: "cc-quote cc-walk-quote" }, desk.quote(id)),
      make("div", { class: "cc-two" }, side("coding.mine", "ours", parts.ours), side("coding.theirs", "theirs", ...makeTheirs(id))),
      ...(place >= 0 ? [makeDecision(id), makeSteps(place, all)] : []),
    );
    update();
  }

  function update() {
    if (!at) return;
    showOurs(at);
    if (!parts.radios) return;
    const stance = desk.coding.text("stance", at);
    parts.radios.forEach((radio) => (radio.checked = radio.value === stance));
    parts.whyName.textContent = t(`coding.stance-why${stance ? `-${stance}` : ""}`);
    if (document.activeElement !== parts.why) parts.why.value = desk.coding.text("stance-why", at);
    parts.change.hidden = stance !== "change";
    const tags = desk.coding.tagsOf(at);
    const status = desk.coding.text("element", at);
    parts.change
      .querySelectorAll("button")
      .forEach((button) =>
        button.setAttribute("aria-pressed", String(tags.includes(button.dataset.retag) || button.dataset.restatus === status)),
      );
  }

  function open(id) {
    at = id;
    draw(id);
    onAt(isPassage(id) ? id : null);
    const heading = box.querySelector("h3");
    heading.scrollIntoView({ block: "nearest" });
    heading.focus({ preventScroll: true });
  }

  function close() {
    at = null;
    box.replaceChildren();
    onAt(null);
  }

  function end() {
    close();
    onEnd();
  }

  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape") end();
  });

  return {
    stops,
    open,
    close,
    update,
    /** Where the walk goes on: at the first difference that nothing is said about, else at the first. */
    next: () => (stops().find(({ id }) => !desk.coding.get("stance", id)) ?? stops()[0])?.id,
    isOpen: () => at !== null,
  };
}
