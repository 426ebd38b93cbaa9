// The one room that touches what a browser keeps: localStorage, sessionStorage and IndexedDB.
//
// localStorage is written as people type: synchronous, so it survives a tab that is killed a moment later. But Chromium brings it
// to the disk only now and then, and a killed browser loses up to a minute of it. So there is a second copy, in IndexedDB, flushed
// to the disk (`durability: "strict"`) about once a second; key by key, the newer of the two holds (kept_record.js).

// Texts and not sums of texts, so that a page whose head needs one of them need not carry all.
export const PREFIX = "workshop:";
const ASIDE = "workshop:aside:";
const OLD_ASIDE = ":unreadable"; // what an earlier edition put aside stands under its key with this at the end
const TOLD = "workshop-kept"; // an event of the window: the scripts of a page have a device each
const PROBE = "workshop:probe";
const LONGEST = 3000; // ms; a form that remembers nothing is still better than none

const DATABASE = "workshop";
const ROWS = "answers";
const SIGNS = "signs";

/**
 * Do something as soon as storage may be touched for the first time; null, and nothing is done, where that is at once, as on a server.
 *
 * A page from file:// may run before the browser has taken note of it. Chromium then hands it a storage that is empty and keeps
 * nothing, without a word, until the page is loaded anew (seen in Chromium 156: on a busy machine one new tab in thirty and one in
 * twenty of the pages that follow in a tab, and never over http). So whatever looks into it waits, a head too. The browser grants a
 * lock only to a page that it knows, so whoever has been granted one comes late enough.
 */
export function askForStorage(deed, scope = window) {
  const isAtOnce = scope.location.protocol !== "file:" || !scope.navigator.locks;
  return isAtOnce ? null : scope.navigator.locks.request(PREFIX, { mode: "shared" }, deed).catch(() => {});
}

/** Settles when storage may be touched for the first time, or when that is not known for too long; null where it may be at once. */
export function whenStorageIsThere(scope = window) {
  const granted = askForStorage(() => {}, scope);
  return granted && Promise.race([granted, new Promise((resolve) => setTimeout(resolve, LONGEST))]);
}

/** A comfort, for a head that has no use for the rest of the device; null where there is none. */
export function peek(name) {
  try {
    return localStorage.getItem(PREFIX + name);
  } catch {
    return null;
  }
}

/** Texts under names in one of the browser's two storages. Forbidden or full, it answers null or false and never throws. */
function openTexts(scope, which) {
  const attempt = (deed, failed) => {
    try {
      return deed(scope[which]);
    } catch {
      return failed;
    }
  };
  return {
    is: (area) => attempt((storage) => storage === area, false),
    /** Whether it can be read at all; a full one can. */
    isThere: () =>
      attempt((storage) => {
        storage.getItem(PROBE);
        return true;
      }, false),
    read: (key) => attempt((storage) => storage.getItem(key), null),
    write: (key, text) =>
      attempt((storage) => {
        storage.setItem(key, text);
        return true;
      }, false),
    /** True where nothing stands under the key afterwards. */
    remove: (key) =>
      attempt((storage) => {
        storage.removeItem(key);
        return storage.getItem(key) === null;
      }, false),
    /** The book's own keys. */
    keys: () => attempt((storage) => Object.keys(storage).filter((key) => key.startsWith(PREFIX)), []),
  };
}

const settled = (asked) =>
  new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
const done = (deal) =>
  new Promise((resolve, reject) => {
    deal.oncomplete = () => resolve(true);
    deal.onabort = deal.onerror = () => reject(deal.error ?? new Error("the second copy was not written"));
  });

/**
 * The second copy: rows {place, key, at, value, version}, each a key of one group's answers; without a value it was taken out.
 * All of it may fail, as in a private window; then its promises do.
 */
function openSecondCopy(scope) {
  let opening = null;
  let wipes = null; // how often this device has been wiped, as this page knows it

  async function connect() {
    const asked = scope.indexedDB.open(DATABASE, 1);
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore(ROWS, { keyPath: ["place", "key"] });
      asked.result.createObjectStore(SIGNS);
    };
    const database = await settled(asked);
    const forget = () => (opening = null);
    database.onversionchange = () => {
      database.close();
      forget();
    };
    database.onclose = forget;
    wipes ??= (await settled(database.transaction(SIGNS).objectStore(SIGNS).get("wipes"))) ?? 0;
    return database;
  }
  function open() {
    opening ??= connect().catch((failed) => {
      opening = null;
      throw failed;
    });
    return opening;
  }
  async function begin() {
    const deal = (await open()).transaction([ROWS, SIGNS], "readwrite", { durability: "strict" });
    return { rows: deal.objectStore(ROWS), signs: deal.objectStore(SIGNS), finished: done(deal) };
  }

  return {
    /** The rows of one place, or of all places that begin with a text that ends in ":". */
    async read(place) {
      const last = place.endsWith(":") ? [`${place}\uffff`] : [place, []];
      const rows = (await open()).transaction(ROWS).objectStore(ROWS);
      return settled(rows.getAll(scope.IDBKeyRange.bound([place], last)));
    },
    /** Write rows, but none over a newer one. False where the device was wiped meanwhile, in another tab: nothing is written then. */
    async write(changed) {
      const { rows, signs, finished } = await begin();
      const [now, ...there] = await Promise.all([
        settled(signs.get("wipes")),
        ...changed.map(({ place, key }) => settled(rows.get([place, key]))),
      ]);
      const isOurs = (now ?? 0) === wipes;
      if (isOurs) changed.filter(({ at }, number) => !(there[number]?.at > at)).forEach((row) => rows.put(row));
      wipes = now ?? 0;
      await finished;
      return isOurs;
    },
    async wipe() {
      const { rows, signs, finished } = await begin();
      const now = ((await settled(signs.get("wipes"))) ?? 0) + 1;
      rows.clear();
      signs.put(now, "wipes");
      await finished;
      wipes = now;
    },
  };
}

