// Tables in a Word file: a header row that repeats, and columns as wide as their words need.
import { BorderStyle, ShadingType, Table, TableCell, TableLayoutType, TableRow, WidthType } from "docx";
import { cleanText, writeParagraph } from "./docx_text.js";

// A table of more columns than this is set smaller.
const MOST_AT_FULL_SIZE = 8;
const MIN_COLUMN = 620;
// A column should hold its longest word: so many letters of it, each so wide, and the margins of the cell.
const WORD = { most: 15, letter: 116, narrow: 98, head: 138, margins: 220 };
// A row of longer texts than this may run over to the next page.
const SHORT_TEXT = 900;

const RULE = { style: BorderStyle.SINGLE, size: 4, color: "8C8C8C" };
const NO_RULE = { style: BorderStyle.NONE, size: 0, color: "auto" };

export const countColumns = ({ header, rows }) => Math.max(header.length, ...rows.map((row) => row.length));

/**
 * @param {{caption?: string, header: string[], rows: string[][], widths?: number[]}} block widths: relative ones
 * @param {number} room twentieths of a point
 * @returns {object[]} the caption, the table, and what keeps it from the next one
 */
export function writeTable({ caption, header, rows, widths }, room) {
  const columns = countColumns({ header, rows });
  if (!columns) return [];
  const isNarrow = columns > MOST_AT_FULL_SIZE;
  const columnWidths = shareWidth(
    widths ?? weighColumns([header, ...rows], columns),
    needColumns(header, rows, columns, isNarrow),
    room,
  );
  const style = isNarrow ? "TableTextNarrow" : "TableText";
  const table = new Table({
    rows: [
      writeRow(header, columnWidths, style, { tableHeader: true, cantSplit: true }),
      ...rows.map((row) =>
        writeRow(row, columnWidths, style, { cantSplit: row.every((text) => cleanText(text).length < SHORT_TEXT) }),
      ),
    ],
    columnWidths,
    width: { size: room, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
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

function writeRow(cells, columnWidths, style, options = {}) {
  return new TableRow({
    ...options,
    children: columnWidths.map(
      (size, column) =>
        new TableCell({
          width: { size, type: WidthType.DXA },
          shading: options.tableHeader ? { type: ShadingType.CLEAR, color: "auto", fill: "EDEFF2" } : undefined,
          children: [writeParagraph(cells[column], { style: options.tableHeader ? "TableHead" : style })],
        }),
    ),
  });
}

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
