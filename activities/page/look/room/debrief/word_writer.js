// The Word writer is large, and is fetched from beside this script when it is first asked for.
import { make } from "../../../../browser/dom.js";

export const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const folder = /** @type {HTMLScriptElement | null} */ (document.currentScript)?.src.replace(/[^/]*$/, "") ?? "";

function loadWriter() {
  return new Promise((resolve, reject) => {
    const script = make("script", { src: `${folder}docx.js` });
    script.onload = () => resolve(undefined);
    script.onerror = () => {
      script.remove();
      reject(new Error("docx.js"));
    };
    document.head.append(script);
  });
}

/** A paper as a Word file, as docx.js takes it. Throws where the writer is not beside this script, or the paper cannot be written. */
export async function writeWord(paper) {
  if (!(/** @type {any} */ (globalThis).workshopDocx)) await loadWriter();
  return /** @type {any} */ (globalThis).workshopDocx.writeDocx(paper);
}
