// Further scripts from beside the one that runs: as classic scripts, which also load from file://.
const folder =
  (typeof document === "object" && /** @type {HTMLScriptElement | null} */ (document.currentScript)?.src.replace(/[^/]*$/, "")) ||
  "";

/** Load a further bundle, `docx` or `late/mapping`. Throws where it is not there. */
export function loadBeside(name) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = `${folder}${name}.js`;
    script.onload = () => resolve(undefined);
    script.onerror = () => {
      script.remove();
      reject(new Error(`${name}.js`));
    };
    document.head.append(script);
  });
}

/** Data that waits in a script of its own (activities/kinds/late_parts.py). Throws where it is not there. */
export async function fetchLate(name, load = loadBeside) {
  const there = () => /** @type {any} */ (globalThis).workshopLate?.[name];
  if (!there()) await load(name);
  return there();
}
