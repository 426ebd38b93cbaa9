// What is made of the tests of a device. Pure.

// Of what the book's scripts ask of a browser, what the oldest that are supported brought last.
export const NEEDED = ["structuredClone"];

/** @param {any} scope the window */
export const isNewEnough = (scope) => NEEDED.every((name) => typeof scope[name] === "function");

/** What a window of this size can be used for: "wall", "desk", "hand" or "small". */
export function judgeScreen(width, height) {
  if (width < 320 || height < 400) return "small";
  if (width < 768) return "hand";
  return width >= 1024 && height >= 700 ? "wall" : "desk";
}

/**
 * What came out of all tests together.
 * @param {Record<string, "yes" | "no" | "open">} found
 * @returns {{state: "good" | "bad" | "open", many: number}} many: how many failed, or are open where none failed
 */
export function sumUp(found) {
  const count = (state) => Object.values(found).filter((one) => one === state).length;
  if (count("no")) return { state: "bad", many: count("no") };
  return count("open") ? { state: "open", many: count("open") } : { state: "good", many: 0 };
}
