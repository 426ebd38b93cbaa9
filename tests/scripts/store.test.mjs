import assert from "node:assert/strict";
import { test } from "node:test";
import { makeBrowser } from "./fake_browser.mjs";

const KEY = "workshop:book:mapping:";
const SHELF = "workshop:book";
const record = (answers, more = {}) => JSON.stringify({ version: 1, saved: "2026-03-02T10:00:00.000Z", answers, ...more });

// --- a browser that is killed ----------------------------------------------------------------

test("a killed browser loses nothing that the second copy has", async () => {
  const browser = makeBrowser();
  const { store } = await browser.open();
  store.set("a/text", "before");
  store.useGroup("North", { carry: true });
  await store.flush();
  const onDisk = new Map(browser.disk.texts);
  store.set("a/text", "typed last");
  store.set("b/text", "quite new");
  store.set("c/text", "and gone");
  store.set("c/text", "");
  await store.flush();
  browser.kill(onDisk);
  const again = (await browser.open()).store;
  assert.equal(again.group, "North");
  assert.deepEqual(again.all(), { "a/text": "typed last", "b/text": "quite new" });
  assert.deepEqual(browser.kept("North").answers, again.all(), "both copies say the same again");
});

test("a browser killed before it wrote anything at all comes back with its groups and their answers", async () => {
  const browser = makeBrowser();
  const { store } = await browser.open();
  for (const name of ["North", "South"]) {
    store.useGroup(name);
    store.set("a/text", `words of ${name}`);
  }
  await store.flush();
  browser.kill([]);
  const again = (await browser.open()).store;
  assert.deepEqual([again.group, again.groups], ["South", ["North", "South"]]);
  assert.deepEqual(again.all(), { "a/text": "words of South" });
  again.useGroup("North");
  assert.deepEqual(again.all(), { "a/text": "words of North" });
});

test("the newer copy holds key by key, whichever it is", async () => {
  const browser = makeBrowser();
  const { store } = await browser.open();
  store.set("a/text", "first");
  store.set("b/text", "first");
  await store.flush();
  const onDisk = new Map(browser.disk.texts);
  store.set("a/text", "in the second copy");
  await store.flush();
  browser.disk.broken = true; // the second copy hears no more
  browser.kill(onDisk);
  const alone = (await browser.open()).store;
  alone.set("b/text", "in the first copy");
  browser.disk.broken = false;
  const again = (await browser.open()).store;
  assert.deepEqual(again.all(), { "a/text": "in the second copy", "b/text": "in the first copy" });
});

test("a clock that was set back hides nothing that is typed later", async () => {
  const browser = makeBrowser();
  const early = await browser.open({ now: () => 5000 });
  early.store.set("a/text", "by the right clock");
  await early.store.flush();
  const late = await browser.open({ now: () => 100 });
  late.store.set("a/text", "by the wrong clock");
  await late.store.flush();
  assert.equal((await browser.open()).store.get("a/text"), "by the wrong clock");
});

test("what the earlier edition kept is taken over, in both copies", async () => {
  const browser = makeBrowser({ [`${KEY}North`]: record({ "a/text": "words" }), [SHELF]: '{"group":"North","groups":["North"]}' });
  const { store } = await browser.open();
  assert.deepEqual([store.group, store.all()], ["North", { "a/text": "words" }]);
  await store.flush();
  browser.kill([]);
  assert.deepEqual((await browser.open()).store.all(), { "a/text": "words" });
});

test("without a second copy everything works by the first", async () => {
  const browser = makeBrowser();
  browser.disk.broken = true;
  const { store } = await browser.open();
  store.set("a/text", "words");
  await store.flush();
  assert.equal(store.kept, true);
  assert.equal((await browser.open()).store.get("a/text"), "words");
});

// --- two tabs --------------------------------------------------------------------------------

for (const asleep of [false, true]) {
  test(`two tabs typed in by turns lose no letter${asleep ? ", though one hears nothing of the other" : ""}`, async () => {
    const browser = makeBrowser();
    const [one, two] = [await browser.open(), await browser.open()];
    one.scope.asleep = two.scope.asleep = asleep;
    for (let turn = 0; turn < 5; turn += 1) {
      one.store.set("a/text", `one ${turn}`);
      two.store.set("b/text", `two ${turn}`);
    }
    assert.deepEqual(browser.kept().answers, { "a/text": "one 4", "b/text": "two 4" });
    one.store.set("c/text", "more");
    assert.deepEqual(one.store.all(), { "a/text": "one 4", "b/text": "two 4", "c/text": "more" });
    assert.deepEqual(browser.kept().answers, one.store.all());
  });
}

