// Where an answer stands on the page, in words and as the field itself; and an answer in words.
// A kind that knows its answers says it better (`wordPlace`, `wordAnswer`); else the labels are read.
import { canReveal } from "./reveal.js";

const quote = (text) => CSS.escape(text);

/** @type {(root: any, place: {key: string, row?: string, column?: string, text?: string}) => any} */
function findField(root, { key, row, column, text }) {
  if (key === "group/roles") return root.querySelector(`[data-role="${quote(column)}"]`);
  const prompt = root.querySelector(`[data-answer="${quote(key)}"]`);
  if (prompt) return prompt.querySelector("textarea, input");
  const line = row && root.querySelector(`[data-rows="${quote(key)}"] [data-row="${quote(row)}"]`);
  if (line) {
    const field = column && line.querySelector(`[data-own-of="${quote(column)}"]:not([hidden]), [data-column="${quote(column)}"]`);
    return (field ?? line).querySelector("textarea, input, select");
  }
  return text ? ([...root.querySelectorAll("textarea, input")].find((field) => field.value === text) ?? null) : null;
}

function wordField(field) {
  const label = field.closest("fieldset")?.querySelector("legend") ?? field.labels?.[0];
  const heading = field.closest("section")?.querySelector("h2, h3");
  const words = [heading, label].filter(Boolean).map((element) => element.textContent.trim().replace(/\s+/g, " "));
  return words.length ? words : null;
}

/**
 * @param {{root, kind, content, t, store}} parts of the activity
 * @param {{key: string, row?: string, column?: string, text?: string}} place of an answer
 * @returns {{words: string, field: Element|null}} field is null where the page does not show it now and cannot be asked to
 */
export function placeAnswer({ root, kind, content, t, store }, place) {
  const field = findField(root, place);
  const roles = place.key === "group/roles" ? [t("host.roles"), ...(place.column ? [t(`host.role-${place.column}`)] : [])] : null;
  const words = roles ??
    kind.wordPlace?.(place, { root, content, answers: store.all(), t }) ??
    (field ? wordField(field) : null) ?? [place.key];
  return { words: words.filter(Boolean).join(" › "), field: field && canReveal(field) ? field : null };
}

/**
 * An answer in words, for people to compare.
 *
 * @param {{root?: any, kind: any, content: any, t: any}} parts of the activity
 */
export function wordAnswer({ root, kind, content, t }, place, value) {
  const said = kind.wordAnswer?.(place, value, { root, content, t });
  if (said !== undefined) return said;
  if (typeof value === "boolean") return t(value ? "host.yes" : "host.no");
  if (Array.isArray(value)) return value.map((item) => wordAnswer({ kind: {}, content, t }, place, item)).join("; ");
  if (value && typeof value === "object") {
    return Object.entries(value)
      .filter(([name]) => name !== "id")
      .map(([, item]) => wordAnswer({ kind: {}, content, t }, place, item))
      .filter(Boolean)
      .join("; ");
  }
  return String(value ?? "");
}
