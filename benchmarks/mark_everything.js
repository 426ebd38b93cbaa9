// Called in the page of activity 6 with the id of a case. Fills everything in: in every case each
// passage carries all six indicators; in the named one, which stays open, every question and element
// is answered and linked to every passage, there is a plan, and the comparison is open.
(open) => {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const write = (field, text) => {
    field.value = text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const press = (selector) => document.querySelector(selector).click();

  function chooseCase(id) {
    press(`[data-choose="${id}"]`);
    document.querySelector(`[data-case="${id}"] [data-note-buttons]:not([hidden]) [data-show]`)?.click();
  }

  function markPassages(id) {
    const letters = all("[data-bar] .cc-tag[class*='ind-']").map((tag) => tag.getAttribute("aria-keyshortcuts"));
    for (const passage of all(`[data-case="${id}"] [data-passage]`)) {
      letters.forEach((key) => passage.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true })));
    }
  }

  // The list of marks opens at one row at a time.
  function linkAll(panel) {
    for (const box of all(`[data-panel="${panel}"] [data-links]`)) {
      if (!box.querySelector("[data-link]")) box.querySelector("[data-link-open]").click();
      [...box.querySelectorAll('[data-link][aria-pressed="false"]')].forEach((link) => link.click());
    }
  }

  const cases = all("[data-choose]").map((button) => button.dataset.choose);
  for (const id of [...cases.filter((one) => one !== open), open]) {
    chooseCase(id);
    markPassages(id);
  }
  press('[data-step="questions"]');
  all('[data-question] input[value="ask"]').forEach((radio) => radio.click());
  linkAll("questions");
  press('[data-step="elements"]');
  all('[data-element] input[value="unclear"]').forEach((radio) => radio.click());
  all("[data-element] textarea").forEach((field) =>
    write(field, "The two accounts differ here, and the papers are still with the agency."),
  );
  linkAll("elements");
  press('[data-step="plan"]');
  for (let step = 0; step < 8; step += 1) press("[data-plan-add]");
  all("[data-plan] textarea").forEach((field) =>
    write(field, "Speak with each worker alone, off the site and with an interpreter."),
  );
  press('[data-step="compare"]');
  press("[data-commit]");
  press('[data-step="read"]');
  return {
    passages: all(`[data-case="${open}"] [data-passage]`).length,
    marks: all(`[data-case="${open}"] .cc-marks .cc-chip`).length,
  };
};
