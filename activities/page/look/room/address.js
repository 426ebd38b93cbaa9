// The address of a page for those who sit in the room, as a code to photograph. Drawn as one path of an SVG, with `lean-qr`: it has no
// dependencies, weighs 3.6 kB where others have 4 to 8, and gives the bare squares, so that nothing is drawn on a canvas or set as markup.
import { generate } from "lean-qr";

const SVG = "http://www.w3.org/2000/svg";
const QUIET = 4; // squares that stay white around it, as the standard has it
const HERE_ALONE = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** The full address of a page of the book; null where nobody else could open it: from a stick, or from this very device. */
export function addressOf(page, location, root) {
  if (!page || !/^https?:$/.test(location.protocol) || HERE_ALONE.test(location.hostname)) return null;
  return new URL(`${root}${page}.html`, location.href.replace(/[#?].*$/, "")).href;
}

/** The squares of a code as the path of an SVG, and how many there are to a side with the white around them. */
export function layOutCode(address) {
  const code = generate(address);
  let path = "";
  for (let y = 0; y < code.size; y += 1) {
    for (let x = 0; x < code.size; x += 1) if (code.get(x, y)) path += `M${x + QUIET} ${y + QUIET}h1v1h-1z`;
  }
  return { path, side: code.size + 2 * QUIET };
}

/** The code as an element. */
export function drawCode(address, label) {
  const { path, side } = layOutCode(address);
  const drawing = document.createElementNS(SVG, "svg");
  const set = (element, attributes) => Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, value));
  set(drawing, { viewBox: `0 0 ${side} ${side}`, role: "img", "aria-label": label, "shape-rendering": "crispEdges" });
  const squares = document.createElementNS(SVG, "path");
  squares.setAttribute("d", path);
  drawing.append(squares);
  return drawing;
}
