// The door before a reading: a group says that it is done with a case, the reading is fetched, and the first version is kept.
import { make } from "./dom.js";
import { dayOf, localTime } from "./times.js";

/**
 * @param desk what a kind's parts share
 * @param {{hasAnswer: () => boolean, keepFirst: () => object}} parts
 *   hasAnswer: whether the case has an answer of the group's own; keepFirst: the first version, to keep with the time
 */
export function mountCommitting(desk, { hasAnswer, keepFirst }) {
  const { root, store, t, late } = desk;
  const closed = root.querySelector("[data-compare-closed]");
  const open = root.querySelector("[data-compare-open]");
  const button = root.querySelector("[data-commit]");
  const whyNot = root.querySelector("[data-compare-why]");
  const said = make("p", { class: "cc-to-do", role: "status" });
  closed.append(said);

  async function commit() {
    if (!hasAnswer()) {
      whyNot.focus();
      return;
    }
    const { group } = store;
    const { caseId } = desk;
    said.textContent = "";
    try {
      await late.fetch();
    } catch {
      said.textContent = t("coding.reading-not-there");
      return;
    }
    // Meanwhile somebody may have turned to another case, or another group may have sat down.
    if (store.group !== group || desk.caseId !== caseId) return;
    // The first version stays the first, however often the comparison is closed and opened again.
    const { closed: _, ...kept } = desk.coding.committed() || { at: localTime(), ...keepFirst() };
    desk.coding.set(kept, "committed");
    open.querySelector("h3")?.focus();
  }

  function closeAgain() {
    desk.coding.set({ ...desk.coding.committed(), closed: true }, "committed");
    button.focus();
  }

  button.addEventListener("click", commit);
  return {
    open,
    /** Show the door or what is behind it. Returns whether it is open. */
    show() {
      const isOpen = desk.coding.isOpen();
      closed.hidden = isOpen;
      open.hidden = !isOpen;
      whyNot.hidden = hasAnswer();
      if (isOpen) said.textContent = "";
      return isOpen;
    },
    makeHead: () =>
      make(
        "p",
        { class: "wa-hint" },
        t("coding.committed", { time: dayOf(desk.coding.committed().at) }),
        " ",
        make("button", { type: "button", class: "wa-quiet", onclick: closeAgain }, t("coding.uncommit")),
      ),
    /** What stands where no reading is: the edition has none, or it is not beside the page. */
    makeNone: () => make("p", {}, t(late.isThere() ? "coding.no-reading" : "coding.reading-not-there")),
  };
}
