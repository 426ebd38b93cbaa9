// The self-study path: what was read and answered in the chapters, on this device, in one place.
// Each chapter keeps its own answers; here they are read, told, and forgotten on request.
import { thisDevice } from "../../browser/device.js";
import { make } from "../../browser/dom.js";
import { LAST, readKey, shapeOfCheck } from "../../browser/self_checks.js";
import { createStore } from "../../browser/store.js";
import { today } from "../../browser/times.js";

function readLast() {
  try {
    return JSON.parse(thisDevice().recall(LAST))?.chapter ?? null;
  } catch {
    return null;
  }
}

function mount({ root, payload, content, store, t }) {
  const scope = root.querySelector("[data-sp]");
  const find = (name) => scope.querySelector(`[data-${name}]`);
  const openCheck = (check) => createStore({ book: payload.book, activity: check, shapeOf: shapeOfCheck });
  const checks = new Map(content.chapters.map(({ id, check }) => [id, openCheck(check)]));
  const lines = new Map([...scope.querySelectorAll("[data-chapter]")].map((line) => [line.dataset.chapter, line]));
  const isRead = ({ id }) => Boolean(store.get(readKey(id)));
  const answered = ({ id, questions }) => questions.filter((question) => checks.get(id).get(question.id));

  function showLine(chapter) {
    const line = lines.get(chapter.id);
    line.querySelector("[data-read]").checked = isRead(chapter);
    const done = answered(chapter).length;
    line.querySelector("[data-check]").textContent = done ? t("study.check", { done, all: chapter.questions.length }) : "";
  }

  /** The chapter that was open last, unless it is done; else the first that is not. */
  function findNext() {
    const open = content.chapters.filter((chapter) => !isRead(chapter));
    const last = readLast();
    return open.find(({ id }) => id === last) ?? open[0] ?? null;
  }

  function showTop() {
    const next = findNext();
    const begun = content.chapters.some((chapter) => isRead(chapter) || answered(chapter).length) || readLast();
    const link = find("go");
    link.hidden = !next;
    if (next) {
      link.href = lines.get(next.id).querySelector("a").getAttribute("href");
      link.textContent = t(begun ? "study.go-on" : "study.begin", { title: next.title });
    }
    find("why").textContent = next ? "" : t("study.all-read");
    const read = content.chapters.filter(isRead).length;
    find("progress").textContent = begun ? t("study.progress", { read, all: content.chapters.length }) : "";
    find("bar").style.width = `${(100 * read) / content.chapters.length}%`;
    find("kept").textContent = t(store.kept ? "study.kept" : "study.not-kept", { group: store.group });
  }

  function show() {
    content.chapters.forEach(showLine);
    showTop();
    if (!find("summary").hidden) showSummary();
  }

  function tellAnswer(question, chosen) {
    const [text, holds, feedback] = question.options[chosen];
    return make(
      "li",
      {},
      make("p", { class: "sp-question" }, question.text),
      make("p", {}, `${t("study.you-chose")} ${text}`),
      make("p", {}, make("strong", {}, t(holds ? "check.holds" : "check.falls-short")), ` ${feedback}`),
    );
  }

  function showSummary() {
    const parts = content.chapters
      .map((chapter) => {
        const given = answered(chapter).filter((question) => question.options[checks.get(chapter.id).get(question.id)]);
        if (!isRead(chapter) && !given.length) return null;
        return make(
          "section",
          {},
          make("h3", {}, chapter.title),
          make("p", { class: "wa-hint" }, isRead(chapter) ? t("study.was-read") : t("study.not-read")),
          given.length
            ? make("ol", {}, ...given.map((question) => tellAnswer(question, checks.get(chapter.id).get(question.id))))
            : null,
        );
      })
      .filter(Boolean);
    find("summary-note").textContent = parts.length ? t("study.summary-note", { date: today() }) : t("study.summary-empty");
    find("summary-list").replaceChildren(...parts);
    find("summary").hidden = false;
  }

  function forget() {
    [store, ...checks.values()].filter((one) => Object.keys(one.all()).length).forEach((one) => one.replace({}));
    thisDevice().keep(LAST, null);
    find("summary").hidden = true;
    show();
    thisDevice().tellPage();
  }

  scope.addEventListener("change", (event) => {
    if (!event.target.matches("[data-read]")) return;
    store.set(readKey(event.target.closest("[data-chapter]").dataset.chapter), event.target.checked);
    thisDevice().tellPage();
  });
  const dialog = find("forget-dialog");
  dialog.addEventListener("close", () => dialog.returnValue === "forget" && forget());
  scope.addEventListener("click", (event) => {
    const does = event.target.closest("[data-do]")?.dataset.do;
    if (does === "summary") {
      showSummary();
      find("summary").querySelector("h2").focus();
    } else if (does === "print") {
      showSummary();
      window.print();
    } else if (does === "forget") {
      dialog.returnValue = "";
      dialog.showModal();
    }
  });

  find("top").hidden = false;
  find("tools-line").hidden = false;
  const stops = [store, ...checks.values()].map((one) => one.on((type) => type === "change" && show()));
  // Coming back by the browser's back button shows the page as it was: what was read meanwhile has to be seen.
  window.addEventListener("pageshow", show);
  show();

  return () => {
    stops.forEach((stop) => stop());
    checks.forEach((one) => one.close());
    window.removeEventListener("pageshow", show);
  };
}

export default { mount, shapeOf: () => "flag" };
