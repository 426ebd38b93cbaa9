// The page's side of the contract: a list of calls on standard input, their outcomes on standard output.
import { openAsBlob } from "node:fs";
import * as page from "../../activities/browser/answers_file.js";
import { readCollection, writeCollection } from "../../activities/browser/collection_file.js";
import { findPersonalData } from "../../activities/browser/personal_data.js";

const calls = {
  async read({ path, expected }) {
    const reading = await page.readAnswersFile(await openAsBlob(path), expected);
    return reading.ok ? { ...reading, text: page.writeAnswers(reading.file) } : reading;
  },
  write({ file }) {
    try {
      return { text: page.writeAnswers(file) };
    } catch ({ code, params }) {
      return { problem: { code, params } };
    }
  },
  async collection({ path }) {
    const blob = await openAsBlob(path);
    const reading = readCollection(await page.readText(blob, blob.size));
    return reading.ok ? { ...reading, text: writeCollection(reading.collection) } : reading;
  },
  clean: ({ name }) => page.cleanGroup(name),
  versions: () => ({ now: page.VERSION, carriedOver: Object.keys(page.MIGRATIONS).map(Number) }),
  look: ({ text, notNames, openers }) => findPersonalData(text, notNames, openers).map(({ kind, found }) => [kind, found]),
};

const asked = [];
for await (const piece of process.stdin) asked.push(piece);
const outcomes = [];
for (const { call, ...given } of JSON.parse(Buffer.concat(asked).toString("utf-8"))) {
  outcomes.push(await calls[call](given));
}
process.stdout.write(JSON.stringify(outcomes));
