// A table whose rows people add, move, remove and bring back, by mouse and by keyboard. Starters are
// rows that stand there from the beginning: they are changed or struck out, and never lost.
//
// A keystroke touches its own row and nothing else, so that two hundred rows type as fast as one.
import { reveal } from "./reveal.js";
import { OWN, readField, wordChoice, wordOwn, writeField } from "./blanks.js";

const STRUCK = "yes";

/** Ids are drawn by lot, so that rows of two groups can be merged without being taken for one another. */
export const newRowId = () => `row-${Math.random().toString(36).slice(2, 10).padEnd(8, "0")}`;

/** The rows that an answer holds; without one, the starters. Whatever is not a row is passed over. */
export function readRows(value, starters) {
  if (!Array.isArray(value)) return starters;
  return value.filter((row) => row && typeof row === "object" && typeof row.id === "string");
}

/** A row that stands in the work: not struck out, and with something in it. */
export const isKept = (row) => row.struck !== STRUCK && Object.entries(row).some(([name, value]) => name !== "id" && value);

/**
 * @param {{element: Element, spec: any, read: () => any, write: (rows: object[], rowId: string|null) => void,
 *   t: function}} parts
 *   element: what `row_table` of blanks.html.j2 drew; spec: the table as `resolve_table` gives it;
 *   read: the answer as it is kept; write: keeps all rows, `rowId` is the one that was typed in, or null.
 * @returns {{show: function, rows: function, forget: function, focusRow: function}}
 */
