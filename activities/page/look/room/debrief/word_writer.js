// The Word writer is large, and is fetched from beside this script when it is first asked for.
import { loadBeside } from "../../../../browser/beside.js";

export const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
/** A paper as a Word file, as docx.js takes it. Throws where the writer is not beside this script, or the paper cannot be written. */
export async function writeWord(paper) {
  if (!(/** @type {any} */ (globalThis).workshopDocx)) await loadBeside("docx");
  return /** @type {any} */ (globalThis).workshopDocx.writeDocx(paper);
}
