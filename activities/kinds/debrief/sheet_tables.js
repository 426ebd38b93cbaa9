// The tables of a worksheet: what all groups wrote, by section, merged where equal. As in activities/debrief/sheet_tables.py.
import { foldRow, isChosen, listCells } from "./observing.js";
import { markOnly, mergeTexts } from "./tallies.js";

/** `prompts`, `choices` and `rows`. */
export function layOutSheet(tally, content) {
  const tables = { prompts: [], choices: [], rows: [] };
  for (const section of content.sections) {
    const of = tally.count("section", section.id);
    for (const prompt of section.prompts) {
      const about = [section.id, prompt.id];
      const at = { section: section.id, prompt: prompt.id };
      if (isChosen(prompt)) tables.choices.push(...countOptions(tally, prompt, about).map((row) => ({ ...at, ...row })));
      else {
        const merged = mergeTexts(tally, tally.listTexts("prompt", ...about));
        tables.prompts.push(...merged.map((row) => ({ ...at, ...markOnly(row, of) })));
      }
    }
    if (section.table) tables.rows.push(...mergeRows(tally, section, of));
  }
  return tables;
}

/** Each option that there is, then what groups wrote for themselves. */
function countOptions(tally, prompt, about) {
  const of = tally.count("chosen", ...about);
  if (!of) return [];
  const offered = prompt.options.map(([id]) => id);
  const own = tally.listTexts("choice", ...about).filter((key) => !offered.includes(key[3]));
  return [
    ...offered.map((option) => {
      const key = ["choice", ...about, option];
      return { option, count: tally.count(...key), of, ...tally.name(key) };
    }),
    ...mergeTexts(tally, own).map(({ text, ...row }) => ({ option: text, ...row, of })),
  ];
}

/** Rows merged, those of most groups first; rows that all groups struck out come last. */
function mergeRows(tally, section, of) {
  const { columns, starters } = section.table;
  const struck = tally.listTexts("struck", section.id);
  const given = new Set(starters.map((starter) => foldRow(JSON.stringify(listCells(starter, columns)))));
  const out = new Map();
  for (const key of struck) out.set(foldRow(key[2]), (out.get(foldRow(key[2])) ?? 0) + tally.count(...key));
  const merged = mergeTexts(tally, tally.listTexts("row", section.id), foldRow);
  const there = new Set(merged.map((row) => foldRow(row.text)));
  const gone = mergeTexts(
    tally,
    struck.filter((key) => !there.has(foldRow(key[2]))),
    foldRow,
  ).map((row) => ({ ...row, count: 0, ...(row.groups ? { groups: [] } : {}) }));
  return [...merged, ...gone].map(({ text, ...row }) => {
    const folded = foldRow(text);
    const shown = markOnly(row, of);
    return {
      section: section.id,
      cells: Object.fromEntries(JSON.parse(text)),
      given: given.has(folded),
      ...shown,
      only: shown.only && !given.has(folded),
      struck: out.get(folded) ?? 0,
    };
  });
}
