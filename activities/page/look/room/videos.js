// A film of one's own: a file is played from this device and never leaves it; a link is kept here, and opened in a window of its own
// when somebody presses for it. The book itself loads nothing from anywhere.
import { thisDevice, whenStorageIsThere } from "../../../browser/device.js";
import { make } from "../../../browser/dom.js";

const LONGEST = 2000;

/** A link to a site; null for anything else. */
function readLink(text) {
  try {
    const link = new URL(text.trim());
    return text.length <= LONGEST && ["http:", "https:"].includes(link.protocol) ? link.href : null;
  } catch {
    return null;
  }
}

function recall(name) {
  try {
    const kept = JSON.parse(thisDevice().recall(name) ?? "{}");
    return { link: readLink(String(kept?.link ?? "")) ?? "", file: String(kept?.file ?? "").slice(0, 200) };
  } catch {
    return { link: "", file: "" };
  }
}

/** @param {HTMLElement} root the place for the film of one session */
function mountOwn(root) {
  const find = (name) => /** @type {any} */ (root.querySelector(`[data-video-${name}]`));
  const words = JSON.parse(root.dataset.words);
  const name = `video:${root.dataset.video}`;
  const say = (text) => (find("says").textContent = text);
  let kept = recall(name);
  let address = null;

  function keep(change) {
    kept = { ...kept, ...change };
    thisDevice().keep(name, kept.link || kept.file ? JSON.stringify(kept) : null);
  }
  function takeAway() {
    if (address) URL.revokeObjectURL(address);
    address = null;
    find("place").replaceChildren();
  }
  function show(file) {
    takeAway();
    address = URL.createObjectURL(file);
    const film = make("video", { controls: true, src: address, preload: "metadata", "aria-label": file.name });
    film.addEventListener("error", () => say(words.cannot));
    find("place").replaceChildren(film);
  }

  find("link").value = kept.link;
  if (kept.file) say(words.kept.replace("{file}", () => kept.file));
  find("file").addEventListener("change", () => {
    const [file] = find("file").files;
    if (!file) return;
    say("");
    keep({ file: file.name });
    show(file);
  });
  find("link").addEventListener("change", () => {
    const link = readLink(find("link").value);
    keep({ link: link ?? "" });
    say(link || !find("link").value ? "" : words.bad);
  });
  find("open").addEventListener("click", () => {
    const link = readLink(find("link").value);
    if (!link) {
      say(words.bad);
      find("link").focus();
      return;
    }
    keep({ link });
    window.open(link, "_blank", "noopener,noreferrer");
    say(words.opened);
  });
  find("forget").addEventListener("click", () => {
    takeAway();
    find("link").value = "";
    find("file").value = "";
    keep({ link: "", file: "" });
    say(words.forgotten);
  });
}

/** Print one reading: everything else of the page stays off the paper. */
function mountPrinting() {
  for (const button of document.querySelectorAll("[data-reading-print]")) {
    button.addEventListener("click", () => {
      button.closest("[data-reading]").classList.add("reading-printed");
      document.body.classList.add("prints-reading");
      window.print();
    });
  }
  window.addEventListener("afterprint", () => {
    document.body.classList.remove("prints-reading");
    document.querySelectorAll(".reading-printed").forEach((one) => one.classList.remove("reading-printed"));
  });
}

function start() {
  document.querySelectorAll("[data-video]").forEach(mountOwn);
  mountPrinting();
}
const ready = whenStorageIsThere();
if (ready) ready.then(start);
else start();
