// Files that leave the planner and enter it: Word, calendar, the plan itself, and a pack for the book.
import { strToU8, zipSync } from "fflate";
import { make } from "../../../../browser/dom.js";
import { calendarText } from "../../../../browser/ics.js";
import { download } from "../../../../browser/mount.js";
import { localTime } from "../../../../browser/times.js";
import { button } from "./fields.js";
import { findRefusals, makeId, writePack } from "./pack.js";
import { MOST_BYTES, readPlanner, writePlanner } from "./planner_file.js";
import { listEvents, writeProgramme } from "./programme.js";
import { wordWarning } from "./worth.js";

const MIME = {
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  ics: "text/calendar;charset=utf-8",
  json: "application/json",
  zip: "application/zip",
};
// A zip says when its files were written, and is the same file each time that it is made of the same plan.
const WRITTEN = new Date(1980, 0, 1);

// The Word writer is large, and is fetched from beside this script when it is first asked for.
const folder = /** @type {HTMLScriptElement | null} */ (document.currentScript)?.src.replace(/[^/]*$/, "") ?? "";
function loadWriter() {
  return new Promise((resolve, reject) => {
    const script = make("script", { src: `${folder}docx.js` });
    script.onload = () => resolve(undefined);
    script.onerror = () => {
      script.remove();
      reject(new Error("docx.js"));
    };
    document.head.append(script);
  });
}

export function mountFiles(app) {
  const { find, content, t, locale } = app;
  const parts = () => ({ content, plan: app.plan, t, locale, dates: app.dates });
  const original = () => content.plans.find(({ id }) => id === app.plan.from);
  const nameFile = () => makeId(app.titleOf(), `${app.plan.from}-adapted`);

  function hand(name, data) {
    download(name, data, MIME[/** @type {string} */ (name.split(".").pop())]);
    find("saved").textContent = t("planner.saved-as", { name });
  }

  async function saveWord() {
    try {
      if (!(/** @type {any} */ (globalThis).workshopDocx)) await loadWriter();
      const adapted = `${t("page.adapted-from")} ${original().title}`;
      const paper = writeProgramme(parts(), { title: app.titleOf(), adapted, when: localTime() });
      hand(`${nameFile()}.docx`, await /** @type {any} */ (globalThis).workshopDocx.writeDocx(paper));
    } catch (error) {
      find("saved").textContent = t("host.problem-docx", { reason: error.message });
    }
  }

  function saveCalendar() {
    const events = listEvents(parts(), { id: `${content.book}/${nameFile()}` });
    if (events.length)
      return hand(`${nameFile()}.ics`, calendarText({ maker: content.book, name: app.titleOf(), now: new Date(), events }));
    find("saved").textContent = t("planner.no-dates");
    return find("first").focus();
  }

  function savePack() {
    const { plan } = app;
    const title = plan.title.trim();
    const refused = findRefusals(content, plan, title);
    find("refused").replaceChildren(...(refused.length ? drawRefused(refused) : []));
    if (refused.length) return find("refused").querySelector("button, p")?.focus?.();
    const from = original().title;
    const words = {
      summary: t(plan.days.length > 1 ? "planner.pack-summary" : "planner.pack-summary-one", { from, days: plan.days.length }),
      hand: t("planner.gap"),
      part: (params) => t("planner.part", params),
      by: t("planner.pack-by"),
      at: t("planner.pack-at"),
      readme: t("planner.pack-readme"),
      date: localTime().slice(0, 10),
    };
    const { id, files } = writePack(content, plan, { title, who: find("who").value, words });
    const packed = Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]));
    return hand(`${id}.zip`, new Blob([/** @type {any} */ (zipSync(packed, { mtime: WRITTEN }))], { type: MIME.zip }));
  }

  function drawRefused(refused) {
    const lead = ({ key, day }) => (key || day !== null ? app.choose(key || `day/${day}`, { focus: true }) : find("title").focus());
    return [
      make("p", { class: "planner-warn" }, t("planner.refused")),
      make(
        "ul",
        {},
        refused.map((one) => {
          const text = wordWarning(app, one, "planner.pack-");
          return make(
            "li",
            {},
            text,
            " ",
            button(t("planner.go"), () => lead(one), { "aria-label": `${t("planner.go")}: ${text}` }),
          );
        }),
      ),
    ];
  }

  // --- a plan that comes in ---------------------------------------------------------------------

  /** What has to be put right in a plan, before anything is done: taken so, or left. */
  function offer(name, found, plan, text = "") {
    const box = find("offer");
    const close = (told) => {
      box.hidden = true;
      box.replaceChildren();
      app.say(told);
      find("title").focus();
    };
    box.replaceChildren(
      make("h2", { class: "planner-heading", id: "planner-offer", tabindex: "-1" }, t("planner.offer", { name })),
      make("p", {}, t("planner.offer-about")),
      make(
        "ul",
        {},
        found.mended.map(({ kind, params }) => make("li", { dir: "auto" }, t(`planner.mend-${kind}`, params))),
      ),
      make(
        "p",
        { class: "button-row" },
        button(
          t("planner.offer-take"),
          () => {
            app.open(plan, t("planner.opened", { name }));
            close(t("planner.opened", { name }));
          },
          { class: "button go" },
        ),
        button(t("planner.offer-leave"), () => close(t("planner.left"))),
        text && button(t("planner.kept-save"), () => hand("planner-kept.json", text)),
      ),
    );
    box.hidden = false;
    box.querySelector("h2").focus();
  }

  async function openFile({ target }) {
    const [file] = target.files;
    if (!file) return;
    const { name } = file;
    const found =
      file.size > MOST_BYTES
        ? { plan: null, mended: [], refused: { kind: "large", params: {} } }
        : readPlanner(content, await file.text());
    target.value = "";
    if (found.refused) {
      const reason = t(`planner.refused-${found.refused.kind}`, found.refused.params);
      app.say(t("planner.file-refused", { name, reason }));
      find("saved").textContent = t("planner.file-refused", { name, reason });
    } else if (found.mended.length) offer(name, found, found.plan);
    else {
      app.open(found.plan, t("planner.opened", { name }));
      find("saved").textContent = t("planner.opened", { name });
    }
  }

  find("word").addEventListener("click", saveWord);
  find("calendar").addEventListener("click", saveCalendar);
  find("save").addEventListener("click", () => hand(`${nameFile()}.plan.json`, writePlanner(app.plan, content.book)));
  find("open").addEventListener("change", openFile);
  find("pack").addEventListener("click", savePack);

  return {
    /** What the device kept and cannot simply be gone on with. */
    offerKept(kept) {
      if (kept.refused) {
        const reason = t(`planner.refused-${kept.refused.kind}`, kept.refused.params);
        find("offer").replaceChildren(
          make("h2", { class: "planner-heading", id: "planner-offer" }, t("planner.kept")),
          make("p", {}, t("planner.kept-refused", { reason })),
          make(
            "p",
            { class: "button-row" },
            button(t("planner.kept-save"), () => hand("planner-kept.json", kept.text)),
          ),
        );
        find("offer").hidden = false;
      } else if (kept.waiting) offer(t("planner.kept"), kept, kept.waiting, kept.text);
    },
  };
}
