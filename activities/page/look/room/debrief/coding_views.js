// The views of an activity in which cases are marked: map, where groups differ, elements, plans, and last the reading.
// Each gives what stands on the page, and the screen for the wall; `free` where that shows what groups wrote.
import { make } from "../../../../browser/dom.js";
import { CONCLUSION, PLAN_FIELDS, STANCES } from "../../../../kinds/debrief/observing.js";
import { drawBars } from "./bars.js";
import { listDivided, listPlans, ofCase, readPassage } from "./counted.js";
import { tellFileReading } from "./file_views.js";
import { drawNotes, passageKey } from "./notes.js";
import { drawTurning, drawWritten, scrolling } from "./written.js";
import { nameAbout, nameElement, wordCount, wordNames } from "./words.js";

const SHOWN = ["met", "unclear", "not-met", "unanswered"];

const caseOf = ({ content, view }) => content.cases.find(({ id }) => id === view.case);
const empty = (text) => make("p", { class: "empty" }, text);
const heading = (text) => make("h3", { class: "debrief-sub" }, text);

export function drawDiffering(room) {
  const { content, tables, cases, t, view, go, names } = room;
  const one = caseOf(room);
  const divided = listDivided(tables, one.id);
  const at = one.passages.includes(view.at) ? view.at : divided[0]?.passage;
  if (!at) {
    const text = ofCase(tables.marks, one.id).length ? t("debrief.all-alike") : t("debrief.none-yet");
    return { title: t("debrief.view-differ"), element: empty(text), screen: null };
  }
  const place = divided.findIndex(({ passage }) => passage === at);
  const number = one.passages.indexOf(at) + 1;
  const { of, set, none } = readPassage(tables, at);
  const row = ofCase(tables.passages, one.id).find(({ passage }) => passage === at);
  const said = row ? t(`debrief.word-${row.word}`) : "";
  const title =
    place < 0 ? t("debrief.passage-title", { number }) : t("debrief.differ-title", { place: place + 1, many: divided.length });
  const lines = set.map(({ mark, count, groups }) => {
    const { letter, name } = content.tags.find(({ id }) => id === mark);
    return { letter, name, count, of, groups };
  });
  const unmarked = none ? [{ name: t("debrief.no-mark"), count: none, of, quiet: true }] : [];
  const text = cases[one.id].passages[at];
  const turn = (step) => {
    const next = divided[place < 0 ? 0 : place + step];
    if (next) go({ at: next.passage });
  };
  const isLast = place === divided.length - 1;
  const reading = room.reading?.passages[at];
  const screen = {
    kick: one.title,
    title: said ? `${title} – ${said}` : title,
    passage: text,
    number: String(number),
    lines: [...lines, ...unmarked].map((line) =>
      [`${line.letter ? `${line.letter} ` : ""}${line.name}: ${wordCount(line, t)}`, wordNames(line.groups, names)]
        .filter(Boolean)
        .join(" – "),
    ),
    note: reading && room.isOpen ? `${t("debrief.reading-passage")} ${reading}` : undefined,
  };
  const element = make(
    "div",
    {},
    make("p", { class: "debrief-passage" }, make("b", {}, `${number}.`), " ", text),
    said && make("p", { class: "debrief-said" }, said),
    drawBars([...lines, ...unmarked], room),
    reading && room.isOpen && make("p", { class: "debrief-reading" }, make("b", {}, t("debrief.reading-passage")), " ", reading),
    drawTurning(t, turn, { isFirst: place < 1, isLast: isLast && divided.length > 0 }),
    ...drawWritten(
      room,
      t("debrief.notes-caption"),
      ofCase(tables.notes, one.id)
        .filter(({ passage }) => passage === at)
        .map((note) => ({ ...note, name: note.text })),
    ),
    drawNotes(room, { key: passageKey(room.id, one.id, at), title: t("debrief.notes-passage", { number }) }),
  );
  return { title, element, screen, turn };
}

