// A table whose rows people add, move, remove and bring back, by mouse and by keyboard. Starters are
// rows that stand there from the beginning: they are changed or struck out, and never lost.
//
// A keystroke touches its own row and nothing else, so that two hundred rows type as fast as one.
import { OWN, readField, wordChoice, wordOwn, wordValue, writeField } from "./blanks.js";
import { onReveal, reveal } from "./reveal.js";
import { makePicking } from "./row_picking.js";
import { mountTurning } from "./row_turning.js";

const STRUCK = "yes";
const FIELDS = "select, textarea, input";

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
  const starters = new Map(spec.starters.map((row) => [row.id, row]));
  const given = spec.columns.filter((column) => column.fixed);
  const rest = spec.columns.filter(({ id }) => spec.rest?.columns.includes(id));
  let removed = [];
  let typing = false;
  let heard = false; // another tab's rows came in with the keystroke that is being kept
  let draft = { id: newRowId() };

  /** A row in which somebody wrote: more than its starter says, or something else. */
  const isWorked = ({ id, struck, ...cells }) =>
    Object.entries(cells).some(([name, value]) => value && value !== starters.get(id)?.[name]);
  const picking = makePicking({ spec, rows: () => rows(), t });
  const turning = spec.oneAtATime ? mountTurning({ element, spec, t, isWorked }) : null;

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
    line.classList.toggle("rt-open", spec.oneAtATime || (!rest.length && !isKept(row) && row.struck !== STRUCK));
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

  /** What a starter says in a given column is text. In other rows, and where a group of before wrote something else, a box stands there. */
  function sayLine(line, row) {
    let says = false;
    given.forEach((column) => {
      const said = starters.get(row.id)?.[column.id];
      const isText = Boolean(said) && row[column.id] === said;
      const text = line.querySelector(`[data-said="${column.id}"]`);
      text.hidden = !isText;
      text.lastElementChild.textContent = isText ? wordValue(column, said) : "";
      line.querySelector(`[data-column="${column.id}"]`).hidden = isText;
      says ||= isText;
    });
    line.classList.toggle("rt-fixed", says);
  }

  /** What stands in the fields that are folded away, in a few words beside the button. */
  function tellRest(line, row) {
    if (!rest.length) return;
    const worded = (column) => (column.type === "rows" ? { ...column, options: picking.names() } : column);
    const words = rest.map((column) => wordValue(worded(column), row[column.id])).filter(Boolean);
    line.querySelector("[data-rt-told]").textContent = words.join(" · ");
  }

  function fillLine(line, row) {
    picking?.show(line, row);
    line.querySelectorAll('[data-column]:not([data-type="rows"])').forEach((field) => {
      writeField(field, ownOf(field), row[field.dataset.column]);
      field.closest("td").classList.toggle("rt-empty", !row[field.dataset.column]);
    });
    sayLine(line, row);
    tellRest(line, row);
    const struck = row.struck === STRUCK;
    line.classList.toggle("rt-struck", struck);
    line.querySelector("[data-rt-state]").textContent = struck ? t("sheet.struck") : "";
    line.querySelectorAll("textarea, input:not([type=checkbox])").forEach((field) => (field.readOnly = struck));
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
    turning?.show(now);
    showBegun(now);
    showRestore();
  }

  function keep(next) {
    write(next, null);
    show();
  }

  const findField = (line, within = "") =>
    [...line.querySelectorAll(FIELDS)].find((field) => !field.closest("[hidden]") && (!within || field.closest(within)));

  function focusLine(line, within) {
    line.classList.add("rt-open");
    findField(line, within).focus({ preventScroll: true });
  }

  function add() {
    const row = { id: newRowId() };
    keep([...rows(), row]);
    turning?.turn(row.id);
    findField(lineOf(row.id)).focus();
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
    turning?.turn(id);
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
    if (field.dataset.type === "rows") picking.tell(field, value);
    typing = true;
    try {
      write(next, line.dataset.row);
    } finally {
      typing = false;
    }
    if (heard) {
      heard = false;
      show();
    } else {
      showBegun(next);
      turning?.show(next);
    }
  }

  body.addEventListener("input", onInput);
  // A fold does not let its opening bubble.
  body.addEventListener("toggle", ({ target }) => picking?.open(target), { capture: true });
  body.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    const line = button?.closest("[data-row]");
    if (!line) return;
    if ("rtOpen" in button.dataset) focusLine(line, rest.length ? ".rt-rest" : ".rt-empty");
    else if (button.dataset.rtMove) move(line, Number(button.dataset.rtMove));
    else if ("rtRemove" in button.dataset) strikeOrRemove(line);
  });
  // Whoever leads to something in a row finds its card turned to, and its fields unfolded.
  onReveal(body, (target) => {
    const line = target.closest("[data-row]");
    line?.classList.add("rt-open");
    if (line) turning?.turn(line.dataset.row);
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
      turning?.forget();
    },
    focusRow(id) {
      const line = lineOf(id);
      if (!line) return;
      reveal(line.firstElementChild);
      line.scrollIntoView({ block: "center" });
      focusLine(line);
    },
  };
}
