// Merging on the page: another group's file beside our own answers, decided thing by thing.
import { make } from "./dom.js";
import { compareAnswers, mergeAnswers } from "./merging.js";
import { placeAnswer, wordAnswer } from "./places.js";
import { reveal } from "./reveal.js";
import { newRowId } from "./row_table.js";

/**
 * @param {{element: Element, root, kind, content, t, store, say: Function}} parts element: what merge.html.j2 drew
 * @returns {{open: (file: any) => boolean, close: Function}} `open` is false where nothing differs
 */
export function mountMergePanel({ element, say, ...parts }) {
  const { kind, content, t, store } = parts;
  const find = (name) => element.querySelector(`[data-merge-${name}]`);
  // An answer that the page itself begins with, such as the starters of a table, is ours before we touch it.
  const beginnings = kind.beginnings?.(content) ?? {};
  let differences = [];
  let isDone = false; // whether it shows what came in
  let from = ""; // the group whose file it is

  /** Our answers, with the beginnings that a difference is about: the others stay untouched. */
  function readOurs() {
    const begun = differences.filter(({ key }) => key in beginnings).map(({ key }) => [key, beginnings[key]]);
    return { ...Object.fromEntries(begun), ...store.all() };
  }

  const isClosed = (key) => kind.isClosed?.(key, content) ?? false;
  const isLine = (key) => kind.isLine?.(key, content) ?? false;

  /** As the page has them, from above; what it does not show comes last. */
  function inPageOrder(found) {
    const keys = [...parts.root.querySelectorAll("[data-answer], [data-rows]")].map(
      ({ dataset }) => dataset.answer ?? dataset.rows,
    );
    const place = ({ key }) => (keys.includes(key) ? keys.indexOf(key) : keys.length);
    return found.sort((one, other) => place(one) - place(other));
  }

  function drawValue(title, one, value) {
    return make(
      "div",
      { class: "wa-merge-side" },
      make("p", { class: "wa-label" }, title),
      make("p", { class: "wa-merge-text" }, value === undefined ? t("host.merge-nothing") : wordAnswer(parts, one, value)),
    );
  }

  function drawDifference(one, place) {
    const added = one.ours === undefined;
    const choose = (choice) =>
      make(
        "label",
        { class: "wa-check" },
        make("input", {
          type: "radio",
          name: `merge-${place}`,
          value: choice,
          checked: one.choice === choice,
          onchange: () => (one.choice = choice),
        }),
        " ",
        t(`host.merge-${added ? "added" : "choice"}-${choice}`),
      );
    return make(
      "li",
      {},
      make(
        "fieldset",
        { "data-difference": one.id },
        make("legend", {}, placeAnswer(parts, one).words),
        make(
          "div",
          { class: "wa-merge-sides" },
          drawValue(t("host.merge-ours"), one, one.ours),
          drawValue(t("host.merge-theirs"), one, one.theirs),
        ),
        make("p", { class: "wa-line" }, ...one.choices.map(choose)),
      ),
    );
  }

  function draw() {
    find("list").replaceChildren(...differences.map(drawDifference));
  }

  function chooseForAll(choice) {
    differences.forEach((one) => (one.choice = one.choices.includes(choice) ? choice : one.choice));
    draw();
  }

  function showSide() {
    find("came").hidden = !isDone;
    find("deciding").hidden = isDone;
  }

  function close() {
    element.hidden = true;
    isDone = false;
    parts.root.querySelectorAll(".wa-came-in").forEach((box) => box.classList.remove("wa-came-in"));
    differences = [];
    find("list").replaceChildren();
  }

  function takeOver() {
    const came = differences.filter(({ choice }) => choice !== "ours");
    const taken = differences.filter(({ choice }) => choice !== "ours").length;
    if (taken) store.replace(mergeAnswers(readOurs(), differences, newRowId));
    close();
    if (came.length) showCame(came);
    say(t(taken ? "host.merged" : "host.merged-nothing", { many: taken }), { undo: taken > 0 });
  }

  /** What came in and where: each with the way to it, marked there until the list is put away. */
  function showCame(came) {
    const items = came.map((one) => {
      const { words, field } = placeAnswer(parts, one);
      field?.closest("[data-answer], [data-row]")?.classList.add("wa-came-in");
      const show = () => {
        reveal(field);
        field.scrollIntoView({ block: "center" });
        field.focus({ preventScroll: true });
      };
      const button = {
        type: "button",
        class: "wa-quiet",
        "aria-label": t("host.check-show-where", { where: words }),
        onclick: show,
      };
      return make("li", {}, words, " ", field ? make("button", button, t("host.check-show")) : null);
    });
    isDone = true;
    showSide();
    find("came-title").textContent = t("host.merge-came", { group: from });
    find("came-list").replaceChildren(...items);
    element.hidden = false;
    find("came-title").focus();
  }

  // Taken back, or another group's: what is marked as new is not so any more.
  store.on((type, { all }) => type === "change" && all && isDone && close());

  find("do").addEventListener("click", takeOver);
  find("came-close").addEventListener("click", close);
  find("cancel").addEventListener("click", () => {
    close();
    say(t("host.merged-nothing"));
  });
  find("all-ours").addEventListener("click", () => chooseForAll("ours"));
  find("all-theirs").addEventListener("click", () => chooseForAll("theirs"));

  return {
    close,
    open(file) {
      differences = inPageOrder(compareAnswers({ ...beginnings, ...store.all() }, file.answers, isClosed, isLine));
      if (!differences.length) return false;
      from = file.group;
      find("about").textContent = t("host.merge-about", { group: file.group, many: differences.length });
      draw();
      showSide();
      element.hidden = false;
      find("title").focus();
      return true;
    },
  };
}
