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
