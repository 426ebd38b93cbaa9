// Stands in the head of every page and runs before the first paint: the colours that the reader chose, or else the device's,
// and from a stick the letters.
import { askForStorage, peek } from "../../browser/device.js";

const root = document.documentElement;

function paint(mode) {
  const isDark = mode === "auto" ? matchMedia("(prefers-color-scheme: dark)").matches : mode === "dark";
  root.dataset.mode = mode;
  root.dataset.theme = isDark ? "dark" : "light";
}
const paintChosen = () => paint(peek("look:mode") || "auto");

paint("auto");
if (!askForStorage(paintChosen)) paintChosen();

// A file of letters comes after the first paint, and the whole page is then laid out anew. From a stick that is so at every page, since nothing is
// kept from one to the next; there the letters are read as a style, for which a page waits. On a weak line it would wait too long for them.
if (location.protocol === "file:") {
  const href = `${root.dataset.content_root}_static/type-here.css`;
  document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", blocking: "render", href }));
}