test("a tab is told which keys came from elsewhere, and of no other", async () => {
  const browser = makeBrowser();
  const [one, two] = [await browser.open(), await browser.open()];
  two.store.set("b/text", "ours");
  two.told.length = 0;
  one.store.set("a/text", "theirs");
  assert.deepEqual(
    two.told.filter(([type]) => type === "change"),
    [["change", { keys: ["a/text"], elsewhere: true }]],
  );
});

test("rows that two tabs add to one table at the same time all stay", async () => {
  const browser = makeBrowser();
  const [one, two] = [await browser.open(), await browser.open()];
  one.store.set("a/rows", [{ id: "row-1", what: "both know it", why: "so" }]);
  one.scope.asleep = two.scope.asleep = true;
  one.store.set("a/rows", [
    { id: "row-1", what: "changed by one", why: "so" },
    { id: "row-2", what: "of one" },
  ]);
  two.store.set("a/rows", [
    { id: "row-1", what: "both know it", why: "said by two" },
    { id: "row-3", what: "of two" },
  ]);
  const rows = browser.kept().answers["a/rows"];
  assert.deepEqual(
    rows.find(({ id }) => id === "row-1"),
    { id: "row-1", what: "changed by one", why: "said by two" },
  );
  assert.deepEqual(rows.map(({ id }) => id).sort(), ["row-1", "row-2", "row-3"]);
});

test("a row that one tab took out is not brought back by what the other still shows", async () => {
  const browser = makeBrowser();
  const [one, two] = [await browser.open(), await browser.open()];
  one.store.set("a/rows", [
    { id: "row-1", what: "x" },
    { id: "row-2", what: "y" },
  ]);
  one.scope.asleep = two.scope.asleep = true;
  one.store.set("a/rows", [{ id: "row-1", what: "x" }]);
  two.store.set("a/rows", [
    { id: "row-1", what: "x" },
    { id: "row-2", what: "y" },
    { id: "row-3", what: "z" },
  ]);
  assert.deepEqual(
    browser.kept().answers["a/rows"].map(({ id }) => id),
    ["row-1", "row-3"],
  );
});

test("a name given in one tab holds in the other, which writes nothing under no name", async () => {
  const browser = makeBrowser();
  const [one, two] = [await browser.open(), await browser.open()];
  one.store.set("a/text", "words");
  one.store.useGroup("North", { carry: true });
  assert.equal(two.store.group, "North");
  two.store.set("b/text", "more");
  assert.equal(browser.kept(), null);
  assert.deepEqual(browser.kept("North").answers, { "a/text": "words", "b/text": "more" });
});

test("a page that slept reads anew before it writes", async () => {
  const browser = makeBrowser();
  const [one, two] = [await browser.open(), await browser.open()];
  two.store.set("a/text", "as it was");
  two.scope.asleep = true;
  one.store.set("a/text", "written meanwhile");
  two.scope.document.fire("resume");
  assert.equal(two.store.get("a/text"), "written meanwhile");
});

test("a page out of the back-forward cache works as the group that was chosen last", async () => {
  const browser = makeBrowser();
  const old = await browser.open();
  old.store.useGroup("North");
  old.store.set("a/text", "words of North");
  old.scope.asleep = true;
  const next = await browser.open({ activity: "prevention" });
  next.store.useGroup("South");
  old.scope.fire("pageshow", { persisted: true });
  assert.deepEqual([old.store.group, old.store.all()], ["South", {}]);
});

// --- storage that is full or refused ---------------------------------------------------------

