// Text in a Word file: every text stands in it as text, whatever it looks like and whichever way it runs.
import { Paragraph, TextRun } from "docx";

// What XML 1.0 cannot hold, not even escaped, and halves of characters.
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu;
const RIGHT_TO_LEFT = "\\p{Script=Hebrew}\\p{Script=Arabic}\\p{Script=Syriac}\\p{Script=Thaana}\\p{Script=Nko}";
const FIRST_LETTER = /\p{L}/u;
const IS_RIGHT_TO_LEFT = new RegExp(`[${RIGHT_TO_LEFT}]`, "u");
// One letter or more from right to left, with the spaces and signs between them but no other letter.
const RIGHT_TO_LEFT_PIECES = new RegExp(`([${RIGHT_TO_LEFT}](?:[^\\p{L}\\p{N}]*[${RIGHT_TO_LEFT}\\p{M}])*)`, "u");

/** A paragraph of one text; its line breaks stay. options: those of the library's paragraph. */
export function writeParagraph(text, options = {}) {
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

/** A text as XML can hold it. */
export function cleanText(text) {
  return String(text ?? "")
    .replace(/\r\n?|[\u2028\u2029]/g, "\n")
    .replace(/\t/g, " ")
    .replace(FORBIDDEN, "");
}
