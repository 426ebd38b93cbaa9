// The half page that every paper begins with: what the group did, what it found and why, what is open, who does what by when.
// Each kind says what stands in it; how much fits on half a page is said here.
import { cut, heading, list, paragraph, table } from "./blocks.js";

// On half a page stand so many lines of each list; the rest is told below, or in the annex.
const MOST_LINES = 6;
const MOST_DEEDS = 6;

const asItem = (item) =>
  typeof item === "string" ? { strong: "", text: cut(item) } : { strong: item.strong, text: cut(item.text, item.most) };

function writeLines(items, t, most = MOST_LINES) {
  if (!items.length) return [];
  const shown = items.slice(0, most).map(asItem);
  const rest = items.length - shown.length;
  return [list(rest ? [...shown, { strong: "", text: t("host.lead-more", { many: rest }) }] : shown)];
}

/**
 * @param {{did?: string[], found?: (string | {strong: string, text: string, most?: number})[], open?: (string | {strong: string, text: string})[],
 *   deeds?: {header: string[], rows: (string[] | {band: string})[], widths?: number[], isWhole?: boolean} | null,
 *   titles?: {found?: string, deeds?: string}}} lead
 *   did: sentences; found, open: one line each, of `most` letters; deeds: what, who, when; isWhole: the table stands nowhere else, so all of it is told here
 * @returns {object[]} blocks; headings only over something
 */
export function leadBlocks({ did = [], found = [], open = [], deeds = null, titles = {} }, t) {
  const part = (title, blocks) => (blocks.length ? [heading(1, title, { lead: true }), ...blocks] : []);
  const rows = deeds?.rows ?? [];
  const shown = deeds?.isWhole ? rows : rows.slice(0, MOST_DEEDS);
  return [
    ...part(
      t("host.lead-did"),
      did.map((text) => paragraph(text)),
    ),
    ...part(titles.found ?? t("host.lead-found"), writeLines(found, t)),
    ...part(titles.deeds ?? t("host.lead-deeds"), [
      ...(rows.length ? [table({ ...deeds, rows: shown, name: titles.deeds ?? t("host.lead-deeds") })] : []),
      ...(rows.length > shown.length ? [paragraph(t("host.lead-more", { many: rows.length - shown.length }))] : []),
    ]),
    ...part(t("host.lead-open"), writeLines(open, t)),
  ];
}
