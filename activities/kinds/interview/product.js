// What leaves the activity: the interview plan, the walk as the group took it, and the evidence matrix.
import { leadBlocks } from "../../browser/lead.js";
import { readLead } from "../sheets/lead.js";
import { sheetBlocks, sheetTable } from "../sheets/product.js";
import { isEnd, listAlso, quoteFrom, readWalk, titleOf, wordsKey } from "./walks.js";

const text = (value) => (typeof value === "string" ? value : "");

/** The steps of the walk with what the group would say; then words written in scenes off the way. */
function readSteps(root, interview, answers) {
  const quote = quoteFrom(root, interview);
  const { steps, scene, state } = readWalk(interview, answers);
  const words = (id) => text(answers[wordsKey(interview, id)]);
  const walked = steps.map(({ scene: id, way, turn }) => ({
    id,
    title: titleOf(interview, id),
    did: quote.way(id, way),
    followed: quote.follows(id, way, turn),
    words: words(id),
  }));
  if (steps.length && isEnd(interview, scene))
    walked.push({
      id: scene,
      title: titleOf(interview, scene),
      did: "",
      followed: quote.scene(scene, listAlso(interview, scene, state)),
      words: words(scene),
    });
  const there = new Set(walked.map(({ id }) => id));
  const others = interview.scenes
    .filter(({ id }) => !there.has(id) && words(id))
    .map(({ id, title }) => ({ id, title, did: "", followed: "", words: words(id) }));
  return [...walked, ...others];
}

function walkBlocks({ root, answers, content, t }) {
  const walks = content.interviews
    .map((interview) => [
      interview,
      readSteps(root, interview, answers).map(({ title, did, followed, words }) => [title, did, followed, words]),
    ])
    .filter(([, rows]) => rows.length);
  if (!walks.length) return [];
  return [
    { type: "heading", level: 1, text: t("interview.walk-taken") },
    { type: "paragraph", text: t("interview.walk-note") },
    ...walks.flatMap(([interview, rows]) => [
      {
        type: "table",
        caption: interview.title,
        header: [t("interview.scene"), t("interview.did"), t("interview.followed"), t("interview.our-words")],
        rows,
        widths: [2, 3, 4, 3],
      },
      ...carriedBlocks(root, interview, answers, t),
    ]),
  ];
}

/** How things stood at the end that was reached. */
function carriedBlocks(root, interview, answers, t) {
  const { scene, state } = readWalk(interview, answers);
  if (!isEnd(interview, scene) || !Object.keys(state).length) return [];
  const said = quoteFrom(root, interview)
    .carried(state)
    .map(([fact, value]) => `${fact}: ${value}`);
  return [{ type: "paragraph", text: `${t("interview.carried")}. ${said.join("; ")}.` }];
}

/** What the walk went through, for the first half page. */
function tellWalks(root, answers, content, t) {
  return content.interviews
    .map((interview) => [interview, readSteps(root, interview, answers)])
    .filter(([, steps]) => steps.length)
    .map(([interview, steps]) =>
      t("interview.lead-did", { interview: interview.title, steps: steps.map(({ title }) => title).join("; ") }),
    );
}

/** The document that becomes a Word file: what leads, setting and plan, the evidence, and the walk behind them. */
export function product({ root, answers, content, t, title }) {
  const lead = readLead(content, answers, t);
  const did = [...(lead.did ?? []), ...tellWalks(root, answers, content, t)];
  return {
    title,
    lead: did.length ? leadBlocks({ ...lead, did }, t) : [],
    blocks: [...sheetBlocks({ answers, content, t }), ...walkBlocks({ root, answers, content, t })],
    levels: 1,
  };
}

/** The worksheet's rows; the steps of the walk as questions with what the group would say. */
export function interviewTable({ root, answers, content, t }) {
  const { header, rows } = sheetTable({ answers, content, t });
  const place = (name) => header.indexOf(t(name));
  const walked = content.interviews.flatMap((interview) => readSteps(root, interview, answers));
  const steps = walked.map(({ title, did, followed, words }) => {
    const row = header.map(() => "");
    row[place("sheet.part")] = t("interview.walk");
    row[place("sheet.question")] = [title, did].filter(Boolean).join(": ");
    row[place("sheet.answer")] = [followed, words && `${t("interview.our-words")}: ${words}`].filter(Boolean).join("\n");
    return row;
  });
  return { header, rows: [...rows, ...steps] };
}
