// Classification: mark passages with the elements that they bear on, weigh each offence, then compare.
import { mountCaseDesk } from "../../browser/case_desk.js";
import { openCoding } from "../../browser/coding.js";
import { createCodingPlaces } from "../../browser/coding_places.js";
import { mountComparison } from "../../browser/comparison.js";
import { make } from "../../browser/dom.js";
import { mountElements } from "../../browser/elements.js";
import { mountMarking, nameTags } from "../../browser/marking.js";
import { classificationTable, findOpen, product, stateOf } from "./product.js";

// What of the group's makes a step one that has been begun.
const WORK = {
  read: ["mark", "note"],
  weigh: ["element", "reason", "shows", "under-18"],
  compare: ["committed", "stance", "stance-why", "discuss"],
  take: [],
};

function mount({ root, payload, content, store, t, late }) {
  const scope = root.querySelector("[data-cc]");
  const desk = {
    root: scope,
    content,
    store,
    t,
    late,
    uid: `cl${Math.random().toString(36).slice(2, 8)}`,
    caseId: null,
    coding: null,
    quote: (id) => marking.quote(id),
    ...nameTags(content),
  };
  const marking = mountMarking(desk);

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
  const ids = content.offences.flatMap((offence) => offence.elements.map((element) => element.id));
  const weighed = () => ids.map((id) => [id, desk.coding.get("element", id)]).filter(([, status]) => status);
  const comparison = mountComparison(desk, {
    hasAnswer: () => desk.coding.marked().length > 0 || weighed().length > 0,
    keepFirst: () => ({ first: Object.fromEntries(weighed()) }),
  });

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
      compare: comparison,
      take: { show() {} },
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
