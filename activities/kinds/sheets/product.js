// What leaves a worksheet: a paper with headings and tables, one long table, a calendar.
// Rows that were struck out stay in the answers file and out of the paper.
import { heading, paragraph, table } from "../../browser/blocks.js";
import { leadBlocks } from "../../browser/lead.js";
import { isBegun, isToldInLead, readLead, waitingRows, writtenRows } from "./lead.js";
import { isShown, nameRow, numberRows, wordCell, wordPrompt } from "./reading.js";
import { readCalendar, readGrid, readMap, readTies, wordTies } from "./views.js";

const shownSections = (content, answers) => content.sections.filter((section) => isShown(section, answers));

function promptBlocks(section, answers) {
  return section.prompts
    .map((prompt) => [prompt, wordPrompt(section, prompt, answers)])
    .filter(([, text]) => text)
    .flatMap(([prompt, text]) => [heading(2, prompt.title), paragraph(text)]);
}

/** Rows under the choices that a split parts them by, in its order; then those without one. */
function bandRows(rows, view, t) {
  const groups = view.groups.length
    ? view.groups
    : rows[0].section.table.columns.find(({ id }) => id === view.by).options.map(([id, title]) => ({ title, among: [id] }));
  const groupOf = ({ row }) => groups.find(({ among }) => among.includes(row[view.by]));
  const own = [...new Set(rows.filter((one) => !groupOf(one) && one.row[view.by]).map(({ row }) => row[view.by]))];
  return [
    ...groups.map((group) => [group.title, rows.filter((one) => groupOf(one) === group)]),
    ...own.map((text) => [text, rows.filter(({ row }) => row[view.by] === text)]),
    [t("sheet.no-choice"), rows.filter((one) => !groupOf(one) && !one.row[view.by])],
  ].filter(([, found]) => found.length);
}

function tableBlocks(section, content, answers, t) {
  const rows = writtenRows(section, answers).map((found) => ({ ...found, section }));
  if (!rows.length || isToldInLead(section, content, answers)) return [];
  const split = section.views.find((view) => view.type === "split" && view.of.includes(section.id));
  const columns = section.table.columns.filter(({ id }) => id !== split?.by);
  const cells = ({ row, number }) => [String(number), ...columns.map((column) => wordCell(section, row, column.id))];
  return [
    table({
      name: section.title,
      header: [t("sheet.number"), ...columns.map((column) => column.title)],
      rows: split ? bandRows(rows, split, t).flatMap(([title, found]) => [{ band: title }, ...found.map(cells)]) : rows.map(cells),
      widths: [1, ...columns.map((column) => column.weight)],
    }),
  ];
}

function waitingBlocks(section, answers, t) {
  const names = waitingRows(section, answers).map(({ row }) => nameRow(section, row));
  return names.length ? [paragraph(names.join("; "), t("sheet.waiting", { many: names.length }))] : [];
}

const viewBlocks = {
  grid(view, sections, answers) {
    const grid = readGrid(view, sections, answers);
    if (!grid.rows.length) return [];
    return [
      {
        type: "table",
        name: view.title,
        header: ["", ...grid.columns],
        rows: grid.rows.map((row) => [
          row.name,
          ...row.cells.map((cell) => cell.map(({ number, text, marked }) => `${text || number}${marked ? "?" : ""}`).join(", ")),
        ]),
      },
      ...(view.help ? [paragraph(view.help)] : []),
    ];
  },
  /** Rows of other sections, summed up; those of its own section stand in its table already. */
  split(view, sections, answers, t, section) {
    if (view.of.includes(section.id)) return [];
    const rows = sections.flatMap((one) => writtenRows(one, answers).map((found) => ({ ...found, section: one })));
    if (!rows.length) return [];
    const columns = view.show.map((id) => sections[0].table.columns.find((column) => column.id === id));
    return [
      table({
        name: view.title,
        header: columns.map(({ title }) => title),
        rows: bandRows(rows, view, t).flatMap(([title, found]) => [
          { band: title },
          ...found.map(({ row, section: of }) => view.show.map((id) => wordCell(of, row, id))),
        ]),
        widths: columns.map(({ weight }) => weight),
      }),
    ];
  },
  map(view, sections, answers, t) {
    const { needs, partners } = readMap(view, sections, answers);
    if (!partners.length) return [];
    return [
      {
        type: "table",
        name: view.title,
        header: [t("sheet.map-needs"), t("sheet.map-partners")],
        rows: needs.map((need) => [need.name, need.partners.join(", ") || t("sheet.nobody")]),
      },
    ];
  },
  ties(view, sections, answers, t) {
    const ties = readTies(view, sections, answers);
    if (!ties.links.length) return [];
    return [
      table({
        name: view.title,
        header: [t("sheet.ties-who"), t("sheet.ties-with")],
        rows: wordTies(ties, t).map((one) => [one.who, one.with]),
      }),
    ];
  },
  /** A row with a date stands in the table, and in the lead. */
  calendar: () => [],
};

