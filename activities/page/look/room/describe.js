// What stands on the wall, in words: from the rows and from where the room is. Pure; it draws nothing.
import { paceOf, reckon, stepEnds, wordLeft, wordTime } from "./clock.js";
import { findSession, readingOf, screenOf } from "./state.js";
import { listSentences } from "./fit.js";

const text = (words) => ({ kind: "text", parts: listSentences(words).map((one) => ({ text: one })) });
const big = (words) => ({ kind: "big", parts: listSentences(words).map((one) => ({ text: one })) });
const labelled = (label, words) => ({ ...text(words), label });

const nameForm = (line, t) => t(["case", "role-play"].includes(line.form) ? `room.form-${line.form}` : `page.form-${line.form}`);

/** When the session is, in words: "10:00–11:30" until it begins, then "until 11:30". */
export function wordTimes({ begins, ends }, began, t) {
  if (ends === null) return "";
  if (began === null) return t("room.from-until", { from: wordTime(begins), until: wordTime(ends) });
  return t("room.until", { until: wordTime(ends) });
}

/** How far behind the plan, in words; "" where nothing is planned. */
export function wordLate(late, t) {
  if (late === null) return "";
  if (late === 0) return t("room.on-time");
  const minutes = Math.abs(late);
  return t(`room.${late > 0 ? "late" : "early"}${minutes === 1 ? "-one" : ""}`, { minutes });
}

/** The minutes that are left, in words: the clock itself is a view of its own. */
export function wordMinutes({ left, isOver }, t) {
  if (left === null) return "";
  if (isOver) return t("room.over");
  const minutes = Math.ceil(left / 60000);
  return t(minutes === 1 ? "room.minute-left" : "room.minutes-left", { minutes });
}

/** A screen's name in a list. */
export function nameScreen(content, line, [what, of], t) {
  if (what === "title") return t("room.screen-title");
  if (what === "task") return t("room.screen-task");
  if (what === "step") return t("room.step", { step: of + 1, steps: countSteps(line) });
  if (what === "slide") return t("room.screen-slide", { slide: of + 1, title: content.decks[line.deck][of].title });
  return t(what === "note" ? "room.screen-note" : "room.screen-case", { title: content.cases[of].title });
}

const countSteps = (line) => line.screens.filter(([what]) => what === "step").length;

function describePassages({ passages }) {
  const blocks = [];
  passages.forEach(([words, isNew], place) => {
    if (!place || isNew) blocks.push({ kind: "passage", parts: [], isNew: place > 0 });
    blocks[blocks.length - 1].parts.push({ text: words, number: String(place + 1) });
  });
  return blocks;
}

function describeReading({ reading, isWhole }, t) {
  const elements = reading.elements.map(([offence, name, status, reason]) =>
    labelled(t("room.element", { offence, name, status: t(`room.status-${status}`) }), reason),
  );
  const overall = isWhole ? [text(reading.overall)] : [];
  return [text(t("room.reading-about")), ...overall, ...elements];
}

/** A row of a table as a line, since a table of a page would not be read from the last chair: "Teak: wages 3 of 5 · debt 1 of 5". */
const wordRow = (row, head) =>
  `${row[0]}: ${row
    .slice(1)
    .map((cell, place) => `${head[place + 1]} ${cell}`.trim())
    .join(" · ")}`;

function describeGuest(guest, areNamed) {
  const lines = [...guest.lines, ...(areNamed ? guest.named : [])];
  return {
    kick: guest.kick ?? "",
    blocks: [
      big(guest.title),
      ...(guest.passage ? [{ kind: "passage", parts: [{ text: guest.passage, number: guest.number ?? undefined }] }] : []),
      ...(guest.table ? guest.table.rows.map((row) => ({ kind: "line", parts: [{ text: wordRow(row, guest.table.head) }] })) : []),
      ...lines.map((line) => ({ kind: "line", parts: [{ text: line }] })),
      ...(guest.note ? [text(guest.note)] : []),
    ],
  };
}

/** The cells of a row behind its first, each with its head where there are several; what is a dash says nothing. */
const wordCells = (columns, [, ...cells]) =>
  cells
    .map((cell, place) => (columns.length > 1 ? `${columns[place]}: ${cell}` : cell))
    .filter((_words, place) => cells[place] !== "–")
    .join(" · ");

