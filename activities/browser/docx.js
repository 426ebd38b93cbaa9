// A product as a Word file. Loaded only when somebody asks for one, since it brings a library along.
import { Document, Footer, Packer, PageNumber, PageOrientation, Paragraph, TextRun } from "docx";
import { writeForm } from "./docx_fields.js";
import { BULLETS, NUMBERS, writeStyles } from "./docx_styles.js";
import { countColumns, writeTable } from "./docx_tables.js";
import { cleanText, writeParagraph } from "./docx_text.js";

// With a table of more columns than this the pages lie on their side.
const MOST_UPRIGHT = 5;
// Twentieths of a point; A4 with 2 cm on all sides.
const PAGE = { width: 11906, height: 16838 };
const MARGIN = 1134;
const TEXT_WIDTH = PAGE.width - 2 * MARGIN;
const SIDEWAYS_WIDTH = PAGE.height - 2 * MARGIN;

/**
 * A product as a Word file: real headings, repeating header rows, numbered pages, A4.
 *
 * @param {any} product title, group, when (ISO time), language (with its region, as Word's proofing wants it: "pt-BR"), blocks,
 *   pageLabel (with {page} and {pages}); optionally subtitle, roles (a text or a list of texts), note
 * @returns {Promise<Blob>} the file; every text stands in it as text, whatever it looks like
 * @throws {TypeError} if a block has a type that is not heading, paragraph, list, table or form
 */
export async function writeDocx(product) {
  const { language } = product;
  const sideways = isSideways(product.blocks);
  const body = [
    ...writeOpening(product, language),
    ...product.blocks.flatMap((block, index) => writeBlock(block, index, { language, sideways })),
  ];
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
              size: { ...PAGE, orientation: sideways ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT },
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

/** Whether the pages lie on their side: all of them, since a paper that turns with each table is hard to hold. */
const isSideways = (blocks) => blocks.some((block) => block.type === "table" && countColumns(block) > MOST_UPRIGHT);

function writeOpening({ title, subtitle, group, roles, when, note }, language) {
  const lines = [
    ["Title", title],
    ["Subtitle", subtitle],
    // Each on a line of its own: a name from right to left would turn round the date beside it.
    ["Details", group],
    ["Details", formatTime(when, language)],
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

function writeFooter({ pageLabel }) {
  const fields = { "{page}": PageNumber.CURRENT, "{pages}": PageNumber.TOTAL_PAGES };
  const parts = cleanText(pageLabel)
    .split(/(\{pages?\})/)
    .filter(Boolean);
  const children = parts.map((part) => fields[part] ?? part);
  return new Footer({
    children: [new Paragraph({ style: "Footer", children: [new TextRun({ children })] })],
  });
}

function writeBlock(block, index, { language, sideways }) {
  if (block.type === "heading") {
    return [writeParagraph(block.text, { style: `Heading${block.level}`, pageBreakBefore: block.newPage || undefined })];
  }
  // Lines as long as a page is high are hard to read.
  const room = sideways ? SIDEWAYS_WIDTH : TEXT_WIDTH;
  const measure = sideways ? { indent: { right: room - TEXT_WIDTH } } : {};
  if (block.type === "paragraph") return [writeParagraph(block.text, measure)];
  if (block.type === "list") return writeList(block, index, measure);
  if (block.type === "table") return writeTable(block, room);
  if (block.type === "form") return writeForm(block, { width: room, language, clean: cleanText });
  throw new TypeError(`block ${index + 1}: there is no type '${block.type}'`);
}

function writeList({ ordered, items }, index, measure) {
  // Each numbered list is an instance of its own, else it would count on from the one before.
  const numbering = { reference: ordered ? NUMBERS.reference : BULLETS.reference, level: 0, instance: index };
  const indent = measure.indent && { left: 425, hanging: 425, ...measure.indent };
  return items.map((text) => writeParagraph(text, { style: "ListParagraph", numbering, indent }));
}
