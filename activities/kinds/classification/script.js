// Classification: mark passages with the elements that they bear on, weigh each offence, then compare.
import { mountCaseDesk } from "../../browser/case_desk.js";
import { openCoding } from "../../browser/coding.js";
import { createCodingPlaces } from "../../browser/coding_places.js";
import { make } from "../../browser/dom.js";
import { mountElements } from "../../browser/elements.js";
import { mountMarking, nameTags } from "../../browser/marking.js";
import { compareElements, listArguments } from "../../browser/readings.js";
import { dayOf, localTime } from "../../browser/times.js";
import { classificationTable, findOpen, product, stateOf } from "./product.js";

// What of the group's makes a step one that has been begun.
const WORK = { read: ["mark", "note"], weigh: ["element", "reason", "shows", "under-18"], compare: ["committed", "discuss"] };

function mount({ root, payload, content, store, t }) {
  const scope = root.querySelector("[data-cc]");
  const desk = {
    root: scope,
    content,
    store,
    t,
    uid: `cl${Math.random().toString(36).slice(2, 8)}`,
    caseId: null,
    coding: null,
    quote: (id) => marking.quote(id),
    ...nameTags(content),
  };
  const marking = mountMarking(desk);
  const closed = scope.querySelector("[data-compare-closed]");
  const open = scope.querySelector("[data-compare-open]");

  function showQuotes(box, element) {
    const shown = desk.coding.shown(element);
    const isMet = desk.coding.get("element", element) === "met";
    box.replaceChildren(
      ...(shown.length
        ? [make("ul", { class: "cl-quotes" }, ...shown.map((id) => make("li", { class: "cc-quote" }, desk.quote(id))))]
        : [
            make("p", { class: isMet ? "wa-hint cc-to-do" : "wa-hint" }, t(isMet ? "classify.met-mark" : "classify.no-passage")),
            isMet ? make("button", { type: "button", class: "wa-quiet", "data-step": "read" }, t("coding.to-the-text")) : null,
          ].filter(Boolean)),
    );
  }

  function showComparison(changed) {
    const isOpen = desk.coding.isOpen();
    closed.hidden = isOpen;
    open.hidden = !isOpen;
    if (!isOpen) return;
    // A field that somebody types in stays: only what else changed draws anew.
    if (changed && document.activeElement.matches("textarea") && open.contains(document.activeElement)) return;
    const reading = content.readings[desk.caseId];
    const head = make(
      "p",
      { class: "wa-hint" },
      t("coding.committed", {
        time: dayOf(desk.coding.committed().at),
      }),
      " ",
      make("button", { type: "button", class: "wa-quiet", onclick: closeComparison }, t("coding.uncommit")),
    );
    if (!reading) {
      open.replaceChildren(head, make("p", {}, t("coding.no-reading")));
      return;
    }
    open.replaceChildren(
      head,
      make("h3", { tabindex: "-1" }, t(reading.overall ? "coding.overall" : "coding.reading-of-elements")),
      make("p", {}, reading.overall ?? t("coding.overall-later")),
      make("p", { class: "wa-hint" }, t("coding.not-a-key")),
      make("h3", {}, t("coding.step-elements")),
      make("ol", { class: "cc-comparison" }, ...compareElements(desk, reading)),
      make("h3", {}, t("coding.arguments")),
      make("p", { class: "wa-hint" }, t("coding.arguments-help")),
      make("ol", { class: "cc-arguments" }, ...listArguments(desk, reading)),
    );
  }

  function commit() {
    // The first version stays the first, however often the comparison is closed and opened again.
    const { at, first } = desk.coding.committed() || {
      at: localTime(),
      first: Object.fromEntries(
        content.offences
          .flatMap((offence) => offence.elements)
          .map((element) => [element.id, desk.coding.get("element", element.id)])
          .filter(([, status]) => status),
      ),
    };
    desk.coding.set({ at, first }, "committed");
    open.querySelector("h3")?.focus();
  }

  function closeComparison() {
    desk.coding.set({ ...desk.coding.committed(), closed: true }, "committed");
    scope.querySelector("[data-commit]").focus();
  }

  function showOverview(cases = content.cases) {
    for (const one of cases) {
      const coding = openCoding(store, content, one.id);
      const row = root.querySelector(`[data-overview-case="${one.id}"]`);
      row.querySelectorAll("[data-cell]").forEach((cell) => {
        const offence = content.offences.find((candidate) => candidate.id === cell.dataset.cell);
        cell.textContent = stateOf(offence, coding, t);
        cell.toggleAttribute("data-nothing-yet", !coding.begun());
      });
      const button = row.querySelector("[data-choose]");
      if (one.id === desk.caseId) button.setAttribute("aria-current", "true");
      else button.removeAttribute("aria-current");
    }
  }

  const conclusion = scope.querySelector('[data-field="reason/conclusion"]');
  const elements = mountElements(desk, showQuotes);
  scope.querySelector("[data-commit]").addEventListener("click", commit);

  return mountCaseDesk({
    root,
    scope,
    payload,
    content,
    store,
    t,
    desk,
    marking,
    panels: {
      read: { show() {} },
      weigh: {
        show(changed) {
          elements.show(changed);
          if (document.activeElement !== conclusion) conclusion.value = desk.coding.text("reason", "conclusion");
        },
      },
      compare: { show: showComparison },
    },
    work: WORK,
    wordStep: (step) => t(`classify.step-${step}`),
    showOverview,
  });
}

export default {
  mount,
  product,
  table: classificationTable,
  open: findOpen,
  ...createCodingPlaces({
    others: { conclusion: "classify.conclude" },
    statuses: { "other-law": "classify.other-law-" },
  }),
};
