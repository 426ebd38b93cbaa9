// The page's side of fitting steps: a list of [versions, minutes] on standard input, what the page makes of each on standard output.
import { choosePace } from "../../activities/page/look/room/pacing.js";

const asked = [];
for await (const piece of process.stdin) asked.push(piece);
const calls = JSON.parse(Buffer.concat(asked).toString("utf-8"));
process.stdout.write(JSON.stringify(calls.map(([versions, minutes]) => choosePace(versions, minutes))));
