// Marks what a checker need not look at a third time, and hides it if asked. Two elements are alike if they and all around them have the same tags,
// the same attributes, the same values of those that a style or a rule asks about, and text or none; their words may differ.
// known: the marks of what was looked at on other pages of the same size and colours. Returns the marks of all that this page has.
(known) => {
  const ASKED = /^(class|role|type|style|rel|scope|lang|dir|hidden|open|tabindex|data-wide|data-type|aria-(pressed|expanded|hidden|current))$/;
  const seen = new Map();
  const elsewhere = new Set(known);
  const paths = new Map();
  // A path in one number: FNV-1a over its letters in two halves, so that two paths do not meet in one mark.
  const shorten = (path) => {
    let [low, high] = [0x811c9dc5, 0xcbf29ce4];
    for (let at = 0; at < path.length; at += 1) {
      low = Math.imul(low ^ path.charCodeAt(at), 0x01000193);
      high = Math.imul(high ^ path.charCodeAt(at), 0x01000197);
    }
    return (high & 0x1fffff) * 2 ** 32 + (low >>> 0);
  };
  const note = (element, above) => {
    const attributes = [...element.attributes].map(({ name, value }) => `${name}=${ASKED.test(name) ? value : Boolean(value.trim())}`);
    const says = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    const path = `${above}>${element.localName}[${attributes.sort().join()}]${says}`;
    const mark = shorten(path);
    paths.set(element, mark);
    for (const child of element.children) note(child, mark);
  };
  // What names the page or a field is looked for from elsewhere in the page, and so is there for every page.
  const isKnown = (element) =>
    (seen.get(paths.get(element)) > 1 || (elsewhere.has(paths.get(element)) && !element.matches("h1, label, select, option"))) &&
    [...element.children].every(isKnown);
  const look = (element) => {
    if (isKnown(element) && !element.contains(document.activeElement)) {
      element.setAttribute("data-looked-at", "");
      return;
    }
    seen.set(paths.get(element), (seen.get(paths.get(element)) ?? 0) + 1);
    for (const child of element.children) look(child);
  };
  note(document.body, "");
  look(document.body);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("[data-looked-at] { display: none !important }");
  const before = document.adoptedStyleSheets;
  window.alike = {
    hide: () => (document.adoptedStyleSheets = [...before, sheet]),
    forget: () => {
      document.adoptedStyleSheets = before;
      for (const one of document.querySelectorAll("[data-looked-at]")) one.removeAttribute("data-looked-at");
    },
  };
  return [...new Set(paths.values())];
}
