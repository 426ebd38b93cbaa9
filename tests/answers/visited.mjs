// The page's side of a visit: plots with steps on standard input, what course each takes on standard output.
import { replayVisit } from "../../activities/browser/visited.js";

const pieces = [];
for await (const piece of process.stdin) pieces.push(piece);
const asked = JSON.parse(Buffer.concat(pieces).toString("utf-8"));
process.stdout.write(JSON.stringify(asked.map(({ plot, path }) => replayVisit(plot, path))));
