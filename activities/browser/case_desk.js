// What activities that read cases do alike: one case chosen of several, steps through it, and what was changed drawn where it shows.
import { mountCaseChoice } from "./case_choice.js";
import { openCoding } from "./coding.js";
import { mountOurLine } from "./our_line.js";
import { mountSteps, reopenAtTop } from "./steps.js";
import { openWhereabouts } from "./whereabouts.js";

/**
 * @param {{root: HTMLElement, scope: HTMLElement, payload: any, content: any, store: any, t: Function, desk: any, marking: any,
 *   panels: Object<string, {show: (changed?) => void, close?: () => void}>, work: Object<string, string[]>, wordStep: (step: string) => string,
 *   showOverview: (cases?: any[]) => void, onAll?: () => void}} parts
 *   desk: has `caseId` and `coding` of the case that is open, which are set here; work: what of the group's makes a step begun;
 *   showOverview: draws the table of cases, or the lines of some; onAll: called before all is drawn anew
 * @returns {() => void} takes it away again
 */
export function mountCaseDesk(parts) {
  const { root, scope, payload, content, store, t, desk, marking, panels, work, wordStep, showOverview, onAll = () => {} } = parts;
  const headOf = (step) =>
    /** @type {HTMLElement} */ (step === "read" ? choice.head() : scope.querySelector(`[data-panel="${step}"] h2`));
  const whereabouts = openWhereabouts({ activity: payload.activity, store });
  const steps = mountSteps({
    root,
    scope,
    steps: content.steps,
    panels,
    t,
    headOf: (step) => headOf(step),
    hasWork: (step) => desk.coding?.hasAny(work[step]) ?? false,
    nextLabel: (step) => t("coding.next", { step: wordStep(step) }),
    onMove: (step) => whereabouts.keep({ step }),
    onGo(step) {
      if (step !== "read") marking.close(); // on a telephone it would lie over half of the step
    },
  });
  const hasLine = Boolean(scope.querySelector("[data-our-line]"));
  const line = hasLine ? mountOurLine({ scope, payload, content, store, t, desk }) : { show() {}, close() {} };
  const choice = mountCaseChoice({
    root,
    scope,
    content,
    whereabouts,
    hasBegun: (id) => openCoding(store, content, id).begun(),
    onPick() {
      steps.go("read");
      whereabouts.keep({ step: "read" });
    },
    onChoose(id) {
      desk.caseId = id;
      desk.coding = openCoding(store, content, id);
      marking.show();
      showOverview();
      steps.refresh();
      line.show();
    },
  });

  const first = content.cases[0].id;
  const stepOf = (place) => (content.steps.includes(place.step) ? place.step : content.steps[0]);

  /** Begin where the address leads, else where the group was. */
  function reopen() {
    const asked = choice.inAddress();
    const place = whereabouts.recall();
    const step = asked && asked !== place.case ? content.steps[0] : stepOf(place);
    choice.choose(asked ?? choice.last() ?? first, { again: !asked });
    if (step !== steps.at) steps.go(step);
    if (asked || desk.caseId !== first || step !== content.steps[0]) reopenAtTop(root, headOf(step));
  }

  /** Another group works here now, or this one under another name. */
  function follow(carried) {
    if (carried) {
      whereabouts.carry({ case: desk.caseId, step: steps.at });
      return;
    }
    const there = choice.last() ?? desk.caseId;
    const step = stepOf(whereabouts.recall());
    if (there !== desk.caseId) choice.choose(there, { again: true });
    if (step !== steps.at) steps.go(step);
  }

  const stop = store.on((type, { keys, all, carried }) => {
    if (type === "group") follow(carried);
    if (type !== "change") return;
    if (all) {
      onAll();
      choice.choose(desk.caseId, { again: true });
      return;
    }
    const changed = keys.map((key) => key.split("/")).filter(([caseId]) => caseId === desk.caseId);
    const marks = new Set(changed.filter(([, kind]) => kind === "mark" || kind === "note").map(([, , passage]) => passage));
    if (marks.size) marking.show(marks);
    showOverview(content.cases.filter((one) => keys.some((key) => key.startsWith(`${one.id}/`))));
    steps.refresh({ keys });
  });
  reopen();

  return () => {
    stop();
    choice.close();
    line.close();
    steps.close();
    Object.values(panels).forEach((panel) => panel.close?.());
  };
}
