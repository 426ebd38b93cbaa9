// What is drawn from a table's rows: a grid of two choices, lists by one choice, a calendar, a map, a net.
// Each view is first made as plain data, which the page draws and the Word file prints.
import { make } from "../../browser/dom.js";
import { wordDate } from "../../browser/times.js";
import { drawMap } from "./referral_map.js";
import { keptRows, linkRows, nameRow, wordCell } from "./reading.js";
import { drawTies } from "./ties.js";

/** Typed twice, a place is one place. */
const sameText = (value) => value.trim().toLowerCase().replace(/\s+/g, " ");
const placeOf = ({ type }, value = "") => (type === "choice" ? value : sameText(value));

/** Options in their order, then own wordings in the order they were written. */
function listValues(column, rows) {
  const given = rows.map(({ row }) => placeOf(column, row[column.id])).filter(Boolean);
  const listed = column.options.map(([id]) => id).filter((id) => given.includes(id));
  return [...listed, ...new Set(given.filter((id) => !listed.includes(id)))];
}

const columnOf = ([section], id) => section.table.columns.find((column) => column.id === id);

/** @returns {{columns: string[], rows: {name: string, cells: {number, text, id, marked}[][]}[]}} text: what the view shows of a row */
export function readGrid(view, sections, answers) {
  const [down, across] = [columnOf(sections, view.rows), columnOf(sections, view.columns)];
  const isOf = (column, row, value) => placeOf(column, row[column.id]) === value;
  const rows = keptRows(sections, answers).filter(({ row }) => placeOf(down, row[down.id]) && placeOf(across, row[across.id]));
  const name = (column, value) => {
    const { row, section } = rows.find((found) => isOf(column, found.row, value));
    return wordCell(section, row, column.id).trim();
  };
  const tell = ({ row, section }) =>
    view.show
      .map((id) => wordCell(section, row, id))
      .filter(Boolean)
      .join(", ");
  const seconds = listValues(across, rows);
  return {
    columns: seconds.map((value) => name(across, value)),
    rows: listValues(down, rows).map((first) => ({
      name: name(down, first),
      cells: seconds.map((second) =>
        rows
          .filter(({ row }) => isOf(down, row, first) && isOf(across, row, second))
          .map((found) => ({
            number: found.number,
            text: tell(found),
            id: found.row.id,
            section: found.section,
            marked: view.marked.includes(found.row[view.mark]),
          })),
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

/**
 * Who is linked with whom. A pair is linked once, whichever of the two says so; what is said of the tie to the hub goes before.
 * @returns {{nodes: {id: string, name: string}[], hub: string|undefined, links: {from: string, to: string, kind: string, says: string}[]}}
 *   kind: strong, weak or plain; says: the tie in words
 */
export function readTies(view, sections, answers) {
  const rows = sections.flatMap((section) =>
    linkRows(section, answers)
      .filter(({ row, kept }) => kept && row[view.who])
      .map(({ row }) => ({ row, section })),
  );
  const nodes = rows.map(({ row, section }) => ({ id: row.id, name: wordCell(section, row, view.who) }));
  const hub = nodes.find(({ id }) => id === view.hub)?.id;
  const links = new Map();
  const link = (from, to, kind, says = "") => {
    const pair = [from, to].sort().join(" ");
    if (from !== to && nodes.some(({ id }) => id === to) && !links.has(pair)) links.set(pair, { from, to, kind, says });
  };
  rows
    .filter(({ row }) => hub && row[view.tie] && !view.without.includes(row[view.tie]))
    .forEach(({ row, section }) => {
      const kind = view.strong.includes(row[view.tie]) ? "strong" : view.weak.includes(row[view.tie]) ? "weak" : "plain";
      link(hub, row.id, kind, wordCell(section, row, view.tie));
    });
  rows.forEach(({ row }) => (row[view.linked] ?? "").split(" ").forEach((id) => link(row.id, id, "plain")));
  return { nodes, hub, links: [...links.values()] };
}

/** The net in words: each with those it is linked with. */
export function wordTies({ nodes, links }, t) {
  const name = (id) => nodes.find((node) => node.id === id).name;
  const word = (id, { from, to, says }) => `${name(from === id ? to : from)}${says ? ` (${says})` : ""}`;
  return nodes.map(({ id, name: who }) => ({
    who,
    with:
      links
        .filter(({ from, to }) => from === id || to === id)
        .map((one) => word(id, one))
        .join(", ") || t("sheet.nobody-yet"),
  }));
}

const empty = (t) => make("p", { class: "wa-hint", "data-view-empty": true }, t("sheet.view-empty"));

const draw = {
  grid(view, sections, answers, { t, jump }) {
    const grid = readGrid(view, sections, answers);
    if (!grid.rows.length) return empty(t);
    const entry = ({ number, text, id, marked, section }) =>
      make(
        "button",
        {
          type: "button",
          class: text ? "ws-jump ws-named" : "ws-jump",
          "aria-label": [`${section.table.row} ${number}`, text, marked && t("sheet.marked")].filter(Boolean).join(", "),
          onclick: () => jump(section.id, id),
        },
        `${text || number}${marked ? "?" : ""}`,
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
            make(
              "tr",
              {},
              make("th", { scope: "row" }, row.name),
              ...row.cells.map((cell, place) => make("td", { "data-label": grid.columns[place] }, ...cell.map(entry))),
            ),
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
  ties(view, sections, answers, { t, width }) {
    const ties = readTies(view, sections, answers);
    if (!ties.nodes.length) return empty(t);
    return make(
      "div",
      { class: "ws-map" },
      drawTies(ties, { t, width, title: view.title }),
      make("ul", {}, ...wordTies(ties, t).map((one) => make("li", {}, `${one.who}: ${one.with}`))),
    );
  },
};

/** What a drawing comes to, in a line: for its title, while it is folded away on a small screen. */
const tally = {
  map(view, sections, answers, t) {
    const { needs } = readMap(view, sections, answers);
    return t("sheet.map-met", { met: needs.filter(({ partners }) => partners.length).length, many: needs.length });
  },
  ties(view, sections, answers, t) {
    const { length } = readTies(view, sections, answers).links;
    return length === 1 ? t("sheet.one-tie") : t("sheet.ties", { many: length });
  },
};

/** Draw one view into its place. */
export function showView(element, view, sections, answers, tools) {
  const told = element.closest("[data-view]").querySelector("[data-view-told]");
  if (told) told.textContent = tally[view.type]?.(view, sections, answers, tools.t) ?? "";
  element.replaceChildren(draw[view.type](view, sections, answers, { ...tools, width: element.clientWidth || 640 }));
}
