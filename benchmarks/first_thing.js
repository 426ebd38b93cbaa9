// Called in an activity's page. Finds the first thing to do: the first control of the work itself that can be seen, which is a
// passage to mark, a field to fill in, a question to answer, or the button below a note on what a case tells of. What stands around the work does not count: the tools of the
// frame, the choice of a case, what jumps to a part, and a button that adds or opens something.
() => {
  const form = document.querySelector("workshop-activity");
  const things = [...form.querySelectorAll("[data-passage], [data-show], [data-way], textarea, select, input")];
  const first = things.find(
    (element) =>
      !element.closest("[data-tools], [data-choose], dialog, nav") &&
      element.checkVisibility({ contentVisibilityAuto: false, visibilityProperty: true }),
  );
  const top = (element) => Math.round(element.getClientRects()[0].top + window.scrollY);
  const foot = (element) => Math.round(element.getClientRects()[0].bottom + window.scrollY);
  return { above: top(first), foot: foot(first), page: document.documentElement.scrollHeight };
};
