// What leaves a worksheet: a paper with headings and tables, one long table, a calendar.
// Rows that were struck out stay in the answers file and out of the paper.
import { isShown, keptRows, numberRows, wordCell, wordPrompt } from "./reading.js";
import { readCalendar, readGrid, readMap, readSplit } from "./views.js";
import { wordDate } from "../../browser/times.js";

const heading = (level, text) => ({ type: "heading", level, text });
const paragraph = (text) => ({ type: "paragraph", text });
const list = (items) => ({ type: "list", items });

const shownSections = (content, answers) => content.sections.filter((section) => isShown(section, answers));

function promptBlocks(section, answers) {
  return section.prompts
    .map((prompt) => [prompt, wordPrompt(section, prompt, answers)])
    .filter(([, text]) => text)
    .flatMap(([prompt, text]) => [heading(2, prompt.title), paragraph(text)]);
}

function tableBlocks(section, answers, t) {
  const rows = section.table ? keptRows(section, answers) : [];
  if (!rows.length) return [];
  const { columns } = section.table;
  return [
    {
      type: "table",
      header: [t("sheet.number"), ...columns.map((column) => column.title)],
      rows: rows.map(({ row, number }) => [String(number), ...columns.map((column) => wordCell(section, row, column.id))]),
      widths: [1, ...columns.map((column) => column.weight)],
    },
  ];
}

const viewBlocks = {
  grid(view, sections, answers) {
    const grid = readGrid(view, sections, answers);
    if (!grid.rows.length) return [];
    return [
      {
        type: "table",
        header: ["", ...grid.columns],
        rows: grid.rows.map((row) => [
          row.name,
          ...row.cells.map((cell) => cell.map(({ number, marked }) => `${number}${marked ? "?" : ""}`).join(", ")),
        ]),
      },
      ...(view.help ? [paragraph(view.help)] : []),
    ];
  },
  split(view, sections, answers) {
    return readSplit(view, sections, answers)
      .groups.filter(({ items }) => items.length)
      .flatMap(({ title, items }) => [heading(3, title), list(items.map(({ text, more }) => (more ? `${text} (${more})` : text)))]);
  },
  map(view, sections, answers, t) {
    const { needs, partners } = readMap(view, sections, answers);
    if (!partners.length) return [];
    return [
      {
        type: "table",
        header: [t("sheet.map-needs"), t("sheet.map-partners")],
        rows: needs.map((need) => [need.name, need.partners.join(", ") || t("sheet.nobody")]),
      },
    ];
  },
  calendar(view, sections, answers, t) {
    const entries = readCalendar(view, sections, answers);
    if (!entries.some(({ date }) => date)) return [];
    return [
      list(
        entries.map(
          ({ date, what, notes }) =>
            `${date ? wordDate(date) : t("sheet.no-date")}: ${what}${notes.length ? ` (${notes.map(([, text]) => text).join("; ")})` : ""}`,
        ),
      ),
    ];
  },
};

function sectionBlocks(section, content, answers, t) {
  const views = section.views.flatMap((view) => {
    const of = view.of.map((id) => content.sections.find((one) => one.id === id));
    const blocks = viewBlocks[view.type](view, of, answers, t);
    return blocks.length ? [heading(2, view.title), ...blocks] : [];
  });
  const blocks = [...promptBlocks(section, answers), ...tableBlocks(section, answers, t), ...views];
  return blocks.length ? [heading(1, section.title), ...blocks] : [];
}

/** The document that becomes a Word file: what was answered, section by section. */
export function product({ answers, content, t, title }) {
  const blocks = shownSections(content, answers).flatMap((section) => sectionBlocks(section, content, answers, t));
  return { title, blocks: blocks.length ? blocks : [paragraph(t("sheet.product-empty"))] };
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
