// The second copy of what is kept: what we know that it has, and what it is still to be given. Where it lies is device.js.
import { emptyRecord } from "./kept_record.js";

const FLUSH = 500; // ms from a change to the second copy, at most; the browser takes about as long again to bring it to the disk

const nameRow = ({ place, key }) => JSON.stringify([place, key]);

/**
 * @param {{second: any, onGone: () => void}} parts
 *   second: the device's second copy; onGone: called where it was wiped since we looked
 */
export function createSecondCopy({ second, onGone }) {
  const known = new Map(); // place → the record that it has
  const unwritten = new Map(); // rows that it does not have yet
  let flushing = null;

  async function flush() {
    clearTimeout(flushing);
    flushing = null;
    if (!unwritten.size) return;
    const rows = [...unwritten.values()];
    unwritten.clear();
    try {
      if (!(await second.write(rows))) onGone();
    } catch {
      // No second copy, or no room in it: the first one stands. What it has not got goes with what is written next.
      rows.forEach((row) => unwritten.has(nameRow(row)) || unwritten.set(nameRow(row), row));
    }
  }

  return {
    known,
    /** What it has of one place; an empty record where it has nothing. */
    recordOf: (place) => known.get(place) ?? emptyRecord(),
    /** Have these rows written soon: {place, key, at, version, value?}; one without a value is a key that was emptied. */
    note(rows) {
      for (const row of rows) {
        unwritten.set(nameRow(row), row);
        const record = known.get(row.place) ?? emptyRecord();
        record.times[row.key] = row.at;
        if ("value" in row) record.answers[row.key] = row.value;
        else delete record.answers[row.key];
        known.set(row.place, record);
      }
      if (rows.length) flushing ??= setTimeout(flush, FLUSH);
    },
    flush,
    /** Know nothing of it any more, and write nothing that was to be written. */
    forget() {
      clearTimeout(flushing);
      flushing = null;
      unwritten.clear();
      known.clear();
    },
  };
}
