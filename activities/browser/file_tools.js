// Files that leave and enter an activity: Word, table, calendar, answers; loading, merging, and what was put aside.
import { readAnswersFile, readText, writeAnswers } from "./answers_file.js";
import { csvText } from "./csv.js";
import { MAX_BYTES as MOST, readCollection, writeCollection } from "./collection_file.js";
import { thisDevice } from "./device.js";
import { openDialog } from "./dom.js";
import { bringBack, gatherDevice, tagOf } from "./everything.js";
import { createExportCheck } from "./export_check.js";
import { nameFile } from "./file_names.js";
import { calendarText } from "./ics.js";
import { siftAnswers, isSame } from "./kept_record.js";
import { ROLES } from "./roles.js";
import { mountMergePanel } from "./merge_panel.js";
import { wordDownload, wordProblem } from "./messages.js";
import { paperOf } from "./paper_of.js";
import { dayOf, localTime } from "./times.js";

const MIME = {
  json: "application/json",
  csv: "text/csv;charset=utf-8",
  ics: "text/calendar;charset=utf-8",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/**
 * @param {any} parts of the activity, with `say`, `group` (the group's tools) and `roles`
 * @returns {{deeds: Object<string, Function>, closeMerging: Function, saveEverything: () => Promise<string>}} deeds: what the buttons of the panel do, by name
 */
export function mountFileTools(parts) {
  const { root, payload, kind, content, t, store, say, group, roles, download, loadBundle, late } = parts;
  const find = (name) => root.querySelector(`[data-${name}]`);
  const panel = find("files-panel");
  const mayExport = createExportCheck({ ...parts, dialog: find("check-dialog") });
  const merging = mountMergePanel({ ...parts, element: find("merge") });

  /** Hand over a file, and say where it is. In a frame nobody can tell: there the text can be copied too. */
  function hand(ending, data, copy = "", name = nameFile(payload.activity, store.group, store.groups, tagOf(thisDevice()))) {
    download(`${name}.${ending}`, data, MIME[ending.split(".").at(-1)]);
    const isAlone = window.top === window;
    const alone = { href: window.location.href, text: t("host.open-alone"), alone: true };
    say(wordDownload(t), isAlone ? {} : { link: alone, copy });
  }

  async function saveDocx(button) {
    button.disabled = true;
    try {
      if (!globalThis.workshopDocx) await loadBundle("docx");
      hand("docx", await globalThis.workshopDocx.writeDocx(paperOf({ ...parts, roles })));
    } catch (error) {
      say(t("host.problem-docx", { reason: error.message }));
    } finally {
      button.disabled = false;
    }
  }

  async function saveXlsx(button) {
    button.disabled = true;
    try {
      if (!globalThis.workshopXlsx) await loadBundle("xlsx");
      hand("xlsx", await globalThis.workshopXlsx.writeWorkbook(kind.workbook({ root, answers: store.all(), content, t })));
    } catch (error) {
      say(t("host.problem-xlsx", { reason: error.message }));
    } finally {
      button.disabled = false;
    }
  }

  function saveCsv() {
    const { header, rows } = kind.table({ root, answers: store.all(), content, t });
    hand("csv", csvText(header, rows));
  }

  function saveCalendar() {
    const ours = [payload.activity, store.group].filter(Boolean).join("/");
    const events = kind.calendar({ answers: store.all(), content, t }).map((event) => ({ ...event, id: `${ours}/${event.id}` }));
    if (events.length) hand("ics", calendarText({ maker: payload.book, name: payload.title, now: new Date(), events }));
    else say(t("host.no-dates"));
  }

  function answersText() {
    return writeAnswers({
      activity: payload.activity,
      kind: payload.kind,
      group: store.group || t("host.nameless"),
      saved: localTime(),
      answers: store.all(),
    });
  }

  function saveAnswers() {
    const text = answersText();
    hand("answers.json", text, text);
    store.taken();
  }

  /** What every group did in every activity on this device; roles are people's names, and stay here. Gives the file's name, or "". */
  async function saveEverything() {
    const device = thisDevice();
    await store.flush();
    const kinds = Object.fromEntries(Object.entries(payload.activities).map(([id, { kind: its }]) => [id, its]));
    Object.entries(payload.served).forEach(([its, ids]) => ids.forEach((id) => (kinds[id] = its)));
    const present = { activity: payload.activity, group: store.group, answers: store.all(), saved: store.saved };
    const found = await gatherDevice({ device, book: payload.book, kinds, nameless: t("host.nameless"), present });
    if (!found.files.length) {
      say(t("host.everything-none"));
      return "";
    }
    const name = nameFile(t("host.everything-file"), "", [], tagOf(device));
    try {
      hand("collection.json", writeCollection({ device: tagOf(device), saved: localTime(), ...found }), "", name);
    } catch (problem) {
      say(t("host.everything-not", { reason: problem.message }));
      return "";
    }
    store.taken();
    say(t("host.everything-taken", { name: `${name}.collection.json`, groups: found.groups.length, files: found.files.length }));
    if (found.left) say(t("host.everything-left", { name: `${name}.collection.json`, many: found.left }));
    return `${name}.collection.json`;
  }

  /** What cannot be used, as it was found, for whoever can read it. */
  function takeAside() {
    const text = JSON.stringify(
      store.aside().map(({ from, when, text: found }) => ({ from, when, text: found })),
      null,
      2,
    );
    hand("aside.json", text, text);
    find("aside-drop").hidden = false;
  }

  /** The collection that a chosen file is; null where it is none, which is said as of any other file. */
  async function readEverything(chosen) {
    try {
      const { ok, collection } = readCollection(await readText(chosen, MOST));
      return ok ? collection : null;
    } catch {
      return null;
    }
  }

  /** Put a collection's work back where this device has nothing in its place, in every activity; nothing is written over. */
  function bringEverythingBack(name, { files, groups, problems }) {
    if (!group.mayLeave()) return;
    const before = store.group;
    const isMine = (file) => file.activity === payload.activity && file.group === before;
    const mine = files.find(isMine);
    const isFree = Object.keys(store.all()).every((key) => key === ROLES);
    const { back, there, full } = bringBack({
      device: thisDevice(),
      book: payload.book,
      files: files.filter((file) => !(isMine(file) && isFree)),
    });
    // So that the list of groups has them, and what came back stands in the form.
    groups.forEach((known) => store.useGroup(known));
    const here = files.find((file) => file.activity === payload.activity)?.group;
    store.useGroup(before || (isFree && here) || before);
    if (mine && isFree) store.load(before, siftAnswers(mine.answers, store.shapeOf).answers);
    panel.open = false;
    const many = { name, back: back.length + (mine && isFree ? 1 : 0), there: there.length, left: full.length + problems.length };
    say(
      [t("host.back", many), there.length && t("host.back-there", many), many.left && t("host.back-left", many)]
        .filter(Boolean)
        .join(" "),
    );
  }

  /** The file that was chosen, with the answers that fit this form; null where it cannot be used, which is said. */
  async function readChosen(input) {
    const [chosen] = input.files;
    if (!chosen) return null;
    input.value = "";
    const collection = await readEverything(chosen);
    if (collection) {
      bringEverythingBack(chosen.name, collection);
      return null;
    }
    const { ok, file, problem } = await readAnswersFile(chosen, payload);
    if (!ok) {
      const { text, link } = wordProblem({ name: chosen.name, problem, payload, t });
      say(text, { link });
      return null;
    }
    const { answers, unfit } = siftAnswers(file.answers, store.shapeOf);
    await late.bring(answers);
    return { name: chosen.name, found: { ...file, answers }, unfit: Object.keys(unfit).length };
  }

  const withUnfit = (text, unfit) => (unfit ? `${text} ${t("host.unfit", { many: unfit })}` : text);

  function openMerging({ name, found, unfit }) {
    panel.open = false;
    if (!merging.open(found)) say(withUnfit(t("host.merge-same", { name }), unfit));
  }

  async function mergeFile(event) {
    const chosen = await readChosen(event.target);
    if (chosen) openMerging(chosen);
  }

  function take({ name, found, unfit }) {
    store.load(found.group, found.answers);
    panel.open = false;
    say(withUnfit(t("host.loaded", { name }), unfit), { undo: store.canUndo });
  }

  /** Whether this device has something of the file's group that was written after the file. */
  function findNewer({ group: name, saved, answers }) {
    const here = store.peek(name);
    const isOther = Object.keys(here.answers).some((key) => !isSame(here.answers[key], answers[key]));
    return here.saved && isOther && Date.parse(here.saved) > Date.parse(saved) ? here.saved : null;
  }

  function askAboutOlder(chosen, since) {
    const dialog = find("older-dialog");
    const { group: name, saved } = chosen.found;
    find("older-about").textContent = t("host.older-about", {
      name: chosen.name,
      group: name,
      file: dayOf(saved),
      here: dayOf(since),
    });
    find("older-merge").hidden = name !== store.group;
    openDialog(dialog, "keep", (answer) => {
      panel.open = false;
      if (answer === "load") take(chosen);
      else if (answer === "merge") openMerging(chosen);
      else say(t("host.merged-nothing"));
    });
  }

  async function loadFile(event) {
    const chosen = await readChosen(event.target);
    if (!chosen) return;
    if (chosen.found.group !== store.group && !group.mayLeave()) return;
    const since = findNewer(chosen.found);
    if (since) askAboutOlder(chosen, since);
    else take(chosen);
  }

  const ifMayExport = (deed) => async (button) => {
    if (await mayExport()) await deed(button);
    else panel.open = false;
  };
  const takeAnswers = ifMayExport(saveAnswers);

  find("load").addEventListener("change", loadFile);
  find("load-other").addEventListener("change", mergeFile);

  return {
    closeMerging: merging.close,
    saveEverything,
    deeds: {
      docx: ifMayExport(saveDocx),
      xlsx: ifMayExport(saveXlsx),
      csv: ifMayExport(saveCsv),
      ics: ifMayExport(saveCalendar),
      answers() {
        if (store.group) return takeAnswers();
        // A file without a group's name cannot be told apart from the others in the debrief.
        panel.open = false;
        return group.askForName();
      },
      everything: ifMayExport(saveEverything),
      "take-screen": takeAnswers,
      "take-aside": takeAside,
      "drop-aside": () => store.dropAside(),
      print: () => window.print(),
    },
  };
}
