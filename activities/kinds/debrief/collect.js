// What a facilitator gathers, read and sorted: answers files, collections, folders and lines, mixed. Pure but for reading the files
// that are handed in; no page, no store. activities/debrief/rooms.py does the same for `run.py debrief`.
//
//   const { rooms, groups, twins, told } = await collect(files, lines, { activities, had });
//
//   files   what `<input type="file" multiple>`, a chosen folder or a drop gives: {name, size, arrayBuffer(), webkitRelativePath?}
//   lines   texts as they were typed, each one line or many
//   activities   id → {kind, number, content} of this edition: number as people call it, content as the activity's page has it; where an
//                activity has no marks the content may be missing
//   had     what an earlier call gave, where more is added to it
//
//   rooms   [{name, answers: {activity: [{group, answers, saved, from, typed}]}}]; name: of the folder of a room inside the folder that
//           was chosen, else ""; saved: null where all of it was typed as lines; from: the files and lines that it is made of
//   groups  [{room, group, began: [activity]}]: each that is known to be there. One that began nothing is not one that marked nothing:
//           the second has an entry in `answers`
//   twins   [[group, group]]: names that differ in capitals or in the width of letters only, and may be one group
//   told    [{name, state, group?, activity?, …}], at least one for each file and line, in their order; nothing drops without one:
//             taken             counts; `unchecked` where it is a line without its check letter
//             carried           counts, though it is of another edition: {version, unknown}, the answers that this one does not know
//             duplicate         says the same as `of`
//             older             than `of`; {lacking}: answers in it that the newer one has not
//             otherwise         a line that differs from its group's file `of`, which counts
//             no-such-activity  this edition has none of this id and kind
//             damaged           {code, params} as `readAnswers` or, where `line` is its number, as `readLine` says; {at}: the how-manyth
//                               answers file in a collection
//             other             no file of this book by its name
import { isForms } from "../../measuring/collecting.js";
import { isAlike } from "../../browser/answer_values.js";
import { MAX_BYTES, VERSION, checkAnyFile, checkSize, parse, readText, refused } from "../../browser/answers_file.js";
import { MAX_BYTES as MOST, checkCollection, isCollection, leaveOutRoles } from "../../browser/collection_file.js";
import { isSame } from "../../browser/kept_record.js";
import { isFile } from "./file_observing.js";
import { createLineKey, readLine, writeLine } from "../../browser/line.js";

const MARKUP = /<[a-z!/?]/i; // in a group's name: nobody calls a group so, and no page is to be the first that shows it
const BEGINNING = /^[^:：]+[:：]\s*\d+\.\d/m; // as a line begins

/**
 * @param {any[]} files
 * @param {string[]} lines
 * @param {{activities: Record<string, {kind: string, number?: number, content: any}>, had?: any}} known
 * @returns {Promise<{rooms: any[], groups: any[], twins: string[][], told: any[]}>} see above
 */
export async function collect(files, lines, { activities, had = null }) {
  const keys = Object.entries(activities)
    .filter(([, { content }]) => content?.tags && !content.cases.some(isFile))
    .map(([activity, { kind, number, content }]) => createLineKey({ activity, kind, number: number ?? content.number, content }));
  const read = await Promise.all(files.map((file) => readOne(file, activities, keys)));
  const typed = lines.flatMap((text) => readLines(text, { name: "", room: "" }, keys));
  const found = [...read.flat(), ...typed];
  const shelf = createShelf(had, keys);
  const told = found.map((one) => shelf.note(one));
  shelf.settle();
  return { ...shelf.layOut(), told: [...told, ...shelf.gone()] };
}

// --- one file ------------------------------------------------------------------------------------

