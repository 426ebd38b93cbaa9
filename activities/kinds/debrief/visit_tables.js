// Visits side by side: the timeline of each course, and with what groups walked out. As in activities/debrief/visit_tables.py.
import { replayVisit } from "../../browser/visited.js";
import { compareTexts } from "./folding.js";

/** Whether what is walked through has a clock. */
export const isVisit = (plot) => "minutes" in plot;

/** The course of a group's visit, and each thing that it found. */
export function observeVisit(plot, path) {
  const { id } = plot;
  const { moments, rest } = replayVisit(plot, path);
  const followed = path.slice(0, path.length - rest.length);
  return [
    ...(followed.length
      ? [
          ["course", id, JSON.stringify(followed)],
          ["visited", id],
        ]
      : []),
    ...moments.flatMap(({ finds }) => finds.map((find) => ["find", id, find])),
  ];
}

/** `courses` and `finds`; empty where nothing has a clock. */
export function layOutVisits(tally, content) {
  const tables = { courses: [], finds: [] };
  for (const plot of content.interviews.filter(isVisit)) {
    const { id } = plot;
    const paths = tally.listTexts("course", id).sort((a, b) => compareTexts(a[2], b[2]));
    paths.forEach((key, place) => {
      const { moments, ending } = replayVisit(plot, JSON.parse(key[2]));
      const counted = { count: tally.count(...key), ...tally.name(key) };
      for (const { at, roles, place: where, step, turn, event, finds } of [...moments].sort((a, b) => a.at - b.at)) {
        const told = { at, roles: roles.join(" "), place: where, did: step, turn: turn === null ? "" : String(turn), event };
        tables.courses.push({ interview: id, course: place + 1, ...told, found: finds.join(" "), end: ending, ...counted });
      }
    });
    const of = tally.count("visited", id);
    for (const find of of ? plot.finds : []) {
      const key = ["find", id, find];
      tables.finds.push({ interview: id, find, count: tally.count(...key), of, ...tally.name(key) });
    }
  }
  return tables;
}
