// Parts of a content that are for afterwards, such as readings: a page fetches them when a group first has something to do with them.
// In a notebook they are there from the start.
import { fetchLate } from "./beside.js";

/**
 * @param {{payload: any, kind: any, loadBundle: (name: string) => Promise<any>}} parts kind: its `needsLate` says of an answer's
 *   key whether the form needs these parts to show it
 */
export function openLate({ payload, kind, loadBundle }) {
  const { late, content } = payload;
  let isThere = !late;
  let coming = null;

  async function bringIn() {
    const found = await fetchLate(late, loadBundle);
    Object.entries(found).forEach(([part, value]) => Object.assign(content[part], value));
    isThere = true;
  }
  /** Throws where they cannot be had; the next call tries again. */
  function fetch() {
    if (isThere) return Promise.resolve();
    coming ??= bringIn().finally(() => (coming = null));
    return coming;
  }
  const isNeeded = (answers) => !isThere && Object.keys(answers).some((key) => kind.needsLate?.(key));

  return {
    isThere: () => isThere,
    fetch,
    isNeeded,
    /** Have them there if these answers need them; where they cannot be had the form does without. */
    async bring(answers) {
      if (isNeeded(answers)) await fetch().catch(() => {});
    },
  };
}
