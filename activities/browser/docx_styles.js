// The look of a Word file. Styles carry all of it, so that a group can restyle its paper in one place.
import { AlignmentType, LevelFormat, LineRuleType } from "docx";

const INK = "1A1A1A";
const QUIET = "595959";
const IS_WRITTEN_LEFTWARDS = /^(?:ar|fa|he|ur)\b/;

/** The styles of a paper in `language`, by the names that the Word writer uses. */
export function writeStyles(language) {
  // For right-to-left text in a left-to-right paper: Word's own default.
  const bidirectional = IS_WRITTEN_LEFTWARDS.test(language) ? language : "ar-SA";
  const spaced = (before, after) => ({
    spacing: { before, after, line: 252, lineRule: LineRuleType.AUTO },
    keepNext: true,
    keepLines: true,
  });
  const heading = (outlineLevel, size, before) => ({
    run: { size, bold: true },
    paragraph: { ...spaced(before, 80), outlineLevel },
  });
  const plain = (id, name, run, paragraph) => ({ id, name, basedOn: "Normal", quickFormat: true, run, paragraph });
  return {
    default: {
      document: {
        run: {
          font: { ascii: "Calibri", hAnsi: "Calibri", cs: "Arial" },
          size: 22,
          color: INK,
          language: { value: language, eastAsia: language, bidirectional },
        },
        paragraph: { spacing: { after: 120, line: 276, lineRule: LineRuleType.AUTO } },
      },
      title: { run: { size: 40, bold: true }, paragraph: spaced(0, 60) },
      heading1: heading(0, 30, 360),
      heading2: heading(1, 26, 280),
      heading3: heading(2, 23, 220),
      listParagraph: { paragraph: { spacing: { after: 60 } } },
      caption: { run: { size: 20, bold: true }, paragraph: spaced(160, 80) },
    },
    // The library's own styles are based on it, and it leaves it out.
    characterStyles: [{ id: "DefaultParagraphFont", name: "Default Paragraph Font", uiPriority: 1, semiHidden: true }],
    paragraphStyles: [
      plain("Subtitle", "Subtitle", { size: 26, color: QUIET }, { spacing: { after: 80 } }),
      plain("Details", "Details", { color: QUIET }, { spacing: { after: 40 } }),
      plain("Note", "Note", { italics: true }, { spacing: { before: 120 } }),
      {
        ...plain("LeadHeading", "Lead Heading", { size: 24, bold: true }, { ...spaced(200, 40), outlineLevel: 0 }),
        next: "Normal",
      },
      plain("TOCHeading", "TOC Heading", { size: 24, bold: true }, spaced(280, 60)),
      plain("TOC1", "toc 1", {}, { spacing: { before: 40, after: 20 } }),
      plain("TOC2", "toc 2", {}, { spacing: { after: 20 }, indent: { left: 284 } }),
      plain("Header", "header", { size: 18, color: QUIET }, { spacing: { after: 0 } }),
      plain("Footer", "footer", { size: 18, color: QUIET }, { alignment: AlignmentType.CENTER }),
      plain("TableText", "Table Text", { size: 20 }, { spacing: { after: 0, line: 252, lineRule: LineRuleType.AUTO } }),
      plain(
        "TableTextNarrow",
        "Table Text Narrow",
        { size: 17 },
        { spacing: { after: 0, line: 240, lineRule: LineRuleType.AUTO } },
      ),
      plain(
        "TableHead",
        "Table Head",
        { size: 19, bold: true },
        { spacing: { after: 0, line: 240, lineRule: LineRuleType.AUTO }, keepNext: true },
      ),
      plain("AfterTable", "After Table", { size: 12 }, { spacing: { after: 60, line: 240, lineRule: LineRuleType.AUTO } }),
    ],
  };
}

const listLevel = (format, text) => ({
  level: 0,
  format,
  text,
  alignment: AlignmentType.START,
  style: { paragraph: { indent: { left: 425, hanging: 425 } } },
});
export const BULLETS = { reference: "bullets", levels: [listLevel(LevelFormat.BULLET, "•")] };
export const NUMBERS = { reference: "numbers", levels: [listLevel(LevelFormat.DECIMAL, "%1.")] };