/** What one file holds, as notes to be settled: {room, name, state} and, where it may count, {file} or {line}. */
async function readOne(file, activities, keys) {
  const path = file.webkitRelativePath || file.name;
  const parts = path.split("/");
  const at = { name: path, room: parts.length > 2 ? parts[1] : "" };
  if (file.name.startsWith(".") || !/\.(json|txt)$/i.test(file.name)) return [{ ...at, state: "other" }];
  try {
    const text = await readText(file, MOST);
    if (/\.txt$/i.test(file.name) && !text.trimStart().startsWith("{")) {
      return BEGINNING.test(text) ? readLines(text, at, keys) : [{ ...at, state: "other" }];
    }
    const content = parse(text);
    if (isForms(content)) return [{ ...at, state: "sitting" }]; // of the tests and evaluation, which have a page of their own
    if (isCollection(content)) return readCollected(checkCollection(content), content, at, activities);
    checkSize(text, MAX_BYTES);
    return [sortFile(leaveOutRoles(checkAnyFile(content)), content.version, at, activities)];
  } catch (problem) {
    return [{ ...at, state: "damaged", ...refused(problem).problem }];
  }
}

function readCollected({ files, problems, groups }, content, at, activities) {
  const damaged = new Set(problems.map((problem) => problem.at - 1));
  const versions = content.files.filter((_, place) => !damaged.has(place)).map(({ version }) => version);
  return [
    ...files.map((file, place) => sortFile(file, versions[place], at, activities)),
    ...problems.map(({ at: number, code, params }) => ({ ...at, state: "damaged", at: number, code, params })),
    { ...at, state: "taken", groups: groups.filter((group) => !MARKUP.test(group)) },
  ];
}

function sortFile(file, version, at, activities) {
  const { group, activity, kind } = file;
  if (MARKUP.test(group)) return { ...at, state: "damaged", activity, code: "bad-group", params: { found: group } };
  if (activities[activity]?.kind !== kind) return { ...at, state: "no-such-activity", group, activity };
  const unknown = countUnknown(file.answers, activities[activity].content);
  return { ...at, state: version < VERSION || unknown ? "carried" : "taken", group, activity, version, unknown, file };
}

/** How many answers this edition does not know: of another case, or a passage or mark that it has not. */
function countUnknown(answers, content) {
  if (!content?.tags) return 0;
  const cases = new Map(content.cases.map((one) => [one.id, new Set(one.passages)]));
  const tags = new Set(content.tags.map(({ id }) => id));
  return Object.entries(answers).filter(([key, value]) => {
    const [caseId, part, passage] = key.split("/");
    if (!cases.has(caseId)) return true;
    return part === "mark" && (!cases.get(caseId).has(passage) || (Array.isArray(value) && value.some((tag) => !tags.has(tag))));
  }).length;
}

/** The lines of a text. Empty ones, and those that begin with #, say nothing. */
function readLines(text, at, keys) {
  return text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((one, place) => [one, place + 1])
    .filter(([one]) => String(one).trim() && !String(one).startsWith("#"))
    .map(([one, number]) => {
      const reading = readLine(String(one), keys);
      const where = { ...at, line: number, text: String(one) };
      if (!reading.ok) return { ...where, state: "damaged", ...reading.problem };
      const { group, activity, checked } = reading.line;
      if (MARKUP.test(group)) return { ...where, state: "damaged", activity, code: "bad-group", params: { found: group } };
      return { ...where, state: "taken", group, activity, said: reading.line, ...(checked ? {} : { unchecked: true }) };
    });
}

// --- all of them ---------------------------------------------------------------------------------

