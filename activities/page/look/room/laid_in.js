// What a facilitator laid into a page, kept on this device until it is taken out: in the browser's database, which has room for many files,
// or where there is none, among the texts. Wiping the device wipes both.
import { thisDevice } from "../../../browser/device.js";

const KEY = "room"; // in the database
const MOST = 1_000_000; // characters that may lie among the texts, beside the groups' own answers

const parse = (text) => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/**
 * @param {string} name whose it is, such as "debrief"; it names the keys
 * @param {(found: any) => boolean} isWhole whether what is read is what was kept
 * @param {() => any} findDevice
 */
export function openLaidIn(name, isWhole, findDevice = thisDevice) {
  const [place, text, here] = [`workshop:${name}-room`, `${name}-room`, `${name}-here`];

  async function readRow() {
    const rows = await findDevice().second.read(place);
    return rows.find(({ key }) => key === KEY);
  }
  /** Among the texts, as {at, value}; earlier editions kept the value alone. */
  function readText() {
    const found = parse(findDevice().recall(text));
    if (typeof found !== "object" || !found) return null;
    return "value" in found ? found : { at: 0, value: found };
  }
  const write = (row) =>
    findDevice()
      .second.write([{ place, key: KEY, version: 1, ...row }])
      .catch(() => false);
  /** Later than what is in the database, which takes nothing older, even where the clock of the device was set back. */
  async function chooseTime() {
    const row = await readRow().catch(() => null);
    return Math.max(Date.now(), (row?.at ?? 0) + 1);
  }

  return {
    /** What was laid in last time, by the newer of the two, which in one millisecond is the text; null where nothing was, or it was taken out. */
    async recall() {
      const found = [readText(), await readRow().catch(() => null)].filter((one) => one && (!one.value || isWhole(one.value)));
      return found.sort((one, other) => other.at - one.at)[0]?.value ?? null;
    },

    /** Keep what is laid in; false where it does not fit. */
    async keep(value) {
      const device = findDevice();
      device.keep(text, null);
      device.keep(here, "1"); // for a page that learns of a wipe
      const at = await chooseTime();
      if (await write({ at, value })) return true;
      const alone = JSON.stringify({ at, value });
      return alone.length <= MOST && device.keep(text, alone);
    },

    /** Take it out of this device; false where it may still be there. */
    async takeOut() {
      const device = findDevice();
      device.keep(text, null);
      device.keep(here, null);
      await write({ at: await chooseTime() });
      const isInDatabase = await readRow().then(
        (row) => row?.value !== undefined,
        () => false, // a browser that has no database has nothing in one
      );
      return device.recall(text) === null && !isInDatabase;
    },

    /** Call `gone` when the device was wiped in another page. */
    onWiped(gone) {
      const device = findDevice();
      let wasHere = device.recall(here) !== null;
      return device.onElsewhere(() => {
        const isHere = device.recall(here) !== null;
        if (wasHere && !isHere) gone();
        wasHere = isHere;
      });
    },
  };
}
