// Laying in what groups did: files, folders, what this device keeps, and lines that are typed; and what became of each.
import { writeCollection } from "../../../../browser/collection_file.js";
import { thisDevice } from "../../../../browser/device.js";
import { make } from "../../../../browser/dom.js";
import { gatherDevice, tagOf } from "../../../../browser/everything.js";
import { localTime } from "../../../../browser/times.js";
import { collect } from "../../../../kinds/debrief/collect.js";
import { mountDropping } from "./dropped.js";
import { bringActivities } from "./late.js";
import { EMPTY, keepBegan, keptRoom, recallBegan } from "./kept_room.js";
import { COUNTING, isLate, nameTold, wordWhy } from "./words.js";

const NOBODY = { activity: "", group: "", answers: {}, saved: null };

/** What was told before, without the files that counted until one came that took their place: that is told now. */
function leaveOutOlder(before, told) {
  const nameOf = ({ name, activity, group }) => JSON.stringify([name, activity, group]);
  const older = new Set(told.filter(({ state }) => state === "older").map(nameOf));
  return before.filter((one) => !(COUNTING.includes(one.state) && older.has(nameOf(one))));
}

/**
 * @param {{find: Function, content: any, t: Function, first: any, lost: string[], onChange: (collected: any) => void}} parts
 *   first: what was laid in last time; lost: the titles of what cannot be shown of it
 */
