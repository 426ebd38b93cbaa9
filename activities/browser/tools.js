// The tools that every activity with answers has, put together: group, files, messages, start over, wipe.
import { openDialog } from "./dom.js";
import { mountFileTools } from "./file_tools.js";
import { mountGroupTools } from "./group_tools.js";
import { mountGrowing } from "./growing.js";
import { mountMessages } from "./messages.js";
import { closePop, mountPops } from "./pops.js";
import { ROLES, mountRoles } from "./roles.js";
import { mountStartCard } from "./start_card.js";
import { mountTakeAlong } from "./take_along.js";
import { mountTimer } from "./timer.js";
import { wordCount } from "./times.js";
import { wordLeft } from "./wiping.js";

const BOXES = 'textarea, input:not([type]), input[type="text"]';

/** Wire the shared tools of one activity. Returns a function that unwires them. */
export function mountTools(activity) {
  const { root, payload, store, t } = activity;
  const find = (name) => root.querySelector(`[data-${name}]`);
  const tools = find("tools");
  const message = find("message");
  const filesPanel = find("files-panel");
  const messages = mountMessages(activity);
  const { say } = messages;
  const roles = mountRoles(activity);
  const timer = find("timer") && mountTimer({ element: find("timer"), activity: payload.activity, t });
  const stopGrowing = mountGrowing(activity);
  const stopPops = mountPops(activity);
  const group = mountGroupTools({ ...activity, say });
  const card = find("begin") && mountStartCard({ ...activity, group });
  const files = mountFileTools({ ...activity, say, group, roles });

  /** Let everything be taken along before it goes; the dialog stays open and says what the file is called. */
  function offerCopy(dialog) {
    const said = dialog.querySelector("[data-copy-said]");
    said.textContent = "";
    dialog.querySelector("[data-copy]").onclick = async () => {
      const name = await files.saveEverything();
      said.textContent = name ? t("host.copy-taken", { name }) : t("host.everything-none");
    };
  }

  /** Ask with the dialog of a deed that empties something; `deed` follows where it is confirmed. */
  function askFirst(dialog, value, deed) {
    offerCopy(dialog);
    openDialog(dialog, "keep", (answer) => answer === value && deed());
  }

  const taking = mountTakeAlong({ ...activity, roles, deeds: files.deeds });

  function startOver() {
    store.replace({});
    filesPanel.open = false;
    say(t("host.started-over"), { undo: true });
  }

  async function wipe() {
    const left = await store.wipe();
    timer?.forget();
    filesPanel.open = false;
    say(left.length ? t("host.wiped-not", { what: wordLeft(left, t) }) : t("host.wiped"));
  }

  const askToWipe = () => askFirst(find("wipe-dialog"), "wipe", wipe);

  /** Where nothing is written there is nothing to ask about. */
  function askToStartOver() {
    if (Object.keys(store.all()).length) askFirst(find("start-dialog"), "start", startOver);
    else startOver();
  }

  const deeds = {
    ...files.deeds,
    "start-over": askToStartOver,
    wipe: askToWipe,
    brief() {
      const brief = find("brief");
      closePop(filesPanel, { focus: false });
      brief.open = true;
      brief.scrollIntoView({ block: "start" });
      brief.querySelector("summary").focus({ preventScroll: true });
    },
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
    if (target.matches(BOXES) && !target.placeholder) target.placeholder = t("host.no-real-data-short");
  }

  /** What of a paste does not fit into its box would be dropped by the browser without a word. */
  function tellCut({ target, clipboardData }) {
    if (!target.matches?.(BOXES) || target.maxLength < 0) return;
    const selected = target.selectionEnd - target.selectionStart;
    const over = target.value.length - selected + (clipboardData?.getData("text").length ?? 0) - target.maxLength;
    if (over > 0) say(t("host.cut", { most: wordCount(target.maxLength), many: wordCount(over) }));
  }

  function onClick(event) {
    const button = event.target.closest("[data-do]");
    if (button && tools.contains(button)) deeds[button.dataset.do]?.(button);
  }

  tools.addEventListener("click", onClick);
  root.addEventListener("focusin", remindAtField);
  root.addEventListener("paste", tellCut);
  const stop = store.on((type, { all, keys, elsewhere }) => {
    if (type === "group" || all) card?.show();
    if (type === "group") {
      group.show();
      files.closeMerging();
      if (elsewhere) say(store.group ? t("host.group-elsewhere", { group: store.group }) : t("host.wiped-elsewhere"));
    }
    if (type === "change" && (all || keys.includes(ROLES))) roles.show();
  });
  group.show();
  return () => {
    stop();
    messages.unmount();
    timer?.unmount();
    taking.unmount();
    card?.unmount();
    stopGrowing();
    root.removeEventListener("focusin", remindAtField);
    root.removeEventListener("paste", tellCut);
    stopPops();
  };
}