function sectionBlocks(section, content, answers, t) {
  const views = section.views.flatMap((view) => {
    const of = view.of.map((id) => content.sections.find((one) => one.id === id));
    if (!of.some((one) => isBegun(one, answers))) return [];
    const blocks = viewBlocks[view.type](view, of, answers, t, section);
    return blocks.length ? [heading(2, view.title), ...blocks] : [];
  });
  const blocks = [
    ...promptBlocks(section, answers),
    ...tableBlocks(section, content, answers, t),
    ...waitingBlocks(section, answers, t),
    ...views,
  ];
  return blocks.length ? [heading(1, section.title), ...blocks] : [];
}

const sumsUp = (section) => section.views.some(({ of }) => !of.includes(section.id));

/** The sections of a paper; what sums up others stands before them. */
export function sheetBlocks({ answers, content, t }) {
  const shown = shownSections(content, answers);
  const inOrder = [...shown.filter(sumsUp), ...shown.filter((section) => !sumsUp(section))];
  return inOrder.flatMap((section) => sectionBlocks(section, content, answers, t));
}

/** The document that becomes a Word file: what leads, then what was answered, section by section. */
export function product({ answers, content, t, title }) {
  return {
    title,
    lead: leadBlocks(readLead(content, answers, t), t),
    blocks: sheetBlocks({ answers, content, t }),
    levels: 1,
  };
}

/** One row for each row of a table and each prompt; a column for each column of any table. */
export function sheetTable({ answers, content, t }) {
  const sections = shownSections(content, answers);
  const titles = [...new Set(sections.flatMap((section) => section.table?.columns.map((column) => column.title) ?? []))];
  const asked = sections.some((section) => section.prompts.length);
  const header = [
    t("sheet.part"),
    t("sheet.row"),
    ...(asked ? [t("sheet.question"), t("sheet.answer")] : []),
    ...titles,
    t("sheet.state"),
  ];
  const rows = sections.flatMap((section) => {
    const prompts = section.prompts
      .map((prompt) => [prompt.title, wordPrompt(section, prompt, answers)])
      .filter(([, text]) => text)
      .map(([question, text]) => [section.title, "", question, text, ...titles.map(() => ""), ""]);
    const lines = section.table ? numberRows(section, answers) : [];
    return [
      ...prompts,
      ...lines.map(({ row, number }) => [
        section.title,
        number,
        ...(asked ? ["", ""] : []),
        ...titles.map((title) => {
          const column = section.table.columns.find((one) => one.title === title);
          return column ? wordCell(section, row, column.id) : "";
        }),
        row.struck ? t("sheet.struck") : "",
      ]),
    ];
  });
  return { header, rows };
}

/** What a calendar file holds: the dated rows of every calendar. */
export function calendar({ answers, content }) {
  return shownSections(content, answers)
    .flatMap((section) =>
      section.views
        .filter((view) => view.type === "calendar")
        .flatMap((view) =>
          readCalendar(
            view,
            view.of.map((id) => content.sections.find((one) => one.id === id)),
            answers,
          ),
        ),
    )
    .filter(({ date }) => date)
    .map(({ id, date, what, notes }) => ({
      id,
      date,
      title: what,
      description: notes.map(([name, text]) => `${name}: ${text}`).join("\n"),
    }));
}
