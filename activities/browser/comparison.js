// The reading beside one's own, once the group has said that it is done, and has something of its own to set beside it: lanes in the
// text where passages were read, how much is the same, the walk through the differences, what to ask the room.
import { mountCommitting } from "./committing.js";
import { countRelations, listForTheRoom, listStances, relateElements, relatePassages } from "./differences.js";
import { make } from "./dom.js";
import { makeChips, mountLanes, theirTags, wordTags } from "./lanes.js";
import { compareElements, listArguments } from "./readings.js";
import { openAtTop } from "./steps.js";
import { mountWalk } from "./walk.js";

/**
 * @param desk what a kind's parts share
 * @param {{hasAnswer: () => boolean, keepFirst: () => object}} parts
 *   hasAnswer: whether the case has an answer of the group's own; keepFirst: the first version, to keep with the time
 */
export function mountComparison(desk, { hasAnswer, keepFirst }) {
  const { root, content, t } = desk;
  const door = mountCommitting(desk, { hasAnswer, keepFirst });
  const { open } = door;
  const lanes = mountLanes(desk);
  let parts = null; // what of the overview changes
  let drawn = null;

  const reading = () => content.readings[desk.caseId];
  const hasLanes = () => Boolean(reading()?.passages);

  const wordCounts = (relations) => t("coding.counts", countRelations(relations));

  function showCounts() {
    const stops = parts.walk.stops();
    const decided = stops.filter(({ id }) => desk.coding.get("stance", id)).length;
    if (parts.passages) parts.passages.textContent = wordCounts(relatePassages(desk.coding, reading()));
    parts.elements.textContent = wordCounts(relateElements(content, desk.coding, reading()));
    parts.go.hidden = !stops.length;
    parts.go.textContent = t(decided ? "coding.walk-on" : "coding.walk-go");
    parts.decided.textContent = stops.length ? t("coding.walk-decided", { decided, many: stops.length }) : t("coding.walk-none");
  }

  function showRoom() {
    const asked = listForTheRoom(content, desk.coding, reading(), desk.quote);
    parts.noRoom.hidden = asked.length > 0;
    parts.room.replaceChildren(
      ...asked.map(({ kind, name, why }) =>
        make(
          "li",
          {},
          make("span", { class: kind === "passage" ? "cc-quote" : "" }, name),
          why ? make("span", { class: "cc-why" }, ` ${why}`) : null,
        ),
      ),
    );
  }

  /** For paper, where nobody walks: each difference with both answers, the reading's reason and what the group made of it. */
  function listForPaper() {
    const made = new Map(listStances(content, desk.coding, reading(), desk.quote).map((one) => [one.id, one]));
    return parts.walk
      .stops()
      .filter(({ kind }) => kind === "passage")
      .map(({ id }) => {
        const stance = made.get(id);
        const entry = reading().passages[id];
        const line = (tags) => make("dd", {}, ...makeChips(desk, tags), " ", wordTags(desk, tags));
        return make(
          "li",
          { class: "cc-compared" },
          make("p", { class: "cc-compared-text" }, desk.quote(id)),
          make(
            "dl",
            {},
            make("dt", {}, t("coding.mine")),
            line(desk.coding.tagsOf(id)),
            make("dt", {}, t("coding.theirs")),
            line(theirTags(desk, entry)),
            entry ? [make("dt", {}, t("coding.their-reason")), make("dd", {}, entry.reason)] : null,
            stance?.stance ? [make("dt", {}, t(`coding.stance-${stance.stance}`)), make("dd", {}, stance.why)] : null,
          ),
        );
      });
  }

  function draw() {
    const one = reading();
    if (!one) {
      parts = null;
      open.replaceChildren(door.makeHead(), door.makeNone());
      return;
    }
    const walkBox = make("section", { class: "cc-walk", "aria-label": t("coding.walk"), hidden: true });
    const overview = make("div", { "data-overview": true });
    const again = make("button", { type: "button", class: "wa-primary", "data-walk-go": true, onclick: () => goOn() });
    parts = {
      walkBox,
      overview,
      go: again,
      decided: make("p", { class: "wa-hint", "data-decided": true }),
      passages: hasLanes() ? make("strong", { "data-counts": "passages" }) : null,
      elements: make("strong", { "data-counts": "elements" }),
      comparedElements: make("ol", { class: "cc-comparison" }),
      room: make("ul", { class: "cc-room", "data-room": true }),
      noRoom: make("p", { class: "wa-hint" }, t("coding.room-none")),
      paper: hasLanes() ? make("ol", { class: "cc-comparison cc-on-paper" }) : null,
      arguments: listArguments(desk, one),
      walk: mountWalk(desk, {
        box: walkBox,
        onAt: (passage) => lanes.point(passage),
        onEnd: () => {
          showWalk(false);
          update();
          openAtTop(parts.headOfCounts);
        },
      }),
    };
    parts.headOfCounts = make("h3", { tabindex: "-1" }, t(hasLanes() ? "coding.text-and-reading" : "coding.reading-of-elements"));
    overview.replaceChildren(
      ...[
        parts.headOfCounts,
        parts.passages ? make("p", { class: "cc-counts" }, parts.passages) : make("p", { class: "cc-counts" }, parts.elements),
        make("p", { class: "cc-walk-steps" }, again),
        parts.decided,
        hasLanes()
          ? make("button", { type: "button", class: "wa-quiet cc-to-lanes", onclick: showText }, t("coding.to-the-lanes"))
          : null,
        ...(one.overall
          ? [make("h3", {}, t("coding.overall")), make("p", {}, one.overall)]
          : [make("p", { class: "wa-hint" }, t("coding.overall-later"))]),
        make("p", { class: "wa-hint" }, t("coding.not-a-key")),
        make("h3", {}, t("coding.for-the-room")),
        parts.noRoom,
        parts.room,
        parts.paper,
        hasLanes() ? make("h3", {}, t("coding.step-elements")) : null,
        hasLanes() ? make("p", { class: "cc-counts" }, parts.elements) : null,
        parts.comparedElements,
        make("h3", {}, t("coding.arguments")),
        make("p", { class: "wa-hint" }, t("coding.arguments-help")),
        make("ol", { class: "cc-arguments" }, ...parts.arguments),
        ...(one.evidence
          ? [make("h3", {}, t("coding.next-evidence")), make("ul", {}, ...one.evidence.map((item) => make("li", {}, item)))]
          : []),
      ].filter(Boolean),
    );
    open.replaceChildren(door.makeHead(), walkBox, overview);
    update();
  }

  function update() {
    if (!parts) return;
    showCounts();
    showRoom();
    parts.comparedElements.replaceChildren(...compareElements(desk, reading()));
    if (hasLanes()) lanes.show(reading());
    parts.walk.update();
  }

  function showWalk(on) {
    parts.walkBox.hidden = !on;
    parts.overview.hidden = on;
    root.toggleAttribute("data-walking", on);
  }

  function openCard(id) {
    showWalk(true);
    parts.walk.open(id);
  }
  const goOn = () => openCard(parts.walk.next());

  function showText() {
    openAtTop(root.querySelector(`[data-case="${desk.caseId}"] h2`));
  }

  /** While the reading is open a tap on a passage shows both sides of it, instead of its marks to change. */
  desk.takesPassage = (id) => {
    if (root.dataset.step !== "compare" || !parts || !hasLanes() || !desk.coding.isOpen()) return false;
    openCard(id);
    return true;
  };

  function onPaper() {
    if (!parts) return;
    showRoom();
    parts.paper?.replaceChildren(...listForPaper());
  }
  window.addEventListener("beforeprint", onPaper);

  return {
    close: () => window.removeEventListener("beforeprint", onPaper),
    show(changed) {
      const isOpen = door.show();
      root.toggleAttribute("data-compared", isOpen && hasLanes());
      if (!isOpen) {
        open.replaceChildren();
        lanes.clear();
        root.removeAttribute("data-walking");
        parts = null;
        drawn = null;
        return;
      }
      // What is open stays as it is: only what changed is drawn, and nothing at all for a letter typed in one of its own boxes.
      if (changed && drawn === desk.caseId && parts) {
        if (changed.keys.every((key) => /\/(discuss|stance-why)\//.test(key)) && open.contains(document.activeElement)) return;
        update();
        return;
      }
      lanes.clear();
      root.removeAttribute("data-walking");
      draw();
      drawn = desk.caseId;
    },
  };
}