export function drawElements(room) {
  const { content, tables, t, names } = room;
  const one = caseOf(room);
  const rows = ofCase(tables.elements, one.id);
  const title = t("debrief.elements-title", { title: one.title, of: rows[0]?.of ?? 0 });
  if (!rows.length) return { title, element: empty(t("debrief.elements-none")), screen: null };
  const cell = (row, status) => {
    const who = wordNames(row.groups?.[status], names);
    return make(
      "td",
      {},
      make("b", {}, row[status] ? String(row[status]) : ""),
      who && make("span", { class: "debrief-who", dir: "auto" }, who),
    );
  };
  const table = make(
    "table",
    { class: "debrief-elements" },
    make(
      "thead",
      {},
      make(
        "tr",
        {},
        make("th", { scope: "col" }, t("coding.element")),
        SHOWN.map((status) => make("th", { scope: "col" }, t(`coding.status-${status}`))),
      ),
    ),
    make(
      "tbody",
      {},
      rows.map((row) =>
        make(
          "tr",
          {},
          make("th", { scope: "row" }, nameElement(content, row.offence, row.element, t)),
          SHOWN.map((status) => cell(row, status)),
        ),
      ),
    ),
  );
  const lines = rows.map((row) => {
    const said = SHOWN.filter((status) => row[status]).map((status) => {
      const who = wordNames(row.groups?.[status], names);
      return t("debrief.status-count", { status: t(`coding.status-${status}`), count: row[status] }) + (who ? ` (${who})` : "");
    });
    return t("debrief.elements-wall", { name: nameElement(content, row.offence, row.element, t), said: said.join(", ") });
  });
  const reasons = ofCase(tables.reasons, one.id).map((row) => ({
    ...row,
    name: [nameReason(room, row), row.status && t(`coding.status-${row.status}`)].filter(Boolean).join(" – ") + `: ${row.text}`,
  }));
  const questions = [...drawWritten(room, t("debrief.reasons-caption"), reasons), ...drawQuestions(room, one)];
  return {
    title,
    element: make("div", {}, scrolling(title, table), ...questions),
    screen: { title, lines },
  };
}

const nameReason = ({ content, t }, { offence, element }) =>
  element === CONCLUSION ? t("debrief.conclusion") : nameElement(content, offence, element, t);

function drawQuestions(room, one) {
  const { content, tables, t } = room;
  const rows = ofCase(tables.questions, one.id).filter(({ count }) => count);
  if (!rows.length) return [];
  const textOf = (id) => content.questions.find((question) => question.id === id)?.text ?? t("coding.under-18");
  const lines = rows.map((row) => ({
    ...row,
    name: `${textOf(row.question)} – ${t(row.answer === "yes" ? "coding.yes" : `coding.answer-${row.answer}`)}`,
  }));
  return [heading(t("debrief.questions")), drawBars(lines, room)];
}

export function drawPlans(room) {
  const { tables, t, names, put } = room;
  const one = caseOf(room);
  const plans = listPlans(tables, one.id);
  const title = t("debrief.plans-title", { title: one.title });
  if (!plans.length) return { title, element: empty(t("debrief.plans-none")), screen: null };
  const nameOf = ({ plan, groups }) =>
    names ? t("debrief.plan-of", { number: plan, groups: wordNames(groups, names) }) : t("debrief.plan-number", { number: plan });
  const wordStep = (step) =>
    PLAN_FIELDS.filter((field) => step[field]).map((field) => [
      field,
      field === "capacity" ? t(`coding.capacity-${step[field]}`) : step[field],
    ]);
  const screenOf = (plan) => ({
    kick: title,
    title: nameOf(plan),
    lines: plan.steps.map(
      (step) =>
        `${step.number}. ${wordStep(step)
          .map(([, text]) => text)
          .join(" · ")}`,
    ),
  });
  const element = make(
    "div",
    { class: "debrief-plans" },
    plans.map((plan) =>
      make(
        "div",
        { class: "debrief-plan" },
        make("h3", { dir: "auto" }, nameOf(plan)),
        make(
          "ol",
          {},
          plan.steps.map((step) =>
            make(
              "li",
              { dir: "auto" },
              wordStep(step).map(([field, text]) =>
                field === "step"
                  ? make("p", {}, make("b", {}, text))
                  : make("p", {}, make("span", { class: "debrief-label" }, `${t(`coding.plan-${field}`)}: `), text),
              ),
            ),
          ),
        ),
        make(
          "p",
          { class: "no-print" },
          make("button", { type: "button", class: "button small", onclick: () => put(screenOf(plan)) }, t("debrief.put-plan")),
        ),
      ),
    ),
  );
  const lines = plans.flatMap((plan) => [nameOf(plan), ...screenOf(plan).lines]);
  return { title, lead: t("debrief.see-first"), element, screen: { title, lines }, free: true };
}

