// Which exhibit of a file is open. Only its facts are drawn and can be reached; the others wait until they are opened or printed.

/**
 * @param {{root: HTMLElement, desk: any, whereabouts: any, t: Function}} parts
 *   desk: has `caseId`, `coding` and `content`; whereabouts: where the group was
 */
export function mountExhibits({ root, desk, whereabouts, t }) {
  const open = new Map(); // file → the exhibit that is open in it
  let isPrinting = false;
  let redraw = () => {};

  const fileNow = () => desk.content.cases.find(({ id }) => id === desk.caseId);
  const sectionNow = () => root.querySelector(`[data-case="${desk.caseId}"]`);
  const exhibitOf = (fact) => fileNow()?.exhibits.find(({ facts }) => facts.includes(fact))?.id;

  function idNow() {
    const file = fileNow();
    const known = (id) => file.exhibits.some((one) => one.id === id);
    if (!open.has(file.id)) {
      const last = whereabouts.recall().exhibits?.[file.id];
      open.set(file.id, known(last) ? last : file.exhibits[0].id);
    }
    return open.get(file.id);
  }

  function wordChoice(file, exhibit, place) {
    const many = exhibit.facts.filter((id) => desk.coding.tagsOf(id).length).length;
    return `${place + 1}. ${file.titles[place]}${many ? ` (${t("file.marked", { many })})` : ""}`;
  }

  /** The open exhibit, and the list to choose from with how much is marked in each. */
  function show() {
    const file = fileNow();
    const section = sectionNow();
    const now = idNow();
    const choice = section.querySelector("[data-choose-exhibit]");
    file.titles ??= [...choice.options].map(({ textContent }) => textContent.replace(/^\d+\. /, ""));
    section.querySelectorAll("[data-exhibit]").forEach((one) => (one.hidden = one.dataset.exhibit !== now));
    [...choice.options].forEach((option, place) => {
      const words = wordChoice(file, file.exhibits[place], place);
      if (option.textContent !== words) option.textContent = words;
    });
    choice.value = now;
    const place = file.exhibits.findIndex(({ id }) => id === now);
    section.querySelectorAll("[data-turn]").forEach((button) => {
      const to = place + Number(button.dataset.turn);
      button.disabled = to < 0 || to >= file.exhibits.length;
    });
  }

  function turnTo(id, { focus = false } = {}) {
    if (id === idNow()) return;
    open.set(desk.caseId, id);
    whereabouts.keep({ exhibits: { ...whereabouts.recall().exhibits, [desk.caseId]: id } });
    show();
    redraw();
    if (!focus) return;
    const heading = sectionNow().querySelector(`[data-exhibit="${id}"] h3`);
    const reading = heading.closest(".cc-reading");
    heading.focus({ preventScroll: true });
    if (reading.scrollHeight > reading.clientHeight + 1) reading.scrollTop = sectionNow().querySelector("[data-choice]").offsetTop;
    else sectionNow().querySelector("[data-choice]").scrollIntoView({ block: "start" });
  }

  root.addEventListener("change", ({ target }) => {
    if (target.matches("[data-choose-exhibit]")) turnTo(target.value);
  });
  root.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-turn]");
    if (!button) return;
    const { exhibits } = fileNow();
    const to = exhibits[exhibits.findIndex(({ id }) => id === idNow()) + Number(button.dataset.turn)];
    if (to) turnTo(to.id, { focus: true });
  });
  // On paper all exhibits stand, with all that is marked in them.
  const onPrint = () => {
    isPrinting = true;
    redraw();
    isPrinting = false;
  };
  window.addEventListener("beforeprint", onPrint);

  return {
    show,
    /** What draws the marks of the facts that can be reached. */
    onTurn(draw) {
      redraw = draw;
    },
    /** The facts that can be reached now. */
    facts: () =>
      (isPrinting ? fileNow().exhibits : fileNow().exhibits.filter(({ id }) => id === idNow())).flatMap(({ facts }) => facts),
    /** Open the exhibit of a fact. */
    bringUp(fact) {
      const id = exhibitOf(fact);
      if (id) turnTo(id);
    },
    close: () => window.removeEventListener("beforeprint", onPrint),
  };
}
