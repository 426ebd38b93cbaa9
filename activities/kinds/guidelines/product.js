// What leaves the activity: the guidelines, and a table of points with what others said of them.
import { isKept } from "../../browser/row_table.js";
import { wordPrompt, wordCell } from "../worksheet/reading.js";
import { PARTS, readFinal, rowsOf, sectionOf } from "./drafts.js";
import { MARKS, readReceived } from "./exchanges.js";

/** A part's lines as headings of a stage and lists of points. */
function partBlocks({ title, lines }) {
  const blocks = [{ type: "heading", level: 1, text: title }];
  for (const { text, isStage } of lines) {
    if (isStage) blocks.push({ type: "heading", level: 2, text });
    else if (blocks.at(-1).type === "list") blocks.at(-1).items.push(text);
    else blocks.push({ type: "list", items: [text] });
  }
  return blocks;
}

/** What others said of the draft and what became of it, on a page that can be taken off. */
function exchangeBlocks(content, answers, t) {
  const received = readReceived(answers);
  if (!received.length) return [];
  const rows = PARTS.flatMap((part) => received.filter((row) => row.part === part)).map((row) => [
    row.group,
    [row.title || sectionOf(content, row.part).title, row.text || t("guide.whole")].join(": "),
    wordComment(row, t),
    [t(`guide.${row.decision === "accepted" ? "accepted" : row.decision === "declined" ? "declined" : "undecided"}`), row.reply]
      .filter(Boolean)
      .join(" "),
  ]);
  return [
    { type: "heading", level: 1, text: t("guide.received-ours"), newPage: true },
    {
      type: "table",
      header: [t("guide.from"), t("guide.point"), t("guide.comments"), t("guide.decided")],
      rows,
      widths: [2, 4, 4, 3],
    },
  ];
}

const wordComment = ({ mark, comment, wording }, t) =>
  [MARKS.includes(mark) && t(`guide.mark-${mark}`), comment, wording && `${t("guide.wording-theirs")} ${wording}`]
    .filter(Boolean)
    .map((said) => said.replace(/[.\s]+$/, ""))
    .join(". ");

/** The document that becomes a Word file: the editor's text where there is one, else the points. */
export function product({ answers, content, t, title }) {
  const use = sectionOf(content, "use");
  const about = use.prompts
    .filter(({ id }) => id !== "title")
    .map((prompt) => [prompt.title, wordPrompt(use, prompt, answers)])
    .filter(([, text]) => text);
  const editor = answers["final/editor"];
  return {
    title: answers["use/title"] || title,
    subtitle: editor ? t("guide.edited-by", { editor }) : "",
    note: t("guide.product-note"),
    blocks: [
      ...(about.length
        ? [{ type: "table", caption: use.title, header: [t("sheet.question"), t("sheet.answer")], rows: about, widths: [2, 3] }]
        : []),
      ...readFinal(content, answers, t("guide.untitled")).flatMap(partBlocks),
      ...exchangeBlocks(content, answers, t),
    ],
  };
}

/** One row for each point of the draft, struck ones too, with the comments of others and what was decided. */
export function guidelinesTable({ answers, content, t }) {
  const column = (part, id) => sectionOf(content, part).table.columns.find((one) => one.id === id);
  const word = (part, row, id) => (column(part, id) ? wordCell(sectionOf(content, part), row, id) : "");
  const received = readReceived(answers);
  const rows = PARTS.flatMap((part) =>
    rowsOf(content, answers, part)
      .filter((row) => row.struck || isKept(row))
      .map((row) => {
        const said = received.filter((one) => one.part === part && one.point === row.id);
        return [
          (part === "own" && row.heading) || sectionOf(content, part).title,
          word(part, row, "stage"),
          row.point ?? "",
          row.struck ? t("sheet.struck") : word(part, row, "state"),
          said.map((one) => `${one.group}: ${wordComment(one, t)}`).join("\n"),
          said
            .filter(({ decision }) => decision)
            .map(({ decision, reply }) =>
              [t(`guide.${decision === "accepted" ? "accepted" : "declined"}`), reply].filter(Boolean).join(" "),
            )
            .join("\n"),
        ];
      }),
  );
  return {
    header: [
      t("sheet.part"),
      column("policy", "stage").title,
      column("policy", "point").title,
      t("sheet.state"),
      t("guide.comments"),
      t("guide.decided"),
    ],
    rows,
  };
}
