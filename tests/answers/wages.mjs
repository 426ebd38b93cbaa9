// The page's side of a wage sheet: sheets on standard input, what follows from each on standard output.
import { reckon } from "../../activities/kinds/wage_sheet/reckoning.js";

const pieces = [];
for await (const piece of process.stdin) pieces.push(piece);
const sheets = JSON.parse(Buffer.concat(pieces).toString("utf-8"));
// Sums have any number of digits, and JSON's numbers too: they are written as digits, not as doubles.
const digits = (_, value) => (typeof value === "bigint" ? `@${value}@` : value);
process.stdout.write(JSON.stringify(sheets.map(reckon), digits).replace(/"@(-?\d+)@"/g, "$1"));
