// The page's side of the line: {keys, calls} on standard input, the outcomes on standard output.
import { createLineKey, readLine, writeLine } from "../../activities/browser/line.js";

const asked = [];
for await (const piece of process.stdin) asked.push(piece);
const { activities, calls } = JSON.parse(Buffer.concat(asked).toString("utf-8"));
const keys = activities.map((activity) => createLineKey(activity));
const key = (name) => keys.find(({ activity }) => activity === name);
const outcomes = calls.map(({ text, here, group, activity, caseId, answers }) =>
  text === undefined ? writeLine({ group, key: key(activity), caseId, answers }) : readLine(text, keys, here),
);
process.stdout.write(JSON.stringify({ keys, outcomes }));
