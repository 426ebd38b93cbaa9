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
import { recallParking, recallWorkshop } from "./kept.js";
import { EMPTY, keepLaidIn, onWiped, recallLaidIn } from "./results/kept_results.js";
import { mountLayingIn } from "./results/laying_in.js";
import { mountReport } from "./results/report_view.js";

async function start() {
  history.scrollRestoration = "manual";
  const root = /** @type {HTMLElement} */ (document.querySelector("[data-results]"));
  const find = (name) => /** @type {any} */ (root.querySelector(`[data-results-${name}]`));
  const content = JSON.parse(root.querySelector('script[type="application/json"]').textContent);
  const t = createWords(content.strings);
  writeAsIn(t("host.locale"));
  let laid = await recallLaidIn();

  const fields = [...root.querySelectorAll("[data-results-field]")].map((one) => /** @type {any} */ (one));
  const field = (name) => fields.find((one) => one.dataset.resultsField === name);
  field("plan").append(
    make("option", { value: "" }, t("results.no-plan")),
    ...Object.entries(content.plans).map(([id, { title }]) => make("option", { value: id }, title)),
  );

  const layingIn = mountLayingIn({
    find,
    content,
    t,
    read: () => laid,
    workshop: readWorkshop,
    async onChange(next) {
      laid = next;
      draw();
      return keepLaidIn(laid);
    },
  });
  const report = mountReport({
    find,
    t,
    read: () => laid,
    onChange(edits) {
      laid = { ...laid, edits };
      keepLaidIn(laid);
    },
  });

  /** What is known of the workshop, as `collectForms` takes it; the cards are null where nobody has said which were dealt. */
  function readWorkshop() {
    const { word = "", many = "", plan = "", first = "" } = laid.about;
    const cards = dealCodes(word, Number(many));
    const days = content.plans[plan]?.days.length ?? contract.maxDays;
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
      keepLaidIn(laid);
      draw();
    });
  }
  find("kept-take").addEventListener("click", () => {
    const kept = recallWorkshop();
    if (kept) laid = { ...laid, about: { ...laid.about, word: kept.word, many: String(kept.people) } };
    keepLaidIn(laid);
    showFields();
    draw();
    field("word").focus(); // the button has gone
  });
  onWiped(() => {
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
