// The test of a device. What can be tried without a person is tried at once; nothing of it leaves the device.
import { thisDevice, whenStorageIsThere } from "../../../browser/device.js";
import { createWords, download } from "../../../browser/mount.js";
import { isNewEnough, judgeScreen, sumUp } from "./device_checks.js";

const SECOND = "#second-window"; // the address of the window that is opened for a test
const TAG = "workshop-test-device";
const KEPT = "room:device-test";
const LONGEST = 5000; // ms for the second window to say that it is there

function start() {
  const root = /** @type {HTMLElement} */ (document.querySelector("[data-test-device]"));
  const t = createWords(JSON.parse(root.querySelector('script[type="application/json"]').textContent).strings);
  const tests = Object.fromEntries(
    [.../** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-td]"))].map((item) => [item.dataset.td, item]),
  );
  /** @type {Record<string, "yes" | "no" | "open">} */
  const found = Object.fromEntries(Object.keys(tests).map((name) => [name, "open"]));
  const part = (name, which) => /** @type {any} */ (tests[name].querySelector(`[data-td-${which}]`));

  /** Say what came out of one test, and of all of them. */
  function say(name, state, words) {
    found[name] = state;
    tests[name].dataset.state = state;
    part(name, "said").textContent = words;
    part(name, "fails").hidden = state !== "no";
    const sum = sumUp(found);
    root.querySelector("[data-td-sum]").textContent = t(`test-device.sum-${sum.state}`, { many: sum.many });
  }

  async function tryStorage() {
    await whenStorageIsThere();
    const before = thisDevice().recall(KEPT);
    const now = String(Date.now());
    const isKept = thisDevice().keep(KEPT, now) !== false && thisDevice().recall(KEPT) === now;
    if (!isKept) return say("storage", "no", t("test-device.storage-no"));
    const when = before
      ? new Date(Number(before)).toLocaleString(t("host.locale"), { dateStyle: "medium", timeStyle: "short" })
      : "";
    say("storage", "yes", before ? t("test-device.storage-since", { when }) : t("test-device.storage-yes"));
  }

  function tryScreen() {
    const { innerWidth: width, innerHeight: height } = window;
    const judged = judgeScreen(width, height);
    say("screen", judged === "small" ? "no" : "yes", t(`test-device.screen-${judged}`, { width, height }));
  }

  function tryWindows() {
    const other = window.open(window.location.href.split("#")[0] + SECOND, "workshop-test");
    if (!other) return say("windows", "no", t("test-device.windows-no"));
    const end = (isThere) => {
      window.removeEventListener("message", hear);
      clearTimeout(late);
      say("windows", isThere ? "yes" : "no", t(isThere ? "test-device.windows-yes" : "test-device.windows-no"));
    };
    const hear = (event) => event.source === other && event.data === TAG && end(true);
    const late = setTimeout(() => end(false), LONGEST);
    window.addEventListener("message", hear);
  }

  const deeds = {
    windows: tryWindows,
    download: () => download(t("test-device.file"), t("test-device.file-says"), "text/plain"),
    print: () => window.print(),
  };
  for (const [name, deed] of Object.entries(deeds)) {
    part(name, "do").addEventListener("click", () => {
      deed();
      if (part(name, "asked")) part(name, "asked").hidden = false;
    });
  }
  for (const name of ["download", "print"]) {
    part(name, "yes").addEventListener("click", () => say(name, "yes", t("test-device.works")));
    part(name, "no").addEventListener("click", () => say(name, "no", t("test-device.works-not")));
  }

  const isNew = isNewEnough(window);
  say("browser", isNew ? "yes" : "no", t(isNew ? "test-device.browser-yes" : "test-device.browser-no"));
  tryScreen();
  window.addEventListener("resize", tryScreen);
  tryStorage();
}

if (window.location.hash === SECOND && window.opener) {
  // From a stick a page has no origin to name, so the word goes to whoever opened this window; it says nothing but that it is there.
  window.opener.postMessage(TAG, "*");
  window.close();
} else start();
