// A paper as elements of the page: for the preview of its first page, and to print. What it says is paper_of.js.
import { make } from "./dom.js";
import { turnChunks } from "./paper_pages.js";
import { dayOf } from "./times.js";

const PARTS = ["h1", "h2", "h3", "h4"];

/** Text with its own line breaks, which the style keeps; words before it stand out. */
const wordText = ({ strong = "", text = "" }) => [strong ? make("strong", {}, `${strong} `) : null, text];

function drawTable({ caption, name, header, rows, widths }) {
  const sum = widths?.reduce((total, width) => total + width, 0);
  return make(
    "table",
    { class: "pv-table", "aria-label": caption ? null : name },
    caption ? make("caption", {}, caption) : null,
    make(
      "thead",
      {},
      make(
        "tr",
        {},
        ...header.map((text, place) => {
          const style = sum ? `width: ${((100 * widths[place]) / sum).toFixed(1)}%` : null;
          // An empty corner is the head of nothing.
          return text ? make("th", { scope: "col", style }, text) : make("td", { style });
        }),
      ),
    ),
    make(
      "tbody",
      {},
      ...rows.map((row) =>
        Array.isArray(row)
          ? make(
              "tr",
              {},
              ...header.map((_, place) => make("td", { dir: "auto", "data-label": header[place] || null }, row[place] ?? "")),
            )
          : make("tr", { class: "pv-band" }, make("th", { colspan: String(header.length), scope: "rowgroup" }, row.band)),
      ),
    ),
  );
}

function drawForm({ header, fields }) {
  return make(
    "table",
    { class: "pv-table pv-form" },
    make("thead", {}, make("tr", {}, ...header.map((text) => make("th", { scope: "col" }, text)))),
    make(
      "tbody",
      {},
      ...fields.map(({ label, hint, kind, options }) =>
        make(
          "tr",
          { class: kind === "long" ? "pv-long" : null },
          make("td", {}, make("strong", {}, label), hint ? make("span", { class: "pv-hint" }, ` ${hint}`) : null),
          make("td", {}, options.map((option) => `☐ ${option}`).join("   ")),
        ),
      ),
    ),
  );
}

/** @param {boolean} headings whether headings are such, or look like it: a preview is no part of the page's own outline */
function drawBlock(block, headings) {
  if (block.type === "heading") {
    const level = block.lead ? 2 : block.level + 1;
    const look = `${block.lead ? "pv-lead" : `pv-${level}`}${block.newPage ? " pv-new" : ""}`;
    return make(headings ? PARTS[level - 1] : "p", { class: look }, block.text);
  }
  if (block.type === "paragraph") return make("p", { dir: "auto" }, ...wordText(block));
  if (block.type === "list") {
    return make(
      block.ordered ? "ol" : "ul",
      {},
      ...block.items.map((item) => make("li", { dir: "auto" }, ...wordText(typeof item === "string" ? { text: item } : item))),
    );
  }
  return block.type === "form" ? drawForm(block) : drawTable(block);
}

function drawOpening({ title, subtitle, group, roles, when, note }, headings) {
  return [
    make(headings ? "h1" : "p", { class: "pv-title", dir: "auto" }, title),
    ...[
      ["pv-subtitle", subtitle],
      ["pv-details", group],
      ["pv-details", dayOf(when)],
      ...[roles].flat().map((role) => ["pv-details", role]),
      ["pv-note", note],
    ]
      .filter(([, text]) => String(text ?? "").trim())
      .map(([look, text]) => make("p", { class: look, dir: "auto" }, text)),
  ];
}

/**
 * A paper from its title on.
 *
 * @param {any} paper as docx.js takes it
 * @returns {Element[]} one for the opening with what leads, then one for each part that lies in another way
 */
export function drawPaper(paper, { headings = true } = {}) {
  const chunks = turnChunks(paper);
  const draw = (blocks) => blocks.map((block) => drawBlock(block, headings));
  const turned = chunks.length > 0 && chunks[0].sideways;
  const leadTurns = turned && chunks.length === 1 && turnChunks({ lead: paper.lead, blocks: [] })[0]?.sideways === true;
  return [
    make("section", { class: leadTurns ? "pv-turned" : "" }, ...drawOpening(paper, headings), ...draw(paper.lead)),
    ...chunks.map(({ blocks, sideways }) => make("section", { class: sideways ? "pv-turned" : "" }, ...draw(blocks))),
  ];
}

/** Print a paper in the place of the page. */
export function printPaper(paper) {
  printInPlace(make("div", { class: "pv pv-printed" }, ...drawPaper(paper)), "pv-printing");
}

/**
 * Print something in the place of the page.
 * @param {HTMLElement} sheet
 * @param {string} mode the class of the page meanwhile, by which its styles leave all else out
 */
export function printInPlace(sheet, mode) {
  document.body.append(sheet);
  document.documentElement.classList.add(mode);
  // Some browsers come back from `print` before it is on paper.
  window.addEventListener(
    "afterprint",
    () => {
      document.documentElement.classList.remove(mode);
      sheet.remove();
    },
    { once: true },
  );
  window.print();
}
