// What may be said of a workshop from the forms that count. results.py does the same and says what a share, a gain and a spread are, and of
// how many people at least something is said. Pure.
import { formOf } from "./codes.js";
import contract from "./contract.json" with { type: "json" };
import { WHEN } from "./forms.js";

export const { least: LEAST, leastForItems: LEAST_FOR_ITEMS } = contract;
const ROUNDS = ["before", "after"];

const mean = (some) => some.reduce((sum, one) => sum + one, 0) / some.length;
function spreadOf(some) {
  const middle = mean(some);
  return Math.sqrt(some.reduce((sum, one) => sum + (one - middle) ** 2, 0) / (some.length - 1));
}
const unique = (some) => [...new Set(some)];

/**
 * @param {any[]} forms as `collectForms` gives them
 * @param {Record<string, any>} contents
 * @param {Record<string, {item: string, form: string, aim: string, holds: string}>} key
 * @param {{id: string}[]} aims
 */
export function measureWorkshop(forms, contents, key, aims) {
  const marked = markTests(forms, contents, key);
  const people = Object.fromEntries(
    ROUNDS.map((round) => [round, unique(marked.filter((one) => one.round === round).map(({ code }) => code)).sort()]),
  );
  const paired = people.before.filter((code) => people.after.includes(code));
  const both = marked.filter(({ code }) => paired.includes(code));
  const unpaired = (round) => people[round].filter((code) => !paired.includes(code));
  return {
    people: countPeople(forms, contents),
    tests: { before: people.before.length, after: people.after.length, paired: paired.length },
    unpaired: { before: unpaired("before"), after: unpaired("after") },
    gains: [findGain(both, null, paired), ...aims.map(({ id }) => findGain(both, id, paired))],
    forms: compareForms(marked),
    items: paired.length >= LEAST_FOR_ITEMS ? listItems(both, key) : [],
    ratings: listRatings(forms, contents),
    answers: listAnswers(forms, contents),
    texts: listTexts(forms, contents),
  };
}

/** Counts of which none under five can be read or reckoned; see results.py. */
export function hideSmall(counts) {
  const hidden = new Set(counts.flatMap((count, place) => (count < LEAST ? [place] : [])));
  const behind = () => [...hidden].reduce((sum, place) => sum + counts[place], 0);
  if (!behind()) return [...counts];
  const bySize = counts
    .map((count, place) => [count, place])
    .filter(([, place]) => !hidden.has(place))
    .sort(([one, at], [other, then]) => one - other || at - then);
  while (bySize.length && behind() < LEAST) hidden.add(bySize.shift()[1]);
  return counts.map((count, place) => (hidden.has(place) ? null : count));
}

// --- tests ---------------------------------------------------------------------------------------

/** A row for each question of each test that counts. */
function markTests(forms, contents, key) {
  if (!Object.keys(key).length) return []; // an edition that is not for facilitators has none
  return forms
    .filter(({ same }) => same)
    .flatMap(({ sitting, code, answers }) =>
      contents[sitting].parts
        .filter((part) => part.forms)
        .flatMap(({ round, forms: asked }) => {
          const form = formOf(code, round === "before");
          const keys = asked[form].map((question) => question.key);
          if (!keys.some((one) => one in answers)) return [];
          return keys.map((one) => {
            const { item, aim, holds } = key[one];
            return { code, round, form, item, aim, right: answers[one] === holds ? 1 : 0 };
          });
        }),
    );
}

const shareOf = (rows, code, round) =>
  mean(rows.filter((one) => one.code === code && one.round === round).map(({ right }) => right));

function findGain(both, aim, paired) {
  const asked = aim === null ? both : both.filter((one) => one.aim === aim);
  const n = asked.length ? paired.length : 0;
  const line = { aim, questions: unique(asked.map(({ item }) => item)).length, n };
  if (n < LEAST) return { ...line, before: null, after: null, gain: null, spread: null };
  const shares = paired.map((code) => ROUNDS.map((round) => shareOf(asked, code, round)));
  const gains = shares.map(([before, after]) => after - before);
  const [before, after] = [0, 1].map((place) => mean(shares.map((one) => one[place])));
  return { ...line, before, after, gain: mean(gains), spread: spreadOf(gains) };
}

function compareForms(marked) {
  const before = marked.filter(({ round }) => round === "before");
  const lines = contract.forms.map((form) => {
    const of = before.filter((one) => one.form === form);
    const codes = unique(of.map(({ code }) => code));
    return { form, n: codes.length, before: codes.length ? mean(codes.map((code) => shareOf(of, code, "before"))) : null };
  });
  return lines.some(({ n }) => n < LEAST) ? [] : lines;
}

function listItems(both, key) {
  return Object.values(key).map(({ item, form }) => {
    const line = /** @type {any} */ ({ item, form });
    for (const round of ROUNDS) {
      const of = both.filter((one) => one.item === item && one.form === form && one.round === round);
      Object.assign(line, {
        [`${round}_n`]: of.length,
        [round]: of.length >= LEAST ? mean(of.map(({ right }) => right)) : null,
      });
    }
    return line;
  });
}

// --- the other questions -------------------------------------------------------------------------

function countPeople(forms, contents) {
  return Object.entries(contents).flatMap(([sitting, { daily }]) => {
    const of = forms.filter((form) => form.sitting === sitting);
    const days = daily ? unique(of.map(({ day }) => day)).sort((one, other) => one - other) : [null];
    return days.map((day) => ({ sitting, day, n: of.filter((form) => form.day === day).length }));
  });
}

/** Of each sitting and day the questions that are no test's, with the forms of it. */
function listGroups(forms, contents) {
  return countPeople(forms, contents).flatMap(({ sitting, day }) => {
    const of = forms.filter((form) => form.sitting === sitting && form.day === day);
    const questions = contents[sitting].parts.flatMap((part) => part.questions ?? []);
    return questions.map((question) => ({ place: { sitting, day, question: question.key }, question, of }));
  });
}

function listRatings(forms, contents) {
  return listGroups(forms, contents)
    .filter(({ question }) => question.type === "ratings")
    .map(({ place, question, of }) => {
      const step = Object.fromEntries(question.options.map(([id], at) => [id, at + 1]));
      const pairs = of
        .map(({ answers }) => WHEN.map((when) => step[answers[`${question.key}/${when}`]]))
        .filter(([one, other]) => one && other);
      const line = { ...place, n: pairs.length, steps: question.options.length };
      if (pairs.length < LEAST) return { ...line, before: null, now: null, gain: null, spread: null };
      const gains = pairs.map(([before, now]) => now - before);
      const [before, now] = [0, 1].map((at) => mean(pairs.map((one) => one[at])));
      return { ...line, before, now, gain: mean(gains), spread: spreadOf(gains) };
    });
}

function listAnswers(forms, contents) {
  return listGroups(forms, contents)
    .filter(({ question }) => question.type === "choice")
    .map(({ place, question, of }) => {
      const said = of.map(({ answers }) => answers[question.key]);
      const counts = question.options.map(([id]) => said.filter((one) => one === id).length);
      const n = counts.reduce((sum, one) => sum + one, 0);
      return { ...place, n, counts: n >= LEAST ? hideSmall(counts) : null };
    });
}

function listTexts(forms, contents) {
  return listGroups(forms, contents)
    .filter(({ question }) => question.type === "text")
    .map(({ place, question, of }) => {
      const said = of.flatMap(({ answers }) => (question.key in answers ? [answers[question.key]] : [])).sort();
      return { ...place, n: said.length, texts: of.length >= LEAST ? said : null };
    });
}
