// A referral map as inline SVG with real text: the worker on the left, needs in the middle, partners on
// the right, a line for each need that a partner meets. A need that nobody meets stands in a dashed box.

import { GAP, LINE, drawBox, drawLine, fitBox, shape } from "./boxes.js";

function stack(names, width) {
  let y = 0;
  return names.map((name) => {
    const box = { ...fitBox(name, width), y };
    y += box.height + GAP;
    return box;
  });
}

const heightOf = (boxes) => (boxes.length ? boxes.at(-1).y + boxes.at(-1).height : 0);

function drawLink(from, to) {
  const [x1, y1] = [from.x + from.width, from.y + from.height / 2];
  const [x2, y2] = [to.x, to.y + to.height / 2];
  const middle = (x1 + x2) / 2;
  return drawLine(`M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}`);
}

/**
 * @param {{needs: {name: string, partners: string[]}[], partners: string[]}} map
 * @returns {SVGElement} named by `title`; what it shows stands in words in the list below it
 */
export function drawMap(map, { t, width, title }) {
  const wide = Math.max(300, Math.min(width, 860));
  const between = wide < 520 ? 40 : 90;
  const box = Math.floor((wide - between) / 2);
  const needs = stack(
    map.needs.map(({ name }) => name),
    box,
  );
  const partners = stack([...new Set(map.partners)], box);
  const top = LINE + GAP;
  const height = Math.max(heightOf(needs), heightOf(partners)) + top + 2;
  const [needsHeight, partnersHeight] = [heightOf(needs), heightOf(partners)];
  needs.forEach((one) => Object.assign(one, { x: 1, y: one.y + top + (height - top - needsHeight) / 2 - 1 }));
  partners.forEach((one) => Object.assign(one, { x: wide - box - 1, y: one.y + top + (height - top - partnersHeight) / 2 - 1 }));
  const links = map.needs.flatMap(({ partners: names }, place) =>
    [...new Set(names)].map((name) =>
      drawLink(
        needs[place],
        partners.find((one) => one.name === name),
      ),
    ),
  );
  const head = (text, x) => shape("text", { x, y: LINE * 0.75, "font-weight": 650 }, text);
  return shape(
    "svg",
    { viewBox: `0 0 ${wide} ${height}`, width: wide, height, role: "img", "aria-label": `${title}. ${t("sheet.map-below")}` },
    head(t("sheet.map-needs"), 1),
    head(t("sheet.map-partners"), wide - box),
    ...links,
    ...needs.map((one, place) => drawBox(one, { dashed: map.needs[place].partners.length === 0 })),
    ...partners.map((one) => drawBox(one)),
  );
}
