// What looks like a real person's data in a text. It looks only: whether it is, the group decides.
// Figures of any script count; a name is two words with capital letters, so scripts without capitals
// are searched for numbers and addresses alone.

const DIGIT = "\\p{Nd}";
const EMAIL = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
// Groups of figures with the signs that part them on a card or a wall.
const NUMBER = new RegExp(`(?<![\\p{L}\\p{N}])\\+?[(]?${DIGIT}(?:[ .()/\\u00A0-]{0,2}${DIGIT}){5,}(?![\\p{L}\\p{N}])`, "gu");
// A mark of letters and figures, as on a passport or a permit.
const MARKED = new RegExp(`(?<![\\p{L}\\p{N}])(?=[\\p{L}${DIGIT}-]*${DIGIT}{4})(?=[${DIGIT}-]*\\p{Lu})[\\p{Lu}${DIGIT}](?:-?[\\p{Lu}${DIGIT}]){5,}(?![\\p{L}\\p{N}])`, "gu");
const NAME = new RegExp(`(?<!\\p{L})(\\p{Lu}\\p{L}+(?:[ ]\\p{Lu}[\\p{L}'’.-]*){1,3})[ ,:(#]{1,3}${DIGIT}+`, "gu");
// One name with an age: "Maria, 34." or "Maria (34)", but not "Today, 34 workers".
const AGE = new RegExp(`(?<!\\p{L})(\\p{Lu}\\p{L}+)(?:, | [(])${DIGIT}{2}(?=[).,;]|$)`, "gu");

const DATES = [
  new RegExp(`^${DIGIT}{4}[-/.]${DIGIT}{1,2}[-/.]${DIGIT}{1,2}$`, "u"),
  new RegExp(`^${DIGIT}{1,2}[-/.]${DIGIT}{1,2}[-/.]${DIGIT}{2,4}$`, "u"),
  new RegExp(`^${DIGIT}{4} ?[-–/] ?${DIGIT}{4}$`, "u"),
];
// 1 250 000: thousands, as amounts are written.
const THOUSANDS = new RegExp(`^${DIGIT}{1,3}(?:[ .\\u00A0]${DIGIT}{3})+$`, "u");
const countDigits = (text) => (text.match(/\p{Nd}/gu) ?? []).length;

function nameNumber(found) {
  const text = found.trim();
  if (DATES.some((date) => date.test(text)) || THOUSANDS.test(text)) return null;
  const digits = countDigits(text);
  if (digits < 7 || digits > 20) return null;
  const dialled = /^[+(]/.test(text) || /^\p{Nd}/u.test(text) && /^[0٠०০]/u.test(text);
  if (digits <= 15 && (dialled || /[ ()/.-]/.test(text))) return "telephone";
  return "identity";
}

/**
 * @param {string} text
 * @param {string[]} notNames words that stand before a number without being a name, such as Article
 * @returns {{kind: "email"|"telephone"|"identity"|"name", found: string, start: number, end: number}[]} in order
 */
export function findPersonalData(text, notNames = []) {
  const plain = new Set(notNames.map((word) => word.toLowerCase()));
  const finds = [];
  const add = (kind, found, start) => {
    const end = start + found.length;
    if (kind && !finds.some((one) => one.start < end && start < one.end)) finds.push({ kind, found, start, end });
  };
  for (const match of text.matchAll(EMAIL)) add("email", match[0], match.index);
  for (const match of text.matchAll(MARKED)) add("identity", match[0], match.index);
  for (const match of text.matchAll(NUMBER)) add(nameNumber(match[0]), match[0], match.index);
  for (const match of [...text.matchAll(NAME), ...text.matchAll(AGE)]) {
    const words = match[1].split(" ").map((word) => word.replace(/[^\p{L}]+$/u, "").toLowerCase());
    if (!words.some((word) => plain.has(word))) add("name", match[0], match.index);
  }
  return finds.sort((one, other) => one.start - other.start);
}

/** Every text in a set of answers with its place: the key, and inside a table the row and the column. */
export function* walkTexts(answers) {
  for (const [key, value] of Object.entries(answers)) yield* walkValue(value, { key });
}

function* walkValue(value, place) {
  if (typeof value === "string") yield { ...place, text: value };
  else if (Array.isArray(value)) {
    for (const item of value) {
      const row = item && typeof item === "object" && typeof item.id === "string" ? item.id : place.row;
      yield* walkValue(item, { ...place, row });
    }
  } else if (value && typeof value === "object") {
    for (const [name, item] of Object.entries(value)) {
      if (name !== "id") yield* walkValue(item, { ...place, column: name });
    }
  }
}

/**
 * @param {object} answers
 * @param {{notNames: string[], known: Set<string>}} options known: texts of the page's own, which are nobody's data
 * @returns {{key: string, row?: string, column?: string, text: string, finds: object[]}[]}
 */
export function searchAnswers(answers, { notNames = [], known = new Set() } = {}) {
  return [...walkTexts(answers)]
    .filter(({ text }) => !known.has(text))
    .map((place) => ({ ...place, finds: findPersonalData(place.text, notNames) }))
    .filter(({ finds }) => finds.length);
}
