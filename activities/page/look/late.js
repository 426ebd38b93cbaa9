// A form that stands below a long text: its script is fetched when the reader comes near, so that the text opens without it.
const NEAR = "1500px 0px"; // two or three screens of a telephone

const READY = ".workshop-ready";

/** What was chosen before the form had its script is chosen once more when it has it, which then keeps it. */
function keepEarly(form) {
  const early = new Map(); // name → radio, the last that was pressed
  // A press, and not a change: a browser that goes back puts choices in by itself.
  const note = ({ target }) => target.type === "radio" && early.set(target.name, target);
  form.addEventListener("click", note);
  const watch = new MutationObserver(() => {
    if (!form.querySelector(READY) && !form.matches(READY)) return;
    watch.disconnect();
    form.removeEventListener("click", note);
    early.forEach((radio) => {
      radio.checked = true;
      radio.dispatchEvent(new Event("change", { bubbles: true }));
    });
  });
  watch.observe(form, { attributes: true, attributeFilter: ["class"], subtree: true });
}

function fetchScript(late) {
  const script = document.createElement("script");
  script.src = late.src;
  document.head.append(script);
}

/** Fetch what waits, form by form, when one of its kind comes near. */
export function fetchLateScripts() {
  for (const late of document.querySelectorAll('script[type="workshop/late"]')) {
    const forms = [...document.querySelectorAll(`workshop-activity[data-kind="${late.dataset.kind}"]`)];
    forms.forEach(keepEarly);
    const near = new IntersectionObserver(
      (seen) => {
        if (!seen.some(({ isIntersecting }) => isIntersecting)) return;
        near.disconnect();
        fetchScript(late);
      },
      { rootMargin: NEAR },
    );
    forms.forEach((form) => near.observe(form));
  }
}
