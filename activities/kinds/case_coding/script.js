// Case coding: choose a case, then five steps on one page, each reachable at any time, none locking another.
import { mountCaseDesk } from "../../browser/case_desk.js";
import { make } from "../../browser/dom.js";
import { openCoding, underTheEleven } from "../../browser/coding.js";
import { createCodingPlaces } from "../../browser/coding_places.js";
import { mountElements } from "../../browser/elements.js";
import { mountLinks } from "../../browser/links.js";
import { mountMarking, nameTags } from "../../browser/marking.js";
import { mountCompare } from "./compare.js";
import { FIELDS, mountPlan, planHeader, planRows } from "./plan.js";
import { findOpen } from "./lead.js";
import { codingTable, product } from "./product.js";
import { mountQuestions } from "./questions.js";

// What of the group's makes a step one that has been begun.
const WORK = {
  read: ["mark", "note"],
  questions: ["question", "link"],
  elements: ["element", "reason", "shows", "under-18"],
  plan: ["plan"],
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
    uid: `cc${Math.random().toString(36).slice(2, 8)}`,
    caseId: null,
    coding: null,
    quote: (id) => marking.quote(id),
    ...nameTags(content),
  };
  const marking = mountMarking(desk);
  const links = mountLinks(desk);
  const sayWhatToDo = (element) => {
    if (desk.coding.get("element", element) !== "met") return null;
    return t(desk.coding.marked().length ? "coding.met-link" : "coding.met-mark");
  };
  const panels = {
    read: { show: showLens },
    questions: mountQuestions(desk, links),
    elements: mountElements(desk, (box, element) => links.show(box, desk.coding.marked(), sayWhatToDo(element))),
    plan: mountPlan(desk),
    compare: mountCompare(desk),
    take: { show() {} },
  };
  function showLens() {
    const lens = scope.querySelector("[data-lens]");
    if (!lens.open) return;
    const found = underTheEleven(content, desk.coding);
    const via = ({ relation, question, indicator }) =>
      t(`coding.lens-${relation}`, {
        through: question ? question.text : desk.tagName(indicator),
      });
    scope
      .querySelector("[data-lens-list]")
      .replaceChildren(
        ...content.eleven.flatMap((eleven) => [
          make("dt", {}, eleven.name),
          ...(found.get(eleven.id).length
            ? found
                .get(eleven.id)
                .map((entry) => make("dd", {}, `“${desk.quote(entry.passage)}” `, make("span", { class: "cc-why" }, via(entry))))
            : [make("dd", { class: "wa-hint" }, t(eleven.six.length ? "coding.lens-none" : "coding.lens-none-of-six"))]),
        ]),
      );
  }

  function showMatrix(cases = content.cases) {
    for (const one of cases) {
      const coding = openCoding(store, content, one.id);
      const row = root.querySelector(`[data-matrix-case="${one.id}"]`);
      row.querySelectorAll("[data-cell]").forEach((cell) => {
        const marked = coding.taggedWith(cell.dataset.cell).length > 0;
        if (cell.hasChildNodes() && cell.classList.contains("cc-on") === marked) return;
        cell.classList.toggle("cc-on", marked);
        cell.replaceChildren(
          marked
            ? make(
                "span",
                { class: "cc-chip" },
                cell.dataset.letter,
                make("span", { class: "wa-hidden" }, ` ${t("coding.matrix-marked")}`),
              )
            : make("span", { class: "wa-hidden" }, t("coding.matrix-unmarked")),
        );
      });
      const state = t(`coding.state-${coding.isOpen() ? "done" : coding.begun() ? "begun" : "new"}`);
      const told = row.querySelector("[data-state]");
      if (told.textContent !== state) told.textContent = state;
      const button = row.querySelector("[data-choose]");
      if (one.id === desk.caseId) button.setAttribute("aria-current", "true");
      else button.removeAttribute("aria-current");
    }
  }

  scope.querySelector("[data-lens]").addEventListener("toggle", showLens);

  return mountCaseDesk({
    root,
    scope,
    payload,
    content,
    store,
    t,
    desk,
    marking,
    panels,
    work: WORK,
    wordStep: (step) => t(`coding.step-${step}`),
    showOverview: showMatrix,
    onAll: () => panels.plan.forget(),
  });
}

const places = createCodingPlaces({ plan: { fields: FIELDS, header: planHeader, rows: planRows } });

export default { mount, product, table: codingTable, open: findOpen, ...places };
