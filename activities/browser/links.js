// The passages that show a row, a question or an element: those that are linked stand there in full, and the others wait in
// the list of marks, which opens at one row at a time. A tap on a line of it links the passage, another lets it go.
import { make, syncChildren } from "./dom.js";

/**
 * @param desk what a kind's parts share
 * @returns {{show: (box: Element, candidates: string[], whatToDo: string | null) => void, open: (box: Element) => void}}
 *   show: box has `data-links`, such as `link/debt-1`; candidates: the passages that may be linked there; whatToDo: what the row is
 *   told where nothing is linked, or null; open: the list, and the focus to it
 */
export function mountLinks(desk) {
  const { t } = desk;
  const drawn = new Map(); // box → its parts and what they were last asked to show
  let openBox = null;

  const rowOf = (box) => box.dataset.links.split("/");
  const nameOf = (box) => box.closest("fieldset").querySelector("legend").textContent;

  function makeParts(box) {
    const parts = {
      told: make("p", { class: "wa-hint cc-to-do", hidden: true }),
      head: make("p", { class: "wa-hint", hidden: true }, t("coding.links")),
      linked: make("ul", { class: "cc-linked" }),
      opener: make(
        "button",
        { type: "button", class: "wa-quiet", "aria-expanded": "false", "data-link-open": true, onclick: () => toggle(box) },
        make("span"),
        make("span", { class: "wa-hidden" }, `: ${nameOf(box)}`),
      ),
      toText: make("button", { type: "button", class: "wa-quiet", "data-step": "read", hidden: true }, t("coding.to-the-text")),
      list: make("div", { class: "cc-picker", role: "group", "aria-label": t("coding.our-marks"), hidden: true }),
      candidates: [],
      whatToDo: null,
      marks: "",
    };
    box.replaceChildren(parts.head, parts.linked, parts.told, parts.opener, parts.toText, parts.list);
    drawn.set(box, parts);
    return parts;
  }

  const chips = (passage) =>
    desk.coding
      .tagsOf(passage)
      .map((tag) => make("span", { class: `cc-chip ${desk.tagClass(tag)}`, "aria-hidden": "true" }, desk.tagLetter(tag)));

  const makeLinked = (box, passage) =>
    make(
      "li",
      {},
      make("span", { class: "cc-quote", "data-linked": passage }, desk.quote(passage)),
      make(
        "button",
        {
          type: "button",
          class: "wa-quiet cc-unlink",
          "data-unlink": passage,
          "aria-label": t("coding.unlink", { passage: desk.quote(passage) }),
          onclick: () => letGo(box, passage),
        },
        "×",
      ),
    );

  const makeChoice = (box, passage) =>
    make(
      "button",
      {
        type: "button",
        class: "cc-line",
        "data-link": passage,
        onclick: () => desk.coding.toggleLink(...rowOf(box), passage),
      },
      make("span", { class: "cc-quote" }, desk.quote(passage)),
      " ",
      ...chips(passage),
    );

  function letGo(box, passage) {
    desk.coding.toggleLink(...rowOf(box), passage);
    drawn.get(box).opener.focus();
  }

  function draw(box) {
    const parts = drawn.get(box);
    const given = desk.coding.list(...rowOf(box));
    const linked = desk.coding.passages.filter((id) => given.includes(id));
    const choices = desk.coding.passages.filter((id) => parts.candidates.includes(id) || linked.includes(id));
    const isOpen = openBox === box && choices.length > 0;
    parts.head.hidden = !linked.length;
    syncChildren(parts.linked, linked, (passage) => makeLinked(box, passage));
    parts.opener.hidden = !choices.length;
    parts.opener.firstElementChild.textContent = t(isOpen ? "coding.link-done" : "coding.link-open");
    parts.opener.setAttribute("aria-expanded", String(isOpen));
    parts.told.hidden = !parts.whatToDo || linked.length > 0;
    if (!parts.told.hidden) parts.told.textContent = parts.whatToDo;
    parts.toText.hidden = parts.told.hidden || choices.length > 0;
    parts.list.hidden = !isOpen;
    if (!isOpen) {
      parts.list.replaceChildren();
      return;
    }
    // A line says how its passage is marked, and that may be otherwise by now.
    const marks = choices.map((id) => desk.coding.tagsOf(id).join()).join("/");
    if (parts.marks !== marks) parts.list.replaceChildren();
    parts.marks = marks;
    syncChildren(parts.list, choices, (passage) => makeChoice(box, passage));
    [...parts.list.children].forEach((line) => {
      const pressed = String(linked.includes(line.dataset.link));
      if (line.getAttribute("aria-pressed") !== pressed) line.setAttribute("aria-pressed", pressed);
    });
  }

  function setOpen(box) {
    const before = openBox;
    openBox = box;
    if (before && before !== box) draw(before);
    if (box) draw(box);
  }

  function toggle(box) {
    setOpen(openBox === box ? null : box);
    if (openBox !== box) draw(box);
  }

  return {
    show(box, candidates, whatToDo) {
      const parts = drawn.get(box) ?? makeParts(box);
      Object.assign(parts, { candidates, whatToDo });
      draw(box);
    },
    open(box) {
      if (drawn.get(box)?.candidates.length) setOpen(box);
    },
  };
}
