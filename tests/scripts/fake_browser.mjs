// A browser without pages: tabs that share a localStorage and a second copy, as a test likes them: full, refused, slow, killed.
import { openDevice } from "../../activities/browser/device.js";
import { createStore } from "../../activities/browser/store.js";

class Events {
  #heard = new Map();
  addEventListener(type, listener) {
    this.#heard.set(type, [...(this.#heard.get(type) ?? []), listener]);
  }
  removeEventListener(type, listener) {
    this.#heard.set(
      type,
      (this.#heard.get(type) ?? []).filter((one) => one !== listener),
    );
  }
  fire(type, event = {}) {
    (this.#heard.get(type) ?? []).forEach((listener) => listener(event));
  }
}

/** Texts with the methods of a Storage; its keys are its own properties, as `Object.keys` wants them. */
function makeStorage(texts, { onWrite = () => {}, limits = {} } = {}) {
  const methods = {
    getItem: (key) => {
      if (limits.refused) throw new Error("SecurityError");
      return texts.get(key) ?? null;
    },
    setItem(key, text) {
      if (limits.refused) throw new Error("SecurityError");
      if (limits.full) throw new Error("QuotaExceededError");
      texts.set(key, String(text));
      onWrite(key, String(text));
    },
    removeItem(key) {
      if (limits.stuck) return;
      if (texts.delete(key)) onWrite(key, null);
    },
  };
  return new Proxy(methods, {
    ownKeys: () => [...texts.keys()],
    getOwnPropertyDescriptor: (_, key) => ({ value: texts.get(key), enumerable: true, configurable: true }),
  });
}

/** The second copy as device.js has it, on a disk that outlives the browser. */
function makeSecond(disk) {
  let wipes = disk.wipes;
  return {
    async read(place) {
      if (disk.broken) throw new Error("no second copy");
      const rows = [...disk.rows.values()].filter((row) =>
        place.endsWith(":") ? row.place.startsWith(place) : row.place === place,
      );
      return structuredClone(rows);
    },
    async write(rows) {
      if (disk.broken) throw new Error("no second copy");
      const isOurs = wipes === disk.wipes;
      for (const row of isOurs ? rows : []) {
        const name = JSON.stringify([row.place, row.key]);
        if (!(disk.rows.get(name)?.at > row.at)) disk.rows.set(name, structuredClone(row));
      }
      wipes = disk.wipes;
      return isOurs;
    },
    async wipe() {
      if (disk.broken || disk.stuck) throw new Error("refused");
      disk.rows.clear();
      wipes = disk.wipes += 1;
    },
  };
}

/** A browser whose tabs are opened with `open`. `disk` holds what there is; `limits` is changed by the test. */
export function makeBrowser(texts = {}) {
  const disk = { texts: new Map(Object.entries(texts)), rows: new Map(), wipes: 0 };
  const limits = {};
  const tabs = [];

  function openTab() {
    const scope = new Events();
    scope.document = Object.assign(new Events(), { visibilityState: "visible" });
    scope.location = { protocol: "http:" };
    scope.session = new Map();
    scope.sessionStorage = makeStorage(scope.session, { limits: {} });
    scope.asleep = false;
    scope.localStorage = makeStorage(disk.texts, {
      limits,
      onWrite(key, newValue) {
        for (const other of tabs) {
          if (other !== scope && !other.asleep) other.fire("storage", { key, newValue, storageArea: other.localStorage });
        }
      },
    });
    tabs.push(scope);
    const device = openDevice(scope, makeSecond(disk));
    return { scope, device };
  }

  return {
    disk,
    limits,
    /** A tab with a store: {store, scope, device, told}; told: what the store emitted. */
    async open({ activity = "mapping", shapeOf, now } = {}) {
      const { scope, device } = openTab();
      const store = createStore({ book: "book", activity, device, shapeOf, now });
      const told = [];
      store.on((type, detail) => told.push([type, detail]));
      await store.ready;
      return { store, scope, device, told };
    },
    /** What is kept of a group, as the texts have it. */
    kept: (group = "", activity = "mapping") => JSON.parse(disk.texts.get(`workshop:book:${activity}:${group}`) ?? "null"),
    /** End the browser at once: what it had not brought to the disk is gone; `texts` is as the disk had them. */
    kill(before) {
      tabs.length = 0;
      disk.texts = new Map(before);
    },
  };
}
