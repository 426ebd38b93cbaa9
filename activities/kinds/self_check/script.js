// A self-check: choose, compare, think again. There are no points, and nothing stays closed. Below it the chapter is marked as read.
import { make } from "../../browser/dom.js";
import { comparedKey, shapeOfCheck } from "../../browser/self_checks.js";
import { mountReadMark } from "./read_mark.js";

function mount({ root, payload, content, store, t }) {
  const scope = root.querySelector("[data-sc]");
  const questions = [...scope.querySelectorAll("[data-question]")].map((fieldset) => ({
    id: fieldset.dataset.question,
    fieldset,
    radios: [...fieldset.querySelectorAll('input[type="radio"]')],
    said: fieldset.querySelector("[data-said]"),
    all: fieldset.querySelector("[data-all]"),
  }));
  const foot = scope.querySelector("[data-foot]");
  const result = scope.querySelector("[data-result]");

  /** Words that have been shown already are not said again: a screen reader would repeat them. */
  function say(question, option) {
    const { said, fieldset } = question;
    if (said.dataset.option === (option ?? "")) return;
    said.dataset.option = option ?? "";
    said.replaceChildren();
    if (!option) return;
    const feedback = fieldset.querySelector(`[data-feedback="${option}"] dd`);
    const words = make("p", {}, ...[...feedback.cloneNode(true).childNodes]);
    words.classList.add(words.querySelector(".sc-holds") ? "sc-holds" : "sc-short");
    said.append(words);
  }

  const isDone = ({ id }) => store.get(id) && store.get(comparedKey(id));
  const holds = ({ id, fieldset }) => fieldset.querySelector(`[data-feedback="${store.get(id)}"] .sc-holds`) !== null;

  /** Once every answer was compared: how many there were, and which questions are worth another look. Said once, while it stays true. */
  function tellResult() {
    const open = questions.every(isDone) ? questions.filter((question) => !holds(question)) : null;
    const about = open && open.map(({ id }) => id).join(" ");
    if ((result.dataset.about ?? null) === about) return;
    if (open === null) {
      delete result.dataset.about;
      result.replaceChildren();
      return;
    }
    result.dataset.about = about;
    const link = ({ fieldset }) =>
      make("li", {}, make("a", { href: `#${fieldset.id}` }, fieldset.querySelector("[data-text]").textContent));
    result.replaceChildren(
      make("p", { class: "sc-result-title" }, t("check.answered", { many: questions.length })),
      make("p", {}, t(open.length ? "check.look-again" : "check.all-hold")),
      ...(open.length ? [make("ul", {}, ...open.map(link))] : []),
    );
  }

  function show() {
    for (const question of questions) {
      const chosen = store.get(question.id);
      const compared = Boolean(store.get(comparedKey(question.id)));
      question.radios.forEach((radio) => (radio.checked = radio.value === chosen));
      question.fieldset.querySelector("[data-buttons]").hidden = compared && question.said.dataset.option === chosen;
      question.all.hidden = !compared;
      if (!compared) {
        question.all.open = false;
        say(question, null);
      }
    }
    const begun = questions.some(({ id }) => store.get(id));
    foot.hidden = !begun;
    tellResult();
    scope.querySelector("[data-kept]").textContent = t(store.kept ? "check.kept" : "check.not-kept");
  }

  function choose(question, option) {
    // What was said belongs to the answer before: it goes until the reader asks again.
    say(question, null);
    store.set(question.id, option);
  }

  function compare(question) {
    const chosen = store.get(question.id);
    if (!chosen) {
      question.said.replaceChildren(make("p", {}, t("check.choose-first")));
      question.radios[0].focus();
      return;
    }
    say(question, chosen);
    store.set(comparedKey(question.id), true);
    show();
  }

  function again() {
    store.replace({});
    questions.forEach((question) => say(question, null));
    show();
    questions[0].radios[0].focus();
  }

  scope.addEventListener("change", (event) => {
    const question = questions.find(({ radios }) => radios.includes(event.target));
    if (question) choose(question, event.target.value);
  });
  scope.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.matches("[data-again]")) again();
    else if (button.matches("[data-compare]")) compare(questions.find(({ fieldset }) => fieldset.contains(button)));
  });

  questions.forEach(({ fieldset }) => (fieldset.querySelector("[data-buttons]").hidden = false));
  const stop = store.on((type) => type === "change" && show());
  for (const question of questions) {
    if (store.get(comparedKey(question.id))) say(question, store.get(question.id));
  }
  show();
  const stopMark = content.place ? mountReadMark({ scope, payload, content, t }) : () => {};
  return () => {
    stop();
    stopMark();
  };
}

export default { mount, shapeOf: shapeOfCheck };
