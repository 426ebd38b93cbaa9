// What leaves the activity: the guidelines, and a table of points with what others said of them.
import { heading, table } from "../../browser/blocks.js";
import { isKept } from "../../browser/row_table.js";
import { leadBlocks } from "../../browser/lead.js";
import { readLead } from "../sheets/lead.js";
import { wordPrompt, wordCell } from "../sheets/reading.js";
import { columnOf, promptKey, sectionById, sectionOf } from "../sheets/roles.js";
import { editorKey, ownHeading, partsOf, read, readFinal, rowsOf } from "./drafts.js";
import { MARKS, readReceived } from "./exchanges.js";

/** A part's lines as headings of a stage and lists of points. */
function partBlocks({ title, lines }) {
  /** @type {Block[]} */
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
  const received = readReceived(content, answers);
  if (!received.length) return [];
  const inOrder = partsOf(content).flatMap(({ id }) => received.filter((row) => row.part === id));
  const rows = inOrder.map((row) => [
    row.group,
    [row.title || sectionById(content, row.part).title, row.text || t("guide.whole")].join(": "),
    wordComment(row, t),
    [t(`guide.${row.decision === "accepted" ? "accepted" : row.decision === "declined" ? "declined" : "undecided"}`), row.reply]
      .filter(Boolean)
      .join(" "),
  ]);
  return [
    { type: "heading", level: 1, text: t("guide.received-ours"), newPage: true },
    {
      type: "table",
      name: t("guide.received-ours"),
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

/** The document that becomes a Word file: what leads, then the editor's text where there is one, else the points. */
export function product({ answers, content, t, title }) {
  const use = sectionOf(content, "about");
  const about = (use?.prompts ?? [])
    .filter(({ role }) => role !== "title")
    .map((prompt) => [prompt.title, wordPrompt(use, prompt, answers)])
    .filter(([, text]) => text);
  const editor = answers[editorKey(content)];
  const lead = readLead(content, answers, t);
  if (!lead.did && !readReceived(content, answers).length) return { title, lead: [], blocks: [] };
  return {
    title: answers[promptKey(use, "title")] || title,
    subtitle: editor ? t("guide.edited-by", { editor }) : "",
    note: t("guide.product-note"),
    lead: leadBlocks({ ...lead, did: [tellParts(content, answers, t)] }, t),
    blocks: [
      ...readFinal(content, answers, t("guide.untitled")).flatMap(partBlocks),
      ...(about.length
        ? [
            heading(1, use.title),
            table({ name: use.title, header: [t("sheet.question"), t("sheet.answer")], rows: about, widths: [2, 3] }),
          ]
        : []),
      ...exchangeBlocks(content, answers, t),
    ],
    levels: 1,
  };
}

/** Of which parts the guidelines consist, and with how many points. */
function tellParts(content, answers, t) {
  const parts = readFinal(content, answers, t("guide.untitled")).map(({ title, lines }) =>
    t("sheet.lead-rows", { title, many: lines.filter(({ isStage }) => !isStage).length }),
  );
  return t("guide.lead-did", { parts: parts.join("; ") });
}

/** One row for each point of the draft, struck ones too, with the comments of others and what was decided. */
export function guidelinesTable({ answers, content, t }) {
  const word = (part, row, role) => (columnOf(part, role) ? wordCell(part, row, columnOf(part, role).id) : "");
  const nameColumn = (role) =>
    partsOf(content)
      .map((part) => columnOf(part, role)?.title)
      .find(Boolean) ?? "";
  const received = readReceived(content, answers);
  const rows = partsOf(content).flatMap((part) =>
    rowsOf(answers, part)
      .filter((row) => row.struck || isKept(row))
      .map((row) => {
        const said = received.filter((one) => one.part === part.id && one.point === row.id);
        return [
          ownHeading(part, row) || part.title,
          word(part, row, "when"),
          read(part, row, "point"),
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
    header: [t("sheet.part"), nameColumn("when"), nameColumn("point"), t("sheet.state"), t("guide.comments"), t("guide.decided")],
    rows,
  };
}
