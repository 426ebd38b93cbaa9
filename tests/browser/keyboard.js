// A person at the keyboard, as the page sees one: looks at each stop of the Tab key before the key goes on from there, so that a test presses it
// many times in one step. Of each sort of control the first is used by real keys, for which it waits; what is like it is used from here.
() => {
  const sorts = new Set();
  const reached = new Set([document.activeElement]);
  const walk = { typed: [], unreminded: [] };
  let use = false; // whether controls are used, or only reached
  let goal = null; // a selector of where to stop
  let passed = null; // what was looked at
  let waits = null; // the keys that the control with the focus waits for
  let isOver = false;
  let isWalking = false; // between walks the key is left alone

  const isFirst = (...what) => sorts.size < sorts.add(what.join()).size;
  const tell = (field) => ["input", "change"].forEach((name) => field.dispatchEvent(new Event(name, { bubbles: true })));
  const leadsOn = { rtAdd: (table) => ["add", table], planAdd: () => ["plan"], commit: () => ["commit"], gather: () => ["gather"], way: () => ["way"] };

  // Does with a control what its people do. → The keys that do it, if it is the first of its sort.
  const useControl = (at) => {
    const row = at.closest("[data-row]");
    const place = row ? [...row.parentElement.children].indexOf(row) : 0;
    const table = at.closest("[data-rows]")?.dataset.rows;
    const names = Object.keys(at.dataset);
    const isBox = at.matches("textarea, input:not([type]), input[type=text], input[type=number]");
    if (isBox && at.type !== "number" && !at.placeholder.includes("No real people")) walk.unreminded.push(at.outerHTML.slice(0, 160));
    if (!use) return null;
    if (place > 1) {
      // The rows between the second and the last stop are like those two, and pass as reached where the Tab key would stop.
      const stops = [...row.parentElement.querySelectorAll("button, input, select, textarea, summary")].filter((one) => !one.disabled && one.checkVisibility());
      stops.slice(stops.indexOf(at)).filter((one) => one.tabIndex === 0).forEach((one) => reached.add(one));
      stops.at(-1).focus();
      passed = document.activeElement;
      return null;
    }
    const isNew = () => isFirst(table, at.type, ...names);
    if (isBox && !at.readOnly) {
      const word = at.type === "number" ? "7" : `q${walk.typed.length}z`;
      walk.typed.push(word);
      return isNew() || !document.execCommand("insertText", false, word) ? { type: word } : null;
    }
    if (at.type === "date") {
      if (isNew()) return { type: "04052026" };
      at.value = "2026-05-04";
      tell(at);
    } else if (at.localName === "select") {
      if (isNew()) return { press: ["ArrowDown"] };
      at.selectedIndex = Math.min(at.selectedIndex + 1, at.length - 1);
      tell(at);
    } else if (at.type === "radio" || (at.type === "checkbox" && (!names.includes("take") || isFirst("take")))) {
      if (isNew()) return { press: ["Space"] };
      at.click();
    } else if (at.localName === "summary" && !at.parentElement.open) {
      return { press: ["Enter"] };
    } else if (names[0] === "passage" && isFirst("passage")) {
      return { press: ["Enter", "Space", "Escape"] };
    } else if (at.localName === "button") {
      const name = Object.keys(leadsOn).find((one) => names.includes(one));
      // What a group committed itself to is answered by a reading, which is fetched; then the focus goes there.
      if (name && isFirst(...leadsOn[name](table))) return { press: ["Enter"], leadsAway: name === "commit" };
    }
    return null;
  };

  // Whether the Tab key may go on from where the focus is.
  const mayGoOn = (at) => {
    if (waits || isOver) return false;
    if (goal ? at.matches(goal) : !at.closest("workshop-activity")) isOver = true;
    else if (!goal && at !== passed) {
      passed = at;
      waits = useControl(at);
    }
    return !waits && !isOver;
  };

  document.addEventListener("focusin", ({ target }) => reached.add(target));
  window.addEventListener("keydown", (event) => isWalking && event.key === "Tab" && event.isTrusted && !mayGoOn(document.activeElement) && event.preventDefault(), true);

  // From where the focus is, or from what a selector names. With a goal the walk ends there, else where it leaves the activity.
  walk.begin = (how) => {
    if (how.from) document.querySelector(how.from).focus();
    ({ use = false, goal = null } = how);
    [passed, waits, isOver, isWalking] = [document.activeElement, null, false, true];
  };
  // → The keys that are waited for, and whether the walk is over.
  walk.goOn = () => {
    const told = { waits, isOver };
    waits = null;
    isWalking = !isOver;
    return told;
  };
  walk.isLedAway = () => document.activeElement !== passed && document.activeElement !== document.body;
  // Controls that people see and that never had the focus. One radio of a group is enough; what can be moved changes with the rows.
  walk.findMissed = () => {
    const groups = new Set([...reached].map((one) => one.type === "radio" && one.name));
    return [...document.querySelectorAll("workshop-activity :is(a[href], button, input, select, textarea, summary, [tabindex='0'])")]
      .filter((one) => !one.closest("[data-tools], .wa-brief") && one.checkVisibility() && !one.disabled && !one.matches("[data-rt-move], [data-move]"))
      .filter((one) => !reached.has(one) && !(one.type === "radio" && groups.has(one.name)))
      .map((one) => one.outerHTML.slice(0, 160));
  };
  window.walk = walk;
};
