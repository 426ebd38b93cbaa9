// Step 4: the investigation plan, as steps that can be moved, removed and brought back.
import { make } from "../../browser/dom.js";
import { newRowId } from "../../browser/row_table.js";

export const FIELDS = ["step", "capacity", "who", "evidence", "safety"];

export function mountPlan(desk) {
  const { root, t } = desk;
  const list = root.querySelector("[data-plan]");
  const template = root.querySelector("[data-plan-template]");
  const restore = root.querySelector("[data-plan-restore]");
  let removed = [];

  const keep = (steps) => desk.coding.set(steps, "plan");
  const placeOf = (card) => [...list.children].indexOf(card);

  function add() {
    const steps = desk.coding.plan();
    keep([...steps, { id: newRowId(), capacity: "own" }]);
    list.lastElementChild.querySelector("[data-plan-field]").focus();
  }

  function move(card, by) {
    const steps = [...desk.coding.plan()];
    const from = placeOf(card);
    const to = from + by;
    if (to < 0 || to >= steps.length) return;
    steps.splice(to, 0, ...steps.splice(from, 1));
    keep(steps);
    const button = list.children[to].querySelector(`[data-move="${by}"]`);
    (button.disabled ? list.children[to].querySelector(`[data-move="${-by}"]`) : button).focus();
  }

  function remove(card) {
    const place = placeOf(card);
    const steps = [...desk.coding.plan()];
    removed = [...removed, { caseId: desk.caseId, place, step: steps[place] }];
    keep(steps.filter((_, index) => index !== place));
    restore.focus();
  }

  const removedHere = () => removed.filter(({ caseId }) => caseId === desk.caseId);

  function bringBack() {
    const steps = [...desk.coding.plan()];
    const last = removedHere().at(-1);
    removed = removed.filter((one) => one !== last);
    const taken = steps.some((one) => one.id === last.step.id);
    const place = Math.min(last.place, steps.length);
    steps.splice(place, 0, taken ? { ...last.step, id: newRowId() } : last.step);
    keep(steps);
    list.children[place].querySelector("[data-plan-field]").focus();
  }

  /** Cards in the order of the steps. A card that is there is moved, not made anew: a phone has better to do. */
  function draw(steps) {
    const there = new Map([...list.children].map((card) => [card.dataset.id, card]));
    const cards = steps.map((step) => {
      const card = there.get(step.id) ?? template.content.firstElementChild.cloneNode(true);
      card.dataset.id = step.id;
      return card;
    });
    [...list.children].filter((card) => !cards.includes(card)).forEach((card) => card.remove());
    cards.forEach((card, place) => {
      if (list.children[place] !== card) list.insertBefore(card, list.children[place] ?? null);
    });
  }

  function fill(steps) {
    [...list.children].forEach((card, place) => {
      const number = t("coding.plan-number", { number: place + 1 });
      if (card.querySelector("[data-number]").textContent !== number) {
        card.querySelector("[data-number]").textContent = number;
        card.querySelectorAll("button").forEach((button) => button.setAttribute("aria-label", `${button.textContent}, ${number}`));
      }
      card.querySelector('[data-move="-1"]').disabled = place === 0;
      card.querySelector('[data-move="1"]').disabled = place === steps.length - 1;
      card.querySelectorAll("[data-plan-field]").forEach((field) => {
        const kept = steps[place][field.dataset.planField] ?? (field.dataset.planField === "capacity" ? "own" : "");
        if (document.activeElement !== field && field.value !== kept) field.value = kept;
      });
    });
  }

  function showSplit(steps) {
    const line = (step) =>
      make(
        "li",
        {},
        step.step || t("coding.plan-empty"),
        step.capacity && step.capacity !== "own"
          ? make("span", { class: "cc-why" }, ` (${[t(`coding.capacity-${step.capacity}`), step.who].filter(Boolean).join(": ")})`)
          : null,
      );
    const own = steps.filter((step) => (step.capacity || "own") === "own");
    const others = steps.filter((step) => !own.includes(step));
    root.querySelector("[data-plan-own]").replaceChildren(...own.map(line));
    root.querySelector("[data-plan-others]").replaceChildren(...others.map(line));
  }

  list.addEventListener("input", (event) => {
    const field = event.target.closest("[data-plan-field]");
    if (!field) return;
    const place = placeOf(field.closest("[data-plan-step]"));
    const steps = desk.coding
      .plan()
      .map((step, index) => (index === place ? { ...step, [field.dataset.planField]: field.value } : step));
    keep(steps);
  });
  list.addEventListener("click", (event) => {
    const card = event.target.closest("[data-plan-step]");
    if (event.target.closest("[data-move]")) move(card, Number(event.target.closest("[data-move]").dataset.move));
    else if (event.target.closest("[data-remove]")) remove(card);
  });
  root.querySelector("[data-plan-add]").addEventListener("click", add);
  restore.addEventListener("click", bringBack);

  return {
    /** Another group or another file: what was removed before is no longer at hand. */
    forget() {
      removed = [];
    },
    show() {
      const steps = desk.coding.plan();
      const there = [...list.children].map((card) => card.dataset.id);
      if (there.join() !== steps.map((step) => step.id).join()) draw(steps);
      fill(steps);
      showSplit(steps);
      const many = removedHere().length;
      restore.hidden = many === 0;
      restore.textContent = many > 1 ? t("coding.plan-restore-many", { many }) : t("coding.plan-restore");
      list.classList.toggle("cc-plan-empty", steps.length === 0);
    },
  };
}

/** The plan's steps as rows of text, in the order of FIELDS, for files. */
export function planRows(steps, t) {
  return steps.map((step) =>
    FIELDS.map((field) => (field === "capacity" ? t(`coding.capacity-${step.capacity || "own"}`) : step[field] || "")),
  );
}

export const planHeader = (t) => FIELDS.map((field) => t(`coding.plan-${field}`));
