// Everything on this device in one file: all groups in all activities, from both copies, and nobody's name.
import assert from "node:assert/strict";
import { test } from "node:test";
import { nameFile } from "../../activities/browser/file_names.js";
import { readCollection, writeCollection } from "../../activities/browser/collection_file.js";
import { bringBack, gatherDevice, tagOf } from "../../activities/browser/everything.js";
import { makeBrowser } from "./fake_browser.mjs";

const KINDS = { mapping: "worksheet", marking: "case-coding" };

async function gather({ device, store }, activity = "mapping", more = {}) {
  await store.flush();
  const present = { activity, group: store.group, answers: store.all(), saved: store.saved, ...more };
  return gatherDevice({ device, book: "book", kinds: KINDS, nameless: "No name", present });
}
const told = ({ files }) => files.map(({ activity, kind, group, answers }) => [activity, kind, group, answers]);

async function openRoom() {
  const browser = makeBrowser();
  const marking = await browser.open({ activity: "marking" });
  marking.store.useGroup("Teak");
  marking.store.set("linh/mark/linh-6", ["wages"]);
  marking.store.set("group/roles", { chair: "Sokha" });
  marking.store.useGroup("Palm");
  await marking.store.flush();
  const mapping = await browser.open({ activity: "mapping" });
  mapping.store.useGroup("Teak: two");
  mapping.store.set("map/where", "in the port");
  await mapping.store.flush();
  return { browser, marking, mapping };
}

test("a file has the work of all groups in all activities, and the groups that began nothing", async () => {
  const { mapping } = await openRoom();
  const found = await gather(mapping);
  assert.deepEqual(
    told(found).map(([activity, kind, group]) => [activity, kind, group]),
    [
      ["mapping", "worksheet", "Teak: two"],
      ["marking", "case-coding", "Teak"],
    ],
  );
  assert.deepEqual([...found.groups].sort(), ["Palm", "Teak", "Teak: two"]);
  const text = writeCollection({ device: "k7f3", saved: "2026-11-26T10:00:00+01:00", ...found });
  assert.ok(!text.includes("Sokha"));
  assert.deepEqual(readCollection(text).collection.files[1].answers, { "linh/mark/linh-6": ["wages"] });
});

test("what only the second copy has, and what only the screen has, is in it as well", async () => {
  const { browser, mapping } = await openRoom();
  browser.disk.texts.delete("workshop:book:marking:Teak");
  const found = await gather(mapping, "mapping", { answers: { "map/where": "typed where the device is full" } });
  assert.deepEqual(
    told(found).map((one) => one.at(-1)),
    [{ "map/where": "typed where the device is full" }, { "linh/mark/linh-6": ["wages"], "group/roles": { chair: "Sokha" } }],
  );
});

test("what a newer edition keeps, or what is damaged, is told as left and takes nothing with it", async () => {
  const { browser, mapping } = await openRoom();
  browser.disk.texts.set("workshop:book:marking:Newer", JSON.stringify({ version: 99, answers: {} }));
  browser.disk.texts.set("workshop:book:marking:Broken", "{");
  const found = await gather(mapping);
  assert.equal(found.left, 2);
  assert.equal(found.files.length, 2);
});

test("work of an activity that this edition does not have goes along, and the nameless group gets a name", async () => {
  const browser = makeBrowser();
  const tab = await browser.open({ activity: "kilns" });
  tab.store.set("a/b", "text");
  const found = await gather(tab, "kilns");
  assert.deepEqual(told(found), [["kilns", "unknown", "No name", { "a/b": "text" }]]);
});

test("two laptops never write one name, and one laptop keeps its tag", async () => {
  const [one, other] = await Promise.all([makeBrowser().open(), makeBrowser().open()]);
  assert.match(tagOf(one.device), /^[a-z0-9]{4}$/);
  assert.equal(tagOf(one.device), tagOf(one.device));
  const names = [one, other].map(({ device }) => nameFile("mapping", "Teak", [], tagOf(device)));
  assert.match(names[0], /^mapping_Teak_\d{4}-\d\d-\d\d_\d{4}_[a-z0-9]{4}$/);
  assert.notEqual(names[0], names[1]);
});

test("what was taken along comes back to an emptied device, and is written over nothing", async () => {
  const { mapping } = await openRoom();
  const { files } = await gather(mapping);
  await mapping.store.wipe();
  const other = await makeBrowser().open({ activity: "mapping" });
  other.store.useGroup("Teak: two");
  other.store.set("map/where", "written here since");
  const { back, there, full } = bringBack({ device: other.device, book: "book", files });
  assert.deepEqual(
    [back, there, full].map((some) => some.map(({ activity }) => activity)),
    [["marking"], ["mapping"], []],
  );
  assert.equal(other.store.get("map/where"), "written here since");
  const again = bringBack({ device: mapping.device, book: "book", files });
  assert.equal(again.back.length, 2);
});

test("what was emptied here after the file was made comes back for good", async () => {
  const { browser, mapping } = await openRoom();
  const { files } = await gather(mapping);
  mapping.store.replace({});
  await mapping.store.flush();
  bringBack({ device: mapping.device, book: "book", files });
  const again = await browser.open({ activity: "mapping" });
  assert.equal(again.store.get("map/where"), "in the port");
});
