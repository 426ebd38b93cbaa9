// A worksheet's sections as what all groups wrote in them, in words: with what was left out, and in the order that was chosen. Pure.
import { foldText } from "../../../../kinds/debrief/folding.js";
import { isChosen, listCells, foldRow } from "../../../../kinds/debrief/observing.js";

const nameCell = ({ type, options }, text) => {
  const names = new Map(options ?? []);
  return type === "several"
    ? text
        .split(" ")
        .map((id) => names.get(id) ?? id)
        .join(", ")
    : (names.get(text) ?? text);
};

/**
 * @param {Record<string, any[]>} tables
 * @param {any} content
 * @returns {{id: string, title: string, of: number, blocks: {id: string, title: string, items: any[]}[]}[]} those in which somebody
 *   wrote; an item: {id, text, cells: [title, text][] | null, row}
 */
export function listSections(tables, content) {
  return content.sections
    .map((section) => {
      const at = ({ section: id }) => id === section.id;
      const prompts = section.prompts.map((prompt) => {
        const its = (row) => at(row) && row.prompt === prompt.id;
        const items = isChosen(prompt)
          ? tables.choices.filter((row) => its(row) && row.count).map((row) => readOption(prompt, row))
          : tables.prompts
              .filter(its)
              .map((row) => ({ id: `${prompt.id} ${foldText(row.text)}`, text: row.text, cells: null, row }));
        return { id: prompt.id, title: prompt.title, items };
      });
      const rows = section.table ? tables.rows.filter(at).map((row) => readRow(section.table, row)) : [];
      const blocks = [...prompts, { id: "rows", title: "", items: rows }].filter(({ items }) => items.length);
      const of = Math.max(0, ...blocks.flatMap(({ items }) => items.map(({ row }) => row.of)));
      return { id: section.id, title: section.title, of, blocks };
    })
    .filter(({ blocks }) => blocks.length);
}

function readOption(prompt, row) {
  const name = new Map(prompt.options).get(row.option);
  return { id: `${prompt.id} ${row.option}`, text: name ?? row.option, cells: null, row, isOwn: name === undefined };
}

function readRow(table, row) {
  const cells = table.columns
    .filter(({ id }) => row.cells[id])
    .map((column) => [column.title, nameCell(column, row.cells[column.id])]);
  const folded = foldRow(JSON.stringify(listCells(row.cells, table.columns)));
  return { id: `rows ${folded}`, text: cells.map(([, text]) => text).join(" · "), cells, row };
}

export const outKey = (activity, section) => `${activity}/${section}/out`;
export const orderKey = (activity, section, block) => `${activity}/${section}/${block}/order`;

/** The items of a block in the order that was chosen; what came later stands behind. */
export function orderItems(items, order = []) {
  const place = (id) => (order.includes(id) ? order.indexOf(id) : order.length);
  return [...items].sort((a, b) => place(a.id) - place(b.id));
}

/** The order after an item went one up (-1) or down (1). */
export function moveItem(items, id, step) {
  const ids = items.map((item) => item.id);
  const from = ids.indexOf(id);
  const to = from + step;
  if (to < 0 || to >= ids.length) return ids;
  [ids[from], ids[to]] = [ids[to], ids[from]];
  return ids;
}

/** Sections as they go on the wall and into files: ordered, without what was left out. */
export function chooseItems(sections, activity, get) {
  return sections
    .map((section) => {
      const out = get(outKey(activity, section.id)) ?? [];
      const blocks = section.blocks
        .map((block) => ({
          ...block,
          items: orderItems(block.items, get(orderKey(activity, section.id, block.id))).filter(({ id }) => !out.includes(id)),
        }))
        .filter(({ items }) => items.length);
      return { ...section, blocks };
    })
    .filter(({ blocks }) => blocks.length);
}
