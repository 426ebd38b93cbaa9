// A workbook as an .xlsx file. Loaded only when somebody asks for one, since it brings a library along.
import writeExcelFile from "write-excel-file/browser";

const MONEY = "#,##0.00";
const CONTROLS = /[\u0000-\u0008\u000B\u000C\u000E-\u001F]/g; // which XML cannot hold
const LONGEST = 32767; // letters of a cell, by the format
const WIDEST = 60;
const NARROWEST = 10;

/** Cents as the number that a cell holds: a workbook counts in doubles, which hold every sum of fewer than sixteen digits. */
const toNumber = (cents) => Number(cents) / 100;

/** A text is written as one, so that no cell is taken for a formula, whatever it begins with. */
function writeCell(cell) {
  const fontWeight = cell.strong ? /** @type {"bold"} */ ("bold") : undefined;
  if ("cents" in cell) return { value: toNumber(cell.cents), type: Number, format: MONEY };
  if ("number" in cell) return { value: cell.number, type: Number };
  if ("formula" in cell) return { value: cell.formula, type: /** @type {"Formula"} */ ("Formula"), format: MONEY };
  const text = cell.text.replace(CONTROLS, "").slice(0, LONGEST);
  return text ? { value: text, type: String, fontWeight } : null;
}

const widthOf = (rows, column) =>
  Math.min(WIDEST, Math.max(NARROWEST, ...rows.slice(0, 200).map((row) => (row[column]?.text ?? "").length + 2)));

/**
 * @param {{name: string, rows: any[][]}[]} sheets cells as {text, strong}, {cents}, {number} or {formula}
 * @returns {Promise<Blob>} the file
 */
export async function writeWorkbook(sheets) {
  const made = sheets
    .filter(({ rows }) => rows.length)
    .map(({ name, rows }) => ({
      data: rows.map((row) => row.map(writeCell)),
      sheet: name.replace(/[\\/?*[\]:]/g, " ").slice(0, 31),
      columns: Array.from({ length: Math.max(...rows.map((row) => row.length)) }, (_, column) => ({
        width: widthOf(rows, column),
      })),
      stickyRowsCount: 1,
    }));
  return writeExcelFile(made).toBlob();
}
