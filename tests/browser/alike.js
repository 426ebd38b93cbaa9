// Tells a checker what it need not look at: what is not shown, and a third of what is alike.
// Two elements are alike if they and all around them have the same tags, the same attributes, the same values of those that a style or a rule asks
// about, and text or none; their words may differ.
// known: the marks of what was looked at before, in the same size and colours, with spaces between them. asked: the attributes whose values tell elements apart.
// Returns the marks that are new, in the same way, and whether the checker is there; where no mark is new there is nothing to look at.
// Else `window.alike` is there until `forget` is called.
([known, asked]) => {
  const ASKED = new Set(asked);
  // Attributes that name another element, which a rule then looks up, be it shown or not.
  const NAMING = ["for", "headers", "list", "form"].concat(
    ["labelledby", "describedby", "controls", "owns", "activedescendant", "errormessage", "details"].map((name) => `aria-${name}`),
  );
  const HEADINGS = "h1, h2, h3, h4, h5, h6, [role=heading]";
  const LANDMARKS = "main, nav, header, footer, aside, form, section, [role=search], [role=region]";
  // Parents of which a rule asks what children they have: each of them, or of each sort some.
  const ALWAYS_TYING = "dl, dl > div, tr, [role=row]";
  const TYING = ["table", "thead", "tbody", "tfoot", "fieldset", "figure", "details"]
    .concat(["tablist", "radiogroup", "list", "listbox", "menu", "tree", "grid", "table", "rowgroup"].map((role) => `[role=${role}]`))
    .join();
  // What takes its name from what is in it.
  const NAMED_WITHIN = `a, button, summary, label, select, legend, caption, th, [role]:not(main, nav, header, footer, aside, form, section, [role=main]), ${HEADINGS}`;
  const seen = new Map();
  const elsewhere = new Set(known.split(" "));
  const paths = new Map();
  let heading = "";

  const hasText = (element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== "");
  // What has a box is shown; to ask for the style of each element takes far longer. Some have none and count: the title of a drawing.
  const isShown = (element) =>
    element.checkVisibility() ||
    (getComputedStyle(element).display !== "none" &&
    (element.parentElement.localName !== "details" || element.parentElement.open || element.localName === "summary"));
  const namers = []; // what is shown and names something else, or leads to it
  const roots = [];
  const findUnshown = (element) => {
    if (!isShown(element)) {
      roots.push(element);
      return;
    }
    const names = NAMING.flatMap((name) => element.getAttribute(name)?.split(/\s+/) ?? []);
    const leads = element.getAttribute("href")?.startsWith("#") ? [element.getAttribute("href").slice(1)] : [];
    if (names.length || leads.length) namers.push({ element, names, leads });
    for (const child of element.children) findUnshown(child);
  };
  findUnshown(document.body);

  /** What these need of the page: all of what they name; of what they lead to only that it is there. */
  const findNeeded = (some) => {
    const whole = new Set();
    const kept = new Set(); // what leads to something that is needed
    const keep = (element) => {
      for (let one = element; one && !kept.has(one); one = one.parentElement) kept.add(one);
    };
    const keepWhole = (element) => {
      if (element) whole.add(element);
      keep(element);
    };
    for (const { names, leads } of some) {
      for (const id of names) keepWhole(document.getElementById(id));
      for (const id of leads) keep(document.getElementById(id));
    }
    // What of an element can be passed by: all of it, or what does not lead to something that is needed.
    const cut = (element) => (whole.has(element) ? [] : kept.has(element) ? [...element.children].flatMap(cut) : [element]);
    return { keep, keepWhole, cut };
  };

  // A path in a short mark: FNV-1a over its letters in two halves, so that two paths do not meet.
  const shorten = (path) => {
    let [low, high] = [0x811c9dc5, 0xcbf29ce4];
    for (let at = 0; at < path.length; at += 1) {
      low = Math.imul(low ^ path.charCodeAt(at), 0x01000193);
      high = Math.imul(high ^ path.charCodeAt(at), 0x01000197);
    }
    return (high >>> 0).toString(36) + (low >>> 0).toString(36).padStart(7, "0");
  };
  const unshown = new Set(roots.flatMap(findNeeded(namers).cut));
  const note = (element, above) => {
    if (unshown.has(element)) return;
    const attributes = [...element.attributes].map(({ name, value }) => `${name}=${ASKED.has(name) ? value : Boolean(value.trim())}`);
    const says = hasText(element);
    const after = element.matches(HEADINGS) ? heading : ""; // a heading may be of the wrong level after that one
    if (element.matches(HEADINGS)) heading = `${element.localName}${element.ariaLevel}`;
    const path = `${above}>${after}${element.localName}[${attributes.sort().join()}]${says}`;
    const mark = shorten(path);
    paths.set(element, mark);
    for (const child of element.children) note(child, mark);
  };
  // What names the page or a field is looked for from elsewhere in the page, and so is there for every page.
  const isKnown = (element) =>
    unshown.has(element) ||
    ((seen.get(paths.get(element)) > 1 || (elsewhere.has(paths.get(element)) && !element.matches("h1, label, select, option"))) &&
      [...element.children].every(isKnown));
  const lookedAt = [];
  const look = (element) => {
    if (unshown.has(element)) return;
    if (isKnown(element) && !element.contains(document.activeElement)) {
      element.setAttribute("data-looked-at", "");
      lookedAt.push(element);
      return;
    }
    seen.set(paths.get(element), (seen.get(paths.get(element)) ?? 0) + 1);
    for (const child of element.children) look(child);
  };
  note(document.body, "");
  const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
  const isTwice = new Set(ids).size < ids.length; // which no mark tells
  const marks = [...new Set(paths.values())].filter((mark) => !elsewhere.has(mark)).concat(isTwice ? "twice" : []);
  if (marks.length === 0) return ["", false];
  look(document.body);

  // What was looked at is excluded. Most of it need not even be there; what a rule asks about together with its neighbours stays: headings
  // for their order, landmarks, cells with their row, a link with the text around it.
  const { keep, keepWhole, cut } = findNeeded(namers.filter(({ element }) => !element.closest("[data-looked-at]")));
  for (const element of lookedAt) {
    for (const one of [element, ...element.querySelectorAll(HEADINGS)]) if (one.matches(HEADINGS)) keepWhole(one);
    for (const one of [element, ...element.querySelectorAll(LANDMARKS)]) if (one.matches(LANDMARKS)) keep(one);
  }
  const isTied = (element) =>
    hasText(element.parentElement) ||
    element.parentElement.closest(NAMED_WITHIN) !== null ||
    element.parentElement.matches(ALWAYS_TYING) ||
    (element.parentElement.matches(TYING) && !(seen.get(paths.get(element)) > 1));
  const passed = new Set([...roots.flatMap(cut), ...lookedAt.filter((element) => !isTied(element)).flatMap(cut)]);

  // A checker asks for the style of each element that it comes by, and asks each rule about it: nine tenths of its time on a page of many
  // steps. So it is led past them, by the two ways in which it goes through a page.
  const childNodes = Object.getOwnPropertyDescriptor(Node.prototype, "childNodes");
  Object.defineProperty(Node.prototype, "childNodes", {
    configurable: true,
    get() {
      return [...childNodes.get.call(this)].filter((node) => !passed.has(node));
    },
  });
  document.createTreeWalker = (root, what) =>
    Document.prototype.createTreeWalker.call(document, root, what, (node) =>
      passed.has(node) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
    );
  window.alike = {
    forget: () => {
      Object.defineProperty(Node.prototype, "childNodes", childNodes);
      delete document.createTreeWalker;
      for (const one of document.querySelectorAll("[data-looked-at]")) one.removeAttribute("data-looked-at");
      delete window.alike;
    },
  };
  return [marks.join(" "), "axe" in window];
}
