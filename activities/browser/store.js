// Answers on this device: kept as typed, under book + activity + group, never by address or position.
// localStorage is synchronous, so what was typed survives a tab that is killed a moment later.
import { VERSION, carryOver } from "./answers_file.js";

const PREFIX = "workshop:";

/** localStorage may be missing or forbidden; then answers live as long as the page. */
function openStorage() {
  try {
    const probe = `${PREFIX}probe`;
    window.localStorage.setItem(probe, "1");
    window.localStorage.removeItem(probe);
    return window.localStorage;
  } catch {
    return null;
  }
}

const isRecord = (value) => value !== null && typeof value === "object" && !Array.isArray(value);

/**
 * @param {{book: string, activity: string}} ids
 * Emits "change" ({keys} or {all: true}), "group" and "saved" to listeners added with `on`.
 */
export function createStore({ book, activity }) {
  const storage = openStorage();
  const listeners = new Set();
  const shelf = `${PREFIX}${book}`;
  let answers = {};
  let group = "";
  let groups = [];
  let saved = null;
  let kept = Boolean(storage);
  let newer = false;
  let before = null;

  const place = (name) => `${shelf}:${activity}:${name}`;
  const emit = (type, detail = {}) => listeners.forEach((listener) => listener(type, detail));

  function readKey(key) {
    if (!storage) return null;
    const text = storage.getItem(key);
    if (text === null) return null;
    try {
      const value = JSON.parse(text);
      if (isRecord(value)) return value;
    } catch {
      // Falls through: what cannot be read is put aside, not thrown away.
    }
    writeText(`${key}:unreadable`, text);
    return null;
  }

  function writeText(key, text) {
    if (!storage) return false;
    try {
      storage.setItem(key, text);
      return true;
    } catch {
      return false; // full, or forbidden meanwhile: the page says so and offers a file
    }
  }

  const writeKey = (key, value) => writeText(key, JSON.stringify(value));

  function loadShelf() {
    const found = readKey(shelf) || {};
    groups = Array.isArray(found.groups) ? found.groups.filter((name) => typeof name === "string") : [];
    group = typeof found.group === "string" ? found.group : "";
  }

  function loadAnswers() {
    const found = readKey(place(group)) || {};
    // What a newer edition of the book keeps here is neither understood nor written over.
    newer = found.version > VERSION;
    const version = Number.isInteger(found.version) && found.version > 0 ? found.version : 1;
    const known = newer ? {} : carryOver({ activity, ...found, version });
    answers = isRecord(known.answers) ? known.answers : {};
    saved = typeof known.saved === "string" ? known.saved : null;
    kept = Boolean(storage) && !newer;
  }

  function keep() {
    saved = new Date().toISOString();
    kept = !newer && writeKey(place(group), { version: VERSION, saved, answers });
    emit("saved");
  }

  function keepShelf() {
    if (group && !groups.includes(group)) groups = [...groups, group];
    writeKey(shelf, { group, groups });
  }

  function remember() {
    before = { group, answers: structuredClone(answers) };
  }

  function adopt(next) {
    answers = next;
    keep();
    emit("change", { all: true });
  }

  loadShelf();
  loadAnswers();

  const onStorage = (event) => {
    if (!storage || event.storageArea !== storage) return;
    if (event.key === null || event.key === place(group)) {
      loadAnswers();
      emit("saved");
      emit("change", { all: true, elsewhere: true });
    } else if (event.key === shelf) {
      const found = readKey(shelf) || {};
      groups = Array.isArray(found.groups) ? found.groups : [];
    }
  };
  window.addEventListener("storage", onStorage);

  return {
    on(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => window.removeEventListener("storage", onStorage),
    get: (key) => answers[key],
    all: () => answers,
    get group() {
      return group;
    },
    get groups() {
      return [...groups];
    },
    get saved() {
      return saved;
    },
    /** False when this device keeps nothing: storage is full or forbidden, or holds a newer edition's answers. */
    get kept() {
      return kept;
    },
    /** True when a newer edition of the book keeps answers of this group here. */
    get newer() {
      return newer;
    },
    get canUndo() {
      return before !== null;
    },
    /** Keep one answer; an empty one is forgotten. */
    set(key, value) {
      const empty =
        value === undefined || value === null || value === "" || value === false || (Array.isArray(value) && value.length === 0);
      if (empty) delete answers[key];
      else answers[key] = value;
      keep();
      emit("change", { keys: [key] });
    },
    /** Take over another set of answers; the present one can be brought back with `undo`. */
    replace(next) {
      remember();
      adopt(structuredClone(next));
    },
    /** Open a file's answers as its group; what stood there before can be brought back. */
    load(name, next) {
      const from = { group, answers: structuredClone(answers) };
      if (name !== group) {
        group = name;
        keepShelf();
        loadAnswers();
      }
      const there = Object.keys(answers).length > 0;
      before = there || from.group === group ? { group, answers: structuredClone(answers) } : from;
      emit("group");
      adopt(structuredClone(next));
    },
    /** Work as this group from now on. `carry` takes the present answers along (naming a group). */
    useGroup(name, { carry = false } = {}) {
      const old = group;
      const present = answers;
      const isOurs = !newer;
      group = name;
      keepShelf();
      loadAnswers();
      if (carry) {
        answers = present;
        keep();
        // Only what stands in its new place is taken from the old one.
        if (kept && isOurs) storage.removeItem(place(old));
      }
      before = null;
      emit("group");
      emit("saved");
      emit("change", { all: true });
    },
    hasAnswers: (name) => Object.keys((readKey(place(name)) || {}).answers || {}).length > 0,
    undo() {
      if (!before) return;
      const { group: name, answers: old } = before;
      before = null;
      group = name;
      keepShelf();
      emit("group");
      adopt(old);
    },
    /** Forget everything that this book keeps on this device: every group, every activity. */
    wipe() {
      if (storage) {
        Object.keys(storage)
          .filter((key) => key.startsWith(PREFIX))
          .forEach((key) => storage.removeItem(key));
      }
      answers = {};
      group = "";
      groups = [];
      saved = null;
      before = null;
      newer = false;
      kept = Boolean(storage);
      emit("group");
      emit("saved");
      emit("change", { all: true });
    },
  };
}
