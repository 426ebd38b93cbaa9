// The tools that every activity with answers has: group, save state, files, print, start over, wipe.
import { cleanGroup, readAnswersFile, writeAnswers } from "./answers_file.js";
import { csvText } from "./csv.js";
import { createExportCheck } from "./export_check.js";
import { mountGrowing } from "./growing.js";
import { calendarText } from "./ics.js";
import { mountMergePanel } from "./merge_panel.js";
import { mountRoles } from "./roles.js";
import { mountTimer } from "./timer.js";

const MIME = {
  json: "application/json",
  csv: "text/csv;charset=utf-8",
  ics: "text/calendar;charset=utf-8",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
};

const clock = (iso) => new Date(iso).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });

/** An ISO time with this device's own offset: a workshop's clock, not Greenwich's. */
export function localTime(date = new Date()) {
  const shift = -date.getTimezoneOffset();
  const two = (number) => String(Math.floor(Math.abs(number))).padStart(2, "0");
  const local = new Date(date.getTime() + shift * 60000).toISOString().slice(0, 19);
  return `${local}${shift < 0 ? "-" : "+"}${two(shift / 60)}:${two(shift % 60)}`;
}

/** Letters and figures of any script stay; what a file system may refuse becomes a hyphen. */
function fileStem(activity, group) {
  const name = group
    .normalize("NFC")
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "");
  return [activity, name, localTime().slice(0, 10)].filter(Boolean).join("_");
}

