// What both hosts share: the store, the words, the tools for groups and files, then the kind itself.
import { openLate } from "./late_content.js";
import { mountPaper } from "./paper.js";
import { ROLES } from "./roles.js";
import { createStore } from "./store.js";
import { writeAsIn } from "./times.js";
import { mountTools } from "./tools.js";

/** A message from the rows, with {name} filled in. A missing key shows itself: it is a bug. */
export function createWords(strings) {
  return (key, params = {}) => (strings[key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => params[name] ?? whole);
}

/** Hand a file to the person. Data is text or a Blob. */
export function download(filename, data, mime) {
  const blob = data instanceof Blob ? data : new Blob([data], { type: mime });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = filename;
  document.body.append(link);
  link.click();
  link.remove();
  // The browser reads the address after the click has returned.
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

/**
 * A browser that goes back, or loads anew, puts into the boxes what stood there when the page was left, whoever wrote it. What
 * the device keeps for the present group holds: browsers are asked not to, and the form is filled in again after they did.
 */
function refillAfterBack(root, store) {
  const turnOff = () => root.querySelectorAll("form, input, select, textarea").forEach((field) => (field.autocomplete = "off"));
  const isNew = /** @type {any} */ (performance.getEntriesByType("navigation")[0])?.type === "navigate";
  const onShow = () => isNew || store.showAgain();
  turnOff();
  window.addEventListener("pagehide", turnOff);
  window.addEventListener("pageshow", onShow);
  return () => {
    window.removeEventListener("pagehide", turnOff);
    window.removeEventListener("pageshow", onShow);
  };
}

const asObject = (kind) => (typeof kind === "function" ? { mount: kind } : kind);

/** What this device keeps for an activity. `kind.shapeOf` says what its form wants under a key. */
export function openStore({ payload, kind }) {
  const { shapeOf } = asObject(kind);
  const known = (key) => (key === ROLES ? "object" : shapeOf?.(key, payload.content));
  return createStore({ book: payload.book, activity: payload.activity, shapeOf: known });
}

/**
 * Bring a rendered form to life.
 * @param {{root: Element, payload: any, kind: any, store: any, loadBundle: (name: string) => Promise, late?: ReturnType<typeof openLate>}} parts
 * `kind` is a function or an object with `mount`, and `product` and `table` where it keeps answers.
 */
export function mountActivity({ root, payload, kind, store, loadBundle, late = openLate({ payload, kind, loadBundle }) }) {
  const behaviour = asObject(kind);
  const t = createWords(payload.strings);
  writeAsIn(t("host.locale"));
  const parts = { root, payload, content: payload.content, store, t, download, loadBundle, late };
  root.classList.add("workshop-ready");
  const unmountTools = payload.keepsAnswers ? mountTools({ ...parts, kind: behaviour }) : () => {};
  const unmountKind = behaviour.mount(parts) || (() => {});
  // Behind the kind: what it leaves undrawn until it is printed is drawn before its words are put on paper.
  const unmountPaper = mountPaper({ root });
  // A file that was loaded, another group or another window may bring what the parts that wait are needed for.
  const stopBringing = store.on(async () => {
    if (!late.isNeeded(store.all())) return;
    await late.bring(store.all());
    if (late.isThere()) store.showAgain();
  });
  const stopRefilling = refillAfterBack(root, store);
  return {
    store,
    unmount() {
      stopRefilling();
      stopBringing();
      unmountKind();
      unmountPaper();
      unmountTools();
      store.close();
    },
  };
}
