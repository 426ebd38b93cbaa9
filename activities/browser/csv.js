// Tables as CSV that a spreadsheet opens as it is. Answers are other people's text: a cell that a
// spreadsheet would take for a formula must stay text.

const BYTE_ORDER_MARK = "\uFEFF"; // without it Excel reads UTF-8 as the machine's old code page
const LINE_END = "\r\n";

// Spreadsheets pass over leading space, and Excel in East Asian settings takes the wide signs too.
const FORMULA = /^(?:[\t\r\n]|\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/u;
const NEGATIVE_NUMBER = /^-\d+(?:\.\d+)?$/;
// A spreadsheet cuts a cell short at a null character, and shows the others as boxes.
const CONTROLS = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g;

/**
 * A table as one CSV text after RFC 4180: a byte order mark, commas, CRLF, quotes where needed.
 *
 * @param {string[]} header column names
 * @param {Array<Array<string|number|boolean|null|undefined>>} rows cells; a short row is filled up
 *   with empty cells, null and undefined are empty cells
 * @returns {string} the text, in which no cell is read as a formula
 * @throws {RangeError} if a row has more cells than the header
 */
export function csvText(header, rows) {
  const lines = rows.map((row, index) => {
    if (row.length > header.length) {
      throw new RangeError(`row ${index + 1} has ${row.length} cells, the header has ${header.length}`);
    }
    return header.map((_, column) => row[column]);
  });
  return BYTE_ORDER_MARK + [header, ...lines].map(writeLine).join("");
}

function writeLine(cells) {
  const line = cells.map(writeCell).join(",");
  // A row of one empty cell would be an empty line, which readers pass over.
  return (line || '""') + LINE_END;
}

function writeCell(value) {
  const text = keepAsText(String(value ?? "").replace(CONTROLS, ""));
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function keepAsText(text) {
  return FORMULA.test(text) && !NEGATIVE_NUMBER.test(text) ? `'${text}` : text;
}
