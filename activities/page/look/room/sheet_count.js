// How many sides of A4 a sheet takes in print, measured as it would be laid out there. A browser tells nobody where it breaks a page, so
// a sheet is as long as it is when it lies whole, and what may not be broken can push it over by one.

const MM = 96 / 25.4;
const A4 = { wide: 210, high: 297 };
const FILLED = 0.95; // of a side: what may not be broken leaves some of it empty

/**
 * Measure one sheet.
 *
 * @param {Element} sheet as it would be printed; it is put into the page where nobody sees it, and taken out again
 * @param {{look: string, isOneSide?: boolean, isSideways?: boolean, margins: {across: number, along: number}}} how look: the class of what is printed; margins in mm, both together
 * @returns {number} sides, one at the least
 */
export function countSides(sheet, { look, isOneSide = false, isSideways = false, margins }) {
  if (isOneSide) return 1;
  const [wide, high] = isSideways ? [A4.high, A4.wide] : [A4.wide, A4.high];
  const place = document.createElement("div");
  place.className = `${look} is-measured`;
  place.inert = true;
  place.setAttribute("aria-hidden", "true");
  place.style.width = `${(wide - margins.across) * MM}px`;
  place.append(sheet);
  document.body.append(place);
  const taken = place.getBoundingClientRect().height;
  place.remove();
  return Math.max(1, Math.ceil((taken - 1) / ((high - margins.along) * MM * FILLED)));
}
