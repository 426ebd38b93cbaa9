// A product as a Word file. Loaded only when somebody asks for one, since it brings a library along.
import {
  BorderStyle,
  Document,
  Footer,
  Packer,
  PageNumber,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from "docx";
import { writeForm } from "./docx_fields.js";
import { BULLETS, NUMBERS, writeStyles } from "./docx_styles.js";

// Twentieths of a point; A4 with 2 cm on all sides.
const PAGE = { width: 11906, height: 16838 };
const MARGIN = 1134;
const TEXT_WIDTH = PAGE.width - 2 * MARGIN;
const MIN_COLUMN = 620;

const RULE = { style: BorderStyle.SINGLE, size: 4, color: "8C8C8C" };
const NO_RULE = { style: BorderStyle.NONE, size: 0, color: "auto" };

// Word's proofing wants a region; the book's English is British.
const REGIONS = { en: "en-GB" };
const PAGE_LABEL = "Page {page} of {pages}";

// What XML 1.0 cannot hold, not even escaped, and halves of characters.
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu;
const RIGHT_TO_LEFT = "\\p{Script=Hebrew}\\p{Script=Arabic}\\p{Script=Syriac}\\p{Script=Thaana}\\p{Script=Nko}";
const FIRST_LETTER = /\p{L}/u;
const IS_RIGHT_TO_LEFT = new RegExp(`[${RIGHT_TO_LEFT}]`, "u");
// One letter or more from right to left, with the spaces and signs between them but no other letter.
const RIGHT_TO_LEFT_PIECES = new RegExp(`([${RIGHT_TO_LEFT}](?:[^\\p{L}\\p{N}]*[${RIGHT_TO_LEFT}\\p{M}])*)`, "u");

/**
 * A product as a Word file: real headings, repeating header rows, numbered pages, A4.
 *
 * @param {object} product title, group, when (ISO time), language, blocks; optionally subtitle,
 *   roles (a text or a list of texts), note, pageLabel ("Page {page} of {pages}")
 * @returns {Promise<Blob>} the file; every text stands in it as text, whatever it looks like
 * @throws {TypeError} if a block has a type that is not heading, paragraph, list, table or form
 */
export async function writeDocx(product) {
  const language = REGIONS[product.language] ?? product.language ?? REGIONS.en;
  const body = [...writeOpening(product, language), ...product.blocks.flatMap((block, index) => writeBlock(block, index, language))];
  return Packer.toBlob(
    new Document({
      title: cleanText(product.title),
      subject: cleanText(product.subtitle),
      creator: cleanText(product.group),
      lastModifiedBy: cleanText(product.group),
      compatibility: { version: 15 },
      styles: writeStyles(language),
      numbering: { config: [BULLETS, NUMBERS] },
      sections: [
        {
          properties: {
            page: {
              size: PAGE,
              margin: { top: MARGIN, right: MARGIN, bottom: MARGIN, left: MARGIN, header: 567, footer: 567 },
            },
          },
          footers: { default: writeFooter(product) },
          children: body,
        },
      ],
    }),
  );
}

function writeOpening({ title, subtitle, group, roles, when, note }, language) {
  const details = [group, formatTime(when, language)].filter(Boolean).join(" · ");
  const lines = [
    ["Title", title],
    ["Subtitle", subtitle],
    ["Details", details],
    ...[roles].flat().map((role) => ["Details", role]),
    ["Note", note],
  ];
  return lines.filter(([, text]) => cleanText(text).trim()).map(([style, text]) => writeParagraph(text, { style }));
}

function formatTime(when, language) {
  const time = new Date(when ?? NaN);
  if (Number.isNaN(time.getTime())) return "";
  return new Intl.DateTimeFormat(language, { dateStyle: "long", timeStyle: "short" }).format(time);
}

function writeFooter({ pageLabel = PAGE_LABEL }) {
  const fields = { "{page}": PageNumber.CURRENT, "{pages}": PageNumber.TOTAL_PAGES };
  const parts = cleanText(pageLabel).split(/(\{pages?\})/).filter(Boolean);
  const children = parts.map((part) => fields[part] ?? part);
  return new Footer({
    children: [new Paragraph({ style: "Footer", children: [new TextRun({ children })] })],
  });
}

function writeBlock(block, index, language) {
  if (block.type === "heading") {
    return [writeParagraph(block.text, { style: `Heading${block.level}`, pageBreakBefore: block.newPage || undefined })];
  }
  if (block.type === "paragraph") return [writeParagraph(block.text)];
  if (block.type === "list") return writeList(block, index);
  if (block.type === "table") return writeTable(block);
  if (block.type === "form") return writeForm(block, { width: TEXT_WIDTH, language, clean: cleanText });
  throw new TypeError(`block ${index + 1}: there is no type '${block.type}'`);
}

function writeList({ ordered, items }, index) {
  // Each numbered list is an instance of its own, else it would count on from the one before.
  const numbering = { reference: ordered ? NUMBERS.reference : BULLETS.reference, level: 0, instance: index };
  return items.map((text) => writeParagraph(text, { style: "ListParagraph", numbering }));
}

function writeTable({ caption, header, rows, widths }) {
  const columns = Math.max(header.length, ...rows.map((row) => row.length));
  if (!columns) return [];
  const columnWidths = shareWidth(widths ?? weighColumns([header, ...rows], columns), columns);
  const style = columns > 6 ? "TableTextNarrow" : "TableText";
  const table = new Table({
    rows: [
      writeRow(header, columnWidths, style, { tableHeader: true, cantSplit: true }),
      ...rows.map((row) => writeRow(row, columnWidths, style)),
    ],
    columnWidths,
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
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

/** The text's width shared out by relative widths, except that no column gets too narrow for a few letters. */
function shareWidth(weights, columns) {
  const wanted = Array.from({ length: columns }, (_, column) => (weights[column] > 0 ? weights[column] : 1));
  const sum = wanted.reduce((total, weight) => total + weight, 0);
  const least = Math.min(MIN_COLUMN, TEXT_WIDTH / columns);
  const raised = wanted.map((weight) => Math.max(least, (TEXT_WIDTH * weight) / sum));
  const over = raised.reduce((total, width) => total + width, 0) - TEXT_WIDTH;
  const spare = raised.reduce((total, width) => total + width - least, 0);
  // What the narrow columns were given is taken from the others, by how much they can spare.
  return raised.map((width) => Math.floor(width - (spare ? (over * (width - least)) / spare : 0)));
}

function writeParagraph(text, options = {}) {
  const lines = cleanText(text).split("\n");
  const first = FIRST_LETTER.exec(lines.join(" "));
  return new Paragraph({
    ...options,
    bidirectional: first && IS_RIGHT_TO_LEFT.test(first[0]) ? true : undefined,
    children: lines.flatMap(writeLine),
  });
}

function writeLine(line, index) {
  const pieces = line.split(RIGHT_TO_LEFT_PIECES).filter(Boolean);
  const runs = pieces.map((text) => ({ text, rightToLeft: IS_RIGHT_TO_LEFT.test(text) || undefined }));
  if (index === 0) return runs.map((run) => new TextRun(run));
  return [new TextRun({ break: 1 }), ...runs.map((run) => new TextRun(run))];
}

function cleanText(text) {
  return String(text ?? "")
    .replace(/\r\n?|[\u2028\u2029]/g, "\n")
    .replace(/\t/g, " ")
    .replace(FORBIDDEN, "");
}