export function drawReading(room) {
  const { content, t, hasReading, reading, isOpen, setOpen, activity } = room;
  const one = caseOf(room);
  const title = t("debrief.reading-title", { title: one.title });
  const made = drawStances(room, one);
  if (!hasReading) return { title, element: make("div", {}, empty(t("debrief.reading-none")), ...made), screen: null };
  const button = make(
    "button",
    { type: "button", class: "button go", "aria-expanded": String(isOpen), onclick: () => setOpen(!isOpen) },
    t(isOpen ? "debrief.reading-close" : "debrief.reading-open"),
  );
  const lead = t("debrief.reading-about");
  // What groups made of the reading tells what it says, and so waits for it.
  if (!isOpen) return { title, lead, element: make("p", { class: "no-print" }, button), screen: null };
  const isWhole = !activity.later.includes(one.id);
  const elements = content.offences
    .flatMap((offence) => offence.elements.map(({ id }) => [offence.id, id]))
    .filter(([, id]) => reading.elements[id])
    .map(([offence, id]) => {
      const [status, reason] = reading.elements[id];
      return [`${nameElement(content, offence, id, t)}: ${t(`coding.status-${status}`)}.`, reason];
    });
  const ofFile = reading.contradictions ? tellFileReading(room) : [];
  const argued = isWhole ? reading.arguments : [];
  const element = make(
    "div",
    {},
    make("p", { class: "no-print" }, button),
    make("p", { class: "debrief-reading" }, isWhole ? reading.overall : t("debrief.reading-later")),
    [...ofFile, ...elements].map(([name, reason]) => make("p", {}, make("b", {}, name), " ", reason)),
    argued.length > 0 && heading(t("debrief.arguments")),
    argued.length > 0 &&
      make(
        "ul",
        {},
        argued.map((question) => make("li", {}, question)),
      ),
    ...made,
  );
  const overall = isWhole ? [reading.overall] : [];
  const screen = { title, lines: [...overall, ...[...ofFile, ...elements].map((parts) => parts.join(" "))] };
  return { title, lead, element, screen };
}

/** What groups made of the reading, where they compared with it. */
function drawStances(room, one) {
  const { content, tables, t } = room;
  const rows = ofCase(tables.stances, one.id);
  const whys = ofCase(tables.whys, one.id);
  if (!rows.length && !whys.length) return [];
  const nameOf = ({ kind, about }) =>
    kind === "passage" ? `${one.passages.indexOf(about) + 1}. ${room.cases[one.id].passages[about]}` : nameAbout(content, about, t);
  const lines = rows.flatMap((row) =>
    STANCES.filter((stance) => row[stance]).map((stance) => ({
      name: `${nameOf(row)} – ${t(`debrief.stance-${stance}`)}`,
      count: row[stance],
      of: row.of,
      groups: row.groups?.[stance],
    })),
  );
  const written = whys.map((row) => ({ ...row, name: `${nameOf(row)} – ${row.text}` }));
  return [
    heading(t("debrief.stances")),
    lines.length > 0 && drawBars(lines, room),
    ...drawWritten(room, t("debrief.whys-caption"), written),
  ].filter(Boolean);
}
