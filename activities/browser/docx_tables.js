// Tables in a Word file: a header row that repeats, and columns as wide as their words need.
import { BorderStyle, ShadingType, Table, TableCell, TableLayoutType, TableRow, WidthType } from "docx";
import { countTextLines } from "./docx_length.js";
import { cleanText, writeParagraph } from "./docx_text.js";
import { countColumns } from "./paper_pages.js";

// A table of more columns than this is set smaller.
const MOST_AT_FULL_SIZE = 8;
const MIN_COLUMN = 620;
// A column should hold its longest word: so many letters of it, each so wide, and the margins of the cell.
const WORD = { most: 15, letter: 116, narrow: 98, head: 138, margins: 220 };
// A row of more lines than this runs over to the next page, so that it leaves no hole behind.
const MOST_LINES_TOGETHER = 9;
// How wide a letter is in a cell, on the average; how much of a line the margins of a row take.
const LETTER = 98;
const BETWEEN_ROWS = 0.5;

const RULE = { style: BorderStyle.SINGLE, size: 4, color: "8C8C8C" };
const NO_RULE = { style: BorderStyle.NONE, size: 0, color: "auto" };
const HEAD = { type: ShadingType.CLEAR, color: "auto", fill: "EDEFF2" };
const BAND = { type: ShadingType.CLEAR, color: "auto", fill: "F6F3EC" };

const cellsOf = (rows) => rows.filter(Array.isArray);

/** The library writes no words that say what a table is to those who do not see it. */
class NamedTable extends Table {
  constructor(name, options) {
    super(options);
    this.name = name;
  }

  prepForXml(context) {
    const xml = super.prepForXml(context);
    const properties = xml["w:tbl"].find((part) => part["w:tblPr"])["w:tblPr"];
    if (this.name) properties.push({ "w:tblCaption": { _attr: { "w:val": this.name } } });
    return xml;
  }
}

/**
 * @param {{caption?: string, name?: string, header: string[], rows: (string[] | {band: string})[], widths?: number[]}} block
 *   widths: relative ones; name: what the table is called where no caption stands above it; a row with a `band` is a line of
 *   its own over all columns, which says what the rows below it have in common
 * @param {number} room twentieths of a point
 * @returns {object[]} the caption, the table, and what keeps it from the next one
 */
export function writeTable({ caption, name, header, rows, widths }, room) {
  const columns = countColumns({ header, rows });
  if (!columns) return [];
  const isNarrow = columns > MOST_AT_FULL_SIZE;
  const columnWidths = measureColumns({ header, rows, widths }, room);
  const style = isNarrow ? "TableTextNarrow" : "TableText";
  const table = new NamedTable(cleanText(caption || name).trim(), {
    rows: [
      writeRow(header, columnWidths, "TableHead", { tableHeader: true, cantSplit: true, shading: HEAD }),
      ...rows.map((row) =>
        Array.isArray(row)
          ? writeRow(row, columnWidths, style, { cantSplit: countLines(row, columnWidths) <= MOST_LINES_TOGETHER })
          : writeBand(row.band, columns, room),
      ),
    ],
    columnWidths,
    width: { size: room, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    tableLook: { firstRow: true, lastRow: false, firstColumn: false, lastColumn: false, noHBand: true, noVBand: true },
    margins: { top: 60, bottom: 60, left: 100, right: 100, marginUnitType: WidthType.DXA },
    borders: {
      top: RULE,
      bottom: RULE,
      insideHorizontal: RULE,
      insideVertical: NO_RULE,
      left: NO_RULE,
      right: NO_RULE,
    },
  });
  const above = cleanText(caption).trim() ? [writeParagraph(caption, { style: "Caption" })] : [];
  // Word makes one table of two that touch.
  return [...above, table, writeParagraph("", { style: "AfterTable" })];
}

function measureColumns({ header, rows, widths }, room) {
  const columns = countColumns({ header, rows });
  const cells = cellsOf(rows);
  const needs = needColumns(header, cells, columns, columns > MOST_AT_FULL_SIZE);
  return shareWidth(widths ?? weighColumns([header, ...cells], columns), needs, room);
}

/** About how many lines a table fills, with what stands between its rows. */
export function countTableLines(block, room) {
  const columnWidths = measureColumns(block, room);
  return [block.header, ...block.rows].reduce(
    (lines, row) => lines + BETWEEN_ROWS + (Array.isArray(row) ? countLines(row, columnWidths) : 1),
    0,
  );
}

/** @type {(cells: string[], columnWidths: number[], style: string, options: any) => object} */
function writeRow(cells, columnWidths, style, { shading, ...options }) {
  return new TableRow({
    ...options,
    children: columnWidths.map(
      (size, column) =>
        new TableCell({
          width: { size, type: WidthType.DXA },
          shading,
          children: [writeParagraph(cells[column], { style })],
        }),
    ),
  });
}

function writeBand(text, columns, room) {
  return new TableRow({
    cantSplit: true,
    children: [
      new TableCell({
        columnSpan: columns,
        width: { size: room, type: WidthType.DXA },
        shading: BAND,
        children: [writeParagraph(text, { style: "TableHead" })],
      }),
    ],
  });
}

const countLines = (row, columnWidths) =>
  Math.max(1, ...row.map((text, column) => countTextLines(text, columnWidths[column] - WORD.margins, LETTER)));

/** How much room each column asks for: the root of its longest text, so that long texts do not starve short ones. */
function weighColumns(rows, columns) {
  return Array.from({ length: columns }, (_, column) => {
    const longest = Math.max(...rows.map((row) => cleanText(row[column]).length));
    return Math.sqrt(Math.min(Math.max(longest, 12), 400));
  });
}

/** The least room for each column: its longest word stands on one line, unless that is a very long one. */
function needColumns(header, rows, columns, isNarrow) {
  const measure = (text, letter) =>
    Math.min(
      WORD.most,
      Math.max(
        ...cleanText(text)
          .split(/\s+/)
          .map((word) => word.length),
      ),
    ) * letter;
  return Array.from({ length: columns }, (_, column) =>
    Math.max(
      MIN_COLUMN,
      WORD.margins + measure(header[column], WORD.head),
      ...rows.map((row) => WORD.margins + measure(row[column], isNarrow ? WORD.narrow : WORD.letter)),
    ),
  );
}

/** The text's width shared out by relative widths, except that no column gets less than it needs. */
function shareWidth(weights, needs, room) {
  const wanted = needs.map((_, column) => (weights[column] > 0 ? weights[column] : 1));
  const sum = wanted.reduce((total, weight) => total + weight, 0);
  const needed = needs.reduce((total, need) => total + need, 0);
  const least = needs.map((need) => (needed > room ? (need * room) / needed : need));
  const raised = wanted.map((weight, column) => Math.max(least[column], (room * weight) / sum));
  const over = raised.reduce((total, width) => total + width, 0) - room;
  const spare = raised.reduce((total, width, column) => total + width - least[column], 0);
  // What the narrow columns were given is taken from the others, by how much they can spare.
  return raised.map((width, column) => Math.floor(width - (spare ? (over * (width - least[column])) / spare : 0)));
}