/**
 * What this device keeps of the book.
 * @param {Window} scope the page's window
 * @param {any} second the second copy
 */
export function openDevice(scope, second = openSecondCopy(scope)) {
  const texts = openTexts(scope, "localStorage");
  const tab = openTexts(scope, "sessionStorage");

  /** Whether something is left of the second copy. A browser that has none has none to wipe. */
  async function wipeSecond() {
    try {
      await second.wipe();
      return false;
    } catch {
      const isEmpty = (rows) => rows.length === 0;
      return !(await second.read(PREFIX).then(isEmpty, () => true));
    }
  }

  const isRecord = (text) => {
    try {
      return Array.isArray(Object.keys(JSON.parse(text).answers));
    } catch {
      return false;
    }
  };
  const readAside = (key) => {
    const text = texts.read(key);
    if (!key.startsWith(ASIDE)) return { name: key, from: key.slice(0, -OLD_ASIDE.length), text };
    try {
      return { name: key, ...JSON.parse(text) };
    } catch {
      return { name: key, from: key, text };
    }
  };

  // Whatever else is open in this tab learns of a wipe elsewhere by the keys that go.
  scope.addEventListener?.("storage", ({ storageArea, newValue }) => {
    if (texts.is(storageArea) && newValue === null && texts.keys().length === 0) tab.keys().forEach(tab.remove);
  });

  return {
    texts,
    second,
    /** A comfort such as the colours, by its name; null where there is none. */
    recall: (name) => texts.read(PREFIX + name),
    /** Keep a comfort, or forget it (null). Where that is refused, it lasts as long as the page. */
    keep: (name, text) => (text === null ? texts.remove(PREFIX + name) : texts.write(PREFIX + name, text)),
    recallInTab: (name) => tab.read(PREFIX + name),
    keepInTab: (name, text) => tab.write(PREFIX + name, text),

    /** Put aside what cannot be used, beside what lies there already. False where there is no room for it. */
    putAside(from, text) {
      const there = this.listAside();
      if (there.some((one) => one.from === from && one.text === text)) return true;
      let number = 1;
      while (texts.read(ASIDE + number) !== null) number += 1;
      return texts.write(ASIDE + number, JSON.stringify({ from, text, when: new Date().toISOString() }));
    },
    /** @returns {{name: string, from: string, text: string, when?: string}[]} from: the key where it stood */
    listAside: () =>
      texts
        .keys()
        .filter((key) => key.startsWith(ASIDE) || (key.endsWith(OLD_ASIDE) && !isRecord(texts.read(key))))
        .sort()
        .map(readAside),
    dropAside: (names) => names.every(texts.remove),

    /** Call `heard` with the key that another tab wrote; with null where anything may have changed: the page slept or came back. */
    onElsewhere(heard) {
      const onStorage = ({ storageArea, key }) => texts.is(storageArea) && (key === null || key.startsWith(PREFIX)) && heard(key);
      const onShow = ({ persisted }) => persisted && heard(null);
      const onWake = () => scope.document.visibilityState !== "hidden" && heard(null);
      scope.addEventListener("storage", onStorage);
      scope.addEventListener("pageshow", onShow);
      scope.document.addEventListener("visibilitychange", onWake);
      scope.document.addEventListener("resume", onWake);
      return () => {
        scope.removeEventListener("storage", onStorage);
        scope.removeEventListener("pageshow", onShow);
        scope.document.removeEventListener("visibilitychange", onWake);
        scope.document.removeEventListener("resume", onWake);
      };
    },
    /** Tell the other scripts of this page that something was kept which they show as well. */
    tellPage: () => scope.dispatchEvent(new Event(TOLD)),
    /** Call `heard` when another script of this page has told so. */
    onTold(heard) {
      scope.addEventListener(TOLD, heard);
      return () => scope.removeEventListener(TOLD, heard);
    },

    /** Call `leave` when the page is hidden, left or put to sleep. */
    onLeave(leave) {
      const onHide = () => scope.document.visibilityState === "hidden" && leave();
      scope.addEventListener("pagehide", leave);
      scope.document.addEventListener("visibilitychange", onHide);
      scope.document.addEventListener("freeze", leave);
      return () => {
        scope.removeEventListener("pagehide", leave);
        scope.document.removeEventListener("visibilitychange", onHide);
        scope.document.removeEventListener("freeze", leave);
      };
    },

    /**
     * Forget everything that this book keeps here.
     * @returns {Promise<string[]>} the keys that could not be wiped; "second" where the second copy could not
     */
    async wipe() {
      [texts, tab].forEach((storage) => storage.keys().forEach(storage.remove));
      const late = new Promise((resolve) => setTimeout(resolve, LONGEST, true));
      const isLeft = await Promise.race([wipeSecond(), late]);
      return [...texts.keys(), ...tab.keys(), ...(isLeft ? ["second"] : [])];
    },
  };
}

let here = null;
/** The device that this page is open on. */
export const thisDevice = () => (here ??= openDevice(window));
