// What a worksheet's paper begins with, and what of it is open: as its row declares, else by its dates and choices.
import { cut } from "../../browser/blocks.js";
import { isShown, numberRows, wordCell, wordPrompt } from "./reading.js";
import { sectionById } from "./roles.js";

// Letters of one cell, of what a part tells in one line, and of a cell in the table of deeds; rows that a line names.
const SHORT = 90;
const LINE = 300;
const CELL = 110;
const MOST_NAMED = 3;
const LAST = "~";

/** Whether a group wrote on a section at all: what stands there from the beginning is nobody's answer. */
export function isBegun(section, answers) {
  const keys = [...section.prompts.map(({ id }) => id), ...(section.table ? ["rows"] : [])].map((name) => `${section.id}/${name}`);
  return keys.some((key) => answers[key] !== undefined);
}

/** A row of what its table gives, in which nothing is written yet: a standard that nobody has looked at. */
export function isUnbegun({ table }, row) {
  const starter = table.starters.find(({ id }) => id === row.id);
  if (!starter || !table.columns.some(({ given }) => given)) return false;
  return table.columns.every(({ id, given }) => given || (row[id] ?? "") === (starter[id] ?? ""));
}

/** The rows of a section that say something of the group's, with their numbers on the page. */
export function writtenRows(section, answers) {
  if (!section.table || !isShown(section, answers) || !isBegun(section, answers)) return [];
  return numberRows(section, answers).filter(({ row, kept }) => kept && !isUnbegun(section, row));
}

/** Rows that wait to be looked at, in a section that the group has begun. */
export const waitingRows = (section, answers) =>
  section.table && isShown(section, answers) && isBegun(section, answers)
    ? numberRows(section, answers).filter(({ row, kept }) => kept && isUnbegun(section, row))
    : [];

const sectionsOf = (ids, content, answers) =>
  ids.map((id) => sectionById(content, id)).filter((section) => section && isShown(section, answers));

const rowsOf = (ids, content, answers) =>
  sectionsOf(ids, content, answers).flatMap((section) => writtenRows(section, answers).map((found) => ({ ...found, section })));

const placeOf = ({ section, row }, column) => ({ key: `${section.id}/rows`, row: row.id, column });

function promptOf(name, content, answers) {
  const [sectionId, id] = name.split("/");
  const [section] = sectionsOf([sectionId], content, answers);
  const prompt = section?.prompts.find((one) => one.id === id);
  return prompt ? { section, prompt, text: wordPrompt(section, prompt, answers), place: { key: name } } : null;
}

/** The declared lead; a worksheet without one is read by its calendars and lists. */
function leadOf(content) {
  if (content.lead) return content.lead;
  const views = content.sections.flatMap(({ views: own }) => own);
  return {
    found: views
      .filter(({ type }) => type === "split")
      .flatMap((view) =>
        view.groups.map(({ title, among }) => ({ title, prompts: [], of: view.of, by: view.by, among, show: view.show })),
      ),
    open: [],
    deeds: views
      .filter(({ type }) => type === "calendar")
      .map(({ of, what, when, show }) => ({ of, what, who: null, when, more: show })),
  };
}

/** One line for each answer of a part, and one for all its rows. */
function tellPart(part, content, answers, t) {
  if (part.prompts.length) {
    return part.prompts
      .map((name) => promptOf(name, content, answers))
      .filter((found) => found?.text)
      .map(({ prompt, text }) => ({ strong: prompt.title, text, most: LINE }));
  }
  const rows = selectRows(part, content, answers);
  if (!rows.length) return [];
  const named = rows.slice(0, MOST_NAMED).map(({ row, section }) =>
    part.show
      .map((id) => cut(wordCell(section, row, id).replace(/[.\s]+$/, ""), SHORT))
      .filter(Boolean)
      .join(" – "),
  );
  const rest = rows.length - named.length;
  const text = named.join("; ") + (rest ? `; ${t("sheet.lead-rest", { many: rest })}` : ".");
  return [{ strong: t("sheet.lead-part", { title: part.title, many: rows.length }), text, most: 2 * LINE }];
}

const selectRows = (part, content, answers) =>
  rowsOf(part.of, content, answers).filter(({ row }) =>
    part.by ? part.among.includes(row[part.by]) : part.show.some((id) => row[id]),
  );

const deedsOf = (deeds, content, answers) => rowsOf(deeds.of, content, answers).filter(({ row }) => row[deeds.what]);

/** What is missing, row by row of what the lead declares: {text, place, told}; told: its rows are told one by one in the paper. */
function findUnsettled(lead, content, answers, t) {
  return lead.open.flatMap((part) => {
    if (part.prompts.length) {
      return part.prompts
        .map((name) => promptOf(name, content, answers))
        .filter((found) => found && !found.text && isBegun(found.section, answers)) // else it is told with its part
        .map(({ prompt, place }) => ({ text: t("sheet.open-prompt", { question: prompt.title }), place }));
    }
    const rows = selectRows(part, content, answers);
    const text = t("sheet.open-rows", { title: part.title, many: rows.length });
    return rows.length ? [{ text, place: placeOf(rows[0], part.by ?? part.show[0]), told: true }] : [];
  });
}

