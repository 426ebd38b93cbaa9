// What drawings of a worksheet are made of: boxes with words in them, as inline SVG with real text.

const NS = "http://www.w3.org/2000/svg";
export const LINE = 18;
export const PAD = 8;
export const GAP = 12;
const LETTER = 8.2; // what a letter of a label takes across, on average
const MOST_LINES = 4;

export function shape(tag, properties, ...children) {
  const element = document.createElementNS(NS, tag);
  Object.entries(properties).forEach(([name, value]) => element.setAttribute(name, value));
  element.append(...children);
  return element;
}

/** Words in lines of at most `most` letters; a longer word stands by itself and is cut. */
function wrap(text, most) {
  const lines = [""];
  for (const word of text.split(/\s+/)) {
    const piece = word.length > most ? `${word.slice(0, most - 1)}…` : word;
    if (lines.at(-1) && lines.at(-1).length + piece.length + 1 > most) lines.push(piece);
    else lines.push([lines.pop(), piece].filter(Boolean).join(" "));
  }
  return lines.length > MOST_LINES ? [...lines.slice(0, MOST_LINES - 1), `${lines[MOST_LINES - 1]}…`] : lines;
}

/** A box as wide as `width` and as high as its words: without a place yet. */
export function fitBox(name, width) {
  const lines = wrap(name, Math.floor((width - 2 * PAD) / LETTER));
  return { name, lines, width, height: lines.length * LINE + 2 * PAD };
}

/** A box in its place. dashed: something is missing here; strong: the others stand around it. */
export function drawBox({ lines, x, y, width, height }, { dashed = false, strong = false } = {}) {
  return shape(
    "g",
    {},
    shape("rect", {
      x,
      y,
      width,
      height,
      rx: 6,
      fill: strong ? "var(--tint)" : "var(--paper)",
      stroke: dashed ? "var(--care)" : strong ? "var(--accent)" : "var(--edge)",
      "stroke-width": dashed || strong ? 2 : 1,
      ...(dashed ? { "stroke-dasharray": "5 4" } : {}),
    }),
    ...lines.map((line, place) => shape("text", { x: x + PAD, y: y + PAD + LINE * (place + 0.75) }, line)),
  );
}

export function drawLine(d, { width = 1.5, dashed = false, loud = false } = {}) {
  return shape("path", {
    d,
    fill: "none",
    stroke: loud ? "var(--care)" : "var(--accent)",
    "stroke-width": width,
    ...(dashed ? { "stroke-dasharray": "2 5" } : {}),
  });
}
