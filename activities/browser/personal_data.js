// What looks like a real person's data in a text. It looks only: whether it is, the group decides.
// Figures of any script count; a name is two words with capital letters, so scripts without capitals
// are searched for numbers and addresses alone.

const DIGIT = "\\p{Nd}";
// None of these may begin in the midst of a word. A pattern that looks back would say so, but stops the script in Safari before 16.4.
const IS_LETTER = /\p{L}$/u;
const IS_LETTER_OR_FIGURE = /[\p{L}\p{N}]$/u;

/** Every place where a pattern fits and no sign of a word stands before it. */
function* matchApart(text, pattern, isWord) {
  pattern.lastIndex = 0;
  for (let found = pattern.exec(text); found; found = pattern.exec(text)) {
    if (isWord.test(text.slice(Math.max(0, found.index - 2), found.index))) {
      pattern.lastIndex = found.index + (text.codePointAt(found.index) > 0xffff ? 2 : 1);
    } else yield found;
  }
}
const EMAIL = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
// Groups of figures with the signs that part them on a card or a wall.
const NUMBER = new RegExp(`\\+?[(]?${DIGIT}(?:[ .()/\\u00A0-]{0,2}${DIGIT}){5,}(?![\\p{L}\\p{N}])`, "gu");
// A mark of letters and figures, as on a passport or a permit; and one whose letters stand apart, unless they are a currency's.
const MARKED = new RegExp(
  `(?=[\\p{L}${DIGIT}-]*${DIGIT}{4})(?=[${DIGIT}-]*\\p{Lu})[\\p{Lu}${DIGIT}](?:-?[\\p{Lu}${DIGIT}]){5,}(?![\\p{L}\\p{N}])`,
  "gu",
);
const MARKED_APART = new RegExp(`(?!RM|US|LE)\\p{Lu}{1,2} ${DIGIT}{6,9}(?![\\p{L}\\p{N}])`, "gu");
const NAME = new RegExp(`(\\p{Lu}\\p{L}+(?:[ ]\\p{Lu}[\\p{L}'’.-]*){1,3})([ ,:(#]{1,3})(${DIGIT}+)`, "gu");
// One name with an age: "Maria, 34." or "Maria (34)", but not "Today, 34 workers".
const AGE = new RegExp(`(\\p{Lu}\\p{L}+)(?:, | [(])${DIGIT}{2}(?=[).,;]|$)`, "gu");

const YEAR = "(?:19|20)\\d{2}";
const AMOUNT = `(?![0٠०০])${DIGIT}{1,3}(?:[ .\\u00A0]${DIGIT}{3})+`;
// What a number may be that is nobody's.
const NOBODYS = [
  `${DIGIT}{4}[-/.]${DIGIT}{1,2}[-/.]${DIGIT}{1,2}(?:T.*)?`, // a date, or a date and a time
  `${DIGIT}{1,2}[-/.]${DIGIT}{1,2}[-/.]${DIGIT}{2,4}`,
  `${YEAR}(?:[ ,/–-]{1,2}${YEAR})+`, // years
  `${YEAR}[-/]${DIGIT}{1,4}`, // a law or a file of a year, and the other way round
  `(?![0٠०০])${DIGIT}{1,6}/${DIGIT}{2,4}`,
  `${AMOUNT}(?:[-–]${AMOUNT})?`, // 1 250 000: thousands, as amounts are written
  `${DIGIT}(?: ${DIGIT})+`, // 1 2 3 4 5 6 7: a list
].map((pattern) => new RegExp(`^${pattern}$`, "u"));
const IS_YEAR = new RegExp(`^${YEAR}$`, "u");
const countDigits = (text) => (text.match(/\p{Nd}/gu) ?? []).length;

const isNobodys = (text) => NOBODYS.some((pattern) => pattern.test(text));

function nameNumber(found) {
  const text = found.trim();
  const digits = countDigits(text);
  if (isNobodys(text) || digits < 7 || digits > 20) return null;
  const dialled = /^[+(]/.test(text) || /^[0٠०০]/u.test(text);
  if (digits <= 15 && (dialled || /[ ()/.-]/.test(text))) return "telephone";
  return "identity";
}

/** The words of what may be a name, without those that only begin a sentence. */
function readName(text, openers) {
  const words = text.split(/[ -]/).map((word) => word.replace(/[^\p{L}]+$/u, "").toLowerCase());
  const start = words.findIndex((word) => !openers.has(word));
  return start < 0 ? [] : words.slice(start);
}

/**
 * @param {string} text
 * @param {string[]} notNames words that stand before a number without being a name, such as Article
 * @param {string[]} openers words that begin a sentence and no name, such as In
 * @returns {{kind: "email"|"telephone"|"identity"|"name", found: string, start: number, end: number}[]} in order
 */
export function findPersonalData(text, notNames = [], openers = []) {
  const plain = new Set(notNames);
  const opening = new Set(openers);
  const finds = [];
  const add = (kind, found, start) => {
    const end = start + found.length;
    if (kind && !finds.some((one) => one.start < end && start < one.end)) finds.push({ kind, found, start, end });
  };
  for (const match of text.matchAll(EMAIL)) add("email", match[0], match.index);
  for (const match of matchApart(text, MARKED, IS_LETTER_OR_FIGURE))
    add(isNobodys(match[0]) ? null : "identity", match[0], match.index);
  for (const match of matchApart(text, MARKED_APART, IS_LETTER_OR_FIGURE)) add("identity", match[0], match.index);
  for (const match of matchApart(text, NUMBER, IS_LETTER_OR_FIGURE)) add(nameNumber(match[0]), match[0], match.index);
  for (const match of [...matchApart(text, NAME, IS_LETTER), ...matchApart(text, AGE, IS_LETTER)]) {
    const [found, name, sign, number] = match;
    const words = readName(name, opening);
    // South Africa 2013: a year after a name is a place's or a text's. With a comma it may be somebody's.
    const isDated = sign === " " && IS_YEAR.test(number);
    const enough = number === undefined ? 1 : 2;
    if (!isDated && words.length >= enough && !words.some((word) => plain.has(word))) add("name", found, match.index);
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
 * @param {{notNames?: string[], openers?: string[], known?: Set<string>}} options known: texts of the page's own, which are nobody's data
 * @returns {{key: string, row?: string, column?: string, text: string, finds: object[]}[]}
 */
export function searchAnswers(answers, { notNames, openers, known = new Set() } = {}) {
  return [...walkTexts(answers)]
    .filter(({ text }) => !known.has(text))
    .map((place) => ({ ...place, finds: findPersonalData(place.text, notNames, openers) }))
    .filter(({ finds }) => finds.length);
}
