// Marks what a checker need not look at a third time, and hides it if asked. Two elements are alike if they and all around them have the same tags,
// the same attributes, the same values of those that a style or a rule asks about, and text or none; their words may differ.
() => {
  const ASKED = /^(class|role|type|style|rel|scope|lang|dir|hidden|open|tabindex|data-wide|data-type|aria-(pressed|expanded|hidden|current))$/;
  const seen = new Map();
  const paths = new Map();
  const note = (element, above) => {
    const attributes = [...element.attributes].map(({ name, value }) => `${name}=${ASKED.test(name) ? value : Boolean(value.trim())}`);
    const says = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    const path = `${above}>${element.localName}[${attributes.sort().join()}]${says}`;
    paths.set(element, path);
    for (const child of element.children) note(child, path);
  };
  const isKnown = (element) => (seen.get(paths.get(element)) ?? 0) > 1 && [...element.children].every(isKnown);
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
}