test("a full storage is told of until there is room again, and then everything is kept by itself", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const browser = makeBrowser();
  const opening = browser.open();
  const { store, told } = await opening;
  browser.limits.full = true;
  store.set("a/text", "words");
  assert.deepEqual([store.kept, store.atRisk], [false, true]);
  store.taken();
  assert.equal(store.atRisk, false, "whoever has it as a file may go");
  store.set("a/text", "more words");
  assert.equal(store.atRisk, true);
  browser.limits.full = false;
  told.length = 0;
  t.mock.timers.tick(10000);
  assert.deepEqual([store.kept, store.atRisk], [true, false]);
  assert.ok(told.some(([type]) => type === "saved"));
  assert.deepEqual(browser.kept().answers, { "a/text": "more words" });
});

test("a page opened on a full storage still shows what is kept there", async () => {
  const browser = makeBrowser({ [KEY]: record({ "a/text": "words" }) });
  browser.limits.full = true;
  assert.equal((await browser.open()).store.get("a/text"), "words");
});

test("a group named while storage is full is in the list as soon as there is room", async () => {
  const browser = makeBrowser();
  const { store } = await browser.open();
  browser.limits.full = true;
  store.useGroup("South");
  assert.equal(store.kept, false);
  browser.limits.full = false;
  store.set("a/text", "words of South");
  assert.deepEqual(JSON.parse(browser.disk.texts.get(SHELF)).groups, ["South"]);
});

test("a storage that is refused is told of, and what is typed is at risk", async () => {
  const browser = makeBrowser();
  browser.limits.refused = true;
  const { store } = await browser.open();
  assert.deepEqual([store.kept, store.atRisk, store.isThere], [false, false, false]);
  store.set("a/text", "words");
  assert.equal(store.atRisk, true);
});

// --- what cannot be read ---------------------------------------------------------------------

test("a second unreadable text does not take the place of the first", async () => {
  const browser = makeBrowser({ [KEY]: '{"answers": {"a/text": "first' });
  await browser.open();
  browser.disk.texts.set(KEY, "second");
  const { store } = await browser.open();
  assert.deepEqual(
    store.aside().map(({ text }) => text),
    ['{"answers": {"a/text": "first', "second"],
  );
  store.set("a/text", "third");
  assert.equal(store.aside().length, 2);
  await browser.open();
  assert.equal((await browser.open()).store.aside().length, 2, "and nothing is put aside twice");
});

test("what an earlier edition put aside is still there to be taken out", async () => {
  const browser = makeBrowser({ [`${KEY}:unreadable`]: "{damaged" });
  const { store } = await browser.open();
  assert.deepEqual(store.aside(), [{ name: `${KEY}:unreadable`, from: KEY, text: "{damaged" }]);
  store.dropAside();
  assert.deepEqual(store.aside(), []);
});

test("nothing is written over an unreadable text for which there is no room aside", async () => {
  const browser = makeBrowser({ [KEY]: "{damaged" });
  browser.limits.full = true;
  const { store } = await browser.open();
  store.set("a/text", "words");
  assert.equal(browser.disk.texts.get(KEY), "{damaged");
  assert.deepEqual([store.kept, store.aside().map(({ text }) => text)], [false, ["{damaged"]]);
  browser.limits.full = false;
  store.set("a/text", "more words");
  assert.deepEqual([store.kept, store.aside().map(({ text }) => text)], [true, ["{damaged"]]);
  assert.deepEqual(browser.kept().answers, { "a/text": "more words" });
});

test("where the first copy is damaged, the second one serves", async () => {
  const browser = makeBrowser();
  const { store } = await browser.open();
  store.set("a/text", "words");
  await store.flush();
  browser.disk.texts.set(KEY, "\u0000\u0000");
  const again = (await browser.open()).store;
  assert.equal(again.get("a/text"), "words");
  assert.equal(again.aside().length, 1);
});

test("an unreadable list of groups is made anew from the groups whose answers are there", async () => {
  for (const damaged of ["{", "7", "[]", '{"groups": 7, "group": []}', null]) {
    const browser = makeBrowser({
      [`${KEY}North`]: record({ "a/text": "x" }),
      "workshop:book:prevention:South: the second": record({ "a/text": "y" }, { saved: "2026-03-03T10:00:00.000Z" }),
      ...(damaged === null ? {} : { [SHELF]: damaged }),
    });
    const { store } = await browser.open();
    assert.deepEqual(store.groups.sort(), ["North", "South: the second"], damaged);
  }
});

