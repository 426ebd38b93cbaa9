// Marks on the passages of a case: select one, then mark it in the bar, or with a mark's letter at once.
import { make } from "./dom.js";
import { mountMarkList } from "./mark_list.js";
import { mountPassages } from "./passages.js";

const ROOM = 12; // px between a passage and what it comes to stand beside
const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** What a mark is called and how it looks: the functions of a desk that need the content's tags. */
export function nameTags(content) {
  const byId = new Map(content.tags.map((tag) => [tag.id, tag]));
  return {
    tagName: (tag) => byId.get(tag)?.name ?? tag,
    tagClass: (tag) => byId.get(tag)?.look ?? "",
    tagLetter: (tag) => byId.get(tag)?.letter ?? "",
    tagLine: (tag) => byId.get(tag)?.line ?? tag,
  };
}

/**
 * Wire the passages and the bar of marks.
 * @param desk what a kind's parts share: root, content (with tags), t, caseId, coding, and `nameTags`
 */
export function mountMarking(desk) {
  const { root, content, t } = desk;
  const bar = root.querySelector("[data-bar]");
  const barText = bar.querySelector("[data-bar-text]");
  const note = bar.querySelector("[data-bar-note]");
  const shut = bar.querySelector("[data-bar-close]");
  const tagButtons = [...bar.querySelectorAll("[data-tag]")];
  const byLetter = new Map(content.tags.map((one) => [one.letter.toLowerCase(), one.id]));
  const wide = window.matchMedia("(min-width: 75rem)"); // as cases.css parts them
  let selected = null;
  const passages = mountPassages(root.querySelector(".cc-reading"), () => desk.reachable?.() ?? desk.coding.passages, {
    onOpen(element, byKeyboard) {
      if (desk.takesPassage?.(element.dataset.passage)) return;
      select(element);
      if (byKeyboard) tagButtons[0].focus();
    },
    onMove(element) {
      if (selected) select(element);
    },
    onKey(event, element) {
      if (event.key === "Escape" && selected) close();
      else if (byLetter.has(event.key.toLowerCase())) {
        event.preventDefault();
        select(element);
        tag(byLetter.get(event.key.toLowerCase()));
      }
    },
  });
  passages.all.forEach((element) => element.setAttribute("aria-expanded", "false"));
  const marks = mountMarkList(desk, {
    onPick(id) {
      const element = passages.find(id);
      select(element);
      element.focus({ preventScroll: true });
    },
  });

  function showTags(element) {
    const tags = desk.coding.tagsOf(element.dataset.passage);
    const noted = desk.coding.text("note", element.dataset.passage);
    element.querySelector(".cc-marks")?.remove();
    element.className = ["cc-passage", ...tags.map((tag) => `cc-is-${tag}`), tags.length ? "cc-marked" : ""].join(" ").trim();
    element.style.setProperty("--cc-lines", tags.length);
    element.style.backgroundColor = tags.length ? `var(--cc-tint-${desk.tagLine(tags[0])}, var(--ground))` : "";
    element.style.backgroundImage = tags
      .map((tag) => `var(--cc-line-${desk.tagLine(tag)}, linear-gradient(currentcolor, currentcolor))`)
      .join(", ");
    element.style.backgroundSize = "100% 3px";
    element.style.backgroundPosition = tags.map((_, line) => `0 calc(100% - ${5 * line}px)`).join(", ");
    if (!tags.length && !noted) return;
    element.append(
      make(
        "span",
        { class: "cc-marks" },
        make(
          "span",
          { class: "wa-hidden" },
          ` ${t("coding.marked-as", { tags: tags.map(desk.tagName).join(", ") || t("coding.no-tag") })}${noted ? ` ${t("coding.has-note")}` : ""}`,
        ),
        ...tags.map((tag) => make("span", { class: `cc-chip ${desk.tagClass(tag)}`, "aria-hidden": "true" }, desk.tagLetter(tag))),
        noted ? make("span", { class: "cc-chip cc-noted", "aria-hidden": "true", title: noted }, "…") : null,
      ),
    );
  }

  function showProgress() {
    const line = root.querySelector(`[data-case="${desk.caseId}"] [data-progress]`);
    line.textContent = t("coding.progress", { marked: desk.coding.marked().length, all: desk.coding.passages.length });
  }

  function showBar() {
    bar.toggleAttribute("data-on", Boolean(selected));
    shut.hidden = !selected;
    note.disabled = !selected;
    tagButtons.forEach((button) => (button.disabled = !selected));
    passages.all.forEach((element) => {
      const open = String(element === selected);
      if (element.getAttribute("aria-expanded") !== open) element.setAttribute("aria-expanded", open);
    });
    const id = selected?.dataset.passage;
    const tags = selected ? desk.coding.tagsOf(id) : [];
    barText.textContent = selected?.dataset.text ?? t("coding.bar-none");
    tagButtons.forEach((button) => {
      const pressed = String(tags.includes(button.dataset.tag));
      if (button.getAttribute("aria-pressed") !== pressed) button.setAttribute("aria-pressed", pressed);
    });
    if (!selected) note.value = "";
    else if (document.activeElement !== note) note.value = desk.coding.text("note", id);
  }

  /** In a narrow window, and beside it in steps other than the first, the marks lie over what scrolls. */
  const isSheet = () => root.dataset.step !== "read" || !wide.matches;

  /** The passage into sight: in the window that the text has of its own, or between the tools and the sheet of marks at its foot. */
  function bringIntoSight(element) {
    // In a live notebook what scrolls is not ours.
    if (element.closest(".workshop-live")) {
      element.scrollIntoView({ block: "nearest" });
      return;
    }
    const reading = element.closest(".cc-reading");
    const isScroller = reading.scrollHeight > reading.clientHeight + 1 && getComputedStyle(reading).overflowY === "auto";
    const text = isScroller ? reading.getBoundingClientRect() : { top: 0, bottom: window.innerHeight };
    const sheet = bar.getBoundingClientRect();
    const isUnder = isSheet() && sheet.left < element.getBoundingClientRect().right;
    const tools = document.querySelector("[data-frame]")?.getBoundingClientRect().bottom ?? 0;
    const top = Math.max(text.top, tools, 0) + ROOM;
    const foot = Math.min(text.bottom, window.innerHeight, isUnder ? sheet.top : window.innerHeight) - ROOM;
    const box = element.getBoundingClientRect();
    // What is longer than the room shows its beginning.
    const by = box.top < top || box.height > foot - top ? box.top - top : Math.max(0, box.bottom - foot);
    if (by) (isScroller ? reading : window).scrollBy(0, by);
  }

  function select(element) {
    if (element) desk.bringUp?.(element.dataset.passage);
    selected = element;
    if (element) passages.makeReachable(element);
    showBar();
    marks.point(element?.dataset.passage ?? null);
    if (!element) return;
    bringIntoSight(element);
    marks.reveal();
  }

  function close() {
    const back = selected;
    select(null);
    back?.focus();
  }

  function tag(name) {
    desk.coding.toggleTag(selected.dataset.passage, name);
  }

  function onBarKey(event) {
    if (event.key === "Escape") close();
    else if (event.target !== note && !event.ctrlKey && !event.metaKey && !event.altKey && byLetter.has(event.key.toLowerCase())) {
      event.preventDefault();
      tag(byLetter.get(event.key.toLowerCase()));
    } else if (event.target.matches("[data-tag]") && event.key in STEPS) {
      event.preventDefault();
      const place = tagButtons.indexOf(event.target) + STEPS[event.key];
      tagButtons[(place + tagButtons.length) % tagButtons.length].focus();
    }
  }

  bar.addEventListener("keydown", onBarKey);
  bar.addEventListener("click", (event) => {
    const button = event.target.closest("[data-tag]");
    if (button) tag(button.dataset.tag);
    if (event.target.closest("[data-bar-close]")) close();
  });
  note.addEventListener("input", () => desk.coding.set(note.value, "note", selected.dataset.passage));

  return {
    /** Draw the case that is open, or only the passages whose answers changed. */
    show(changed) {
      if (selected && !desk.coding.passages.includes(selected.dataset.passage)) select(null);
      const was = selected?.className;
      passages
        .ofCase()
        .filter((element) => !changed || changed.has(element.dataset.passage))
        .forEach(showTags);
      passages.settle();
      marks.show(changed);
      showProgress();
      showBar();
      // A mark makes a passage longer, and the sheet must not come to lie over its end.
      if (selected && selected.className !== was && isSheet()) bringIntoSight(selected);
    },
    close: () => select(null),
    /** Choose a passage and show it in the text. */
    choose(id) {
      select(passages.find(id));
    },
    quote: passages.quote,
  };
}
