// What leaves a visit: what it came to, the file that the group walked out with, the timeline, and what was missed.
import { heading, list, paragraph, table } from "../../browser/blocks.js";
import { leadBlocks } from "../../browser/lead.js";
import { hourOf, lineUp, listAlso, quoteFrom, readCourse, readPath, sortFinds, wordsKey } from "./courses.js";

const text = (value) => (typeof value === "string" ? value : "");

/** Each visit that was begun, or in which something was written, with its course. */
function readVisits(root, answers, content) {
  return content.interviews
    .map((plot) => ({
      plot,
      quote: quoteFrom(root, plot),
      course: readCourse(plot, answers),
      words: plot.scenes.map(({ id, title }) => [title, text(answers[wordsKey(plot, id)])]).filter(([, said]) => said.trim()),
    }))
    .filter(({ plot, words }) => readPath(plot, answers).length || words.length);
}

const tellMoments = ({ plot, quote, course }, t) =>
  lineUp(course).map((moment) => [
    hourOf(plot, moment.at),
    moment.event ? t("visit.happens") : moment.roles.map((role) => t(`visit.role-${role}`)).join(", "),
    [quote.did(moment, t), quote.follows(moment)].filter(Boolean).join(" "),
    moment.finds.map(quote.find).join("; "),
    course.ending ? quote.worker(moment) : "",
  ]);

function visitBlocks(visit, t) {
  const { plot, quote, course, words } = visit;
  const { found, missed } = sortFinds(plot, course);
  const rows = tellMoments(visit, t);
  const headings = ["hour", "who", "what", "seen", "to-workers-short"].map((name) => t(`visit.${name}`));
  return [
    heading(1, plot.title),
    ...(course.ending
      ? [heading(2, quote.ending(course.ending)), paragraph(quote.told(course.ending, listAlso(plot, course)))]
      : []),
    ...(rows.length
      ? [heading(2, t("visit.timeline")), table({ name: t("visit.timeline"), header: headings, rows, widths: [1, 2, 5, 3, 3] })]
      : []),
    ...(found.length ? [heading(2, t("visit.file")), list(found.map((id) => ({ strong: "", text: quote.find(id) })))] : []),
    ...(course.ending && missed.length
      ? [heading(2, t("visit.missed")), list(missed.map((id) => ({ strong: "", text: quote.find(id) })))]
      : []),
    ...(course.ending
      ? [heading(2, t("visit.carried")), list(quote.carried(course.state).map(([fact, value]) => ({ strong: fact, text: value })))]
      : []),
    ...(words.length
      ? [heading(2, t("visit.our-words")), list(words.map(([place, said]) => ({ strong: place, text: said })))]
      : []),
  ];
}

/** A visit that was begun and is not over, and one that is over and about which nothing was written. */
export function findOpen({ answers, content, t }) {
  return content.interviews.flatMap((plot) => {
    if (!readPath(plot, answers).length) return [];
    const { ending } = readCourse(plot, answers);
    if (!ending) return [{ text: t("visit.open-end", { visit: plot.title }), place: { key: wordsKey(plot, plot.scenes[0].id) } }];
    const key = wordsKey(plot, ending);
    return text(answers[key]).trim() ? [] : [{ text: t("visit.open-words", { visit: plot.title }), place: { key } }];
  });
}

/** The document that becomes a Word file. */
export function product({ root, answers, content, t, title }) {
  const visits = readVisits(root, answers, content);
  const did = visits.map(({ plot, course }) =>
    t(course.ending ? "visit.lead-did" : "visit.lead-begun", { visit: plot.title, steps: course.done.length }),
  );
  const found = visits.flatMap(({ plot, quote, course }) => sortFinds(plot, course).found.map((id) => quote.find(id)));
  return {
    title,
    lead: did.length ? leadBlocks({ did, found, titles: { found: t("visit.file") } }, t) : [],
    blocks: visits.flatMap((visit) => visitBlocks(visit, t)),
    levels: 1,
  };
}

/** A line for each moment of the timeline, and for what was written. */
export function visitTable({ root, answers, content, t }) {
  const header = ["site", "hour", "who", "what", "seen", "to-workers-short"].map((name) => t(`visit.${name}`));
  const rows = readVisits(root, answers, content).flatMap((visit) => [
    ...tellMoments(visit, t).map((row) => [visit.plot.title, ...row]),
    ...visit.words.map(([place, said]) => [visit.plot.title, "", t("visit.our-words"), `${place}: ${said}`, "", ""]),
  ]);
  return { header, rows };
}
