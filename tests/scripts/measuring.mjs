// The page's side of measuring: a list of calls [name, ...arguments] on standard input, what each gives on standard output.
import { dealCodes, findNear, readCode } from "../../activities/measuring/codes.js";
import { collectForms } from "../../activities/measuring/collecting.js";
import { readLetters, writeLetters } from "../../activities/measuring/letters.js";
import { hideSmall, measureWorkshop } from "../../activities/measuring/results.js";

const known = { dealCodes, findNear, readCode, collectForms, readLetters, writeLetters, hideSmall, measureWorkshop };
const asked = [];
for await (const piece of process.stdin) asked.push(piece);
const calls = JSON.parse(Buffer.concat(asked).toString("utf-8"));
process.stdout.write(JSON.stringify(calls.map(([name, ...given]) => known[name](...given))));
