// A column that names others of the table's own rows, as who works with whom: a fold with a box for each of them.
import { wordValue } from "./blanks.js";
import { make } from "./dom.js";

/**
 * @param {{spec: any, rows: () => any[], t: Function}} parts rows: those of the table as they are now
 * @returns {{show: Function, open: Function, tell: Function, names: Function}|null} null where no column of the table is of that type
 */
export function makePicking({ spec, rows, t }) {
  const columns = spec.columns.filter(({ type }) => type === "rows");
  if (!columns.length) return null;
  const [first] = spec.columns;

  const nameOf = (row) => wordValue(first, row[first.id]) || `${spec.row} ${rows().indexOf(row) + 1}`;
  const names = () => rows().map((row) => [row.id, nameOf(row)]);

  function tell(field, value, known = names()) {
    const words = wordValue({ type: "rows", options: known }, value);
    const summary = field.querySelector("[data-picked]");
    summary.textContent = words || t("sheet.choose-rows");
    summary.classList.toggle("rt-none", !words);
  }

  /** The boxes are made when the fold opens, since eleven rows would have a hundred of them. */
  function draw(field, line, value) {
    const chosen = value.split(" ");
    const struck = line.classList.contains("rt-struck");
    const others = rows().filter((row) => row.id !== line.dataset.row && (row.struck !== "yes" || chosen.includes(row.id)));
    field
      .querySelector("[data-picks]")
      .replaceChildren(
        ...others.map((row) =>
          make(
            "label",
            {},
            make("input", { type: "checkbox", value: row.id, checked: chosen.includes(row.id), disabled: struck }),
            make("span", {}, nameOf(row)),
          ),
        ),
      );
  }

  function show(line, row) {
    const known = names();
    columns.forEach(({ id }) => {
      const field = line.querySelector(`[data-column="${id}"]`);
      tell(field, row[id], known);
      field.closest("td").classList.toggle("rt-empty", !row[id]);
      // What somebody is ticking stays under their hand.
      if (field.querySelector("details").open && !field.contains(document.activeElement)) draw(field, line, row[id] ?? "");
    });
  }

  function open(fold) {
    const field = fold.closest('[data-type="rows"]');
    const line = field?.closest("[data-row]");
    if (!line || !fold.open) return;
    const row = rows().find(({ id }) => id === line.dataset.row);
    draw(field, line, row?.[field.dataset.column] ?? "");
  }

  return { show, open, tell, names };
}
