// One group's answers in one activity: kept as typed, under book + activity + group, never by address or position.
// What is kept where is device.js; how copies become one is kept_record.js and lineage.js.
import { checkGroup, copyAnswers, isObject } from "./answer_values.js";
import { VERSION } from "./answers_file.js";
import { PREFIX, thisDevice } from "./device.js";
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
import { mergeRows } from "./kept_rows.js";
import { createLineage } from "./lineage.js";
import { createAside } from "./put_aside.js";
import { createSecondCopy } from "./second_copy.js";

const RETRY = 3000; // ms until it is tried again to write to a full storage
const LONGEST = 1000; // ms that a page waits for the second copy; what comes later is taken in later
const LOOKS = 4; // how often a page asks for the second copy: after a crash the browser may still be mending it
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
 * Emits "change" ({keys} or {all: true}; with `elsewhere` where another tab or the second copy brought it), "group" ({carried: true}
 * where the answers went along under a new name), "saved" and "aside" to listeners added with `on`. `ready` settles when the second copy has been looked at.
 */
export function createStore({ book, activity, shapeOf = () => undefined, device = thisDevice(), now = Date.now }) {
  const { texts } = device;
  const listeners = new Set();
  const shelf = `${PREFIX}${book}`;
  const rules = { activity, shapeOf };
  const places = `${shelf}:${activity}:`;
  const place = (name) => `${places}${name}`;
  const copy = createSecondCopy({ second: device.second, onGone: () => startAnew() });
  const aside = createAside(device, () => emit("aside"));
  const lineage = createLineage();

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
  let retrying = null;
  let looking = null;
  let hasLooked = false; // whether we know what the second copy has

  const emit = (type, detail = {}) => listeners.forEach((listener) => listener(type, detail));

  // --- the list of groups --------------------------------------------------------------------

  /** The groups whose answers are there, in any activity: the list is never shorter than that. */
  function findGroups() {
    // Of a group that was renamed the second copy knows what is gone.
    const inSecond = [...copy.known.keys()].filter((key) => Object.keys(copy.recordOf(key).answers).length);
    const names = [...texts.keys(), ...inSecond]
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
    if (isDamaged) aside.put(shelf, text);
    const rows = copy.recordOf(shelf);
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

  /** The group in whose place a key is. */
  const placeName = (key) => key.split(":").slice(3).join(":");

  function moveText(from, to) {
    const text = texts.read(from);
    return texts.write(to, text) && texts.remove(from);
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
    copy.note([row("group", group), row("groups", groups)]);
  }

  function writeShelf() {
    shelfKept = aside.makeRoom() && texts.write(shelf, JSON.stringify({ group, groups, at: shelfAt }));
    return shelfKept;
  }

  // --- reading and writing -------------------------------------------------------------------

  /** A group's record from both copies. */
  function readPlace(name) {
    const text = texts.read(place(name));
    const found = readRecord(text, rules);
    const other = copy.known.get(place(name));
    if (found.newer || !other) return { ...found, text, ahead: Object.keys(found.record.answers), taken: [] };
    return { ...found, text, ...mergeRecords(found.record, other) };
  }

  function loadAnswers() {
    const found = readPlace(group);
    record = found.record;
    lineage.forget();
    newer = found.newer;
    lastText = found.text;
    kept = texts.isThere() && !newer;
    isTaken = true;
    if (found.aside !== null) aside.put(place(group), found.aside);
    if (newer) return;
    if (found.taken.length || found.aside !== null) settle();
    if (hasLooked) copy.note(toRows(place(group), record, found.ahead));
  }

  /** Write the record where it survives a killed tab. */
  function settle() {
    clearTimeout(retrying);
    const text = writeRecord(record);
    kept = !newer && aside.makeRoom() && texts.write(place(group), text) && (shelfKept || writeShelf());
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
    if (!newer) copy.note(toRows(place(group), record, keys));
    emit("saved");
  }

  function put(key, value) {
    record.from[key] = lineage.noteBase(key, record);
    record.times[key] = Math.max(now(), timeOf(record, key) + 1);
    if (isEmpty(value)) delete record.answers[key];
    else record.answers[key] = value;
    lineage.remember(key, record);
  }

  function adopt(next) {
    const { answers, unfit } = siftAnswers(next, shapeOf);
    const keys = [...new Set([...Object.keys(record.answers), ...Object.keys(answers)])];
    const changed = keys.filter((key) => !isSame(record.answers[key], answers[key]));
    changed.forEach((key) => put(key, answers[key]));
    if (Object.keys(unfit).length) aside.put(place(group), JSON.stringify({ answers: unfit }));
    keep(changed);
    emit("change", { all: true });
    return Object.keys(unfit);
  }

  // --- the second copy -----------------------------------------------------------------------

  async function lookAtSecond(more) {
    try {
      await readSecond();
    } catch {
      if (more > 1) looking = setTimeout(() => lookAtSecond(more - 1), RETRY);
    }
  }

  async function readSecond() {
    const rows = (await Promise.all([device.second.read(shelf), device.second.read(places)])).flat();
    hasLooked = true;
    const old = group;
    for (const name of new Set(rows.map((row) => row.place))) {
      const known = fromRows(
        rows.filter((row) => row.place === name),
        name === shelf ? SHELF_KEYS : rules,
      );
      if (known.aside !== null) aside.put(name, known.aside);
      copy.known.set(name, copy.known.has(name) ? mergeRecords(copy.recordOf(name), known.record).record : known.record);
      if (known.aside !== null) copy.note(toRows(name, known.record, Object.keys(JSON.parse(known.aside).answers)));
    }
    readShelf();
    const isKnown = timeOf(copy.recordOf(shelf), "group") >= shelfAt;
    if (!isKnown && groups.length) noteShelf();
    if (group !== old) {
      loadAnswers();
      showAnew();
      return;
    }
    emit("group");
    if (newer) return;
    const { taken, ahead } = mergeIn(copy.recordOf(place(group)));
    if (taken.length) settle();
    copy.note(toRows(place(group), record, ahead));
    emit("saved");
  }

  // --- other tabs ----------------------------------------------------------------------------

  /** Take what is newer in another copy of this group's record, and leave the rest as it stands. */
  function mergeIn(other) {
    const { record: merged, taken, ahead } = mergeRecords(record, other);
    for (const key of [...taken, ...ahead]) {
      const both = lineage.join(key, record, other, merged);
      if (!both) continue;
      merged.answers[key] = both;
      merged.times[key] = Math.max(now(), merged.times[key] + 1);
      merged.from[key] = timeOf(other, key);
      if (!ahead.includes(key)) ahead.push(key);
      if (!taken.includes(key)) taken.push(key);
    }
    record = merged;
    taken.forEach((key) => lineage.remember(key, record));
    if (taken.length) emit("change", { keys: taken, elsewhere: true });
    return { taken, ahead };
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
    if (found.aside !== null) aside.put(place(group), found.aside);
    lastText = text;
    const { ahead } = mergeIn(found.record);
    copy.note(toRows(place(group), record, ahead));
    if (ahead.length || found.aside !== null) settle();
    emit("saved");
    return "";
  }

  /** What was kept is gone: wiped in another tab, or given a name there. Nothing of it is written anew. */
  function startAnew() {
    const wasNameless = group === "";
    const old = group;
    copy.forget();
    aside.forget();
    before = null;
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
  const stops = [device.onElsewhere(hear), device.onLeave(copy.flush)];
  const looked = lookAtSecond(LOOKS);
  const ready = Promise.race([looked, new Promise((resolve) => setTimeout(resolve, LONGEST))]);

  return {
    ready,
    on(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      copy.flush();
      clearTimeout(retrying);
      clearTimeout(looking);
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
    aside: aside.list,
    dropAside: aside.drop,
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
          copy.note(toRows(place(old), gone, keys));
        }
      }
      if (!shelfKept) {
        kept = false;
        retrying = setTimeout(retry, RETRY);
      }
      before = null;
      emit("group", { carried: carry });
      emit("saved");
      emit("change", { all: true });
    },
    /**
     * Give the group another name, in every activity: its answers stand under that one from now on. A name that another group has
     * is refused, and so is one where this device has no room.
     * @returns {Promise<boolean>} whether it is so named
     */
    async rename(name) {
      const old = group;
      if (!old || !kept || name === old || groups.includes(name)) return false;
      this.useGroup(name, { carry: true });
      if (!kept) {
        this.useGroup(old);
        groups = groups.filter((one) => one !== name);
        keepShelf();
        emit("group");
        return false;
      }
      const isOld = (key) => key.startsWith(`${shelf}:`) && key.endsWith(`:${old}`) && key.split(":")[2] !== activity;
      const anew = (key) => `${key.slice(0, -old.length)}${name}`;
      const isMoved = texts
        .keys()
        .filter((key) => isOld(key) && placeName(key) === old)
        .map((key) => moveText(key, anew(key)));
      const rows = await device.second.read(`${shelf}:`).catch(() => []);
      const others = rows.filter((row) => isOld(row.place) && placeName(row.place) === old);
      const gone = ({ place: from, key, at, version }) => ({ place: from, key, at, version });
      if (others.length)
        await device.second.write(others.flatMap((row) => [{ ...row, place: anew(row.place) }, gone(row)])).catch(() => {});
      if (isMoved.every(Boolean)) {
        groups = groups.filter((one) => one !== old);
        keepShelf();
        emit("group", { carried: true });
      }
      return true;
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
    flush: copy.flush,
    /**
     * Forget everything that this book keeps on this device: every group, every activity.
     * @returns {Promise<string[]>} the keys that could not be wiped
     */
    async wipe() {
      clearTimeout(retrying);
      copy.forget();
      aside.forget();
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
