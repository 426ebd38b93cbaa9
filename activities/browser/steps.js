// Steps of one page, each reachable at any time, none locking another. Only the step that is open is drawn
// at once; the others when they are opened or printed. A step opens at its top, with the focus on its heading.
import { onReveal } from "./reveal.js";

/** Bring a heading to the top of the window, below the bar, and the focus to it. */
export function openAtTop(heading) {
  heading.scrollIntoView({ block: "start" });
  heading.focus({ preventScroll: true });
}

// By which somebody has begun to do something on the page.
const DEEDS = ["wheel", "touchstart", "pointerdown", "keydown", "click"];

/** A page that is opened anew in the midst of the work begins there, whatever the browser remembers of it. In a notebook nothing jumps. */
export function reopenAtTop(root, heading) {
  if (!root.matches("workshop-activity")) return;
  window.history.scrollRestoration = "manual";
  const toTop = () => heading.scrollIntoView({ block: "start" });
  toTop();
  if (document.readyState === "complete") return;
  // What is not there yet below it may hold it down, and what is above it moves it when the styles come.
  const begun = new AbortController();
  const { signal } = begun;
  DEEDS.forEach((deed) => window.addEventListener(deed, () => begun.abort(), { capture: true, signal }));
  document.addEventListener("DOMContentLoaded", toTop, { signal });
  window.addEventListener("load", toTop, { signal });
  window.addEventListener("load", () => begun.abort(), { signal });
}

/**
 * @param {{root: Element, scope: Element, steps: string[], panels: Object<string, {show: (changed?) => void}>, t: Function,
 *   nextLabel: (step: string) => string, headOf: (step: string) => HTMLElement, hasWork: (step: string) => boolean,
 *   onGo?: (step: string) => void, onMove?: (step: string) => void}} parts
 *   root: the activity, with the bar; scope: the form; hasWork: whether the group has something in a step;
 *   onMove: called where somebody has gone to a step
 */
export function mountSteps({ root, scope, steps, panels, t, nextLabel, headOf, hasWork, onGo = () => {}, onMove = () => {} }) {
  const nav = root.querySelector("[data-steps]");
  const buttons = [...nav.querySelectorAll("[data-step]")];
  const next = scope.querySelector("[data-next]");
  const stale = new Set(steps);
  let step = steps[0];

  function showPanels() {
    scope.dataset.step = step;
    scope.querySelectorAll("[data-panel]").forEach((panel) => (panel.hidden = panel.dataset.panel !== step));
    buttons.forEach((button) => {
      if (button.dataset.step === step) button.setAttribute("aria-current", "step");
      else button.removeAttribute("aria-current");
    });
    const following = steps[steps.indexOf(step) + 1];
    next.hidden = !following;
    if (following) {
      next.dataset.step = following;
      next.textContent = nextLabel(following);
    }
    onGo(step);
  }

  function showWork() {
    buttons.forEach((button) => {
      const begun = hasWork(button.dataset.step);
      if (button.classList.contains("wa-begun") === begun) return;
      button.classList.toggle("wa-begun", begun);
      button.querySelector("[data-step-state]").textContent = begun ? ` (${t("coding.step-begun")})` : "";
    });
  }

  function draw(one, changed) {
    panels[one].show(changed);
    stale.delete(one);
  }

  function go(wanted) {
    step = wanted;
    showPanels();
    if (stale.has(step)) draw(step);
  }

  const drawStale = () => [...stale].forEach((one) => draw(one));
  function onClick(event) {
    const button = event.target.closest("button[data-step]");
    if (!button) return;
    go(button.dataset.step);
    onMove(step);
    openAtTop(headOf(step));
  }
  const stopRevealing = onReveal(scope, (element) => {
    const panel = element.closest("[data-panel]");
    if (!panel || panel.dataset.panel === step) return;
    go(panel.dataset.panel);
    onMove(step);
  });
  root.addEventListener("click", onClick);
  window.addEventListener("beforeprint", drawStale);
  showPanels();

  return {
    go,
    /** Draw the open step anew; the others wait until they are wanted. */
    refresh(changed) {
      steps.forEach((one) => stale.add(one));
      draw(step, changed);
      showWork();
    },
    get at() {
      return step;
    },
    close() {
      stopRevealing();
      root.removeEventListener("click", onClick);
      window.removeEventListener("beforeprint", drawStale);
    },
  };
}
