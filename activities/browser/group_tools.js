// Which group works here: its name, the groups that this device knows, and going from one to another.
import { cleanGroup } from "./answer_values.js";
import { make, openDialog } from "./dom.js";
import { isNear } from "./near_names.js";
import { closePop, openPop } from "./pops.js";

/**
 * @param {{root: Element, store, t, say: Function}} parts
 * @returns {{show: Function, use: Function, askForName: Function, mayLeave: Function}} use: work under a name that somebody typed;
 *   mayLeave: false, and said, where the work is not kept
 */
export function mountGroupTools({ root, store, t, say }) {
  const find = (name) => root.querySelector(`[data-${name}]`);
  const panel = find("group-panel");
  const form = find("group-form");
  const input = form.elements.group;
  const renaming = find("rename-form");

  function show() {
    find("group-name").textContent = store.group || t("host.group-none");
    find("print-group").textContent = store.group || "______________________";
    find("group-hint").textContent = store.group ? t("host.group-hint-new", { group: store.group }) : t("host.group-hint-first");
    renaming.hidden = find("group-another").hidden = !store.group;
    renaming.elements.rename.value = store.group;
    const others = store.groups.filter((other) => other !== store.group);
    find("group-others").hidden = others.length === 0;
    find("group-list").replaceChildren(
      ...others.map((other) => make("li", {}, make("button", { type: "button", onclick: () => switchTo(other) }, other))),
    );
  }

  /** Whether another group's answers may take the place of what is on the screen. */
  function mayLeave() {
    if (!store.atRisk) return true;
    closePop(panel, { focus: false });
    say(t("host.risk-first"));
    find("risk-take").focus();
    return false;
  }

  function switchTo(name, { carry = false, isTold = true } = {}) {
    if (!carry && name !== store.group && !mayLeave()) return;
    store.useGroup(name, { carry });
    closePop(panel);
    if (isTold) say(t("host.group-now", { group: name }));
  }

  /** A group whose name differs in capitals or in one letter only is asked about: it may be the same one. */
  function askIfAlike(name, other, done) {
    const dialog = find("alike-dialog");
    find("alike-about").textContent = t(`host.alike-${isNear(name, other)}`, { group: name, other });
    find("alike-same").textContent = t("host.alike-same", { other });
    find("alike-new").textContent = t("host.alike-new", { group: name });
    openDialog(dialog, "", (answer) => {
      if (answer === "same") take(other, done);
      else if (answer === "new") take(name, done);
    });
  }

  function take(name, done) {
    form.reset();
    // The first name is given to what is on the page already; a group known here keeps its own.
    const known = store.groups.includes(name) || store.hasAnswers(name);
    // Where something follows it shows that the name was taken; a message would lie over the work that begins.
    switchTo(name, { carry: !store.group && !known, isTold: !done });
    if (store.group === name) done?.();
  }

  /** Work under the name that was typed into a field, asking where it is like another's; `done` follows where that came about. */
  function use(typed, field, done = undefined) {
    const name = cleanGroup(typed);
    if (!name) {
      say(t("host.problem-bad-group"));
      field.focus();
      return;
    }
    const other = store.groups.includes(name) ? null : store.groups.find((known) => isNear(known, name));
    if (other) askIfAlike(name, other, done);
    else take(name, done);
  }

  /** One name for a group that is the same: nothing of it is lost, and no second group comes of it. */
  renaming.addEventListener("submit", async (event) => {
    event.preventDefault();
    const old = store.group;
    const name = cleanGroup(renaming.elements.rename.value);
    if (!name || name === old || store.groups.includes(name)) {
      say(
        name === old
          ? t("host.group-now", { group: old })
          : t(name ? "host.rename-taken" : "host.problem-bad-group", { group: name }),
      );
      renaming.elements.rename.focus();
      return;
    }
    closePop(panel);
    say((await store.rename(name)) ? t("host.renamed", { old, group: name }) : t("host.rename-not"));
  });

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    use(input.value, input);
  });

  return {
    show,
    use,
    mayLeave,
    askForName() {
      openPop(panel);
      input.focus();
      say(t("host.name-first"));
    },
  };
}
