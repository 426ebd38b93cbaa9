// The files of what was dropped, folders gone through to the last.

const MOST = 5000; // files of one drop

const settled = (ask) => new Promise((resolve, reject) => ask(resolve, reject));

/** A file as `collect` takes it, with its path in what was dropped. */
function withPath(file, path) {
  return { name: file.name, size: file.size, webkitRelativePath: path, arrayBuffer: () => file.arrayBuffer() };
}

async function readEntry(entry, found) {
  if (found.length >= MOST) return;
  if (entry.isFile) {
    const file = await settled((resolve, reject) => entry.file(resolve, reject));
    found.push(withPath(file, entry.fullPath.replace(/^\//, "")));
    return;
  }
  const reader = entry.createReader();
  // A browser gives the entries of a folder a hundred at a time.
  for (let some = [null]; some.length; ) {
    some = await settled((resolve, reject) => reader.readEntries(resolve, reject));
    for (const one of some) await readEntry(one, found);
  }
}

/** @param {DataTransfer} transfer of a drop; it is read before anything else happens, since the browser then empties it */
export async function listDropped(transfer) {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
  if (!entries.length) return [...transfer.files];
  const found = [];
  for (const entry of entries) await readEntry(entry, found);
  return found;
}

/** Take what is dropped anywhere on the page; `place` shows meanwhile that it may be dropped. */
export function mountDropping(place, take) {
  const page = document.documentElement;
  const hasFiles = (event) => [...event.dataTransfer.types].includes("Files");
  page.addEventListener("dragover", (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    place.classList.add("debrief-over");
  });
  page.addEventListener("dragleave", ({ relatedTarget }) => relatedTarget || place.classList.remove("debrief-over"));
  page.addEventListener("drop", async (event) => {
    place.classList.remove("debrief-over");
    if (!hasFiles(event)) return;
    event.preventDefault();
    const files = await listDropped(event.dataTransfer);
    if (files.length) take(files);
  });
}
