// What is drawn from a table's rows: a grid of two choices, lists by one choice, a calendar, a map.
// Each view is first made as plain data, which the page draws and the Word file prints.
import { make } from "../../browser/dom.js";
import { wordDate } from "../../browser/times.js";
import { drawMap } from "./referral_map.js";
import { keptRows, nameRow, wordCell } from "./reading.js";

/** Options in their order, then own wordings in the order they were written. */
function listValues(column, rows) {
  const given = rows.map(({ row }) => row[column.id]).filter(Boolean);
  const listed = column.options.map(([id]) => id).filter((id) => given.includes(id));
  return [...listed, ...new Set(given.filter((id) => !listed.includes(id)))];
}

const columnOf = ([section], id) => section.table.columns.find((column) => column.id === id);

/** @returns {{columns: string[], rows: {name: string, cells: {number, id, marked}[][]}[]}} */
export function readGrid(view, sections, answers) {
  const rows = keptRows(sections, answers).filter(({ row }) => row[view.rows] && row[view.columns]);
  const down = listValues(columnOf(sections, view.rows), rows);
  const across = listValues(columnOf(sections, view.columns), rows);
  const name = (column, id) => wordCell(sections[0], { [column]: id }, column);
  return {
    columns: across.map((id) => name(view.columns, id)),
    rows: down.map((first) => ({
      name: name(view.rows, first),
      cells: across.map((second) =>
        rows
          .filter(({ row }) => row[view.rows] === first && row[view.columns] === second)
          .map(({ row, number, section }) => ({ number, id: row.id, section, marked: view.marked.includes(row[view.mark]) })),
      ),
    })),
  };
}

/** @returns {{groups: {title: string, items: {text: string, more: string}[]}[], open: number}} open: rows without a choice */
export function readSplit(view, sections, answers) {
  const rows = keptRows(sections, answers);
  const by = columnOf(sections, view.by);
  const groups = view.groups.length
    ? view.groups
    : listValues(by, rows).map((id) => ({ title: wordCell(sections[0], { [by.id]: id }, by.id), among: [id] }));
  const listed = new Set(groups.flatMap(({ among }) => among));
  const item = ({ row, section }) => {
    const [text, ...more] = view.show.map((id) => wordCell(section, row, id)).filter(Boolean);
    return { text: text ?? nameRow(section, row), more: more.join(" · ") };
  };
  return {
    groups: groups.map(({ title, among }) => ({ title, items: rows.filter(({ row }) => among.includes(row[view.by])).map(item) })),
    open: rows.filter(({ row }) => !listed.has(row[view.by])).length,
  };
}

/** A day that there is, as 2026-03-02. */
function isDate(value) {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(value ?? "") ? Date.parse(value) : NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}

/** @returns {{id, date, what, notes: [string, string][]}[]} dated rows in order, then those without a date */
export function readCalendar(view, sections, answers) {
  return keptRows(sections, answers)
    .filter(({ row }) => row[view.what])
    .map(({ row, section }) => ({
      id: row.id,
      date: isDate(row[view.when]) ? row[view.when] : "",
      what: wordCell(section, row, view.what),
      notes: view.show.map((id) => [columnOf(sections, id).title, wordCell(section, row, id)]).filter(([, text]) => text),
    }))
    .sort((one, other) => (one.date || "9999").localeCompare(other.date || "9999"));
}

/** @returns {{needs: {name: string, partners: string[]}[], others: string[], partners: string[]}} who meets which need */
export function readMap(view, sections, answers) {
  const rows = keptRows(sections, answers).filter(({ row }) => row[view.who]);
  const name = ({ row, section }) => wordCell(section, row, view.who);
  const gives = ({ row }, need) => (row[view.needs] ?? "").split(" ").includes(need);
  return {
    needs: columnOf(sections, view.needs).options.map(([id, title]) => ({
      name: title,
      partners: rows.filter((row) => gives(row, id)).map(name),
    })),
    others: rows.filter(({ row }) => !row[view.needs]).map(name),
    partners: rows.map(name),
  };
}

const empty = (t) => make("p", { class: "wa-hint", "data-view-empty": true }, t("sheet.view-empty"));

const draw = {
  grid(view, sections, answers, { t, jump }) {
    const grid = readGrid(view, sections, answers);
    if (!grid.rows.length) return empty(t);
    const number = ({ number: place, id, marked, section }) =>
      make(
        "button",
        {
          type: "button",
          class: "ws-jump",
          "aria-label": `${section.table.row} ${place}${marked ? `, ${t("sheet.marked")}` : ""}`,
          onclick: () => jump(section.id, id),
        },
        `${place}${marked ? "?" : ""}`,
      );
    return make(
      "div",
      { class: "ws-grid-box", tabindex: "0", role: "group", "aria-label": view.title },
      make(
        "table",
        { class: "ws-grid" },
        make("thead", {}, make("tr", {}, make("td"), ...grid.columns.map((name) => make("th", { scope: "col" }, name)))),
        make(
          "tbody",
          {},
          ...grid.rows.map((row) =>
            make("tr", {}, make("th", { scope: "row" }, row.name), ...row.cells.map((cell) => make("td", {}, ...cell.map(number)))),
          ),
        ),
      ),
    );
  },
  split(view, sections, answers, { t }) {
    const { groups, open } = readSplit(view, sections, answers);
    if (!groups.some(({ items }) => items.length)) return empty(t);
    return make(
      "div",
      { class: "ws-split" },
      ...groups.map(({ title, items }) =>
        make(
          "section",
          {},
          make("h4", {}, title),
          items.length
            ? make(
                "ul",
                {},
                ...items.map(({ text, more }) =>
                  make("li", {}, text, more ? make("span", { class: "ws-more" }, ` · ${more}`) : null),
                ),
              )
            : make("p", { class: "wa-hint" }, t("sheet.none")),
        ),
      ),
      open ? make("p", { class: "wa-hint" }, t(open === 1 ? "sheet.one-open" : "sheet.open", { many: open })) : null,
    );
  },
  calendar(view, sections, answers, { t }) {
    const entries = readCalendar(view, sections, answers);
    if (!entries.length) return empty(t);
    if (!entries.some(({ date }) => date)) return make("p", { class: "wa-hint", "data-view-empty": true }, t("sheet.no-dates"));
    return make(
      "ol",
      { class: "ws-calendar wa-plain" },
      ...entries.map(({ date, what, notes }) =>
        make(
          "li",
          {},
          date ? make("time", { datetime: date }, wordDate(date)) : make("em", {}, t("sheet.no-date")),
          `: ${what}`,
          notes.length ? make("span", { class: "ws-more" }, ` (${notes.map(([, text]) => text).join("; ")})`) : null,
        ),
      ),
    );
  },
  map(view, sections, answers, { t, width }) {
    const map = readMap(view, sections, answers);
    if (!map.partners.length) return empty(t);
    return make(
      "div",
      { class: "ws-map" },
      drawMap(map, { t, width, title: view.title }),
      make(
        "ul",
        {},
        ...map.needs.map(({ name, partners }) => make("li", {}, `${name}: ${partners.join(", ") || t("sheet.nobody")}`)),
      ),
    );
  },
};

/** Draw one view into its place. */
export function showView(element, view, sections, answers, tools) {
  element.replaceChildren(draw[view.type](view, sections, answers, { ...tools, width: element.clientWidth || 640 }));
}
