// Who is linked with whom, as inline SVG with real text. In a wide place the hub stands in the middle and the others around
// it; in a narrow one all stand below each other, and the lines run beside them. Whoever has no tie stands in a dashed box.
import { GAP, drawBox, drawLine, fitBox, shape } from "./boxes.js";

const AROUND = 520; // from this width there is room for a circle
const MOST_AROUND = 16; // more boxes would stand over one another
const STYLES = { strong: { width: 4 }, plain: {}, weak: { dashed: true, loud: true, width: 2 } };

const middleOf = ({ x, y, width, height }) => [x + width / 2, y + height / 2];

/** Boxes around the hub, on an ellipse as wide as the place; `line` goes from one middle to another, bent off the hub's box. */
function layAround({ nodes, hub }, wide) {
  const width = Math.min(170, Math.floor(wide / 4));
  const boxes = new Map(nodes.map(({ id, name }) => [id, fitBox(name, width)]));
  const around = nodes.filter(({ id }) => id !== hub);
  const tallest = Math.max(...[...boxes.values()].map((box) => box.height));
  const [across, down] = [(wide - width) / 2 - 1, Math.max((around.length * (tallest + GAP)) / 4, tallest * 2)];
  const [cx, cy] = [wide / 2, down + tallest / 2 + 1];
  const place = (box, x, y) => Object.assign(box, { x: x - width / 2, y: y - box.height / 2 });
  if (hub) place(boxes.get(hub), cx, cy);
  around.forEach(({ id }, number) => {
    const angle = (2 * Math.PI * number) / around.length - Math.PI / 2;
    place(boxes.get(id), cx + across * Math.cos(angle), cy + down * Math.sin(angle));
  });
  const line = ({ from, to }) => {
    const [[x1, y1], [x2, y2]] = [middleOf(boxes.get(from)), middleOf(boxes.get(to))];
    if (from === hub || to === hub) return `M${x1} ${y1}L${x2} ${y2}`;
    // Halfway, and from there a bit off the middle of the drawing, so that no line runs behind the hub.
    const [mx, my] = [(x1 + x2) / 2, (y1 + y2) / 2];
    const off = Math.hypot(mx - cx, my - cy) < tallest ? [(y2 - y1) / 3, (x1 - x2) / 3] : [(cx - mx) / 4, (cy - my) / 4];
    return `M${x1} ${y1}Q${mx + off[0]} ${my + off[1]} ${x2} ${y2}`;
  };
  return { boxes, line, height: 2 * down + tallest + 2 };
}

/** Boxes below each other, the hub first, with the lines as arcs at their right side. */
function layBelow({ nodes, hub }, wide) {
  const width = Math.floor(wide * 0.62);
  const boxes = new Map();
  let y = 1;
  for (const { id, name } of [...nodes].sort((one, other) => Number(other.id === hub) - Number(one.id === hub))) {
    const box = fitBox(name, width);
    boxes.set(id, { ...box, x: 1, y });
    y += box.height + GAP;
  }
  const line = ({ from, to }) => {
    const [one, other] = [boxes.get(from), boxes.get(to)];
    const [y1, y2] = [one.y + one.height / 2, other.y + other.height / 2];
    const out = width + 1 + ((wide - width - 4) * Math.min(1, 0.25 + Math.abs(y2 - y1) / y)) / 0.75;
    return `M${width + 1} ${y1}C${out} ${y1} ${out} ${y2} ${width + 1} ${y2}`;
  };
  return { boxes, line, height: y };
}

/**
 * @param {any} ties {nodes: {id: string, name: string}[], hub?: string, links: {from: string, to: string, kind: string}[]}
 * @returns {SVGElement} named by `title`; what it shows stands in words in the list below it
 */
export function drawTies(ties, { t, width, title }) {
  const wide = Math.max(280, Math.min(width, 860));
  const isAround = wide >= AROUND && ties.nodes.length <= MOST_AROUND;
  const { boxes, line, height } = (isAround ? layAround : layBelow)(ties, wide);
  const linked = new Set(ties.links.flatMap(({ from, to }) => [from, to]));
  return shape(
    "svg",
    { viewBox: `0 0 ${wide} ${height}`, width: wide, height, role: "img", "aria-label": `${title}. ${t("sheet.map-below")}` },
    ...ties.links.map((link) => drawLine(line(link), STYLES[link.kind])),
    ...[...boxes].map(([id, box]) => drawBox(box, { strong: id === ties.hub, dashed: !linked.has(id) && id !== ties.hub })),
  );
}
