// Tables as CSV that a spreadsheet opens as it is. Answers are other people's text: a cell that a
// spreadsheet would take for a formula must stay text.
//
// Where decimals begin with a comma, a spreadsheet parts cells by semicolons, and puts a file parted by commas
// into one column: the file is written as the reader's language has it.

const BYTE_ORDER_MARK = "\uFEFF"; // without it Excel reads UTF-8 as the machine's old code page
const LINE_END = "\r\n";

// Spreadsheets pass over leading space, and Excel in East Asian settings takes the wide signs too.
const FORMULA = /^(?:[\t\r\n]|\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/u;
const NEGATIVE_NUMBER = /^-\d+(?:\.\d+)?$/;
const DECIMALS = /^-?\d+\.\d+$/; // 3.3 would be the third of March to a spreadsheet that writes 3,3
// A spreadsheet cuts a cell short at a null character, and shows the others as boxes.
const CONTROLS = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g;

/**
 * A table as one CSV text after RFC 4180: a byte order mark, commas or semicolons, CRLF, quotes where needed.
 *
 * @param {string[]} header column names
 * @param {Array<Array<string|number|boolean|null|undefined>>} rows cells; a short row is filled up
 *   with empty cells, null and undefined are empty cells
 * @param {string} [language] of the device, as "vi-VN"; it says how decimals and lists are written
 * @returns {string} the text, in which no cell is read as a formula
 * @throws {RangeError} if a row has more cells than the header
 */
export function csvText(header, rows, language = navigator.language) {
  const decimal = decimalMark(language);
  const parter = decimal === "," ? ";" : ",";
  const lines = rows.map((row, index) => {
    if (row.length > header.length) {
      throw new RangeError(`row ${index + 1} has ${row.length} cells, the header has ${header.length}`);
    }
    return header.map((_, column) => row[column]);
  });
  return BYTE_ORDER_MARK + [header, ...lines].map((cells) => writeLine(cells, parter, decimal)).join("");
}

function decimalMark(language) {
  try {
    return new Intl.NumberFormat(language).formatToParts(1.5).find(({ type }) => type === "decimal").value;
  } catch {
    return "."; // a browser can name a language that it does not know itself
  }
}

function writeLine(cells, parter, decimal) {
  const line = cells.map((value) => writeCell(value, decimal)).join(parter);
  // A row of one empty cell would be an empty line, which readers pass over.
  return (line || '""') + LINE_END;
}

function writeCell(value, decimal) {
  const plain = String(value ?? "").replace(CONTROLS, "");
  const text = decimal === "," && DECIMALS.test(plain) ? plain.replace(".", ",") : keepAsText(plain);
  return /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function keepAsText(text) {
  return FORMULA.test(text) && !NEGATIVE_NUMBER.test(text) ? `'${text}` : text;
}
