// The page's side of a workbook: answers, contents and labels on standard input; the sheets of each, and the file of the first, on standard output.
import script from "../../activities/kinds/wage_sheet/script.js";
import { writeWorkbook } from "../../activities/browser/xlsx.js";
import { createWords } from "../../activities/browser/mount.js";

const pieces = [];
for await (const piece of process.stdin) pieces.push(piece);
const { content, strings, asked } = JSON.parse(Buffer.concat(pieces).toString("utf-8"));
const t = createWords(strings);
const made = asked.map((answers) => script.workbook({ answers, content, t }));
const file = await writeWorkbook(made[0]);
process.stdout.write(JSON.stringify({ made, file: Buffer.from(await file.arrayBuffer()).toString("base64") }));