test("a newer edition's answers are neither read nor written over, and what is typed then is at risk", async () => {
  const newer = record({ "a/text": { in: "a form of its own" } }, { version: 99 });
  const browser = makeBrowser({ [KEY]: newer });
  const { store } = await browser.open();
  assert.deepEqual([store.newer, store.kept, store.atRisk], [true, false, false]);
  store.set("a/text", "words");
  await store.flush();
  assert.equal(store.atRisk, true);
  assert.equal(browser.disk.texts.get(KEY), newer);
});

// --- wiping ----------------------------------------------------------------------------------

test("a wiped device holds nothing, in no storage and no tab, and nothing writes it anew", async () => {
  const browser = makeBrowser();
  const [one, two] = [await browser.open(), await browser.open({ activity: "prevention" })];
  one.store.useGroup("North");
  one.store.set("a/text", "words");
  two.store.useGroup("North");
  two.store.set("a/text", "other words");
  two.scope.sessionStorage.setItem("workshop:place:prevention", "x");
  one.device.keep("timer:mapping", "{}");
  await two.store.flush();
  assert.deepEqual(await one.store.wipe(), []);
  assert.deepEqual([[...browser.disk.texts.keys()], [...browser.disk.rows.keys()], [...two.scope.session.keys()]], [[], [], []]);
  assert.deepEqual([two.store.group, two.store.groups, two.store.all()], ["", [], {}]);
  await two.store.flush();
  assert.deepEqual([[...browser.disk.texts.keys()], [...browser.disk.rows.keys()]], [[], []]);
});

test("a tab that slept through a wipe writes nothing of it, neither late nor by a letter", async () => {
  const browser = makeBrowser();
  const [one, two] = [await browser.open(), await browser.open()];
  two.store.set("a/text", "words");
  two.scope.asleep = true;
  await one.store.wipe();
  two.store.set("a/text", "words and a letter");
  await two.store.flush();
  assert.deepEqual([[...browser.disk.texts.keys()], [...browser.disk.rows.keys()], two.store.all()], [[], [], {}]);
  two.store.set("b/text", "new");
  assert.deepEqual(browser.kept().answers, { "b/text": "new" });
});

test("what could not be wiped is named", async () => {
  const browser = makeBrowser();
  const { store } = await browser.open();
  store.useGroup("North");
  store.set("a/text", "words");
  await store.flush();
  browser.limits.stuck = true;
  browser.disk.stuck = true;
  assert.deepEqual((await store.wipe()).sort(), ["second", SHELF, `${KEY}North`].sort());
});

// --- another name ----------------------------------------------------------------------------

test("a group that is renamed has its answers under the new name in every activity, on both copies, and the old name is gone", async () => {
  const browser = makeBrowser();
  const { store } = await browser.open();
  store.useGroup("Nroth");
  store.set("a/text", "words");
  await store.flush();
  const elsewhere = (await browser.open({ activity: "prevention" })).store;
  elsewhere.set("b/text", "other words");
  await elsewhere.flush();
  elsewhere.close();

  assert.equal(await store.rename("North"), true);
  await store.flush();
  assert.deepEqual([store.group, store.groups, store.all()], ["North", ["North"], { "a/text": "words" }]);
  assert.equal(
    [...browser.disk.texts.keys()].some((key) => key.endsWith("Nroth")),
    false,
  );
  browser.kill([]); // what the second copy has is enough
  for (const [activity, answers] of [
    ["mapping", { "a/text": "words" }],
    ["prevention", { "b/text": "other words" }],
  ]) {
    const again = (await browser.open({ activity })).store;
    assert.deepEqual([again.group, again.groups, again.all()], ["North", ["North"], answers]);
    again.close();
  }
});

test("a name that another group has is refused, and so is one that there is no room for; nothing moves then", async () => {
  const browser = makeBrowser();
  const { store } = await browser.open();
  store.useGroup("South");
  store.set("a/text", "words of South");
  store.useGroup("North");
  store.set("a/text", "words of North");
  assert.equal(await store.rename("South"), false);
  browser.limits.full = true;
  assert.equal(await store.rename("Coast"), false);
  browser.limits.full = false;
  assert.deepEqual([store.group, store.groups, store.all()], ["North", ["South", "North"], { "a/text": "words of North" }]);
  assert.deepEqual(browser.kept("South").answers, { "a/text": "words of South" });
});
