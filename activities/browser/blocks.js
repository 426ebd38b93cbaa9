// What papers are made of, as plain data: docx.js writes Word files of it, and paper_view.js pages.

export const heading = (level, text, more = {}) => ({ type: "heading", level, text, ...more });
export const paragraph = (text, strong = "") => ({ type: "paragraph", text, strong });
export const list = (items) => ({ type: "list", items });

/**
 * A table without the columns in which nobody wrote anything.
 *
 * @param {{caption?: string, name?: string, header: string[], rows: (string[] | {band: string})[], widths?: number[]}} parts as docx_tables.js takes them
 */
export function table({ header, rows, widths, ...more }) {
  const cells = rows.filter(Array.isArray);
  const used = header.map((_, column) => cells.some((row) => String(row[column] ?? "").trim()));
  const keep = (row) => row.filter((_, column) => used[column]);
  return {
    type: "table",
    ...more,
    header: keep(header),
    rows: rows.map((row) => (Array.isArray(row) ? keep(row) : row)),
    widths: widths && keep(widths),
  };
}

/** A text shortened to stand among others. */
export const cut = (text, most = 180) => {
  const line = String(text ?? "")
    .replace(/\s*\n\s*/g, " ")
    .trim();
  return line.length <= most ? line : `${line.slice(0, most).replace(/\s+\S*$/, "")} …`;
};
