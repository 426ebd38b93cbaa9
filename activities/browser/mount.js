// What both hosts share: the store, the words, the tools for groups and files, then the kind itself.
import { mountPaper } from "./paper.js";
import { mountTools } from "./tools.js";
import { createStore } from "./store.js";

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
 * Bring a rendered form to life.
 * @param {{root: Element, payload: object, kind: object, loadBundle: (name: string) => Promise}} parts
 * `kind` is a function or an object with `mount`, and `product` and `table` where it keeps answers.
 */
export function mountActivity({ root, payload, kind, loadBundle }) {
  const behaviour = typeof kind === "function" ? { mount: kind } : kind;
  const store = createStore({ book: payload.book, activity: payload.activity });
  const t = createWords(payload.strings);
  const parts = { root, payload, content: payload.content, store, t, download, loadBundle };
  root.classList.add("workshop-ready");
  const unmountTools = payload.keepsAnswers ? mountTools({ ...parts, kind: behaviour }) : () => {};
  const unmountPaper = mountPaper({ root });
  const unmountKind = behaviour.mount(parts) || (() => {});
  return {
    store,
    unmount() {
      unmountKind();
      unmountPaper();
      unmountTools();
      store.close();
    },
  };
}