/** A slide as blocks: its title, then what it shows, then where that is from. */
function describeSlide(slide, t) {
  const [label, ...columns] = slide.head ?? [];
  const line = (words) => ({ kind: "line", parts: [{ text: words }] });
  const isRead = slide.kind === "quotation";
  return [
    big(slide.title),
    ...(slide.lines ?? []).map((words) =>
      isRead ? { ...text(words), kind: "passage" } : slide.kind === "points" ? line(words) : text(words),
    ),
    ...(slide.shown ? [text(slide.shown)] : []),
    ...(slide.bars ?? []).map(([name, share, value, series]) => ({
      kind: "bar",
      label: name,
      share,
      series,
      parts: [{ text: value }],
    })),
    ...(slide.rows ?? []).map((row) => ({ ...line(wordCells(columns, row)), label: label && `${row[0]}:` })),
    ...(slide.source ? [{ kind: "source", parts: [{ text: t("slides.source", { source: slide.source }) }] }] : []),
  ];
}

function describeScreen(content, state, time, now, t) {
  const session = findSession(content, state);
  const { line } = session;
  const activity = content.activities[line.activity];
  const [what, of] = screenOf(content, state);
  const named = activity ? t("room.activity", { number: activity.number }) : nameForm(line, t);
  if (what === "title") {
    const next = line.form === "break" && session.after ? session.after.line.title : "";
    const goesOn = time.ends && t("room.goes-on", { time: wordTime(time.ends), title: next });
    return { kick: named, blocks: [big(line.title), ...(next && goesOn ? [text(goesOn)] : [])] };
  }
  if (what === "task") {
    const [first, ...more] = listSentences(activity.task);
    const rest = more.length ? [text(more.join(" "))] : [];
    return { kick: named, blocks: [big(first), ...rest, labelled(t("room.product"), activity.product)] };
  }
  if (what === "step") {
    const ends = line.pace ? paceOf(time, line.pace, now).ends : stepEnds(time, of, activity.steps.length);
    const step = t("room.step", { step: of + 1, steps: activity.steps.length });
    const until = ends === null ? "" : t("room.until", { until: wordTime(ends) });
    return {
      kick: [named, step].join(" · "),
      where: [step, until].filter(Boolean).join(", "),
      blocks: [big(activity.steps[of]), labelled(t("room.product"), activity.product)],
    };
  }
  if (what === "slide") {
    const slides = content.decks[line.deck];
    const place = t("room.slide", { slide: of + 1, slides: slides.length });
    const told = slides[of];
    return { kick: told.kick || `${named} · ${place}`, where: place, blocks: describeSlide(told, t), say: told.say };
  }
  const one = content.cases[of];
  if (what === "note")
    return { kick: `${t("page.content-note")} · ${one.title}`, blocks: [big(one.note), text(t("room.note-about"))] };
  const shown = state.reading ? readingOf(content, state) : null;
  if (shown) return { kick: t("room.reading-of", { title: one.title }), blocks: describeReading(shown, t) };
  return { kick: one.title, blocks: describePassages(one) };
}

/**
 * @param {any} content
 * @param {any} state
 * @param {number|null} start when the day begins, in minutes of the day
 * @param {number} now
 * @param {(key: string, params?: any) => string} t
 * @returns {{kick: string, blocks: any[], where: string, left: string, clock: string, until: string, page: string|null, nudge: string, say: string}}
 * say: what is said with a slide, for the console alone. where: the place in the session and its end, always in words. page: the page of the book that a code may lead to.
 */
export function describe(content, state, start, now, t) {
  const { line, plan } = findSession(content, state);
  const time = reckon(line, state, plan.start === null ? null : start, now);
  const told = state.guest ? describeGuest(state.guest, state.names) : describeScreen(content, state, time, now, t);
  const until = wordTimes(time, state.began, t);
  const hasCode = !state.guest && ["title", "task", "step"].includes(screenOf(content, state)[0]);
  return {
    kick: told.kick,
    blocks: told.blocks,
    where: told.where ?? until,
    left: wordMinutes(time, t),
    clock: time.left === null ? wordTime(now) : wordLeft(time.left),
    until: until || line.title,
    page: hasCode ? line.page : null,
    say: told.say ?? "",
    nudge: state.nudge && now < state.nudge.until ? state.nudge.text : "",
  };
}
