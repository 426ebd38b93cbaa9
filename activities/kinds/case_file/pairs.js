// The pairs of facts that do not agree, as cards: what it may mean, what else may explain it, what is asked of whom.
import { make, syncChildren } from "../../browser/dom.js";
import { shorten } from "../../browser/passages.js";
import { newRowId } from "../../browser/row_table.js";

export const FIELDS = ["a", "b", "means", "other", "ask", "whom"];
const OPTION = 90; // letters of a fact in a list

/** The pairs of a file, as they are kept. */
export function readPairs(coding) {
  const rows = coding.get("pairs");
  return Array.isArray(rows) ? rows.filter((row) => row && typeof row === "object" && typeof row.id === "string") : [];
}

/** Both facts of a pair in words; "" where none is chosen. */
export const wordPair = (pair, quote) =>
  ["a", "b"]
    .map((side) => pair[side] && quote(pair[side]))
    .filter(Boolean)
    .join(" / ");

export function mountPairs(desk) {
  const { root, content, t } = desk;
  const list = root.querySelector("[data-pairs]");
  const template = root.querySelector("[data-pair-template]");
  const restore = root.querySelector("[data-pair-restore]");
  let removed = [];

  const keep = (pairs) => desk.coding.set(pairs, "pairs");
  const cardOf = (id) => list.querySelector(`[data-key="${CSS.escape(id)}"]`);
  const removedHere = () => removed.filter(({ file }) => file === desk.caseId);

  function add(fields = {}) {
    const pair = { id: newRowId(), ...fields };
    keep([...readPairs(desk.coding), pair]);
    root.closest("workshop-activity, .workshop")?.querySelector('[data-steps] [data-step="pair"]').click();
    const card = cardOf(pair.id);
    const next = card.querySelector(`[data-pair-field="${fields.b ? "means" : "a"}"]`);
    card.scrollIntoView({ block: "start" });
    next.focus({ preventScroll: true });
  }

  function makeOptions(file) {
    return [
      make("option", { value: "" }, t("file.pair-none")),
      ...file.exhibits.map((exhibit, place) =>
        make(
          "optgroup",
          { label: `${place + 1}. ${exhibit.short}` },
          ...exhibit.facts.map((id) =>
            make("option", { value: id }, shorten(desk.quote(id).slice(exhibit.short.length + 2), OPTION)),
          ),
        ),
      ),
    ];
  }

  function makeCard() {
    const card = template.content.firstElementChild.cloneNode(true);
    const file = content.cases.find(({ id }) => id === desk.caseId);
    card.querySelectorAll("select").forEach((select) => select.append(...makeOptions(file)));
    return card;
  }

  function fill(card, pair, place) {
    const number = t("file.pair-number", { number: place + 1 });
    const heading = card.querySelector("[data-number]");
    if (heading.textContent !== number) {
      heading.textContent = number;
      const remove = card.querySelector("[data-remove]");
      remove.setAttribute("aria-label", `${remove.textContent}, ${number}`);
    }
    card.querySelectorAll("[data-pair-field]").forEach((field) => {
      const kept = pair[field.dataset.pairField] ?? "";
      if (field.value !== kept && (document.activeElement !== field || field.matches("select"))) field.value = kept;
    });
    for (const side of ["a", "b"]) {
      const quoted = card.querySelector(`[data-quoted="${side}"]`);
      quoted.hidden = !pair[side];
      const words = pair[side] ? desk.quote(pair[side]) : "";
      const told = quoted.querySelector(".cc-quote");
      if (told.textContent !== words) told.textContent = words;
    }
  }

  list.addEventListener("input", ({ target }) => {
    const field = target.closest("[data-pair-field]");
    if (!field) return;
    const { key } = field.closest("[data-pair]").dataset;
    keep(readPairs(desk.coding).map((pair) => (pair.id === key ? { ...pair, [field.dataset.pairField]: field.value } : pair)));
  });
  list.addEventListener("click", ({ target }) => {
    const card = target.closest("[data-pair]");
    const pair = card && readPairs(desk.coding).find(({ id }) => id === card.dataset.key);
    if (!pair) return;
    const see = target.closest("[data-see]");
    if (see) desk.see(pair[see.dataset.see]);
    else if (target.closest("[data-remove]")) {
      const pairs = readPairs(desk.coding);
      removed = [...removed, { file: desk.caseId, place: pairs.indexOf(pair), pair }];
      keep(pairs.filter((one) => one !== pair));
      restore.focus();
    }
  });
  root.querySelector("[data-pair-add]").addEventListener("click", () => add());
  restore.addEventListener("click", () => {
    const last = removedHere().at(-1);
    removed = removed.filter((one) => one !== last);
    const pairs = [...readPairs(desk.coding)];
    pairs.splice(last.place, 0, pairs.some(({ id }) => id === last.pair.id) ? { ...last.pair, id: newRowId() } : last.pair);
    keep(pairs);
    list.children[Math.min(last.place, pairs.length - 1)].querySelector("[data-pair-field]").focus();
  });

  return {
    add,
    /** Another group or another file of answers: what was removed before is no longer at hand. */
    forget() {
      removed = [];
      list.replaceChildren();
    },
    show() {
      const pairs = readPairs(desk.coding);
      // Lists of facts belong to a file.
      if (list.dataset.file !== desk.caseId) list.replaceChildren();
      list.dataset.file = desk.caseId;
      syncChildren(
        list,
        pairs.map(({ id }) => id),
        makeCard,
      );
      pairs.forEach((pair, place) => fill(list.children[place], pair, place));
      restore.hidden = !removedHere().length;
      list.classList.toggle("cc-plan-empty", !pairs.length);
    },
  };
}