/** Deeds that nobody does, or that have no date. */
function findUndated(lead, content, answers, t) {
  return lead.deeds.flatMap((deeds) => {
    const rows = deedsOf(deeds, content, answers);
    return ["when", "who"]
      .filter((field) => deeds[field])
      .map((field) => [field, rows.filter(({ row }) => !row[deeds[field]])])
      .filter(([, missing]) => missing.length)
      .map(([field, missing]) => ({
        text: t(`sheet.open-${field}${missing.length === 1 ? "-one" : ""}`, {
          title: missing[0].section.title,
          many: missing.length,
        }),
        place: placeOf(missing[0], deeds[field]),
      }));
  });
}

/** What is open, with the place where it is to be settled: {text, place: {key, row, column}, told}. Nothing where nothing is begun. */
export function findOpen(content, answers, t) {
  const shown = content.sections.filter((section) => isShown(section, answers));
  if (!shown.some((section) => isBegun(section, answers))) return [];
  const lead = leadOf(content);
  const waiting = shown
    .map((section) => [section, waitingRows(section, answers)])
    .filter(([, rows]) => rows.length)
    .map(([section, rows]) => ({
      text: t("sheet.open-waiting", { title: section.title, many: rows.length }),
      place: placeOf({ section, row: rows[0].row }, section.table.columns.find(({ given }) => !given)?.id),
    }));
  const empty = shown
    .filter((section) => (section.prompts.length || section.table) && !isBegun(section, answers))
    .map((section) => ({ text: t("sheet.open-section", { title: section.title }), place: { key: firstKey(section) } }));
  return [...findUndated(lead, content, answers, t), ...findUnsettled(lead, content, answers, t), ...waiting, ...empty];
}

const firstKey = (section) => `${section.id}/${section.prompts[0]?.id ?? "rows"}`;

/** How much is written where, in one sentence; "" where nothing is. */
function wordDone(content, answers, t) {
  const parts = content.sections
    .filter((section) => isShown(section, answers) && isBegun(section, answers))
    .map((section) => {
      const many = writtenRows(section, answers).length;
      return many ? t("sheet.lead-rows", { title: section.title, many }) : section.title;
    });
  return parts.length ? t("sheet.lead-did", { parts: parts.join("; ") }) : "";
}

/** What a worksheet's paper begins with, as lead.js takes it; nothing where nothing is written. */
export function readLead(content, answers, t) {
  const lead = leadOf(content);
  const done = wordDone(content, answers, t);
  if (!done) return {};
  const told = lead.open.filter(({ of }) => of.length).flatMap((part) => tellPart(part, content, answers, t));
  const missing = findOpen(content, answers, t).filter(({ told: isTold }) => !isTold);
  return {
    did: [done],
    found: lead.found.flatMap((part) => tellPart(part, content, answers, t)),
    open: [...told, ...missing.map(({ text }) => text)],
    deeds: readDeeds(lead, content, answers, t),
    titles: { found: t("sheet.lead-found"), deeds: lead.deeds[0]?.when ? undefined : t("sheet.lead-deeds") },
  };
}

/** The columns of a declared table of deeds in their order: when, what, who, and what belongs to it. */
const columnsOf = ({ what, who, when, more }) => [when, what, who, ...more].filter(Boolean);

/** Whether all that a section's table holds stands in the lead, so that it need not be told twice. */
export function isToldInLead(section, content, answers) {
  const [deeds] = leadOf(content).deeds;
  return Boolean(
    deeds?.of.includes(section.id) &&
      section.table.columns.every(({ id }) => columnsOf(deeds).includes(id)) &&
      writtenRows(section, answers).every(({ row }) => row[deeds.what]),
  );
}

/** Where a row stands in the order of its dates, or of a choice of moments; those without one come last. */
function rankBy(column) {
  if (!column) return () => "";
  const places = new Map((column.options ?? []).map(([id], place) => [id, String(place).padStart(4, "0")]));
  return (row) => places.get(row[column.id]) ?? (row[column.id] || LAST);
}

function readDeeds(lead, content, answers, t) {
  const [deeds] = lead.deeds;
  if (!deeds) return null;
  const found = deedsOf(deeds, content, answers);
  if (!found.length) return null;
  const { columns } = found[0].section.table;
  const ids = columnsOf(deeds);
  const rank = rankBy(columns.find(({ id }) => id === deeds.when));
  const inOrder = [...found].sort((one, other) => (rank(one.row) < rank(other.row) ? -1 : rank(one.row) > rank(other.row) ? 1 : 0));
  const isWhole = isToldInLead(found[0].section, content, answers);
  const word = ({ row, section }, id) => {
    const text = wordCell(section, row, id);
    if (!text && (id === deeds.when || id === deeds.who)) return t("sheet.lead-nobody");
    return isWhole ? text : cut(text, CELL);
  };
  return {
    header: ids.map((id) => columns.find((column) => column.id === id).title),
    rows: inOrder.map((one) => ids.map((id) => word(one, id))),
    widths: ids.map((id) => columns.find((column) => column.id === id).weight),
    isWhole,
  };
}