export function mountLoading({ find, content, t, first, lost: lostAtFirst, onChange }) {
  const { activities } = content;
  const kinds = Object.fromEntries(Object.entries(activities).map(([id, { kind }]) => [id, kind]));
  let collected = first;
  let isWorking = Promise.resolve();

  const say = (...parts) => find("says").replaceChildren(...parts.filter(Boolean).map((part) => make("span", {}, part, " ")));

  /** One after the other: what is taken in is held against what is here. */
  function take(files, lines, more = "") {
    const work = async () => {
      if (files.length) say(t("debrief.reading-files", { many: files.length }));
      const found = await collect(files, lines, { activities, had: collected });
      const isFirst = collected.told.length === 0;
      const lost = await settle({ ...found, told: [...leaveOutOlder(collected.told, found.told), ...found.told] });
      // Where all of it counts there is nothing to read here, and the map comes up.
      if (isFirst && files.length && found.told.every(({ state }) => COUNTING.includes(state))) find("load").open = false;
      sayTold(found.told, await keptRoom.keep(collected), [more, wordLost(lost)].filter(Boolean).join(" "));
    };
    // What failed before is no reason to take in nothing more.
    isWorking = isWorking.then(work, work);
    return isWorking;
  }

  /** Take `next` for what is laid in. Returns the titles of the activities that cannot be shown. */
  async function settle(next) {
    const lost = await bringActivities(content, next);
    collected = next;
    draw();
    onChange(collected);
    return lost;
  }
  const wordLost = (titles) => (titles.length ? t("debrief.words-not-there", { titles: titles.join(", ") }) : "");

  function sayTold(told, isKept, more) {
    const taken = told.filter(({ state }) => COUNTING.includes(state)).length;
    const aside = told.length - taken;
    say(
      t(aside ? "debrief.told-now" : "debrief.told-all", { taken, aside }),
      more,
      isKept ? t("debrief.is-kept") : make("strong", { class: "debrief-warn" }, t("debrief.is-kept-not")),
    );
  }

  function draw() {
    const { told, groups, twins } = collected;
    const late = new Set(told.filter((one) => isLate(collected, one, find("began").value)));
    const counting = told.filter(({ state }) => COUNTING.includes(state));
    const aside = told.filter(({ state }) => !COUNTING.includes(state));
    const item = (one) =>
      make(
        "li",
        { "data-state": one.state },
        make("b", { dir: "auto" }, nameTold(one, t)),
        " – ",
        t(`debrief.state-${late.has(one) ? "late" : one.state}`),
        ". ",
        make("span", { dir: "auto" }, wordWhy(one, t)),
        one.state === "sitting" && make("a", { href: "results.html" }, t("debrief.to-results")),
      );
    const nothing = groups.filter(({ began }) => !began.length);
    const names = (some) => some.map(({ group, room }) => (room ? `${room} › ${group}` : group)).join(", ");
    find("told").replaceChildren(
      ...[
        groups.length > 0 && make("p", { dir: "auto" }, t("debrief.groups-there", { groups: names(groups) })),
        nothing.length > 0 && make("p", { dir: "auto" }, t("debrief.groups-nothing", { groups: names(nothing) })),
        ...twins.map((two) => make("p", { class: "debrief-warn", dir: "auto" }, t("debrief.twins", { names: two.join(", ") }))),
        late.size > 0 &&
          make("p", { dir: "auto" }, t("debrief.came-late", { names: [...late].map((one) => nameTold(one, t)).join(", ") })),
        aside.length > 0 && make("h3", { class: "debrief-sub" }, t("debrief.told-aside")),
        aside.length > 0 && make("ul", { class: "debrief-files" }, aside.map(item)),
        counting.length > 0 &&
          make(
            "details",
            {},
            make("summary", {}, t("debrief.told-taken", { many: counting.length })),
            make("ul", { class: "debrief-files" }, counting.map(item)),
          ),
      ].filter(Boolean),
    );
    find("sum").textContent = told.length
      ? t("debrief.sum", { groups: groups.length, files: counting.length, aside: aside.length })
      : "";
    find("empty").hidden = find("when").hidden = !told.length;
  }

  async function takeDevice() {
    const device = thisDevice();
    const found = await gatherDevice({ device, book: content.book, kinds, nameless: t("host.nameless"), present: NOBODY });
    const left = found.left ? t("debrief.this-device-left", { many: found.left }) : "";
    if (!found.files.length) return say(t("debrief.this-device-none"), left);
    const text = writeCollection({ device: tagOf(device), saved: localTime(), groups: found.groups, files: found.files });
    const name = t("debrief.this-device-name");
    const file = new File([text], `${name}.json`, { type: "application/json" });
    return take([file], [], left);
  }

  async function clear() {
    await isWorking.catch(() => undefined);
    // What is no longer to be seen is gone from the device too, whatever is done with the page in that moment.
    const isOut = await keptRoom.takeOut();
    await settle(EMPTY);
    began("");
    say(isOut ? t("debrief.cleared") : make("strong", { class: "debrief-warn" }, t("debrief.cleared-not")));
    askClear(false);
    find("load").open = true;
    find("files").focus();
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
      if (chosen.length) take(chosen, []);
    });
  }
  /** What was saved after it counts, and is named as late. */
  function began(when) {
    find("began").value = when;
    keepBegan(when);
    draw();
  }
  find("began").addEventListener("change", ({ target }) => began(target.value));
  find("began-now").addEventListener("click", () => began(localTime().slice(0, 16)));
  find("device").addEventListener("click", takeDevice);
  find("take-lines").addEventListener("click", async () => {
    const box = find("lines");
    const before = collected.told.length;
    if (!box.value.trim()) return box.focus();
    const typed = box.value;
    await take([], [typed]);
    // What was refused stays in the box, to be put right.
    const refused = collected.told.slice(before).filter(({ state }) => state === "damaged");
    box.value = refused.map(({ text }) => text).join("\n");
    box.focus();
    return undefined;
  });
  mountDropping(find("drop"), (files) => take(files, []));
  find("clear").addEventListener("click", () => askClear(true));
  find("clear-not").addEventListener("click", () => askClear(false));
  find("clear-do").addEventListener("click", clear);

  began(recallBegan());
  if (first.told.length) {
    say(t("debrief.again"), wordLost(lostAtFirst));
    find("load").open = false;
  }
  return {
    /** The device was wiped in another page: what is shown goes too. */
    empty: () => settle(EMPTY),
  };
}
