// Laying in what people handed in: files of sittings, folders, lines of letters, this device's own forms, and the groups' action plans; and what
// became of each. What a rule puts aside counts once the facilitator says so.
import { MAX_BYTES } from "../../../../browser/collection_file.js";
import { parse, readText, refused } from "../../../../browser/answers_file.js";
import { thisDevice } from "../../../../browser/device.js";
import { make } from "../../../../browser/dom.js";
import { collect } from "../../../../kinds/debrief/collect.js";
import { collectForms, hasLetters, isForms, writeForms } from "../../../../measuring/collecting.js";
import { mountDropping } from "../debrief/dropped.js";
import { recallHandedIn } from "../sitting/kept_forms.js";

const COUNTING = ["taken", "carried"];
const QUIET = ["taken", "duplicate", "plan"];

/**
 * @param {{find: Function, content: any, t: Function, read: () => any, workshop: () => any, onChange: (laid: any) => Promise<boolean>,
 *   onClear: () => Promise<boolean>}} parts what both return: whether the device keeps it, or has let go of it
 */
export function mountLayingIn({ find, content, t, read, workshop, onChange, onClear }) {
  let isWorking = Promise.resolve();
  const say = (text, isBad = false) => find("says").replaceChildren(make(isBad ? "strong" : "span", {}, text));

  /** What a file is, laid beside what is there already; one of the same name and content is not laid in twice. */
  async function layFile(laid, file) {
    const name = file.webkitRelativePath || file.name;
    const other = (state, more = {}) => ({
      ...laid,
      others: [...laid.others.filter((one) => one.name !== name), { name, state, ...more }],
    });
    if (file.name.startsWith(".") || !/\.(json|txt)$/i.test(file.name)) return other("other");
    try {
      const text = await readText(file, MAX_BYTES);
      if (/\.txt$/i.test(file.name)) {
        return hasLetters(text)
          ? { ...laid, lines: [...laid.lines.filter((one) => one.name !== name), { name, text }] }
          : other("other");
      }
      const found = parse(text);
      if (isForms(found)) return { ...laid, files: [...laid.files.filter((one) => one.name !== name), { name, content: found }] };
      return await layAnswers(laid, file, other);
    } catch (problem) {
      return other("damaged", refused(problem));
    }
  }

  /** An answers file or a collection: of it the action plan is taken, the rest is for the debrief. */
  async function layAnswers(laid, file, other) {
    const id = content.deeds?.activity;
    const known = id ? { [id]: { kind: "worksheet", content: {} } } : {};
    const { rooms, told } = await collect([file], [], { activities: known });
    const found = rooms.flatMap(({ answers }) => answers[id] ?? []);
    if (found.length) {
      const groups = new Map([...laid.plans, ...found].map((one) => [one.group, one]));
      for (const one of [...laid.plans, ...found])
        if ((one.saved ?? "") > (groups.get(one.group).saved ?? "")) groups.set(one.group, one);
      const plans = [...groups.values()].map(({ group, saved, answers }) => ({ group, saved, answers }));
      return { ...other("plan"), plans };
    }
    const damaged = told.find(({ state }) => state === "damaged");
    return damaged ? other("damaged", { problem: { code: damaged.code, params: damaged.params ?? {} } }) : other("debrief");
  }

  function take(files, lines = []) {
    isWorking = isWorking.then(async () => {
      let laid = read();
      for (const file of files) laid = await layFile(laid, file);
      const isKept = await onChange({ ...laid, lines: [...laid.lines, ...lines] });
      say(t(isKept ? "results.is-kept" : "results.is-kept-not"), !isKept);
    });
    return isWorking;
  }

  const count = (mark) => onChange({ ...read(), kept: [...read().kept, mark] });

  function wordProblem({ problem, near, day, of, why, unknown, unchecked }) {
    if (problem) {
      // A code that is on no card is told of as such: its problem carries the whole of it.
      const { code, params } = problem;
      const isCode = ["length", "no-sign"].includes(code) || (code === "wrong-check" && params.found.length > 1);
      const words = isCode ? `letters.code-${code}` : `letters.${code}`;
      const said = content.strings[words] ? t(words, params) : t("results.problem");
      return near?.length ? `${said} ${t("results.near", { codes: near.join(", ") })}` : said;
    }
    if (why) return t(`results.why-${why}`, { day });
    if (of) return t("results.of-file", { name: of });
    if (unknown !== undefined) return t("results.unknown", { many: unknown });
    return unchecked ? t("results.unchecked") : "";
  }

  function drawNote(note) {
    const { state, code, day, name, line, text, sitting } = note;
    const what = [
      line ? `${text}` : name,
      code && !line && t("results.card", { code }),
      content.sittings[sitting] && content.sittings[sitting].title,
      day && t("results.of-day", { day }),
    ].filter(Boolean);
    const mark = { "unknown-code": code, "wrong-day": `${code}/${day}` }[state];
    return make(
      "li",
      { "data-state": state },
      make("b", { dir: "auto" }, what.join(", ")),
      " – ",
      t(`results.state-${state}`),
      " ",
      make("span", { dir: "auto" }, wordProblem(note)),
      " ",
      state === "debrief" && make("a", { href: "debrief.html" }, t("results.to-debrief")),
      mark &&
        make(
          "button",
          {
            type: "button",
            class: "button small",
            "aria-label": t("results.count-this", { what: what.join(", ") }),
            onclick: () => count(mark),
          },
          t("results.count-it"),
        ),
    );
  }

  /** Lines that can be read are laid in; the others stay in the box, to be put right, with their reasons below. */
  async function takeTyped() {
    const box = find("lines");
    if (!box.value.trim()) return box.focus();
    const name = t("results.typed");
    const { told } = collectForms([], [{ name, text: box.value }], content.sittings, workshop());
    const [bad, good] = [true, false].map((is) => told.filter(({ state }) => (state === "damaged") === is));
    if (good.length) await take([], [{ name, text: good.map(({ text }) => text).join("\n") }]);
    box.value = bad.map(({ text }) => text).join("\n");
    if (bad.length) say(bad.map((note) => `${note.text} – ${wordProblem(note)}`).join("\n"), true);
    return box.focus();
  }

  async function takeDevice() {
    const forms = recallHandedIn(thisDevice());
    if (!forms.length) return say(t("results.this-device-none"));
    const name = `${t("results.this-device-name")}.json`;
    return take([new File([writeForms(content.book, forms)], name, { type: "application/json" })]);
  }

  function askClear(isAsked) {
    find("sure").hidden = !isAsked;
    find("clear").hidden = isAsked;
    (isAsked ? find("clear-do") : find("clear")).focus();
  }

  for (const name of ["files", "folder"]) {
    find(name).addEventListener("change", ({ target }) => {
      const chosen = [...target.files];
      target.value = "";
      if (chosen.length) take(chosen);
    });
  }
  find("device").addEventListener("click", takeDevice);
  find("take").addEventListener("click", takeTyped);
  find("clear").addEventListener("click", () => askClear(true));
  find("clear-not").addEventListener("click", () => askClear(false));
  find("clear-do").addEventListener("click", async () => {
    await isWorking;
    const isOut = await onClear();
    askClear(false);
    say(t(isOut ? "results.cleared" : "results.cleared-not"), !isOut);
    find("files").focus();
  });
  mountDropping(find("drop"), take);

  return {
    /** Show what became of everything, and whose card is there once only. */
    draw(told, unpaired) {
      const all = [...told, ...read().others];
      const aside = all.filter((note) => !QUIET.includes(note.state) || note.unchecked);
      const taken = all.filter(({ state }) => COUNTING.includes(state)).length;
      const plans = read().plans.map(({ group }) => group);
      const names = (round) =>
        unpaired[round].length > 0 && make("p", {}, t(`results.only-${round}`, { codes: unpaired[round].join(", ") }));
      find("told").replaceChildren(
        ...[
          all.length > 0 && make("p", {}, t("results.told", { taken, rest: all.length - taken })),
          plans.length > 0 && make("p", { dir: "auto" }, t("results.plans", { groups: plans.join(", ") })),
          names("before"),
          names("after"),
          aside.length > 0 && make("h3", { class: "debrief-sub" }, t("results.aside")),
          aside.length > 0 && make("ul", { class: "debrief-files" }, aside.map(drawNote)),
        ].filter(Boolean),
      );
      find("empty").hidden = !all.length && !plans.length;
    },
  };
}
