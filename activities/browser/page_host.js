// The host in a page with no kernel: a custom element mounts each activity as the parser reaches
// it, so this script can be async and waits for nothing.
import { whenStorageIsThere } from "./device.js";
import { loadBeside } from "./beside.js";
import { openLate } from "./late_content.js";
import { mountActivity, openStore } from "./mount.js";

export default function hostInPage(kind, name) {
  const ready = whenStorageIsThere();

  function mountOnce(element) {
    if (element.mounted) return;
    const payload = JSON.parse(element.querySelector(':scope > script[type="application/json"]').textContent);
    const store = openStore({ payload, kind });
    const late = openLate({ payload, kind, loadBundle: loadBeside });
    element.mounted = true;
    // Nobody writes into a form that may still change under their hands: what a killed browser left is looked up first.
    store.ready
      .then(() => late.bring(store.all()))
      .then(() => {
        element.mounted = mountActivity({ root: element, payload, kind, store, loadBundle: loadBeside, late });
      });
  }
  function mount(element) {
    if (ready) ready.then(() => mountOnce(element));
    else mountOnce(element);
  }
  const mine = `workshop-activity[data-kind="${name}"]`;

  // The end mark is the activity's last child: when it is connected, all before it has been parsed.
  if (!customElements.get("workshop-end")) {
    customElements.define(
      "workshop-end",
      class extends HTMLElement {
        connectedCallback() {
          this.parentElement?.dispatchEvent(new CustomEvent("workshop-parsed", { bubbles: true }));
        }
      },
    );
  }
  document.addEventListener("workshop-parsed", (event) => {
    if (event.target.matches(mine)) mount(event.target);
  });
  document.querySelectorAll(`${mine} > workshop-end`).forEach((mark) => mount(mark.parentElement));
}
