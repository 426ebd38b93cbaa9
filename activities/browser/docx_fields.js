// Fields of a form in a Word file: content controls, which can be filled in on a computer, in cells with
// room to write by hand.
import {
  BorderStyle,
  CheckBox,
  HeightRule,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
  XmlComponent,
} from "docx";

const RULE = { style: BorderStyle.SINGLE, size: 4, color: "8C8C8C" };
const QUIET = "595959";
const HEAD = { type: ShadingType.CLEAR, color: "auto", fill: "EDEFF2" };
// Word refuses a longer name of a control.
const MAX_NAME = 64;
// Twentieths of a point: a line for a hand, and five of them.
const LINE = 480;
const LINES = 2000;

const val = (name, value) => ({ [name]: { _attr: { "w:val": value } } });
const DATE = (language) => ({
  "w:date": [
    val("w:dateFormat", "d MMMM yyyy"),
    val("w:lid", language),
    val("w:storeMappedDataAs", "dateTime"),
    val("w:calendar", "gregorian"),
  ],
});

/** A control to write in, or to choose a date with. The library has none but the box to tick. */
class WritingControl extends XmlComponent {
  constructor({ name, placeholder, date, language }) {
    super("w:sdt");
    this.parts = { name, placeholder, date, language };
  }

  prepForXml() {
    const { name, placeholder, date, language } = this.parts;
    const kind = date ? DATE(language) : { "w:text": { _attr: { "w:multiLine": "1" } } };
    return {
      "w:sdt": [
        { "w:sdtPr": [val("w:alias", name), { "w:showingPlcHdr": {} }, kind] },
        {
          "w:sdtContent": [
            { "w:r": [{ "w:rPr": [val("w:color", QUIET)] }, { "w:t": [{ _attr: { "xml:space": "preserve" } }, placeholder] }] },
          ],
        },
      ],
    };
  }
}

const TICKS = { checkedState: { value: "2612", font: "MS Gothic" }, uncheckedState: { value: "2610", font: "MS Gothic" } };

function writeControls(field, { placeholder, datePlaceholder, language, clean }) {
  const date = field.kind === "date";
  const name = clean(field.label).replace(/\s+/g, " ").slice(0, MAX_NAME);
  const writing = new Paragraph({
    style: "TableText",
    // @ts-expect-error - the library takes any part of its own making, and says that only some can stand here
    children: [new WritingControl({ name, placeholder: clean(date ? datePlaceholder : placeholder), date, language })],
  });
  if (!field.options.length) return [writing];
  const ticks = new Paragraph({
    style: "TableText",
    children: field.options.flatMap((option) => [
      new CheckBox({ alias: clean(`${option}: ${name}`).slice(0, MAX_NAME), checked: false, ...TICKS }),
      new TextRun(` ${clean(option)}     `),
    ]),
  });
  return field.kind === "tick" ? [ticks] : [ticks, writing];
}

/**
 * @param {{header: string[], fields: {label: string, hint: string, kind: string, options: string[]}[], placeholder: string,
 *   datePlaceholder: string}} block header: what stands above the two columns; kind: tick, date or long; any other is a line of text, with boxes where it has options
 * @param {{width: number, language: string, clean: (text) => string}} paper width in twentieths of a point
 * @returns {object[]} a table: what is asked on the left, where it is answered on the right
 */
export function writeForm({ header, fields, ...words }, { width, language, clean }) {
  const widths = [Math.floor(width * 0.4), Math.floor(width * 0.6)];
  const cell = (place, children, look = {}) =>
    new TableCell({ width: { size: widths[place], type: WidthType.DXA }, children, ...look });
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: header.map((text, place) =>
      cell(place, [new Paragraph({ style: "TableHead", text: clean(text) })], { shading: HEAD }),
    ),
  });
  const asked = ({ label, hint }) => [
    new Paragraph({ style: "TableText", children: [new TextRun({ text: clean(label), bold: true })] }),
    ...(clean(hint).trim()
      ? [new Paragraph({ style: "TableText", children: [new TextRun({ text: clean(hint), color: QUIET })] })]
      : []),
  ];
  const table = new Table({
    rows: [
      head,
      ...fields.map(
        (field) =>
          new TableRow({
            cantSplit: true,
            height: { value: field.kind === "long" ? LINES : LINE, rule: HeightRule.ATLEAST },
            children: [cell(0, asked(field)), cell(1, writeControls(field, { ...words, language, clean }))],
          }),
      ),
    ],
    columnWidths: widths,
    width: { size: width, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    margins: { top: 60, bottom: 60, left: 100, right: 100, marginUnitType: WidthType.DXA },
    borders: { top: RULE, bottom: RULE, left: RULE, right: RULE, insideHorizontal: RULE, insideVertical: RULE },
  });
  // Word makes one table of two that touch.
  return [table, new Paragraph({ style: "AfterTable" })];
}
