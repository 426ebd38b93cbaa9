// What the page makes of the files in a folder: {folder, paths, lines, activities} on standard input, the outcome on standard output.
import { openAsBlob } from "node:fs";
import { join } from "node:path";
import { collect } from "../../activities/kinds/debrief/collect.js";

const asked = [];
for await (const piece of process.stdin) asked.push(piece);
const { folder, paths, lines, activities } = JSON.parse(Buffer.concat(asked).toString("utf-8"));
const open = async (path) => {
  const blob = await openAsBlob(join(folder, path));
  return { name: path.split("/").at(-1), webkitRelativePath: path, size: blob.size, arrayBuffer: () => blob.arrayBuffer() };
};
process.stdout.write(JSON.stringify(await collect(await Promise.all(paths.map(open)), lines, { activities })));
