import assert from "node:assert/strict";
import { test } from "node:test";
import { openLaidIn } from "../../activities/page/look/room/laid_in.js";
import { makeBrowser } from "./fake_browser.mjs";

const TEXT = "workshop:hall-room";
const isWhole = (found) => Array.isArray(found.files);

/** A page that takes things in, in a tab of its own. */
async function openPage(browser) {
  const { device } = await browser.open();
  return openLaidIn("hall", isWhole, () => device);
}

test("what was laid in is there in the next page, and once it was taken out in none", async () => {
  const browser = makeBrowser();
  const page = await openPage(browser);
  assert.equal(await page.recall(), null);
  assert.equal(await page.keep({ files: ["a"] }), true);
  assert.deepEqual(await (await openPage(browser)).recall(), { files: ["a"] });
  assert.equal(await page.takeOut(), true);
  assert.equal(await (await openPage(browser)).recall(), null);
  assert.ok(
    [...browser.disk.rows.values()].every(({ value }) => value === undefined),
    "nor does the database hold it",
  );
});

test("what did not fit into the database any more is what holds, and not the older that fitted", async () => {
  const browser = makeBrowser();
  const page = await openPage(browser);
  await page.keep({ files: ["older"] });
  browser.disk.broken = true;
  assert.equal(await page.keep({ files: ["newer"] }), true, "it fits among the texts");
  browser.disk.broken = false;
  assert.deepEqual(await (await openPage(browser)).recall(), { files: ["newer"] });
  await page.keep({ files: ["newest"] });
  assert.deepEqual(await (await openPage(browser)).recall(), { files: ["newest"] });
  assert.equal(browser.disk.texts.has(TEXT), false, "it is kept once");
});

test("where there is no room at all it is said, and nothing half", async () => {
  const browser = makeBrowser();
  const page = await openPage(browser);
  browser.disk.broken = browser.limits.full = true;
  assert.equal(await page.keep({ files: ["a"] }), false);
  browser.limits.full = false;
  assert.equal(await page.keep({ files: ["x".repeat(1_000_000)] }), false, "too long for the texts");
  assert.equal(browser.disk.texts.has(TEXT), false);
});

test("what could not be taken out is not told as gone", async () => {
  const browser = makeBrowser();
  const page = await openPage(browser);
  browser.disk.broken = true;
  await page.keep({ files: ["among the texts"] });
  browser.limits.stuck = true;
  assert.equal(await page.takeOut(), false);
  browser.limits.stuck = false;
  assert.equal(await page.takeOut(), true, "a browser without a database has nothing in one");
  browser.disk.broken = false;
  await page.keep({ files: ["in the database"] });
  const { device } = await browser.open();
  const stuck = { ...device, second: { ...device.second, write: () => Promise.reject(new Error("refused")) } };
  assert.equal(await openLaidIn("hall", isWhole, () => stuck).takeOut(), false);
});

test("a clock that was set back keeps nothing that is older, nor what was taken out", async () => {
  const browser = makeBrowser();
  const page = await openPage(browser);
  await page.keep({ files: ["laid in by the clock of tomorrow"] });
  for (const row of browser.disk.rows.values()) row.at += 86_400_000;
  await page.keep({ files: ["laid in today"] });
  assert.deepEqual(await page.recall(), { files: ["laid in today"] });
  assert.equal(await page.takeOut(), true);
  assert.equal(await page.recall(), null);
});

test("a copy of another shape is as if it were not there, and what an earlier edition kept among the texts is read", async () => {
  const browser = makeBrowser({ [TEXT]: JSON.stringify({ files: ["from an earlier edition"] }) });
  const page = await openPage(browser);
  assert.deepEqual(await page.recall(), { files: ["from an earlier edition"] });
  browser.disk.texts.set(TEXT, '{"at": 9e99, "value": {"files": 3}}');
  assert.equal(await page.recall(), null);
  await page.keep({ files: ["a"] });
  for (const text of ["3", '"files"', "null", "[", '{"at": 9e99, "value": [1]}']) {
    browser.disk.texts.set(TEXT, text);
    assert.deepEqual(await page.recall(), { files: ["a"] }, text);
  }
});

test("a page learns that the device was wiped in another", async () => {
  const browser = makeBrowser();
  const page = await openPage(browser);
  const other = await browser.open();
  let gone = 0;
  await page.keep({ files: ["a"] });
  page.onWiped(() => (gone += 1));
  await other.device.wipe();
  assert.equal(gone, 1);
  assert.equal(await page.recall(), null);
});
