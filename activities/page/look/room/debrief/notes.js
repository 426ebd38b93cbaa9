// The room's own notes on a passage, or on a section of a worksheet: what it settled, and what it would ask. They are kept as all answers are.
import { make } from "../../../../browser/dom.js";

export const NOTES = ["settled", "would-ask"];
const MOST = 20000;

export const passageKey = (activity, caseId, passage) => `${activity}/${caseId}/${passage}`;
/** A pair of facts, as part of a key. */
export const pairKey = ({ a, b }) => `${a}+${b}`;
export const sectionKey = (activity, section) => `${activity}/${section}/of-the-room`;

/** What the room noted at a place: [note, text], those that say something. */
export const readNotes = (get, key) => NOTES.map((note) => [note, (get(`${key}/${note}`) ?? "").trim()]).filter(([, said]) => said);

/**
 * The boxes for a place. They write as they are typed into, and are not drawn anew by it.
 * @param {any} room
 * @param {{key: string, title: string}} place as `passageKey` or `sectionKey` gives it, and what it is called
 */
export function drawNotes({ t, notes, put }, { key, title }) {
  const state = make("span", { class: "debrief-hint", role: "status" });
  const write = (key, value) => {
    notes.set(key, value);
    state.textContent = t(notes.kept ? "debrief.notes-kept" : "debrief.notes-not-kept");
  };
  const boxes = NOTES.map((note) => {
    const id = `note/${key}/${note}`;
    const box = make("textarea", {
      rows: "2",
      dir: "auto",
      maxlength: MOST,
      autocomplete: "off",
      "data-note": note,
      id,
    });
    box.value = notes.get(`${key}/${note}`) ?? "";
    box.addEventListener("input", () => write(`${key}/${note}`, box.value));
    return make("p", {}, make("label", { for: id }, t(`debrief.${note}`)), box);
  });
  const show = () => {
    const lines = readNotes(notes.get, key).map(([note, said]) => `${t(`debrief.${note}`)}: ${said}`);
    if (lines.length) put({ title, lines });
  };
  return make(
    "div",
    { class: "debrief-notes", role: "group", "aria-label": title },
    make("h3", { class: "debrief-sub" }, t("debrief.notes")),
    make("div", { class: "debrief-boxes" }, boxes),
    make("p", {}, make("span", { class: "debrief-hint" }, t("debrief.notes-hint")), " ", state),
    make(
      "p",
      { class: "no-print" },
      make("button", { type: "button", class: "button small", onclick: show }, t("debrief.put-note")),
    ),
  );
}
