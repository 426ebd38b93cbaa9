// Text in a Word file: every text stands in it as text, whatever it looks like and whichever way it runs.
import { Paragraph, TextRun } from "docx";

// What XML 1.0 cannot hold, not even escaped, and halves of characters.
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu;
const RIGHT_TO_LEFT = "\\p{Script=Hebrew}\\p{Script=Arabic}\\p{Script=Syriac}\\p{Script=Thaana}\\p{Script=Nko}";
const FIRST_LETTER = /\p{L}/u;
const IS_RIGHT_TO_LEFT = new RegExp(`[${RIGHT_TO_LEFT}]`, "u");
// One letter or more from right to left, with the spaces and signs between them but no other letter.
const RIGHT_TO_LEFT_PIECES = new RegExp(`([${RIGHT_TO_LEFT}](?:[^\\p{L}\\p{N}]*[${RIGHT_TO_LEFT}\\p{M}])*)`, "u");

/**
 * A paragraph of one text; its line breaks stay.
 *
 * @param {any} text
 * @param {any} options those of the library's paragraph; strong: words before the text, set bold
 */
export function writeParagraph(text, { strong = "", ...options } = {}) {
  const before = cleanText(strong).replace(/\s+/g, " ").trim();
  const lines = cleanText(text).split("\n");
  const first = FIRST_LETTER.exec([before, ...lines].join(" "));
  return new Paragraph({
    ...options,
    bidirectional: first && IS_RIGHT_TO_LEFT.test(first[0]) ? true : undefined,
    children: [
      ...(before ? makeRuns(`${before}${text ? " " : ""}`, { bold: true }) : []),
      ...lines.flatMap((line, place) => [...(place ? [new TextRun({ break: 1 })] : []), ...makeRuns(line)]),
    ],
  });
}

function makeRuns(line, look = {}) {
  const pieces = line.split(RIGHT_TO_LEFT_PIECES).filter(Boolean);
  return pieces.map((text) => new TextRun({ ...look, text, rightToLeft: IS_RIGHT_TO_LEFT.test(text) || undefined }));
}

/** A text as XML can hold it. */
export function cleanText(text) {
  return String(text ?? "")
    .replace(/\r\n?|[\u2028\u2029]/g, "\n")
    .replace(/\t/g, " ")
    .replace(FORBIDDEN, "");
}
