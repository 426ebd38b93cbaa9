// A sitting on a phone or a shared laptop: the code of one's card first, then one question a screen, kept as it is answered; then it is handed in,
// and leaves as a small file or as letters to read out. It says of no answer whether it stands up: this page does not know.
import { thisDevice, whenStorageIsThere } from "../../../browser/device.js";
import { make } from "../../../browser/dom.js";
import { tagOf } from "../../../browser/everything.js";
import { createWords, download } from "../../../browser/mount.js";
import { printInPlace } from "../../../browser/paper_view.js";
import { clockOf, localTime, writeAsIn } from "../../../browser/times.js";
import { readCode } from "../../../measuring/codes.js";
import { writeForms } from "../../../measuring/collecting.js";
import contract from "../../../measuring/contract.json" with { type: "json" };
import { LETTERS, WHEN, findSlots, listParts } from "../../../measuring/forms.js";
import { writeLetters } from "../../../measuring/letters.js";
import { countSides } from "./sheet_count.js";
import { draftName, keepHandedIn, recallDraft, recallHandedIn } from "./sitting/kept_forms.js";

const JSON_TYPE = "application/json";

function start() {
  const root = /** @type {HTMLElement} */ (document.querySelector("[data-sitting]"));
  const find = (name) => /** @type {any} */ (root.querySelector(`[data-sitting-${name}]`));
  const { book, sitting, strings } = JSON.parse(root.querySelector('script[type="application/json"]').textContent);
  const t = createWords(strings);
  writeAsIn(t("host.locale"));
  const device = thisDevice();
  let at = null; // {code, day, answers, screens, place}: of whoever sits here now
  let isKept = true;

  const lead = /** @type {HTMLElement} */ (root.previousElementSibling);
  /** What stands on the page now; what the sitting is about is told until somebody has begun. */
  function stage(...parts) {
    lead.hidden = at !== null;
    find("stage").replaceChildren(...parts.filter(Boolean));
  }
  const button = (text, onclick, more = {}) => make("button", { type: "button", class: "button", onclick, ...more }, text);
  const title = (text) => make("h2", { class: "sitting-title", tabindex: "-1" }, text);
  function focusTitle() {
    find("stage").querySelector(".sitting-title").focus({ preventScroll: true });
    if (find("stage").getBoundingClientRect().top < 0) root.scrollIntoView();
  }

  // --- the card ----------------------------------------------------------------------------------

  function showBegin(said = "") {
    at = null;
    const code = make("input", {
      id: "sitting-code",
      class: "sitting-input",
      autocomplete: "off",
      autocapitalize: "characters",
      spellcheck: "false",
      maxlength: "12",
      "aria-describedby": "sitting-code-help sitting-problem",
    });
    const day = make(
      "select",
      { id: "sitting-day", autocomplete: "off" },
      make("option", { value: "" }, t("sitting.choose-day")),
      ...Array.from({ length: contract.maxDays }, (_, place) => make("option", { value: String(place + 1) }, String(place + 1))),
    );
    const problem = make("p", { id: "sitting-problem", class: "sitting-problem", role: "alert" });
    const again = make("p", { class: "button-row", hidden: true });
    const form = make(
      "form",
      { autocomplete: "off" },
      title(t("sitting.your-card")),
      said && make("p", { class: "sitting-said", role: "status" }, said),
      make("label", { for: "sitting-code" }, t("sitting.code")),
      code,
      make("p", { id: "sitting-code-help", class: "sitting-hint" }, t("sitting.code-help")),
      sitting.daily && make("label", { for: "sitting-day" }, t("sitting.day")),
      sitting.daily && day,
      problem,
      make("p", { class: "button-row" }, make("button", { class: "button go" }, t("sitting.begin"))),
      again,
      make("p", { class: "sitting-hint" }, t("sitting.care")),
    );
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const { ok, code: read, problem: why } = readCode(code.value);
      again.hidden = true;
      problem.textContent = ok ? "" : t(`letters.code-${why.code}`, why.params);
      if (!ok) return code.focus();
      if (sitting.daily && !day.value) {
        problem.textContent = t("sitting.choose-day");
        return day.focus();
      }
      const number = sitting.daily ? Number(day.value) : null;
      const before = recallHandedIn(device).find(
        (one) => one.sitting === sitting.id && one.code === read && (one.day ?? null) === number,
      );
      if (!before) return begin(read, number);
      problem.textContent = t("sitting.handed-in-before", { clock: clockOf(before.saved) });
      again.replaceChildren(button(t("sitting.begin-anew"), () => begin(read, number)));
      again.hidden = false;
      return again.querySelector("button").focus();
    });
    stage(form);
    showDevice();
  }

  function begin(code, day) {
    const screens = listParts(sitting, code).flatMap((part) =>
      part.questions.map((question, place) => ({ part, question, isFirst: place === 0 })),
    );
    const draft = recallDraft(device, sitting, code, day);
    const place = screens.findIndex(({ question }) => isOpen(question, draft.answers));
    at = { code, day, answers: draft.answers, screens, place: place < 0 || !draft.begun ? 0 : place };
    showQuestion(draft.begun ? t("sitting.begun") : "");
  }

  // --- one question a screen ---------------------------------------------------------------------

  const keysOf = (question) => (question.type === "text" ? [question.key] : findSlots(question).map(({ key }) => key));
  const isOpen = (question, answers) => question.type !== "text" && keysOf(question).some((key) => !answers[key]);

  function keep(key, value) {
    if (value) at.answers[key] = value;
    else delete at.answers[key];
    isKept = device.keep(draftName(sitting, at.code, at.day), JSON.stringify(at.answers));
    const line = find("stage").querySelector("[data-kept]");
    line.textContent = t(isKept ? "sitting.kept" : "sitting.kept-not");
    line.classList.toggle("sitting-problem", !isKept);
    const next = find("stage").querySelector("[data-next]");
    if (next) sayNext(next, at.screens[at.place].question);
  }
  function sayNext(next, question) {
    const open = isOpen(question, at.answers);
    next.textContent = t(open ? "sitting.leave-open" : "sitting.next");
    next.classList.toggle("go", !open);
  }

  function drawChoices({ key, options }, name) {
    return make(
      "div",
      { class: "sitting-options" },
      options.map(([id, text], place) =>
        make(
          "label",
          { class: "sitting-option" },
          make("input", {
            type: "radio",
            name,
            value: id,
            checked: at.answers[key] === id,
            onchange: () => keep(key, id),
          }),
          make("b", { class: "sitting-letter", "aria-hidden": "true" }, LETTERS[place]),
          make("span", { dir: "auto" }, text),
        ),
      ),
    );
  }

  function drawAnswer(question) {
    if (question.type === "text") {
      const box = make("textarea", {
        rows: "4",
        dir: "auto",
        maxlength: String(contract.maxText),
        "aria-labelledby": "sitting-asked",
        oninput: ({ target }) => keep(question.key, target.value.trim()),
      });
      box.value = at.answers[question.key] ?? "";
      return make("div", {}, box, make("p", { class: "sitting-hint" }, t("sitting.text-care")));
    }
    if (question.type === "choice") {
      return make("div", { role: "radiogroup", "aria-labelledby": "sitting-asked" }, drawChoices(question, "sitting-answer"));
    }
    return make(
      "div",
      { class: "sitting-two" },
      WHEN.map((when) =>
        make(
          "fieldset",
          {},
          make("legend", {}, t(`sitting.${when}`)),
          drawChoices({ key: `${question.key}/${when}`, options: question.options }, `sitting-${when}`),
        ),
      ),
    );
  }

  function showQuestion(said = "") {
    const { part, question, isFirst } = at.screens[at.place];
    const many = at.screens.length;
    const next = button("", () => turn(1), { "data-next": true });
    sayNext(next, question);
    stage(
      make("p", { class: "sitting-where" }, t("sitting.place", { part: part.title, at: at.place + 1, of: many })),
      make("progress", { max: String(many), value: String(at.place + 1), "aria-hidden": "true" }),
      said && make("p", { class: "sitting-said", role: "status" }, said),
      isFirst && part.about && make("p", { class: "sitting-about" }, part.about),
      make("h2", { class: "sitting-title sitting-asked", id: "sitting-asked", tabindex: "-1", dir: "auto" }, question.text),
      question.help && make("p", { class: "sitting-hint" }, question.help),
      drawAnswer(question),
      make(
        "p",
        { class: "button-row sitting-turn" },
        button(t("sitting.back"), () => turn(-1)),
        next,
      ),
      make("p", { class: "sitting-hint", "data-kept": true }, ""),
    );
    focusTitle();
  }

  function turn(step) {
    const place = at.place + step;
    if (place < 0) return showBegin();
    if (place >= at.screens.length) return showEnd();
    at.place = place;
    return showQuestion();
  }

  function showEnd() {
    const open = at.screens.flatMap(({ question }, place) => (isOpen(question, at.answers) ? [place] : []));
    stage(
      title(t("sitting.all-seen")),
      make("p", {}, open.length ? t("sitting.open", { many: open.length }) : t("sitting.none-open")),
      make(
        "p",
        { class: "button-row" },
        button(t("sitting.back"), () => showQuestion()),
        open.length > 0 &&
          button(t("sitting.to-open"), () => {
            [at.place] = open;
            showQuestion();
          }),
        button(t("sitting.hand-in"), handIn, { class: "button go" }),
      ),
    );
    focusTitle();
  }

  // --- handing in --------------------------------------------------------------------------------

  function handIn() {
    const { code, day, answers } = at;
    const form = { sitting: sitting.id, mark: sitting.mark, code, day, saved: localTime(), answers };
    const isHere = keepHandedIn(device, form);
    if (isHere) device.keep(draftName(sitting, code, day), null);
    const hasText = at.screens.some(({ question }) => question.type === "text" && answers[question.key]);
    const name = [sitting.id, code, day && `day-${day}`, form.saved.slice(0, 10)].filter(Boolean).join("_");
    const line = make("p", { class: "sitting-line", dir: "ltr" }, writeLetters({ content: sitting, code, day, answers }));
    stage(
      title(t("sitting.thanks")),
      make("p", {}, sitting.thanks),
      make("p", isHere ? {} : { class: "sitting-problem" }, t(isHere ? "sitting.is-here" : "sitting.is-not-here")),
      make("h3", {}, t("sitting.or-else")),
      make(
        "p",
        { class: "button-row" },
        button(t("sitting.download"), () => download(`${name}.json`, writeForms(book, [form]), JSON_TYPE)),
      ),
      make("p", { class: "sitting-hint" }, t(hasText ? "sitting.letters-no-text" : "sitting.letters")),
      line,
      make(
        "p",
        { class: "button-row" },
        button(t("sitting.next-person"), () => showBegin(), { class: "button go" }),
      ),
    );
    at = null;
    focusTitle();
    showDevice();
  }

  function showDevice() {
    const many = recallHandedIn(device).length;
    find("count").textContent = many ? t("sitting.count", { many }) : "";
    find("save").disabled = !many;
  }
  find("save").addEventListener("click", () => {
    const name = `tests_${tagOf(device)}_${localTime().slice(0, 16).replace(/[-:]/g, "").replace("T", "-")}.json`;
    download(name, writeForms(book, recallHandedIn(device)), JSON_TYPE);
    find("says").textContent = t("sitting.saved-all", { name });
  });
  for (const paper of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-sitting-paper]"))) {
    const { sittingPaper: form, signs } = paper.dataset;
    const copy = () => /** @type {HTMLElement} */ (paper.cloneNode(true));
    const sides = countSides(copy(), { look: "sitting-printed", margins: { across: 34, along: 38 } });
    root
      .querySelector(`[data-sitting-print="${form}"]`)
      .addEventListener("click", () => printInPlace(make("div", { class: "sitting-printed" }, copy()), "sitting-printing"));
    const said = root.querySelector(`[data-sides-said="${form}"]`);
    said.textContent = t(form ? "sitting.form-for" : "sitting.sides-alone", { signs, sides });
  }
  // Whoever goes back to this page by the browser's own button does not see what the last person answered.
  window.addEventListener("pageshow", ({ persisted }) => persisted && showBegin());
  showBegin();
  root.classList.add("sitting-ready");
}

const ready = whenStorageIsThere();
if (ready) ready.then(start);
else start();
