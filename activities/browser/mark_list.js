// What is marked in a case, mark by mark, with the words of the passages: a tap on a line shows its passage in the text.
// A change touches the lines of its own passage alone, since a case with everything marked has hundreds.
import { make } from "./dom.js";

const NOTED = "noted"; // passages with a note and no mark

/**
 * @param desk what a kind's parts share
 * @param {{onPick: (passage: string) => void}} listeners
 * @returns {{show: (changed?: Set<string>) => void, point: (passage: string | null) => void, reveal: () => void}}
 */
export function mountMarkList(desk, { onPick }) {
  const { root, content, t } = desk;
  const box = root.querySelector("[data-mark-list]");
  const none = root.querySelector("[data-mark-none]");
  const scroller = box.closest("[data-work]");
  const groups = new Map([...content.tags.map((tag) => tag.id), NOTED].map((tag) => [tag, makeGroup(tag)]));
  let shownCase = null;
  let pointed = null;

  function makeGroup(tag) {
    const count = make("span", { class: "cc-count" });
    const list = make("ul");
    const letter = tag === NOTED ? "…" : desk.tagLetter(tag);
    const name = tag === NOTED ? t("coding.only-noted") : desk.tagName(tag);
    const section = make(
      "section",
      { class: `cc-mark-group ${desk.tagClass(tag)}`, hidden: true, "data-mark-group": tag },
      make("h3", {}, make("span", { class: "cc-chip", "aria-hidden": "true" }, letter), ` ${name} `, count),
      list,
    );
    box.append(section);
    return { section, list, count, lines: new Map() };
  }

  const makeLine = (passage) =>
    make(
      "li",
      {},
      make("button", { type: "button", class: "cc-line", "data-line": passage }, desk.quote(passage)),
      make("p", { class: "cc-line-note", hidden: true }),
    );

  /** Into its place in the order of the text. */
  function putLine({ list, lines }, passage) {
    const line = makeLine(passage);
    const order = desk.coding.passages;
    const next = order.slice(order.indexOf(passage) + 1).find((one) => lines.has(one));
    list.insertBefore(line, next ? lines.get(next) : null);
    lines.set(passage, line);
  }

  function showPassage(passage) {
    const tags = desk.coding.tagsOf(passage);
    const note = desk.coding.text("note", passage);
    for (const [tag, group] of groups) {
      const due = tag === NOTED ? Boolean(note && !tags.length) : tags.includes(tag);
      if (due && !group.lines.has(passage)) putLine(group, passage);
      if (!due && group.lines.has(passage)) {
        group.lines.get(passage).remove();
        group.lines.delete(passage);
      }
      if (!due) continue;
      const told = group.lines.get(passage).lastElementChild;
      told.hidden = !note;
      if (told.textContent !== note) told.textContent = note;
    }
  }

  function showHeads() {
    for (const { section, count, lines } of groups.values()) {
      const many = String(lines.size);
      section.hidden = !lines.size;
      if (count.textContent !== many) count.textContent = many;
    }
    none.hidden = [...groups.values()].some(({ lines }) => lines.size);
  }

  function clear() {
    groups.forEach(({ list, lines }) => {
      list.replaceChildren();
      lines.clear();
    });
  }

  const linesOf = (passage) => [...groups.values()].map(({ lines }) => lines.get(passage)).filter(Boolean);

  /** The lines of the passage that is chosen stand out. */
  function point(passage) {
    if (pointed && pointed !== passage) linesOf(pointed).forEach((line) => line.classList.remove("cc-line-on"));
    pointed = passage;
    if (passage) linesOf(passage).forEach((line) => line.classList.add("cc-line-on"));
  }

  /** The first of them comes into sight, where the list has a window of its own. It measures, so it comes after all that is drawn. */
  function reveal() {
    const [first] = pointed ? linesOf(pointed) : [];
    if (!first || scroller.scrollHeight <= scroller.clientHeight) return;
    const [line, window] = [first.getBoundingClientRect(), scroller.getBoundingClientRect()];
    if (line.top < window.top || line.bottom > window.bottom) scroller.scrollTop += line.top - window.top;
  }

  box.addEventListener("click", (event) => {
    const line = event.target.closest("[data-line]");
    if (line) onPick(line.dataset.line);
  });

  return {
    show(changed) {
      if (shownCase !== desk.caseId || !changed) clear();
      shownCase = desk.caseId;
      desk.coding.passages.filter((passage) => !changed || changed.has(passage)).forEach(showPassage);
      showHeads();
      point(pointed && desk.coding.passages.includes(pointed) ? pointed : null);
    },
    point,
    reveal,
  };
}
