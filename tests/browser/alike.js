// Tells a checker what it need not look at: what is not shown, and a third of what is alike.
// Two elements are alike if they and all around them have the same tags, the same attributes, the same values of those that a style or a rule asks
// about, and text or none; their words may differ.
// known: the marks of what was looked at before, in the same size and colours. asked: the attributes whose values tell elements apart.
// Returns the marks of all that this page shows. `window.alike` is there until `forget` is called.
([known, asked]) => {
  const ASKED = new Set(asked);
  // Attributes that name another element, which a rule then looks up, be it shown or not.
  const NAMING = ["for", "headers", "list", "form"].concat(
    ["labelledby", "describedby", "controls", "owns", "activedescendant", "errormessage", "details"].map((name) => `aria-${name}`),
  );
  const seen = new Map();
  const elsewhere = new Set(known);
  const paths = new Map();

  const isShown = (element) =>
    getComputedStyle(element).display !== "none" &&
    (element.parentElement.localName !== "details" || element.parentElement.open || element.localName === "summary");
  // The roots of all that is not shown, without what is named by something that is.
  const findUnshown = () => {
    const roots = [];
    const named = new Set();
    const kept = new Set();
    const walk = (element) => {
      if (!isShown(element)) {
        roots.push(element);
        return;
      }
      for (const name of NAMING) for (const id of element.getAttribute(name)?.split(/\s+/) ?? []) named.add(id);
      if (element.getAttribute("href")?.startsWith("#")) named.add(element.getAttribute("href").slice(1));
      for (const child of element.children) walk(child);
    };
    walk(document.body);
    for (const id of named) for (let one = document.getElementById(id); one; one = one.parentElement) kept.add(one);
    const cut = (element) => (kept.has(element) ? (named.has(element.id) ? [] : [...element.children].flatMap(cut)) : [element]);
    return new Set(roots.flatMap(cut));
  };

  // A path in one number: FNV-1a over its letters in two halves, so that two paths do not meet in one mark.
  const shorten = (path) => {
    let [low, high] = [0x811c9dc5, 0xcbf29ce4];
    for (let at = 0; at < path.length; at += 1) {
      low = Math.imul(low ^ path.charCodeAt(at), 0x01000193);
      high = Math.imul(high ^ path.charCodeAt(at), 0x01000197);
    }
    return (high & 0x1fffff) * 2 ** 32 + (low >>> 0);
  };
  const unshown = findUnshown();
  const note = (element, above) => {
    if (unshown.has(element)) return;
    const attributes = [...element.attributes].map(({ name, value }) => `${name}=${ASKED.has(name) ? value : Boolean(value.trim())}`);
    const says = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    const path = `${above}>${element.localName}[${attributes.sort().join()}]${says}`;
    const mark = shorten(path);
    paths.set(element, mark);
    for (const child of element.children) note(child, mark);
  };
  // What names the page or a field is looked for from elsewhere in the page, and so is there for every page.
  const isKnown = (element) =>
    unshown.has(element) ||
    ((seen.get(paths.get(element)) > 1 || (elsewhere.has(paths.get(element)) && !element.matches("h1, label, select, option"))) &&
      [...element.children].every(isKnown));
  const look = (element) => {
    if (unshown.has(element)) return;
    if (isKnown(element) && !element.contains(document.activeElement)) {
      element.setAttribute("data-looked-at", "");
      return;
    }
    seen.set(paths.get(element), (seen.get(paths.get(element)) ?? 0) + 1);
    for (const child of element.children) look(child);
  };
  note(document.body, "");
  look(document.body);

  // A checker asks for the style of each element that it comes by, which the browser must work out for what is not shown: nine tenths of
  // its time on a page of many steps. So it is led past them, by the two ways in which it goes through a page.
  const childNodes = Object.getOwnPropertyDescriptor(Node.prototype, "childNodes");
  const passBy = (gone) => {
    Object.defineProperty(Node.prototype, "childNodes", {
      configurable: true,
      get() {
        return [...childNodes.get.call(this)].filter((node) => !gone.has(node));
      },
    });
    document.createTreeWalker = (root, what) =>
      Document.prototype.createTreeWalker.call(document, root, what, (node) =>
        gone.has(node) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
      );
  };
  const passNothingBy = () => {
    Object.defineProperty(Node.prototype, "childNodes", childNodes);
    delete document.createTreeWalker;
  };
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("[data-looked-at] { display: none !important }");
  const before = [...document.adoptedStyleSheets]; // a copy: the list itself would take the sheet in
  passBy(unshown);
  window.alike = {
    hide: () => {
      passNothingBy();
      document.adoptedStyleSheets = [...before, sheet];
      passBy(findUnshown());
    },
    forget: () => {
      passNothingBy();
      document.adoptedStyleSheets = before;
      for (const one of document.querySelectorAll("[data-looked-at]")) one.removeAttribute("data-looked-at");
      delete window.alike;
    },
  };
  return [...new Set(paths.values())];
}
