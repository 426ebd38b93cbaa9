// One row of a table at a time, as cards that one turns: below the card a number for each, and the way on.
import { make } from "./dom.js";

/**
 * @param {{element: Element, spec: any, t: function, isWorked: (row: object) => boolean}} parts
 *   element: the table with what `row_table` of blanks.html.j2 drew around it; isWorked: whether a group has written in a row
 * @returns {{show: (rows: object[]) => void, turn: (id: string, to?: {focus?: boolean}) => void, forget: () => void}}
 */
export function mountTurning({ element, spec, t, isWorked }) {
  const nav = element.querySelector("[data-rt-turn]");
  const places = nav.querySelector("[data-rt-places]");
  const all = nav.querySelector("[data-rt-all]");
  const [back, on] = element.querySelectorAll("[data-rt-turn-to]");
  const lineOf = (id) => element.querySelector(`[data-row="${CSS.escape(id)}"]`);
  let rows = [];
  let at = null;
  let place = 0;

  /** The first row that waits for the group, so that it goes on where it stopped. */
  const findFirst = () => rows.find((row) => !isWorked(row) && row.struck !== "yes") ?? rows[0];

  function drawPlace(row, number) {
    const button = places.children[number]?.firstElementChild ?? make("button", { type: "button" });
    const begun = isWorked(row);
    button.dataset.rtAt = row.id;
    button.className = [begun && "rt-worked", row.struck === "yes" && "rt-out"].filter(Boolean).join(" ");
    button.textContent = number + 1;
    button.setAttribute(
      "aria-label",
      [`${spec.row} ${number + 1}`, row.struck === "yes" ? t("sheet.struck") : begun && t("sheet.row-begun")]
        .filter(Boolean)
        .join(", "),
    );
    if (row.id === at) button.setAttribute("aria-current", "true");
    else button.removeAttribute("aria-current");
    if (!button.parentElement) places.append(make("li", {}, button));
  }

  function show(now) {
    rows = now;
    const found = rows.findIndex(({ id }) => id === at);
    place = found >= 0 ? found : at === null ? rows.indexOf(findFirst()) : Math.min(place, rows.length - 1);
    at = rows[place].id;
    while (places.children.length > rows.length) places.lastElementChild.remove();
    rows.forEach(drawPlace);
    element.querySelectorAll("[data-row]").forEach((line) => line.classList.toggle("rt-at", line.dataset.row === at));
    back.hidden = place === 0;
    on.hidden = place === rows.length - 1;
    on.textContent = t("sheet.row-next", { row: spec.row, number: place + 2 });
  }

  function turn(id, { focus = false } = {}) {
    at = id;
    show(rows);
    if (!focus) return;
    const line = lineOf(id);
    const name = line.querySelector("th");
    name.tabIndex = -1;
    name.focus({ preventScroll: true });
    line.scrollIntoView({ block: "start" });
  }

  places.addEventListener("click", ({ target }) => target.dataset.rtAt && turn(target.dataset.rtAt, { focus: true }));
  [back, on].forEach((button) =>
    button.addEventListener("click", () => turn(rows[place + Number(button.dataset.rtTurnTo)].id, { focus: true })),
  );
  all.addEventListener("click", () => all.setAttribute("aria-pressed", String(element.classList.toggle("rt-all"))));
  element.classList.add("rt-turning");
  nav.hidden = false;

  return {
    show,
    turn,
    /** Another group's rows: it begins where it stopped itself. */
    forget() {
      at = null;
    },
  };
}
