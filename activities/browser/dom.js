// Elements from data. Text goes in as text, so nothing that a person or a file says becomes markup.

/**
 * make("li", { class: "x", onclick: fn, "aria-pressed": "true" }, "text", child, …)
 * Properties that are functions become listeners; null and false are left out.
 */
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/**
 * Children for these keys, in this order: those that are there stay, the others go or are made. A list of hundreds, of which one
 * changed, costs one.
 * @param {Element} list its children carry their keys as `data-key`
 * @param {string[]} keys
 * @param {(key: string) => HTMLElement} makeChild
 */
export function syncChildren(list, keys, makeChild) {
  const there = new Map([...list.children].map((/** @type {HTMLElement} */ child) => [child.dataset.key, child]));
  for (const [key, child] of there) if (!keys.includes(key)) child.remove();
  keys.forEach((key, place) => {
    let child = there.get(key);
    if (!child) {
      child = makeChild(key);
      child.dataset.key = key;
    }
    if (list.children[place] !== child) list.insertBefore(child, list.children[place] ?? null);
  });
}

/**
 * Open a dialog, and hand on what it is closed with; by the Escape key that is `returned`. A dialog tells that it was closed a moment later:
 * where it is opened again before that, who asked first is answered first, and what is told late answers nobody.
 */
export function openDialog(dialog, returned, whenClosed) {
  dialog.onclose?.(new Event("close"));
  dialog.returnValue = returned;
  dialog.onclose = () => {
    if (dialog.open) return;
    dialog.onclose = null;
    whenClosed(dialog.returnValue);
  };
  dialog.showModal();
}
