// The views of what is no case: worksheets by section, the ways of a walk, the answers of a check.
import { make } from "../../../../browser/dom.js";
import { drawBars } from "./bars.js";
import { drawNotes, sectionKey } from "./notes.js";
import { chooseItems, listSections, moveItem, orderItems, orderKey, outKey } from "./sections.js";
import { drawWritten } from "./written.js";
import { wordCount, wordNames, wordRow } from "./words.js";

const empty = (text) => make("p", { class: "empty" }, text);
const heading = (text) => make("h3", { class: "debrief-sub" }, text);

/** What an item says on the wall: its words, how many groups, and who where names are on. */
function wordItem({ text, row }, { t, names }) {
  return [`${text} – ${wordCount(row, t)}`, ...wordRow(row, t), wordNames(row.groups, names)].filter(Boolean).join(" · ");
}

const screenOfSection = (section, room) => ({
  kick: room.activity.title,
  title: section.title,
  lines: section.blocks.flatMap(({ title, items }) => [
    ...(title ? [`${title}:`] : []),
    ...items.map((item) => wordItem(item, room)),
  ]),
});

export function drawSheet(room) {
  const { id, content, tables, t, notes, put } = room;
  const sections = listSections(tables, content);
  const title = room.activity.title;
  if (!sections.length) return { title, element: empty(t("debrief.sheet-none")), screen: null };
  const chosen = () => chooseItems(sections, id, notes.get);

  function drawItem(section, block, items, item, place) {
    const out = () => notes.get(outKey(id, section.id)) ?? [];
    const isIn = !out().includes(item.id);
    const include = (is) =>
      room.change(
        () => notes.set(outKey(id, section.id), is ? out().filter((one) => one !== item.id) : [...out(), item.id]),
        item.id,
      );
    const move = (step) =>
      room.change(
        () => notes.set(orderKey(id, section.id, block.id), moveItem(items, item.id, step)),
        item.id,
        step < 0 ? "up" : "down",
      );
    const box = make("input", {
      type: "checkbox",
      autocomplete: "off",
      "data-item": item.id,
      onchange: ({ target }) => include(target.checked),
    });
    box.checked = isIn;
    const lines = item.cells
      ? item.cells.map(([name, text], number) =>
          make("p", {}, number ? make("span", { class: "debrief-label" }, `${name}: `) : null, number ? text : make("b", {}, text)),
        )
      : [make("p", {}, item.text, item.isOwn && make("span", { class: "debrief-label" }, ` (${t("debrief.own-answer")})`))];
    const step = (label, to, disabled) =>
      make(
        "button",
        {
          type: "button",
          class: "button small",
          disabled,
          "data-item": item.id,
          "data-step": to < 0 ? "up" : "down",
          "aria-label": `${label}: ${item.text}`,
          onclick: () => move(to),
        },
        label,
      );
    return make(
      "li",
      { class: isIn ? null : "debrief-out" },
      make("label", { class: "debrief-in no-print" }, box, make("span", {}, t("debrief.row-in"))),
      make("div", { class: "debrief-item", dir: "auto" }, lines),
      make(
        "p",
        { class: "debrief-count" },
        make("b", {}, wordCount(item.row, t)),
        [...wordRow(item.row, t), wordNames(item.row.groups, room.names)]
          .filter(Boolean)
          .map((text) => make("span", { class: "debrief-who", dir: "auto" }, text)),
      ),
      make(
        "p",
        { class: "debrief-steps no-print" },
        step(t("debrief.row-up"), -1, place === 0),
        step(t("debrief.row-down"), 1, place === items.length - 1),
      ),
    );
  }

  const element = make(
    "div",
    {},
    sections.map((section) =>
      make(
        "div",
        { class: "debrief-section" },
        heading(t("debrief.section-wrote", section)),
        section.blocks.flatMap((block) => {
          const items = orderItems(block.items, notes.get(orderKey(id, section.id, block.id)));
          return [
            block.title && make("h4", { class: "debrief-prompt" }, block.title),
            make(
              "ol",
              { class: "debrief-items" },
              items.map((item, place) => drawItem(section, block, items, item, place)),
            ),
          ];
        }),
        make(
          "p",
          { class: "no-print" },
          make(
            "button",
            {
              type: "button",
              class: "button small",
              onclick: () => {
                const its = chosen().find((one) => one.id === section.id);
                if (its) put(screenOfSection(its, room));
              },
            },
            t("debrief.put-section"),
          ),
        ),
        drawNotes(room, { key: sectionKey(id, section.id), title: t("debrief.notes-section", { title: section.title }) }),
      ),
    ),
  );
  return {
    title,
    lead: `${t("debrief.sheet-about")} ${t("debrief.see-first")}`,
    element,
    screen: { title, lines: chosen().flatMap((section) => screenOfSection(section, room).lines) },
    free: true,
  };
}

export function drawWalks(room) {
  const { content, tables, t } = room;
  const title = room.activity.title;
  const parts = [];
  const lines = [];
  for (const interview of content.interviews) {
    const ways = tables.ways.filter((row) => row.interview === interview.id && row.tried);
    if (!ways.length) continue;
    for (const scene of interview.scenes) {
      const its = ways.filter((row) => row.scene === scene.id);
      if (!its.length) continue;
      const told = its.map((row) => ({
        ...row,
        name: scene.words[row.way] ?? row.way.replaceAll("-", " "),
        more: row.tried > row.count ? [t("debrief.tried-count", { many: row.tried })] : [],
      }));
      parts.push(heading(scene.title), drawBars(told, room));
      lines.push(`${scene.title}:`, ...told.map((row) => wordLine(row, room)));
    }
    const nameOf = (id) => interview.scenes.find((scene) => scene.id === id)?.title ?? id;
    const ends = tables.ends.filter((row) => row.interview === interview.id).map((row) => ({ ...row, name: nameOf(row.scene) }));
    if (ends.length) {
      parts.push(heading(t("debrief.ends-caption")), drawBars(ends, room));
      lines.push(`${t("debrief.ends-caption")}:`, ...ends.map((row) => wordLine(row, room)));
    }
    const said = tables.said.filter((row) => row.interview === interview.id);
    const written = said.map((row) => ({ ...row, name: `${nameOf(row.scene)}: ${row.text}` }));
    parts.push(...drawWritten(room, t("debrief.said-caption"), written));
  }
  if (!parts.length) return { title, element: empty(t("debrief.sheet-none")), screen: null };
  return { title, element: make("div", {}, parts), screen: { title, lines } };
}

const wordLine = (row, { t, names }) =>
  [`${row.name} – ${wordCount(row, t)}`, wordNames(row.groups, names)].filter(Boolean).join(" · ");

export function drawAnswers(room) {
  const { content, tables, t } = room;
  const title = room.activity.title;
  const parts = [];
  const lines = [];
  for (const question of content.questions) {
    const rows = tables.answers
      .filter((row) => row.question === question.id)
      .map((row) => ({ ...row, name: question.words[row.option] ?? row.option }));
    if (!rows.length) continue;
    parts.push(heading(question.text), drawBars(rows, room));
    lines.push(question.text, ...rows.map((row) => wordLine(row, room)));
  }
  if (!parts.length) return { title, element: empty(t("debrief.sheet-none")), screen: null };
  return { title, element: make("div", {}, parts), screen: { title, lines } };
}
