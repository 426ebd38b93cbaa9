// The page's side of measuring: a list of calls [name, ...arguments] on standard input, what each gives on standard output.
import { dealCodes, findNear, readCode } from "../../activities/measuring/codes.js";
import { collectForms } from "../../activities/measuring/collecting.js";
import { readLetters, writeLetters } from "../../activities/measuring/letters.js";
import { mergeActions, writeReport } from "../../activities/measuring/report.js";
import { hideSmall, measureWorkshop } from "../../activities/measuring/results.js";

/** The labels come as a table: a function cannot be handed over. */
const wordReport = (results, contents, aims, more, strings) =>
  writeReport(results, contents, aims, more, (key, params = {}) =>
    strings[key].replace(/\{(\w+)\}/g, (whole, name) => params[name] ?? whole),
  );
const known = {
  dealCodes,
  findNear,
  readCode,
  collectForms,
  readLetters,
  writeLetters,
  hideSmall,
  measureWorkshop,
  mergeActions,
  writeReport: wordReport,
};
const asked = [];
for await (const piece of process.stdin) asked.push(piece);
const calls = JSON.parse(Buffer.concat(asked).toString("utf-8"));
process.stdout.write(JSON.stringify(calls.map(([name, ...given]) => known[name](...given))));