export function mountRowTable({ element, spec, read, write, t }) {
  const find = (name) => element.querySelector(`[data-rt-${name}]`);
  const body = find("body");
  const template = find("template").content.firstElementChild;
  const restore = find("restore");
  const uid = `${element.dataset.rows.replaceAll("/", "-")}-${Math.random().toString(36).slice(2, 6)}`;
  const starters = new Set(spec.starters.map((row) => row.id));
  let removed = [];
  let typing = false;
  let heard = false; // another tab's rows came in with the keystroke that is being kept
  let draft = { id: newRowId() };

  /** An empty table shows one row to begin with; it becomes an answer when something is written in it. */
  function rows() {
    const found = readRows(read(), spec.starters);
    return found.length ? found : [draft];
  }
  const lineOf = (id) => [...body.children].find((line) => line.dataset.row === id);
  const ownOf = (field) => field.parentElement.querySelector(`[data-own-of="${field.dataset.column}"]`);
  const fieldOf = (target) => {
    const own = target.closest("[data-own-of]");
    return own ? own.parentElement.querySelector(`[data-column="${own.dataset.ownOf}"]`) : target.closest("[data-column]");
  };

  function makeLine(row) {
    const line = template.cloneNode(true);
    line.dataset.row = row.id;
    // On a small screen a row shows what is in it, and its empty fields when it is opened.
    line.classList.toggle("rt-open", !isKept(row) && row.struck !== STRUCK);
    const name = line.querySelector("th");
    name.id = `${uid}-${row.id}`;
    line.querySelectorAll("[data-column]").forEach((field) => {
      const controls = field.matches("fieldset") ? [field] : field.querySelectorAll("select, textarea, input");
      const described = [name.id, field.dataset.described].filter(Boolean).join(" ");
      controls.forEach((control) => control.setAttribute("aria-describedby", described));
      ownOf(field)?.querySelector("input").setAttribute("aria-describedby", described);
    });
    line.querySelectorAll("button").forEach((button) => button.setAttribute("aria-describedby", name.id));
    return line;
  }

  function fillLine(line, row) {
    line.querySelectorAll("[data-column]").forEach((field) => {
      writeField(field, ownOf(field), row[field.dataset.column]);
      field.closest("td").classList.toggle("rt-empty", !row[field.dataset.column]);
    });
    const struck = row.struck === STRUCK;
    line.classList.toggle("rt-struck", struck);
    line.querySelector("[data-rt-state]").textContent = struck ? t("sheet.struck") : "";
    line.querySelectorAll("textarea, input").forEach((field) => (field.readOnly = struck));
    line.querySelectorAll("select, input[type=checkbox]").forEach((field) => (field.disabled = struck));
    line.querySelector("[data-rt-remove]").textContent = t(
      starters.has(row.id) ? (struck ? "sheet.keep" : "sheet.strike") : "sheet.remove",
    );
  }

  function numberLine(line, place, all) {
    line.querySelector("[data-rt-number]").textContent = place + 1;
    line.querySelector('[data-rt-move="-1"]').disabled = place === 0;
    line.querySelector('[data-rt-move="1"]').disabled = place === all - 1;
  }

  function showRestore() {
    restore.hidden = removed.length === 0;
    restore.textContent = removed.length > 1 ? t("sheet.restore-many", { many: removed.length }) : t("sheet.restore");
  }

  /** On paper, lines to write on stand below a table that nobody has begun. */
  function showBegun(now) {
    element.classList.toggle(
      "rt-begun",
      now.some((row) => !starters.has(row.id) && isKept(row)),
    );
  }

  /** Bring the lines in line with the rows: those that are there stay, with the focus in them. */
  function show({ elsewhere = false } = {}) {
    if (typing) {
      heard ||= elsewhere;
      return;
    }
    const now = rows();
    const there = new Map([...body.children].map((line) => [line.dataset.row, line]));
    const lines = now.map((row) => there.get(row.id) ?? makeLine(row));
    const wanted = new Set(lines);
    [...body.children].forEach((line) => wanted.has(line) || line.remove());
    lines.forEach((line, place) => {
      if (body.children[place] !== line) body.insertBefore(line, body.children[place] ?? null);
      fillLine(line, now[place]);
      numberLine(line, place, lines.length);
    });
    showBegun(now);
    showRestore();
  }

  function keep(next) {
    write(next, null);
    show();
  }

  function focusLine(line, field = "select, textarea, input") {
    line.classList.add("rt-open");
    line.querySelector(field).focus({ preventScroll: true });
  }

  function add() {
    const row = { id: newRowId() };
    keep([...rows(), row]);
    lineOf(row.id).querySelector("select, textarea, input").focus();
  }

  function move(line, by) {
    const next = [...rows()];
    const from = next.findIndex((row) => row.id === line.dataset.row);
    const to = from + by;
    if (to < 0 || to >= next.length) return;
    next.splice(to, 0, ...next.splice(from, 1));
    keep(next);
    const button = line.querySelector(`[data-rt-move="${by}"]`);
    (button.disabled ? line.querySelector(`[data-rt-move="${-by}"]`) : button).focus();
  }

  function strikeOrRemove(line) {
    const now = rows();
    const place = now.findIndex((row) => row.id === line.dataset.row);
    const row = now[place];
    if (starters.has(row.id)) {
      const { struck, ...rest } = row;
      keep(now.map((one) => (one === row ? (struck === STRUCK ? rest : { ...row, struck: STRUCK }) : one)));
      return;
    }
    if (row === draft) draft = { id: newRowId() };
    else removed = [...removed, { row, place }];
    keep(now.filter((one) => one !== row));
    (restore.hidden ? find("add") : restore).focus();
  }

  function bringBack() {
    const { row, place } = removed.at(-1);
    removed = removed.slice(0, -1);
    const next = [...rows()];
    const id = next.some((one) => one.id === row.id) ? newRowId() : row.id;
    next.splice(place, 0, { ...row, id });
    keep(next.filter((one) => one !== draft));
    focusLine(lineOf(id));
  }

  function onInput(event) {
    const field = fieldOf(event.target);
    const line = event.target.closest("[data-row]");
    if (!field || !line) return;
    const own = ownOf(field);
    if (event.target.tagName === "SELECT" || event.target.type === "date") wordChoice(field);
    if (own && event.target.tagName === "SELECT") {
      own.hidden = event.target.value !== OWN;
      if (!own.hidden) own.querySelector("input").focus();
    }
    const { column } = field.dataset;
    if (own) wordOwn(own);
    const value = readField(field, own);
    const change = ({ [column]: old, ...rest }) => (value ? { ...rest, [column]: value } : rest);
    const next = rows().map((row) => (row.id === line.dataset.row ? change(row) : row));
    typing = true;
    try {
      write(next, line.dataset.row);
    } finally {
      typing = false;
    }
    if (heard) {
      heard = false;
      show();
    } else showBegun(next);
  }

  body.addEventListener("input", onInput);
  body.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    const line = button?.closest("[data-row]");
    if (!line) return;
    if ("rtOpen" in button.dataset) focusLine(line, ".rt-empty :is(select, textarea, input)");
    else if (button.dataset.rtMove) move(line, Number(button.dataset.rtMove));
    else if ("rtRemove" in button.dataset) strikeOrRemove(line);
  });
  find("add").addEventListener("click", add);
  restore.addEventListener("click", bringBack);
  find("foot").hidden = false;

  return {
    show,
    rows,
    /** Rows of another group or another file: what was removed from the ones before is no longer at hand. */
    forget() {
      removed = [];
    },
    focusRow(id) {
      const line = lineOf(id);
      if (!line) return;
      reveal(line);
      line.scrollIntoView({ block: "center" });
      focusLine(line);
    },
  };
}
