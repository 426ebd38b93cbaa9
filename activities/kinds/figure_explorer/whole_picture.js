// A drawing as a file of its own: on white, with its title above it and its source below, since no page is around it any more.

const PAPER = "#ffffff";
const EDGE = 12;
const BOLD = { size: 17, weight: 700, line: 23 };
const PLAIN = { size: 13, weight: 400, line: 18 };

/** Words as lines that are no wider than `room`, in the type of the drawing. */
function wrap(words, room, { size, weight }, family) {
  const measure = document.createElement("canvas").getContext("2d");
  measure.font = `${weight} ${size}px ${family}`;
  const lines = [""];
  for (const word of words.trim().split(/\s+/)) {
    const longer = lines.at(-1) ? `${lines.at(-1)} ${word}` : word;
    if (lines.at(-1) && measure.measureText(longer).width > room) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}

function element(name, attributes, words = "") {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  made.textContent = words;
  return made;
}

/** The SVG text of a drawing of the page with its title, what is shown and its source, and its size in px. */
export function wholePicture(svg, { title, shown, source }) {
  const copy = svg.cloneNode(true);
  const [left, , inner, tall] = copy.getAttribute("viewBox").split(" ").map(Number);
  const family = copy.getAttribute("font-family");
  const ink = copy.querySelector(".f-ink").getAttribute("fill");
  const lay = (parts) => parts.flatMap(([words, set]) => wrap(words, inner, set, family).map((line) => [line, set]));
  const head = lay([
    [title, BOLD],
    [shown, PLAIN],
  ]);
  const foot = lay([[source, PLAIN]]);
  const deep = (lines) => lines.reduce((sum, [, { line }]) => sum + line, 0) + EDGE;
  const width = inner + 2 * EDGE;
  const height = deep(head) + tall + deep(foot) + 2 * EDGE;
  const top = -deep(head) - EDGE;
  copy.querySelectorAll("[class]").forEach((part) => part.removeAttribute("class"));
  const sheet = element("rect", { x: left - EDGE, y: top, width, height, fill: PAPER });
  copy.querySelector("desc").after(sheet);
  const write = (lines, from) => {
    let y = from;
    lines.forEach(([words, { size, weight, line }]) => {
      y += line;
      copy.append(element("text", { x: left, y: y - 5, "font-size": size, "font-weight": weight, fill: ink }, words));
    });
  };
  write(head, top + EDGE);
  write(foot, tall + EDGE);
  copy.setAttribute("viewBox", `${left - EDGE} ${top} ${width} ${height}`);
  copy.setAttribute("width", width);
  copy.setAttribute("height", height);
  return { text: new XMLSerializer().serializeToString(copy), width, height };
}
