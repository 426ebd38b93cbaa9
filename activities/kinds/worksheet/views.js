// What is drawn from a table's rows: a grid of two choices, lists by one choice, a calendar, a map.
// Each view is first made as plain data, which the page draws and the Word file prints.
import { make } from "../../browser/dom.js";
import { wordDate } from "../../browser/blanks.js";
import { drawMap } from "./referral_map.js";
import { keptRows, nameRow, wordCell } from "./reading.js";

/** Options in their order, then own wordings in the order they were written. */
function listValues(column, rows) {
  const given = rows.map(({ row }) => row[column.id]).filter(Boolean);
  const listed = column.options.map(([id]) => id).filter((id) => given.includes(id));
  return [...listed, ...new Set(given.filter((id) => !listed.includes(id)))];
}

const columnOf = (section, id) => section.table.columns.find((column) => column.id === id);

/** @returns {{columns: string[], rows: {name: string, cells: {number, id, marked}[][]}[]}} */
export function readGrid(view, section, answers) {
  const rows = keptRows(section, answers).filter(({ row }) => row[view.rows] && row[view.columns]);
  const down = listValues(columnOf(section, view.rows), rows);
  const across = listValues(columnOf(section, view.columns), rows);
  const name = (column, id) => wordCell(section, { [column]: id }, column);
  return {
    columns: across.map((id) => name(view.columns, id)),
    rows: down.map((first) => ({
      name: name(view.rows, first),
      cells: across.map((second) => rows
        .filter(({ row }) => row[view.rows] === first && row[view.columns] === second)
        .map(({ row, number }) => ({ number, id: row.id, marked: view.marked.includes(row[view.mark]) }))),
    })),
  };
}

/** @returns {{title: string, items: {text: string, more: string}[]}[]} groups with something in them */
export function readSplit(view, section, answers) {
  const rows = keptRows(section, answers);
  const by = columnOf(section, view.by);
  const groups = view.groups.length
    ? view.groups
    : listValues(by, rows).map((id) => ({ title: wordCell(section, { [by.id]: id }, by.id), among: [id] }));
  const listed = new Set(groups.flatMap(({ among }) => among));
  const item = ({ row }) => {
    const [text, ...more] = view.show.map((id) => wordCell(section, row, id)).filter(Boolean);
    return { text: text ?? nameRow(section, row), more: more.join(" · ") };
  };
  const open = rows.filter(({ row }) => !listed.has(row[view.by]));
  return [
    ...groups.map(({ title, among }) => ({ title, items: rows.filter(({ row }) => among.includes(row[view.by])).map(item) })),
    ...(open.length ? [{ title: null, items: open.map(item) }] : []),
  ];
}

/** A day that there is, as 2026-03-02. */
function isDate(value) {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(value ?? "") ? Date.parse(value) : NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}

/** @returns {{id, date, what, notes: [string, string][]}[]} dated rows in order, then those without a date */
export function readCalendar(view, section, answers) {
  return keptRows(section, answers)
    .filter(({ row }) => row[view.what])
    .map(({ row }) => ({
      id: row.id,
      date: isDate(row[view.when]) ? row[view.when] : "",
      what: wordCell(section, row, view.what),
      notes: view.show.map((id) => [columnOf(section, id).title, wordCell(section, row, id)]).filter(([, text]) => text),
    }))
    .sort((one, other) => (one.date || "9999").localeCompare(other.date || "9999"));
}

/** @returns {{needs: {name: string, partners: string[]}[], others: string[]}} who meets which need */
export function readMap(view, section, answers) {
  const rows = keptRows(section, answers).filter(({ row }) => row[view.who]);
  const name = ({ row }) => wordCell(section, row, view.who);
  const gives = ({ row }, need) => (row[view.needs] ?? "").split(" ").includes(need);
  return {
    needs: columnOf(section, view.needs).options.map(([id, title]) => ({
      name: title,
      partners: rows.filter((row) => gives(row, id)).map(name),
    })),
    others: rows.filter(({ row }) => !row[view.needs]).map(name),
    partners: rows.map(name),
  };
}

const empty = (t) => make("p", { class: "wa-hint", "data-view-empty": true }, t("sheet.view-empty"));

const draw = {
  grid(view, section, answers, { t, jump }) {
    const grid = readGrid(view, section, answers);
    if (!grid.rows.length) return empty(t);
    const number = ({ number: place, id, marked }) => make("button", {
      type: "button",
      class: "ws-jump",
      "aria-label": `${section.table.row} ${place}${marked ? `, ${t("sheet.marked")}` : ""}`,
      onclick: () => jump(section.id, id),
    }, `${place}${marked ? "?" : ""}`);
    return make("div", { class: "ws-grid-box", tabindex: "0", role: "region", "aria-label": view.title },
      make("table", { class: "ws-grid" },
        make("thead", {}, make("tr", {}, make("td"), ...grid.columns.map((name) => make("th", { scope: "col" }, name)))),
        make("tbody", {}, ...grid.rows.map((row) => make("tr", {},
          make("th", { scope: "row" }, row.name),
          ...row.cells.map((cell) => make("td", {}, ...cell.map(number))))))));
  },
  split(view, section, answers, { t }) {
    const groups = readSplit(view, section, answers);
    if (!groups.some(({ items }) => items.length)) return empty(t);
    return make("div", { class: "ws-split" }, ...groups.map(({ title, items }) => make("section", {},
      make("h4", {}, title ?? t("sheet.not-chosen")),
      items.length
        ? make("ul", {}, ...items.map(({ text, more }) => make("li", {}, text, more ? make("span", { class: "ws-more" }, ` · ${more}`) : null)))
        : make("p", { class: "wa-hint" }, t("sheet.none")))));
  },
  calendar(view, section, answers, { t }) {
    const entries = readCalendar(view, section, answers);
    if (!entries.length) return empty(t);
    return make("ol", { class: "ws-calendar wa-plain" }, ...entries.map(({ date, what, notes }) => make("li", {},
      date ? make("time", { datetime: date }, wordDate(date)) : make("em", {}, t("sheet.no-date")),
      `: ${what}`,
      notes.length ? make("span", { class: "ws-more" }, ` (${notes.map(([, text]) => text).join("; ")})`) : null)));
  },
  map(view, section, answers, { t, width }) {
    const map = readMap(view, section, answers);
    if (!map.partners.length) return empty(t);
    return make("div", { class: "ws-map" }, drawMap(map, { t, width, title: view.title }),
      make("ul", {}, ...map.needs.map(({ name, partners }) => make("li", {}, `${name}: ${partners.join(", ") || t("sheet.nobody")}`))));
  },
};

/** Draw one view into its place. */
export function showView(element, view, section, answers, tools) {
  element.replaceChildren(draw[view.type](view, section, answers, { ...tools, width: element.clientWidth || 640 }));
}
