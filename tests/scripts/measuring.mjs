// The page's side of measuring: a list of calls [name, ...arguments] on standard input, what each gives on standard output.
import { dealCodes, findNear, readCode } from "../../activities/measuring/codes.js";

const known = { dealCodes, findNear, readCode };
const asked = [];
for await (const piece of process.stdin) asked.push(piece);
const calls = JSON.parse(Buffer.concat(asked).toString("utf-8"));
process.stdout.write(JSON.stringify(calls.map(([name, ...given]) => known[name](...given))));