/** Sorts what was read by room, activity and group: of a group's files the newest counts, a line where no file has its case. */
function createShelf(had, keys) {
  const copies = new Map(); // place → [{file, from, told}]
  const lines = [];
  const named = new Map(); // room → the groups that are known to be there
  const standing = new Map(); // place → {group, answers, saved, from, typed}
  const gone = [];
  const place = (room, activity, group) => JSON.stringify([room, activity, group]);
  const know = (room, group) => named.set(room, (named.get(room) ?? new Set()).add(group));

  for (const room of had?.rooms ?? []) {
    for (const [activity, some] of Object.entries(room.answers)) {
      some.forEach((one) => standing.set(place(room.name, activity, one.group), { ...one }));
    }
  }
  for (const { room, group } of had?.groups ?? []) know(room, group);

  function settleFiles(at, some) {
    const before = standing.get(at);
    if (before?.saved) some.push({ file: before, from: before.from[0], told: null });
    const [newest, ...others] = some.sort(
      (one, other) => Date.parse(other.file.saved) - Date.parse(one.file.saved) || (one.from < other.from ? 1 : -1),
    );
    for (const { file, from, told } of others) {
      const isCopy = isSame(file.answers, newest.file.answers);
      const lacking = Object.keys(file.answers).filter((key) => !(key in newest.file.answers)).length;
      const note = isCopy ? { state: "duplicate", of: newest.from } : { state: "older", of: newest.from, lacking };
      if (told) Object.assign(told, note);
      else if (!isCopy) gone.push({ name: from, group: file.group, activity: JSON.parse(at)[1], ...note });
    }
    if (newest.told === null) return;
    const { group, answers, saved } = newest.file;
    standing.set(at, { group, answers, saved, from: [newest.from], typed: false });
    if (before?.lines) lines.unshift(...before.lines);
  }

  function settleLine(one) {
    const { said, room, told } = one;
    const at = place(room, said.activity, said.group);
    const there = standing.get(at);
    const from = told?.name || told?.text || "";
    if (there && Object.keys(there.answers).some((key) => key.startsWith(`${said.caseId}/`))) {
      const key = keys.find(({ activity }) => activity === said.activity);
      const word = (answers) => writeLine({ group: "", key, caseId: said.caseId, answers });
      const isCopy = word(there.answers) === word(said.answers);
      if (told) Object.assign(told, { state: isCopy ? "duplicate" : "otherwise", of: there.from[0] });
      return;
    }
    standing.set(at, {
      group: said.group,
      answers: { ...there?.answers, ...said.answers },
      saved: there?.saved ?? null,
      from: [...(there?.from ?? []), from],
      typed: true,
      lines: [...(there?.lines ?? []), { said, room, told: null }],
    });
  }

  return {
    /** Take one note in; gives what is told of it, which `settle` may change. */
    note({ room, file, said, groups, ...told }) {
      if (groups) groups.forEach((group) => know(room, group));
      if (groups) return { ...told, room, groups: groups.length };
      const isUsed = file || said;
      if (isUsed || told.group) know(room, told.group);
      const note = { ...told, room };
      if (file) {
        const at = place(room, told.activity, told.group);
        copies.set(at, [...(copies.get(at) ?? []), { file, from: told.name, told: note }]);
      }
      if (said) lines.push({ said, room, told: note });
      return note;
    },
    settle() {
      copies.forEach((some, at) => settleFiles(at, some));
      lines.forEach(settleLine);
    },
    gone: () => gone,
    layOut() {
      const rooms = new Map([...named.keys()].sort().map((name) => [name, { name, answers: {} }]));
      for (const [at, one] of standing) {
        const [room, activity] = JSON.parse(at);
        const { answers } = rooms.get(room);
        answers[activity] = [...(answers[activity] ?? []), one].sort((a, b) => (a.group < b.group ? -1 : 1));
      }
      const groups = [...named].flatMap(([room, some]) =>
        [...some].sort().map((group) => ({
          room,
          group,
          began: Object.entries(rooms.get(room).answers)
            .filter(([, entries]) => entries.some((one) => one.group === group && Object.keys(one.answers).length > 0))
            .map(([activity]) => activity),
        })),
      );
      const names = [...new Set(groups.map(({ group }) => group))];
      const twins = names
        .flatMap((one, from) => names.slice(from + 1).map((other) => [one, other]))
        .filter(([a, b]) => isAlike(a, b));
      return { rooms: [...rooms.values()], groups, twins };
    },
  };
}
