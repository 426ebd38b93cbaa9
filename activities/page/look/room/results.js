// The results of a workshop: what was handed in is laid in, held to the cards and the days, measured, and written into a report that the
// facilitator looks through, words anew where it is theirs to word, and takes along as a Word file.
import { whenStorageIsThere } from "../../../browser/device.js";
import { make } from "../../../browser/dom.js";
import { createWords } from "../../../browser/mount.js";
import { writeAsIn } from "../../../browser/times.js";
import { dealCodes } from "../../../measuring/codes.js";
import { collectForms } from "../../../measuring/collecting.js";
import contract from "../../../measuring/contract.json" with { type: "json" };
import { mergeActions, writeReport } from "../../../measuring/report.js";
import { measureWorkshop } from "../../../measuring/results.js";
import { wordDay } from "./planner/dates.js";
import { wordClock } from "./planner/lengths.js";
import { listRun, recallLog } from "./run_log.js";
import { readStart } from "./clock.js";
import { listUsed, onUsedElsewhere, recallUsed, USED, wordRefused } from "./planner/used_plan.js";
import { recallParking, recallWorkshop } from "./kept.js";
import { EMPTY, keptResults } from "./results/kept_results.js";
import { mountLayingIn } from "./results/laying_in.js";
import { mountReport } from "./results/report_view.js";

const AS_RUN = "room:log"; // the choice of what the console has noted

/** A plan as the report has it: as `build_programme` writes those of the book. */
function programmeOf({ title, start, days }) {
  const from = readStart(start);
  const lines = (day) => day.lines.map((line) => `${wordClock(from + line.at)} ${line.title}`);
  return { title, first: days[0].date, days: days.map((day) => ({ number: day.number, title: day.title, lines: lines(day) })) };
}

async function start() {
  history.scrollRestoration = "manual";
  const root = /** @type {HTMLElement} */ (document.querySelector("[data-results]"));
  const find = (name) => /** @type {any} */ (root.querySelector(`[data-results-${name}]`));
  const content = JSON.parse(root.querySelector('script[type="application/json"]').textContent);
  const t = createWords(content.strings);
  writeAsIn(t("host.locale"));
  let laid = (await keptResults.recall()) ?? EMPTY;

  const fields = [...root.querySelectorAll("[data-results-field]")].map((one) => /** @type {any} */ (one));
  const field = (name) => fields.find((one) => one.dataset.resultsField === name);
  const ofBook = content.plans;

  /** The plan that the room uses stands before those of the book. Where none has been chosen yet it is, with its first date. */
  function takeUsed() {
    const used = recallUsed(content.known);
    const run = listRun(recallLog());
    const asRun = { title: t("results.as-run"), days: run.map((day) => ({ ...day, title: wordDay(day.date, t("host.locale")) })) };
    const others = run.length ? { [AS_RUN]: asRun, ...ofBook } : ofBook;
    content.plans = used?.plan ? { [USED]: programmeOf(listUsed(used.plan, t)), ...others } : others;
    field("plan").replaceChildren(
      make("option", { value: "" }, t("results.no-plan")),
      ...Object.entries(content.plans).map(([id, { title }]) => make("option", { value: id }, title)),
    );
    find("used").hidden = !used?.refused;
    find("used").textContent = used?.refused ? wordRefused(used.refused, t) : "";
    const { plan, first } = laid.about;
    if (content.plans[USED] && plan === undefined)
      laid = { ...laid, about: { ...laid.about, plan: USED, first: first || content.plans[USED].first } };
  }
  takeUsed();

  const layingIn = mountLayingIn({
    find,
    content,
    t,
    read: () => laid,
    workshop: readWorkshop,
    async onChange(next) {
      laid = next;
      draw();
      return keptResults.keep(laid);
    },
    /** What was said of the workshop stays. What is no longer to be seen is gone from the device too. */
    async onClear() {
      laid = { ...EMPTY, about: laid.about };
      const isOut = await keptResults.takeOut();
      await keptResults.keep(laid);
      draw();
      return isOut;
    },
  });
  const report = mountReport({
    find,
    t,
    read: () => laid,
    onChange(edits) {
      laid = { ...laid, edits };
      keptResults.keep(laid);
    },
  });

  /** What is known of the workshop, as `collectForms` takes it; the cards are null where nobody has said which were dealt. */
  function readWorkshop() {
    const { word = "", many = "", plan = "", first = "" } = laid.about;
    const cards = dealCodes(word, Number(many));
    // Not every day need have been told to the console.
    const days = (plan !== AS_RUN && content.plans[plan]?.days.length) || contract.maxDays;
    return { cards: cards.length ? cards.map(({ code }) => code) : null, days, first: first || null, kept: laid.kept };
  }

  function wordCards(workshop) {
    if (workshop.cards)
      return t("results.cards-known", { many: workshop.cards.length, some: workshop.cards.slice(0, 3).join(", ") });
    return t("results.cards-unknown");
  }

  function draw() {
    const workshop = readWorkshop();
    find("cards").textContent = wordCards(workshop);
    const kept = recallWorkshop();
    find("kept").hidden = !kept?.word.trim() || Boolean(laid.about.word);
    find("kept-take").textContent = kept ? t("results.kept-take", { word: kept.word, many: kept.people }) : "";
    const collected = collectForms(laid.files, laid.lines, content.sittings, workshop);
    const results = measureWorkshop(collected.forms, content.sittings, content.key, content.aims);
    layingIn.draw(collected.told, results.unpaired);
    const parked = recallParking().map(({ choice, session, text }) =>
      [t("room.park-line", { choice: t(`room.park-${choice}`), session }), text].filter(Boolean).join(" "),
    );
    const more = {
      programme: content.plans[laid.about.plan]?.days ?? [],
      actions: mergeActions(
        laid.plans.map(({ answers }) => answers),
        content.deeds,
      ),
      parked,
    };
    const isThere = collected.forms.length > 0 || laid.plans.length > 0;
    find("report").hidden = !isThere;
    if (isThere) report.draw(writeReport(results, content.sittings, content.aims, more, t));
  }

  function showFields() {
    for (const one of fields) one.value = laid.about[one.dataset.resultsField] ?? "";
  }
  for (const one of fields) {
    one.addEventListener("change", () => {
      laid = { ...laid, about: { ...laid.about, [one.dataset.resultsField]: one.value } };
      keptResults.keep(laid);
      draw();
    });
  }
  find("kept-take").addEventListener("click", () => {
    const kept = recallWorkshop();
    if (kept) laid = { ...laid, about: { ...laid.about, word: kept.word, many: String(kept.people) } };
    keptResults.keep(laid);
    showFields();
    draw();
    field("word").focus(); // the button has gone
  });
  onUsedElsewhere(() => {
    takeUsed();
    showFields();
    draw();
  });
  keptResults.onWiped(() => {
    laid = EMPTY;
    showFields();
    draw();
  });
  showFields();
  draw();
  root.classList.add("results-ready");
}

const ready = whenStorageIsThere();
if (ready) ready.then(start);
else start();
