// The room's own notes on a passage: what it settled, and what it would ask. They are kept as all answers are.
import { make } from "../../../../browser/dom.js";

export const NOTES = ["settled", "would-ask"];
const MOST = 20000;

export const noteKey = (activity, caseId, passage, note) => `${activity}/${caseId}/${passage}/${note}`;

/** The boxes for a passage. They write as they are typed into, and are not drawn anew by it. */
export function drawNotes({ id, view, t, notes, put }, passage, number) {
  const state = make("span", { class: "debrief-hint", role: "status" });
  const write = (key, value) => {
    notes.set(key, value);
    state.textContent = t(notes.kept ? "debrief.notes-kept" : "debrief.notes-not-kept");
  };
  const boxes = NOTES.map((note) => {
    const key = noteKey(id, view.case, passage, note);
    const box = make("textarea", {
      rows: "2",
      dir: "auto",
      maxlength: MOST,
      autocomplete: "off",
      "data-note": note,
      id: `debrief-${note}`,
    });
    box.value = notes.get(key) ?? "";
    box.addEventListener("input", () => write(key, box.value));
    return make("p", {}, make("label", { for: `debrief-${note}` }, t(`debrief.${note}`)), box);
  });
  return make(
    "div",
    { class: "debrief-notes", role: "group", "aria-label": t("debrief.notes-passage", { number }) },
    make("h3", { class: "debrief-sub" }, t("debrief.notes")),
    make("div", { class: "debrief-boxes" }, boxes),
    make("p", {}, make("span", { class: "debrief-hint" }, t("debrief.notes-hint")), " ", state),
    make(
      "p",
      { class: "no-print" },
      make(
        "button",
        { type: "button", class: "button small", onclick: () => put(readNotes({ id, view, t, notes }, passage, number)) },
        t("debrief.put-note"),
      ),
    ),
  );
}

/** The notes on a passage as a screen; null where nothing is written. */
export function readNotes({ id, view, t, notes }, passage, number) {
  const lines = NOTES.map((note) => [note, notes.get(noteKey(id, view.case, passage, note))])
    .filter(([, said]) => said?.trim())
    .map(([note, said]) => `${t(`debrief.${note}`)}: ${said.trim()}`);
  return lines.length ? { title: t("debrief.notes-passage", { number }), lines } : null;
}
