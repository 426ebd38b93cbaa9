// Taking the debrief along: one Word file and one table of all activities that are laid in, with the room's notes, and the view on paper.
import { heading, paragraph, table } from "../../../../browser/blocks.js";
import { csvText } from "../../../../browser/csv.js";
import { thisDevice } from "../../../../browser/device.js";
import { make } from "../../../../browser/dom.js";
import { tagOf } from "../../../../browser/everything.js";
import { download } from "../../../../browser/mount.js";
import { findPersonalData } from "../../../../browser/personal_data.js";
import { localTime } from "../../../../browser/times.js";
import { countActivity, listActivities } from "./counted.js";
import { tellActivity } from "./told_rows.js";
import { WORD, writeWord } from "./word_writer.js";
import { wordCount } from "./words.js";

const CSV = "text/csv;charset=utf-8";
const MOST_FOUND = 5;

/** @param {{find: Function, t: Function, content: any, notes: any, read: () => {collected: any, view: any, names: boolean}}} parts */
export function mountTaking({ find, t, content, notes, read }) {
  const say = (text) => (find("saved").textContent = text);

  function tellAll() {
    const { collected, view, names } = read();
    return listActivities(collected, view.room, content.activities).map(({ id, begun }) => {
      const activity = content.activities[id];
      const { tables } = countActivity(collected, view.room, id, activity.content);
      return { id, activity, begun, parts: tellActivity({ id, activity, tables, content, get: notes.get, names, t }) };
    });
  }

  const nameFile = (ending) =>
    `debrief_${tagOf(thisDevice())}_${localTime().slice(0, 16).replace(/[-:]/g, "").replace("T", "-")}.${ending}`;

  function writePaper() {
    const { collected } = read();
    const head = ["on", "option", "how-many", "said-by", "remark"].map((name) => t(`debrief.${name}`));
    const blocks = /** @type {any[]} */ ([paragraph(t("debrief.note"))]);
    for (const { activity, begun, parts } of tellAll()) {
      blocks.push(heading(1, activity.number ? `${activity.number}. ${activity.title}` : activity.title));
      blocks.push(paragraph(t("debrief.section-wrote", { title: activity.title, of: begun })));
      let last = "";
      for (const { part, what, rows } of parts) {
        if (part !== last) blocks.push(heading(2, part));
        last = part;
        const lines = rows.map(({ about, said, count, of, who, more }) => [
          about,
          said,
          count === null ? "" : wordCount({ count, of }, t),
          who,
          more,
        ]);
        blocks.push(table({ caption: t(`debrief.what-${what}`), header: head, rows: lines, widths: [5, 5, 2, 3, 3] }));
      }
    }
    return {
      title: t("debrief.title"),
      group: t("debrief.one-room", { groups: collected.groups.length }),
      when: localTime(),
      language: t("host.locale"),
      pageLabel: t("host.page-of"),
      contentsLabel: t("host.paper-contents"),
      blocks,
    };
  }

  async function saveWord() {
    try {
      const name = nameFile("docx");
      download(name, await writeWord(writePaper()), WORD);
      say(t("debrief.saved-as", { name }));
    } catch (error) {
      say(t("host.problem-docx", { reason: error.message }));
    }
  }

  function saveTable() {
    const header = ["activity", "part", "what", "on", "option", "how-many", "out-of", "said-by", "remark"].map((name) =>
      t(`debrief.${name}`),
    );
    const rows = tellAll().flatMap(({ activity, parts }) =>
      parts.flatMap(({ part, what, rows: lines }) =>
        lines.map(({ about, said, count, of, who, more }) => [
          activity.title,
          part,
          t(`debrief.what-${what}`),
          about,
          said,
          count,
          of,
          who,
          more,
        ]),
      ),
    );
    const name = nameFile("csv");
    download(name, csvText(header, rows), CSV);
    say(t("debrief.saved-as", { name }));
  }

  /** What looks like a real person's data in what people wrote; the facilitator decides. */
  function listFinds() {
    const [notNames, openers] = ["host.not-names", "host.openers"].map((key) => t(key).split(/\s+/));
    const written = tellAll().flatMap(({ parts }) =>
      parts
        .filter(
          ({ what }) =>
            !["mark", "element", "question", "way", "end", "fact", "pair", "bears", "finding", "course", "find"].includes(what),
        )
        .flatMap(({ rows }) => rows.flatMap(({ about, said }) => [about, said])),
    );
    return [...new Set(written.flatMap((text) => findPersonalData(text, notNames, openers).map(({ found }) => found)))];
  }

  const checked = (save) => async () => {
    const place = find("check");
    const finds = listFinds();
    const leave = () => {
      place.hidden = true;
      place.replaceChildren();
    };
    leave();
    if (!finds.length) return save();
    const button = (text, deed) => make("button", { type: "button", class: "button small", onclick: deed }, t(text));
    place.replaceChildren(
      make("p", { class: "content-note", dir: "auto" }, t("debrief.found", { found: finds.slice(0, MOST_FOUND).join("; ") })),
      make(
        "p",
        { class: "button-row" },
        button("debrief.save-anyway", () => {
          leave();
          save();
        }),
        button("debrief.save-not", leave),
      ),
    );
    place.hidden = false;
    place.querySelector("button").focus();
    return undefined;
  };
  find("word").addEventListener("click", checked(saveWord));
  find("table").addEventListener("click", checked(saveTable));
  find("print").addEventListener("click", () => window.print());
}
