// One group's answers in one activity: kept as typed, under book + activity + group, never by address or position.
// What is kept where is device.js; how copies become one is kept_record.js.
import { checkGroup, copyAnswers, isObject } from "./answer_values.js";
import { VERSION } from "./answers_file.js";
import { PREFIX, thisDevice } from "./device.js";
import { mergeRows } from "./kept_rows.js";
import {
  emptyRecord,
  fromRows,
  isSame,
  mergeRecords,
  readRecord,
  siftAnswers,
  timeOf,
  toRows,
  writeRecord,
} from "./kept_record.js";

const FLUSH = 500; // ms from a change to the second copy, at most; the browser takes about as long again to bring it to the disk
const VERSIONS = 20;
const RETRY = 3000; // ms until it is tried again to write to a full storage
const LONGEST = 1000; // ms that a page waits for the second copy; what comes later is taken in later
const SHELF_KEYS = { activity: "", shapeOf: () => undefined };

const isEmpty = (value) =>
  value === undefined || value === null || value === "" || value === false || (Array.isArray(value) && value.length === 0);

function isName(value) {
  try {
    return typeof value === "string" && checkGroup(value) !== "";
  } catch {
    return false;
  }
}

/**
 * @param {{book: string, activity: string, shapeOf?: (key: string) => string|undefined, device?: any, now?: () => number}} parts
 *   shapeOf: text, list, rows, object or flag, where the form knows what it keeps under a key
 * Emits "change" ({keys} or {all: true}; with `elsewhere` where another tab or the second copy brought it), "group", "saved"
 * and "aside" to listeners added with `on`. `ready` settles when the second copy has been looked at.
 */
