// Texts that cannot be used are put aside, never written over. Where there is no room they wait, and nothing takes their place before.

/**
 * @param {any} device
 * @param {() => void} changed called where something was put aside or dropped
 */
export function createAside(device, changed) {
  const waiting = []; // [place, text]

  return {
    put(place, text) {
      const isWaiting = waiting.some(([other, same]) => other === place && same === text);
      if (!isWaiting && !device.putAside(place, text)) waiting.push([place, text]);
      changed();
    },
    /** True where nothing waits for room any more. */
    makeRoom() {
      while (waiting.length && device.putAside(...waiting[0])) waiting.shift();
      return waiting.length === 0;
    },
    /** What was put aside: {name, from, text}; without a name where it still waits. */
    list: () => [...device.listAside(), ...waiting.map(([from, text]) => ({ from, text }))],
    drop() {
      device.dropAside(device.listAside().map(({ name }) => name));
      changed();
    },
    /** Let go of what waits: its place was wiped. */
    forget() {
      waiting.length = 0;
    },
  };
}
