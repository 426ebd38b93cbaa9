// The page's side of what a simulation carries: plots with walks on standard input, what each comes to on standard output.
import { replay } from "../../activities/browser/carried.js";

const pieces = [];
for await (const piece of process.stdin) pieces.push(piece);
const asked = JSON.parse(Buffer.concat(pieces).toString("utf-8"));
process.stdout.write(JSON.stringify(asked.map(({ plot, path }) => replay(plot, path))));
