// The page's side of a debrief: rooms on standard input, their tables on standard output. Contents are given once, by their names.
import { layOut, tallyGroups } from "../../activities/kinds/debrief/tables.js";

const pieces = [];
for await (const piece of process.stdin) pieces.push(piece);
const { contents, rooms } = JSON.parse(Buffer.concat(pieces).toString("utf-8"));
const tables = rooms.map(({ activity, groups, names }) =>
  layOut(tallyGroups(groups, contents[activity], { names }), contents[activity]),
);
process.stdout.write(JSON.stringify(tables));