/** Wire the shared tools of one activity. Returns a function that unwires them. */
export function mountTools({ root, payload, store, t, kind, download, loadBundle, content }) {
  const find = (name) => root.querySelector(`[data-${name}]`);
  const tools = find("tools");
  const message = find("message");
  const groupPanel = find("group-panel");
  const filesPanel = find("files-panel");
  const groupForm = find("group-form");
  const parts = { root, payload, kind, content, t, store };
  const roles = mountRoles(parts);
  const timer = find("timer") && mountTimer({ element: find("timer"), activity: payload.activity, t });
  const stopGrowing = mountGrowing(parts);
  const mayExport = createExportCheck({ ...parts, dialog: find("check-dialog") });
  const merging = mountMergePanel({ ...parts, element: find("merge"), say });
  tools.hidden = false;

  function say(text, { undo = false } = {}) {
    find("message-text").textContent = text;
    message.querySelector('[data-do="undo"]').hidden = !undo;
    message.hidden = false;
  }

  function showSaved() {
    const line = find("saved");
    const time = store.saved && clock(store.saved);
    const text = store.kept
      ? time
        ? t("host.saved", { time })
        : t("host.nothing-yet")
      : t(store.newer ? "host.newer" : "host.not-kept");
    // Written only when it differs: a live region reads out every rewrite, and this one would at each letter.
    if (line.textContent !== text) line.textContent = text;
    line.classList.toggle("wa-warn", !store.kept);
  }

  function showGroup() {
    const name = store.group || t("host.group-none");
    find("group-name").textContent = name;
    find("print-group").textContent = store.group || "______________________";
    find("group-hint").textContent = store.group ? t("host.group-hint-new") : t("host.group-hint-first");
    const others = store.groups.filter((other) => other !== store.group);
    find("group-others").hidden = others.length === 0;
    find("group-list").replaceChildren(
      ...others.map((other) => {
        const item = document.createElement("li");
        const button = document.createElement("button");
        button.type = "button";
        button.textContent = other;
        button.addEventListener("click", () => switchTo(other));
        item.append(button);
        return item;
      }),
    );
  }

  function closePanel(panel) {
    panel.open = false;
    panel.querySelector("summary").focus();
  }

  function switchTo(name, options) {
    store.useGroup(name, options);
    closePanel(groupPanel);
    say(t("host.group-now", { group: name }));
  }

  function nameGroup(event) {
    event.preventDefault();
    const name = cleanGroup(groupForm.elements.group.value);
    if (!name) {
      say(t("host.problem-bad-group"));
      groupForm.elements.group.focus();
      return;
    }
    groupForm.reset();
    // The first name is given to what is on the page already; a group known here keeps its own.
    const known = store.groups.includes(name) || store.hasAnswers(name);
    switchTo(name, { carry: !store.group && !known });
  }

  function productOf() {
    return {
      language: document.documentElement.lang || "en",
      group: store.group,
      when: localTime(),
      roles: roles.word(),
      ...kind.product({ root, answers: store.all(), content, t, title: payload.title }),
    };
  }

  async function saveDocx(button) {
    button.disabled = true;
    try {
      if (!globalThis.workshopDocx) await loadBundle("docx");
      download(`${fileStem(payload.activity, store.group)}.docx`, await globalThis.workshopDocx.writeDocx(productOf()), MIME.docx);
      say(t("host.downloaded"));
    } catch (error) {
      say(t("host.problem-docx", { reason: error.message }));
    } finally {
      button.disabled = false;
    }
  }

  function saveCsv() {
    const { header, rows } = kind.table({ root, answers: store.all(), content, t });
    download(`${fileStem(payload.activity, store.group)}.csv`, csvText(header, rows), MIME.csv);
    say(t("host.downloaded"));
  }

  function saveCalendar() {
    const ours = [payload.activity, store.group].filter(Boolean).join("/");
    const events = kind.calendar({ answers: store.all(), content, t }).map((event) => ({ ...event, id: `${ours}/${event.id}` }));
    if (!events.length) {
      say(t("host.no-dates"));
      return;
    }
    download(
      `${fileStem(payload.activity, store.group)}.ics`,
      calendarText({ name: payload.title, now: new Date(), events }),
      MIME.ics,
    );
    say(t("host.downloaded"));
  }

  function saveAnswers() {
    if (!store.group) {
      // A file without a group's name cannot be told apart from the others in the debrief.
      filesPanel.open = false;
      groupPanel.open = true;
      groupForm.elements.group.focus();
      say(t("host.name-first"));
      return;
    }
    const text = writeAnswers({
      activity: payload.activity,
      kind: payload.kind,
      group: store.group,
      saved: localTime(),
      answers: store.all(),
    });
    download(`${fileStem(payload.activity, store.group)}.answers.json`, text, MIME.json);
    say(t("host.downloaded"));
  }

  /** The answers of the file that was chosen, or null when there is none or it cannot be used, which is told. */
  async function readChosen(input) {
    const [file] = input.files;
    if (!file) return null;
    input.value = "";
    const { ok, file: found, problem } = await readAnswersFile(file, payload);
    if (ok) return { file, found };
    const key = ["host.problem", problem.code, problem.params.hint].filter(Boolean).join("-");
    say(t(key, { name: file.name, ...problem.params }));
    return null;
  }

  async function mergeFile(event) {
    const { file, found } = (await readChosen(event.target)) ?? {};
    if (!found) return;
    filesPanel.open = false;
    if (!merging.open(found)) say(t("host.merge-same", { name: file.name }));
  }

  async function loadFile(event) {
    const { file, found } = (await readChosen(event.target)) ?? {};
    if (!found) return;
    store.load(found.group, found.answers);
    filesPanel.open = false;
    say(t("host.loaded", { name: file.name }), { undo: store.canUndo });
  }

  function startOver() {
    store.replace({});
    filesPanel.open = false;
    say(t("host.started-over"), { undo: true });
  }

  function askToWipe() {
    const dialog = find("wipe-dialog");
    dialog.returnValue = "keep";
    dialog.showModal();
    dialog.addEventListener(
      "close",
      () => {
        if (dialog.returnValue !== "wipe") return;
        store.wipe();
        timer?.forget();
        filesPanel.open = false;
        say(t("host.wiped"));
      },
      { once: true },
    );
  }

  const ifMayExport = (deed) => async (button) => {
    if (await mayExport()) await deed(button);
    else filesPanel.open = false;
  };

  const deeds = {
    docx: ifMayExport(saveDocx),
    csv: ifMayExport(saveCsv),
    ics: ifMayExport(saveCalendar),
    answers: () => (store.group ? ifMayExport(saveAnswers)() : saveAnswers()),
    print: () => window.print(),
    "start-over": startOver,
    wipe: askToWipe,
    undo() {
      store.undo();
      say(t("host.undone"));
    },
    dismiss() {
      message.hidden = true;
    },
  };

  // The reminder stands in the empty box that is being written in, whichever kind drew it.
  function remindAtField({ target }) {
    if (target.matches('textarea, input:not([type]), input[type="text"]') && !target.placeholder) {
      target.placeholder = t("host.no-real-data-short");
    }
  }

  function onClick(event) {
    const button = event.target.closest("[data-do]");
    if (button && tools.contains(button)) deeds[button.dataset.do]?.(button);
  }

  // A panel covers the page: Escape and a click elsewhere close it, as people expect of a menu.
  function onKey(event) {
    if (event.key !== "Escape") return;
    const open = event.target.closest?.("details.wa-pop[open]");
    if (open) closePanel(open);
  }
  function onOutside(event) {
    tools.querySelectorAll("details.wa-pop").forEach((panel) => {
      if (panel.open && !panel.contains(event.target)) panel.open = false;
    });
  }

  tools.addEventListener("click", onClick);
  tools.addEventListener("keydown", onKey);
  document.addEventListener("click", onOutside);
  groupForm.addEventListener("submit", nameGroup);
  find("load").addEventListener("change", loadFile);
  find("load-other").addEventListener("change", mergeFile);
  root.addEventListener("focusin", remindAtField);
  const stop = store.on((type, { all, keys }) => {
    if (type === "saved") showSaved();
    if (type === "group") {
      showGroup();
      merging.close();
    }
    if (type === "change" && (all || keys.includes("group/roles"))) roles.show();
  });
  showGroup();
  showSaved();
  return () => {
    stop();
    timer?.unmount();
    stopGrowing();
    root.removeEventListener("focusin", remindAtField);
    document.removeEventListener("click", onOutside);
  };
}