export function createStore({ book, activity, shapeOf = () => undefined, device = thisDevice(), now = Date.now }) {
  const { texts, second } = device;
  const listeners = new Set();
  const shelf = `${PREFIX}${book}`;
  const rules = { activity, shapeOf };
  const places = `${shelf}:${activity}:`;
  const place = (name) => `${places}${name}`;
  const inSecond = new Map(); // place → the record that the second copy has of it
  const unwritten = new Map(); // rows that the second copy does not have yet
  const waiting = []; // what is to be put aside once there is room: nothing is written over it before

  const bases = new Map(); // key → {value, at}: what another copy last had of it, as far as we know

  const versions = new Map(); // key → {at, value}[]: what we had last, to know what another tab had seen of it

  let record = emptyRecord();
  let group = "";
  let groups = [];
  let shelfAt = 0;
  let lastText = null; // what stood in the group's place when we last looked
  let newer = false;
  let kept = texts.isThere();
  let shelfKept = true;
  let isTaken = true; // whether what is on the screen has been kept or taken out as a file since the last change
  let before = null;
  let flushing = null;
  let retrying = null;
  let hasLooked = false; // whether we know what the second copy has

  const emit = (type, detail = {}) => listeners.forEach((listener) => listener(type, detail));

  // --- the list of groups --------------------------------------------------------------------

  /** The groups whose answers are there, in any activity: the list is never shorter than that. */
  function findGroups() {
    const names = [...texts.keys(), ...inSecond.keys()]
      .filter((key) => key.startsWith(`${shelf}:`))
      .map((key) => key.slice(shelf.length + 1))
      .map((rest) => rest.slice(rest.indexOf(":") + 1));
    return names.filter((name) => isName(name) && !name.endsWith(":unreadable"));
  }

  function readShelf() {
    const text = texts.read(shelf);
    let found = null;
    try {
      found = JSON.parse(text);
    } catch {
      // Falls through to what is put aside.
    }
    const isDamaged = text !== null && !isObject(found);
    if (isDamaged) putAside(shelf, text);
    const rows = inSecond.get(shelf) ?? emptyRecord();
    const isOlder = isObject(found) && Number.isSafeInteger(found.at) && found.at < timeOf(rows, "group");
    const from = isObject(found) && !isOlder ? found : { ...rows.answers, at: timeOf(rows, "group") };
    const listed = [found?.groups, rows.answers.groups].flatMap((some) => (Array.isArray(some) ? some : []));
    groups = [...new Set([...listed, ...findGroups()])].filter(isName);
    group = isName(from.group) ? from.group : "";
    // Nothing says who worked last: the one who saved last did.
    if (!group && isDamaged) group = findLastGroup();
    if (group && !groups.includes(group)) groups.push(group);
    shelfAt = Math.max(0, Number.isSafeInteger(from.at) ? from.at : 0);
    if (isDamaged) keepShelf();
  }

  function findLastGroup() {
    const saved = groups.map((name) => [readPlace(name).record.saved ?? "", name]).sort();
    return saved.at(-1)?.[1] ?? "";
  }

  function keepShelf() {
    if (group && !groups.includes(group)) groups = [...groups, group];
    shelfAt = Math.max(now(), shelfAt + 1);
    writeShelf();
    noteShelf();
  }

  function noteShelf() {
    const row = (key, value) => ({ place: shelf, key, at: shelfAt, version: VERSION, value });
    note([row("group", group), row("groups", groups)]);
  }

  function writeShelf() {
    shelfKept = putWaiting() && texts.write(shelf, JSON.stringify({ group, groups, at: shelfAt }));
    return shelfKept;
  }

  // --- what cannot be used -------------------------------------------------------------------

  function putAside(from, text) {
    const isWaiting = waiting.some(([other, same]) => other === from && same === text);
    if (!isWaiting && !device.putAside(from, text)) waiting.push([from, text]);
    emit("aside");
  }

  /** True where nothing waits for room any more. */
  function putWaiting() {
    while (waiting.length && device.putAside(...waiting[0])) waiting.shift();
    return waiting.length === 0;
  }

  // --- reading and writing -------------------------------------------------------------------

  /** A group's record from both copies. */
  function readPlace(name) {
    const text = texts.read(place(name));
    const found = readRecord(text, rules);
    const other = inSecond.get(place(name));
    if (found.newer || !other) return { ...found, text, ahead: Object.keys(found.record.answers), taken: [] };
    return { ...found, text, ...mergeRecords(found.record, other) };
  }

  function loadAnswers() {
    const found = readPlace(group);
    record = found.record;
    bases.clear();
    versions.clear();
    newer = found.newer;
    lastText = found.text;
    kept = texts.isThere() && !newer;
    isTaken = true;
    if (found.aside !== null) putAside(place(group), found.aside);
    if (newer) return;
    if (found.taken.length || found.aside !== null) settle();
    if (hasLooked) note(toRows(place(group), record, found.ahead));
  }

  /** Write the record where it survives a killed tab. */
  function settle() {
    clearTimeout(retrying);
    const text = writeRecord(record);
    kept = !newer && putWaiting() && texts.write(place(group), text) && (shelfKept || writeShelf());
    if (kept) {
      lastText = text;
      isTaken = true;
    } else if (!newer && texts.isThere()) {
      retrying = setTimeout(retry, RETRY);
    }
  }

  /** There may be room again. */
  function retry() {
    if (kept || newer) return;
    takeIn();
    settle();
    emit("saved");
  }

  function keep(keys) {
    record.saved = new Date(now()).toISOString();
    isTaken = false;
    settle();
    if (!newer) note(toRows(place(group), record, keys));
    emit("saved");
  }

  function put(key, value) {
    if (!bases.has(key)) bases.set(key, { value: record.answers[key], at: timeOf(record, key) });
    record.from[key] = bases.get(key).at;
    record.times[key] = Math.max(now(), timeOf(record, key) + 1);
    if (isEmpty(value)) delete record.answers[key];
    else record.answers[key] = value;
    remember(key);
  }

  function remember(key) {
    if (!Array.isArray(record.answers[key])) return;
    versions.set(key, [...(versions.get(key) ?? []).slice(-VERSIONS), { at: record.times[key], value: record.answers[key] }]);
  }

  function adopt(next) {
    const { answers, unfit } = siftAnswers(next, shapeOf);
    const keys = [...new Set([...Object.keys(record.answers), ...Object.keys(answers)])];
    const changed = keys.filter((key) => !isSame(record.answers[key], answers[key]));
    changed.forEach((key) => put(key, answers[key]));
    if (Object.keys(unfit).length) putAside(place(group), JSON.stringify({ answers: unfit }));
    keep(changed);
    emit("change", { all: true });
    return Object.keys(unfit);
  }

  // --- the second copy -----------------------------------------------------------------------

  function note(rows) {
    for (const row of rows) {
      unwritten.set(JSON.stringify([row.place, row.key]), row);
      const known = inSecond.get(row.place) ?? emptyRecord();
      known.times[row.key] = row.at;
      if ("value" in row) known.answers[row.key] = row.value;
      else delete known.answers[row.key];
      inSecond.set(row.place, known);
    }
    if (rows.length) flushing ??= setTimeout(flush, FLUSH);
  }

  async function flush() {
    clearTimeout(flushing);
    flushing = null;
    if (!unwritten.size) return;
    const rows = [...unwritten.values()];
    unwritten.clear();
    try {
      if (!(await second.write(rows))) startAnew();
    } catch {
      // No second copy, or no room in it: the first one stands.
    }
  }

  async function readSecond() {
    const rows = (await Promise.all([second.read(shelf), second.read(places)])).flat();
    hasLooked = true;
    const old = group;
    for (const name of new Set(rows.map((row) => row.place))) {
      const known = fromRows(
        rows.filter((row) => row.place === name),
        name === shelf ? SHELF_KEYS : rules,
      );
      if (known.aside !== null) putAside(name, known.aside);
      inSecond.set(name, inSecond.has(name) ? mergeRecords(inSecond.get(name), known.record).record : known.record);
      if (known.aside !== null) note(toRows(name, known.record, Object.keys(JSON.parse(known.aside).answers)));
    }
    readShelf();
    const isKnown = timeOf(inSecond.get(shelf) ?? emptyRecord(), "group") >= shelfAt;
    if (!isKnown && groups.length) noteShelf();
    if (group !== old) {
      loadAnswers();
      showAnew();
      return;
    }
    emit("group");
    if (newer) return;
    const { taken, ahead } = mergeIn(inSecond.get(place(group)) ?? emptyRecord());
    if (taken.length) settle();
    note(toRows(place(group), record, ahead));
    emit("saved");
  }

  // --- other tabs ----------------------------------------------------------------------------

  /** Take what is newer in another copy of this group's record, and leave the rest as it stands. */
  function mergeIn(other) {
    const { record: merged, taken, ahead } = mergeRecords(record, other);
    for (const key of [...taken, ...ahead]) {
      const both = bases.has(key) && isApart(key, other) && mergeBoth(key, other);
      bases.set(key, { value: other.answers[key], at: timeOf(other, key) });
      if (!both || isSame(both, merged.answers[key])) continue;
      merged.answers[key] = both;
      merged.times[key] = Math.max(now(), merged.times[key] + 1);
      merged.from[key] = timeOf(other, key);
      if (!ahead.includes(key)) ahead.push(key);
      if (!taken.includes(key)) taken.push(key);
    }
    record = merged;
    taken.forEach(remember);
    if (taken.length) emit("change", { keys: taken, elsewhere: true });
    return { taken, ahead };
  }

  /** Whether neither of two changes knew of the other. */
  const isApart = (key, other) => !(other.from[key] >= timeOf(record, key)) && !(record.from[key] >= timeOf(other, key));

  function mergeBoth(key, other) {
    const [ours, theirs] = [record.answers[key], other.answers[key]];
    const isOursNewer = timeOf(record, key) > timeOf(other, key);
    const seen = versions.get(key)?.find(({ at }) => at === other.from[key]);
    return mergeRows((seen ?? bases.get(key)).value, isOursNewer ? ours : theirs, isOursNewer ? theirs : ours);
  }

  /** Read anew what another tab may have written. Says "wiped" or "named" where what we kept is gone from its place. */
  function takeIn() {
    const text = texts.read(place(group));
    if (text === lastText || (text === null && !texts.isThere())) return "";
    if (text === null) return startAnew();
    const found = readRecord(text, rules);
    if (found.newer) {
      lastText = text;
      newer = true;
      kept = false;
      emit("saved");
      return "";
    }
    if (found.aside !== null) putAside(place(group), found.aside);
    lastText = text;
    const { ahead } = mergeIn(found.record);
    note(toRows(place(group), record, ahead));
    if (ahead.length || found.aside !== null) settle();
    emit("saved");
    return "";
  }

  /** What was kept is gone: wiped in another tab, or given a name there. Nothing of it is written anew. */
  function startAnew() {
    const wasNameless = group === "";
    const old = group;
    unwritten.clear();
    inSecond.clear();
    before = null;
    waiting.length = 0;
    readShelf();
    if (!wasNameless && groups.includes(old)) group = old;
    loadAnswers();
    showAnew();
    return wasNameless && group ? "named" : "wiped";
  }

  function showAnew() {
    emit("group", { elsewhere: true });
    emit("saved");
    emit("change", { all: true, elsewhere: true });
  }

  function hear(key) {
    if (key === null) {
      const old = group;
      const was = shelfAt;
      const listed = groups.length;
      if (takeIn()) return;
      readShelf();
      // The device works as the group that was chosen last; a page that comes back follows, unless its own text is not kept.
      if (group !== old && shelfAt > was && kept) {
        loadAnswers();
        showAnew();
        return;
      }
      group = old;
      if (groups.length !== listed) emit("group");
      if (!kept) retry();
    } else if (key === place(group)) takeIn();
    else if (key === shelf) {
      const old = group;
      readShelf();
      const isGone = texts.read(shelf) === null && lastText === null;
      const isNamedElsewhere = old === "" && Object.keys(record.answers).length === 0;
      if (!isGone && !isNamedElsewhere) group = old;
      if (group === old) {
        emit("group");
        return;
      }
      loadAnswers();
      showAnew();
    } else if (lastText === null && group && texts.read(shelf) === null && !findGroups().includes(group)) {
      // The last that was kept of our group has gone.
      startAnew();
    }
  }

  readShelf();
  loadAnswers();
  const stops = [device.onElsewhere(hear), device.onLeave(flush)];
  const looked = readSecond().catch(() => {});
  const ready = Promise.race([looked, new Promise((resolve) => setTimeout(resolve, LONGEST))]);

  return {
    ready,
    on(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      flush();
      clearTimeout(retrying);
      stops.forEach((stop) => stop());
    },
    get: (key) => record.answers[key],
    all: () => record.answers,
    get group() {
      return group;
    },
    get groups() {
      return [...groups];
    },
    get saved() {
      return record.saved;
    },
    /** False when this device keeps nothing: storage is full or forbidden, or holds a newer edition's answers. */
    get kept() {
      return kept;
    },
    /** True when a newer edition of the book keeps answers of this group here. */
    get newer() {
      return newer;
    },
    /** Whether this browser lets the page keep anything at all. */
    get isThere() {
      return texts.isThere();
    },
    shapeOf,
    /** Whether something stands on the screen that is neither kept nor taken out as a file. */
    get atRisk() {
      return !kept && !isTaken;
    },
    /** The person has what is on the screen as a file. */
    taken() {
      isTaken = true;
      emit("saved");
    },
    get canUndo() {
      return before !== null;
    },
    /** What was put aside because it could not be used: {name, from, text}. */
    aside: () => [...device.listAside(), ...waiting.map(([from, text]) => ({ from, text }))],
    dropAside() {
      device.dropAside(device.listAside().map(({ name }) => name));
      emit("aside");
    },
    /** Keep one answer; an empty one is forgotten. */
    set(key, value) {
      const was = record.answers[key];
      // What stands in a field of a wiped form is part of what was wiped.
      if (takeIn() === "wiped") return;
      const there = record.answers[key];
      put(key, (there !== was && !isSame(was, there) && mergeRows(was, value, there)) || value);
      keep([key]);
      emit("change", { keys: [key] });
    },
    /** Take over another set of answers; the present one can be brought back with `undo`. Returns the keys that do not fit. */
    replace(next) {
      takeIn();
      before = { group, answers: copyAnswers(record.answers) };
      return adopt(copyAnswers(next));
    },
    /** What a group has here, without working as it: {answers, saved}. */
    peek(name) {
      const found = name === group ? record : readPlace(name).record;
      return { answers: copyAnswers(found.answers), saved: found.saved };
    },
    /** Open a file's answers as its group; what stood there before can be brought back. Returns the keys that do not fit. */
    load(name, next) {
      takeIn();
      const from = { group, answers: copyAnswers(record.answers) };
      if (name !== group) {
        group = name;
        keepShelf();
        loadAnswers();
      }
      const there = Object.keys(record.answers).length > 0;
      before = there || from.group === group ? { group, answers: copyAnswers(record.answers) } : from;
      emit("group");
      return adopt(copyAnswers(next));
    },
    /** Work as this group from now on. `carry` takes the present answers along (naming a group). */
    useGroup(name, { carry = false } = {}) {
      takeIn();
      const old = group;
      const present = record;
      const isOurs = !newer;
      group = name;
      keepShelf();
      loadAnswers();
      if (carry) {
        const keys = Object.keys(present.answers);
        keys.forEach((key) => put(key, present.answers[key]));
        keep(keys);
        // Only what stands in its new place is taken from the old one.
        if (kept && isOurs) {
          texts.remove(place(old));
          const gone = { ...emptyRecord(), times: Object.fromEntries(keys.map((key) => [key, timeOf(record, key)])) };
          note(toRows(place(old), gone, keys));
        }
      }
      if (!shelfKept) {
        kept = false;
        retrying = setTimeout(retry, RETRY);
      }
      before = null;
      emit("group");
      emit("saved");
      emit("change", { all: true });
    },
    hasAnswers: (name) => Object.keys(readPlace(name).record.answers).length > 0,
    undo() {
      if (!before) return;
      const { group: name, answers: old } = before;
      before = null;
      if (name !== group) {
        group = name;
        keepShelf();
        loadAnswers();
      }
      emit("group");
      adopt(old);
    },
    /** Have everything drawn anew from what is kept. */
    showAgain: () => emit("change", { all: true, elsewhere: true }),
    /** Write what the second copy does not have yet. */
    flush,
    /**
     * Forget everything that this book keeps on this device: every group, every activity.
     * @returns {Promise<string[]>} the keys that could not be wiped
     */
    async wipe() {
      clearTimeout(flushing);
      clearTimeout(retrying);
      flushing = null;
      unwritten.clear();
      inSecond.clear();
      waiting.length = 0;
      record = emptyRecord();
      group = "";
      groups = [];
      shelfAt = 0;
      lastText = null;
      before = null;
      newer = false;
      shelfKept = true;
      isTaken = true;
      const left = await device.wipe();
      lastText = texts.read(place(group));
      kept = texts.isThere();
      emit("group");
      emit("saved");
      emit("aside");
      emit("change", { all: true });
      return left;
    },
  };
}
