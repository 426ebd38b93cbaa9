// Steps of one page, each reachable at any time, none locking another. Only the step that is open is drawn
// at once; the others when they are opened or printed.

/**
 * @param {{scope: Element, steps: string[], panels: Object<string, {show: (changed?) => void}>,
 *   nextLabel: (step: string) => string, onGo?: (step: string) => void}} parts
 */
export function mountSteps({ scope, steps, panels, nextLabel, onGo = () => {} }) {
  const nav = scope.querySelector("[data-steps]");
  const next = scope.querySelector("[data-next]");
  const stale = new Set(steps);
  let step = steps[0];

  function showPanels() {
    scope.dataset.step = step;
    scope.querySelectorAll("[data-panel]").forEach((panel) => (panel.hidden = panel.dataset.panel !== step));
    nav.querySelectorAll("[data-step]").forEach((button) => {
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
  scope.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-step]");
    if (!button) return;
    go(button.dataset.step);
    if (button === next) nav.scrollIntoView({ block: "start" });
  });
  window.addEventListener("beforeprint", drawStale);
  nav.hidden = false;
  showPanels();

  return {
    go,
    /** Draw the open step anew; the others wait until they are wanted. */
    refresh(changed) {
      steps.forEach((one) => stale.add(one));
      draw(step, changed);
    },
    close: () => window.removeEventListener("beforeprint", drawStale),
  };
}
