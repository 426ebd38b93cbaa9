// The report for those who organised a workshop, section by section; report.py writes the same and says what a section is. Pure.
import contract from "./contract.json" with { type: "json" };

export const LEAST = contract.least;

/** The actions of all groups in the order of their dates; see report.py. */
export function mergeActions(files, deeds) {
  const found = new Map();
  const cell = (row, name) => (name && typeof row?.[name] === "string" ? row[name].trim() : "");
  for (const answers of deeds ? files : []) {
    for (const key of deeds.keys) {
      for (const row of Array.isArray(answers[key]) ? answers[key] : []) {
        const [what, who, when] = ["what", "who", "when"].map((name) => cell(row, deeds[name]));
        const isBare = !who && !when && deeds.starters.includes(what);
        const place = JSON.stringify([when || "9", what, who]);
        if (what && !isBare && row.struck !== "yes" && !found.has(place)) found.set(place, { when, what, who });
      }
    }
  }
  const sorted = [...found.values()].map((one) => [[one.when || "9", one.what, one.who], one]);
  return sorted.sort(([one], [other]) => compare(one, other)).map(([, one]) => one);
}

function compare(one, other) {
  const at = one.findIndex((text, place) => text !== other[place]);
  return at < 0 ? 0 : one[at] < other[at] ? -1 : 1;
}

/** A half goes up, also where the sum behind it is a hair below. */
const round = (value) => Math.floor(value + 0.5 + 1e-9);
const hundredths = (share) => round(100 * share);

/** 0.48 as 48 %; a dash where nothing is told. */
export const wordShare = (share) => (share === null ? "–" : `${hundredths(share)}\u00a0%`);
/** 0.26 as +26, in points of a hundred. */
export function wordGain(share) {
  if (share === null) return "–";
  const points = hundredths(share);
  return points > 0 ? `+${points}` : String(points).replace("-", "−");
}
/** A mean of ratings, with one place behind the point. */
export function wordStep(value) {
  if (value === null) return "–";
  const tenths = round(10 * value);
  return `${tenths < 0 ? "−" : ""}${Math.floor(Math.abs(tenths) / 10)}.${Math.abs(tenths) % 10}`;
}

const paragraph = (text) => ({ type: "paragraph", text });
const table = (caption, header, rows) => ({ type: "table", caption, header, rows });
const lines = (caption, some) => ({ type: "lines", caption, lines: some });

/**
 * @param {any} results as `measureWorkshop` gives them
 * @param {Record<string, any>} contents
 * @param {{id: string, text: string}[]} aims
 * @param {{programme: any[], actions: any[], parked: string[]}} more
 * @param {(key: string, params?: any) => string} t
 * @returns {{id: string, title: string, blocks: any[]}[]}
 */
export function writeReport(results, contents, aims, more, t) {
  const say = (key, params = {}) => t(`results.${key}`, params);
  const head = (...keys) => keys.map((key) => say(key));
  const aimOf = Object.fromEntries(aims.map(({ id, text }) => [id, text]));
  const questions = new Map(
    Object.entries(contents).flatMap(([id, { parts }]) =>
      parts.flatMap((part) => (part.questions ?? []).map((one) => [`${id}\t${one.key}`, one])),
    ),
  );
  const asked = ({ sitting, question }) => questions.get(`${sitting}\t${question}`);
  const nameSitting = ({ sitting, day }) =>
    day ? say("sitting-day", { title: contents[sitting].title, day }) : contents[sitting].title;
  const { tests } = results;

  function people() {
    const rows = results.people.filter(({ n }) => n).map((line) => [nameSitting(line), String(line.n)]);
    return rows.length
      ? [paragraph(say("people-text", tests)), table(say("people-table"), head("sitting", "handed-in"), rows)]
      : [];
  }
  function gains() {
    if (!tests.paired) return [];
    if (tests.paired < LEAST) return [paragraph(say("too-few", { least: LEAST }))];
    const rows = results.gains.map((line) => [
      line.aim ? aimOf[line.aim] : say("all-questions"),
      String(line.questions),
      String(line.n),
      wordShare(line.before),
      wordShare(line.after),
      wordGain(line.gain),
      wordShare(line.spread).replace(/\u00a0%$/, ""),
    ]);
    const header = head("aim", "questions", "n", "before", "after", "gain", "spread");
    const of = Object.fromEntries(results.forms.map(({ form, before }) => [form.toLowerCase(), wordShare(before)]));
    return [
      paragraph(say("gains-text")),
      table(say("gains-table"), header, rows),
      ...(results.forms.length ? [paragraph(say("forms", of))] : []),
      ...items(),
    ];
  }
  function items() {
    const rows = results.items.map((line) => [
      `${line.item} (${line.form})`,
      String(line.before_n),
      wordShare(line.before),
      String(line.after_n),
      wordShare(line.after),
    ]);
    return rows.length ? [table(say("items-table"), head("question", "n", "before", "n", "after"), rows)] : [];
  }
  function ratings() {
    const some = results.ratings.filter(({ n }) => n);
    if (!some.length) return [];
    const rows = some.map((line) => [
      asked(line).text,
      String(line.n),
      ...[line.before, line.now, line.gain, line.spread].map(wordStep),
    ]);
    const header = head("statement", "n", "before", "now", "gain", "spread");
    return [paragraph(say("ratings-text", { steps: some[0].steps })), table(say("ratings-table"), header, rows)];
  }
  function answers() {
    return results.answers
      .filter(({ n }) => n)
      .map((line) => {
        const { text, options } = asked(line);
        const caption = `${nameSitting(line)}: ${text}`;
        if (line.counts === null) return paragraph(`${caption} ${say("too-few", { least: LEAST })}`);
        const rows = options.map(([, words], place) => {
          const count = line.counts[place];
          return [words, count === null ? say("hidden") : say("of", { count, n: line.n })];
        });
        return table(caption, head("answer", "people-count"), rows);
      });
  }
  // One line each, whatever somebody typed: a line is what a facilitator takes out.
  const texts = () =>
    results.texts
      .filter((line) => line.texts?.length)
      .map((line) =>
        lines(
          `${nameSitting(line)}: ${asked(line).text}`,
          line.texts.map((text) => text.trim().split(/\s+/).join(" ")),
        ),
      );
  function actions() {
    const rows = more.actions.map(({ when, what, who }) => [when, what, who]);
    return rows.length ? [paragraph(say("actions-text")), table(say("actions-table"), head("when", "what", "who"), rows)] : [];
  }
  const sections = [
    ["programme", more.programme.map((day) => lines(say("day", { number: day.number, title: day.title }), day.lines))],
    ["people", people()],
    ["gains", gains()],
    ["ratings", ratings()],
    ["answers", answers()],
    ["texts", texts()],
    ["actions", actions()],
    ["parked", more.parked.length ? [lines(say("parked-text"), more.parked)] : []],
    ["limits", [paragraph(say("limits-text"))]],
  ];
  return sections.filter(([, blocks]) => blocks.length).map(([id, blocks]) => ({ id: String(id), title: say(id), blocks }));
}
