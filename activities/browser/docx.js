// A product as a Word file. Loaded only when somebody asks for one, since it brings a library along.
import {
  Document,
  Footer,
  Header,
  LeaderType,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  TableOfContents,
  TextRun,
} from "docx";
import { writeForm } from "./docx_fields.js";
import { countPages } from "./docx_length.js";
import { BULLETS, NUMBERS, writeStyles } from "./docx_styles.js";
import { writeTable } from "./docx_tables.js";
import { cleanText, writeParagraph } from "./docx_text.js";
import { isWide, turnChunks } from "./paper_pages.js";

// A paper of so many pages says at its beginning what is where.
const LONG_PAPER = 5;
// Twentieths of a point; A4 with 2 cm on all sides.
const PAGE = { width: 11906, height: 16838 };
const MARGIN = 1134;
const TEXT_WIDTH = PAGE.width - 2 * MARGIN;
const SIDEWAYS_WIDTH = PAGE.height - 2 * MARGIN;

/**
 * A product as a Word file: real headings, repeating header rows, numbered pages, A4; a table of contents where it is long.
 *
 * @param {any} product title, group, when (ISO time), language (with its region, as Word's proofing wants it: "pt-BR"), lead and
 *   blocks, pageLabel (with {page} and {pages}); optionally contentsLabel (without it a long paper has no contents either), levels (of headings that the contents list), subtitle, roles (a text or a list of texts), note
 * @returns {Promise<Blob>} the file; every text stands in it as text, whatever it looks like
 * @throws {TypeError} if a block has a type that is not heading, paragraph, list, table or form
 */
export async function writeDocx(product) {
  const { language, lead = [] } = product;
  const room = { upright: TEXT_WIDTH, sideways: SIDEWAYS_WIDTH };
  const leadTurns = lead.some(isWide);
  const chunks = turnChunks(product);
  const isLong = Boolean(product.contentsLabel) && countPages(product, chunks, room) >= LONG_PAPER;
  const contents = isLong ? writeContents(product) : [];
  const sections = chunks.map(({ blocks, sideways }) => ({ sideways, children: writeBlocks(blocks, { language, sideways }) }));
  const opening = [...writeOpening(product, language), ...writeBlocks(lead, { language, sideways: leadTurns }), ...contents];
  if (sections.length && (sections[0].sideways === leadTurns || !lead.length)) sections[0].children.unshift(...opening);
  else sections.unshift({ sideways: leadTurns, children: opening });
  const paper = new Document({
    title: cleanText(product.title),
    subject: cleanText(product.subtitle),
    creator: cleanText(product.group),
    lastModifiedBy: cleanText(product.group),
    compatibility: { version: 15 },
    // Told nothing of its pages, the library has Word ask, as the file opens, whether it may bring the contents up to date.
    ...(isLong ? { pageNumbers: () => ({ bookmarks: new Map() }) } : {}),
    styles: writeStyles(language),
    numbering: { config: [BULLETS, NUMBERS] },
    sections: sections.map(({ sideways, children }, place) => ({
      properties: {
        titlePage: place === 0,
        page: {
          size: { ...PAGE, orientation: sideways ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT },
          margin: { top: MARGIN, right: MARGIN, bottom: MARGIN, left: MARGIN, header: 567, footer: 567 },
        },
      },
      headers: { default: writeHeader(product), ...(place ? {} : { first: new Header({ children: [new Paragraph({})] }) }) },
      footers: { default: writeFooter(product), ...(place ? {} : { first: writeFooter(product) }) },
      children,
    })),
  });
  return Packer.toBlob(paper);
}

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

/**
 * A field with an entry for each part in it, which leads there. On which page a part stands, Word alone knows: it puts the numbers
 * in when the field is updated, and is not made to ask for that as the file opens.
 */
function writeContents({ contentsLabel, levels = 2 }) {
  return [
    writeParagraph(contentsLabel, { style: "TOCHeading" }),
    // By their styles, so that what leads is not listed: it stands above.
    new TableOfContents(cleanText(contentsLabel), {
      hyperlink: true,
      headingStyleRange: `1-${levels}`,
      beginDirty: false,
      tabLeader: LeaderType.NONE,
    }),
  ];
}

/** From the second page on: whose paper it is. */
function writeHeader({ title, group }) {
  return new Header({
    children: [
      writeParagraph(
        [title, group]
          .map((text) => cleanText(text).replace(/\s+/g, " ").trim())
          .filter(Boolean)
          .join(" · "),
        { style: "Header" },
      ),
    ],
  });
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

const writeBlocks = (blocks, paper) => blocks.flatMap((block, index) => writeBlock(block, index, paper));

function writeBlock(block, index, { language, sideways }) {
  if (block.type === "heading") {
    const style = block.lead ? "LeadHeading" : `Heading${block.level}`;
    return [writeParagraph(block.text, { style, pageBreakBefore: block.newPage || undefined })];
  }
  // Lines as long as a page is high are hard to read.
  const room = sideways ? SIDEWAYS_WIDTH : TEXT_WIDTH;
  const measure = sideways ? { indent: { right: room - TEXT_WIDTH } } : {};
  if (block.type === "paragraph") return [writeParagraph(block.text, { ...measure, strong: block.strong })];
  if (block.type === "list") return writeList(block, index, measure);
  if (block.type === "table") return writeTable(block, room);
  if (block.type === "form") return writeForm(block, { width: room, language, clean: cleanText });
  throw new TypeError(`block ${index + 1}: there is no type '${block.type}'`);
}

function writeList({ ordered, items }, index, measure) {
  // Each numbered list is an instance of its own, else it would count on from the one before.
  const numbering = { reference: ordered ? NUMBERS.reference : BULLETS.reference, level: 0, instance: index };
  const indent = measure.indent && { left: 425, hanging: 425, ...measure.indent };
  return items.map((item) => {
    const { text, strong } = typeof item === "string" ? { text: item, strong: "" } : item;
    return writeParagraph(text, { style: "ListParagraph", numbering, indent, strong });
  });
}
