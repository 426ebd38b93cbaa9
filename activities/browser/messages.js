// What the page says of its work: one message at a time, whether it is saved, and loudly where it is not.
import { make } from "./dom.js";
import { clockOf } from "./times.js";

/** What to say after a download: in the frame of another page it may have been stopped, and no page is told so. */
export const wordDownload = (t) => t(window.top === window ? "host.downloaded" : "host.downloaded-in-frame");

/**
 * A file that cannot be used, in words.
 * @param {{name: string, problem: {code: string, params: any}, payload: any, t: Function}} parts
 * @returns {{text: string, link: {href: string, text: string}|null}} link: to the activity that the file is of
 */
export function wordProblem({ name, problem, payload, t }) {
  const { code, params } = problem;
  if (code !== "other-activity") {
    return { text: t(`host.problem-${[code, params.hint].filter(Boolean).join("-")}`, { name, ...params }), link: null };
  }
  if (params.activity === payload.activity) return { text: t("host.problem-other-kind", { name }), link: null };
  const there = payload.activities?.[params.activity];
  if (!there) return { text: t("host.problem-unknown-activity", { name, activity: params.activity }), link: null };
  const root = document.documentElement.dataset.content_root;
  const link =
    root !== undefined && there.page ? { href: `${root}${there.page}.html`, text: t("host.open-activity", there) } : null;
  return { text: t("host.problem-other-activity", { name, ...there }), link };
}

/**
 * Wire the line that says what is saved, the message, and what stands there while something is not kept.
 * @returns {{say: Function, unmount: Function}}
 */
export function mountMessages({ root, t, store }) {
  const find = (name) => root.querySelector(`[data-${name}]`);
  const message = find("message");
  const risk = find("risk");
  let wasAtRisk = false;

  /** Beside the words may stand a way back, a link, and a text to copy. */
  function say(text, { undo = false, link = null, copy = "" } = {}) {
    find("message-text").replaceChildren(
      text,
      ...(link ? [" ", make("a", { href: link.href, target: link.alone ? "_blank" : null, rel: "noopener" }, link.text)] : []),
    );
    message.querySelector('[data-do="undo"]').hidden = !undo;
    find("message-copy").hidden = !copy;
    find("message-copy").value = copy;
    message.hidden = false;
  }

  const askBeforeLeaving = (event) => {
    event.preventDefault();
    event.returnValue = ""; // browsers of 2022 ask only for this
  };

  function wordSaved() {
    if (store.kept) return store.saved ? t("host.saved", { time: clockOf(store.saved) }) : t("host.nothing-yet");
    return t(store.newer ? "host.newer" : store.isThere ? "host.full" : "host.not-kept");
  }

  function showSaved() {
    const line = find("saved");
    const text = wordSaved();
    line.classList.toggle("wa-kept", store.kept && Boolean(store.saved));
    // Written only when it differs: a live region reads out every rewrite, and this one would at each letter.
    if (line.textContent !== text) line.textContent = text;
    line.classList.toggle("wa-warn", !store.kept);
    if (store.atRisk === wasAtRisk) return;
    wasAtRisk = store.atRisk;
    risk.hidden = !wasAtRisk;
    if (wasAtRisk) window.addEventListener("beforeunload", askBeforeLeaving);
    else window.removeEventListener("beforeunload", askBeforeLeaving);
    if (!wasAtRisk && store.kept) say(t("host.room-again"));
  }

  function showAside() {
    find("aside").hidden = store.aside().length === 0;
  }

  const stop = store.on((type) => {
    if (type === "saved") showSaved();
    if (type === "aside") showAside();
  });
  showSaved();
  showAside();
  return {
    say,
    unmount() {
      stop();
      window.removeEventListener("beforeunload", askBeforeLeaving);
    },
  };
}
