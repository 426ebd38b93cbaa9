// Parts of a worksheet by the role that their row gives them: ids are the rows' own, roles are what scripts know.

export const sectionsOf = (content, role) => content.sections.filter((section) => section.role === role);
export const sectionOf = (content, role) => sectionsOf(content, role)[0];
export const sectionById = (content, id) => content.sections.find((section) => section.id === id);

/** The column of a section's table that has a role; undefined where there is none. */
export const columnOf = (section, role) => section.table.columns.find((column) => column.role === role);

/** The keys under which answers keep a section's rows, and its prompt with a role; the second is "" where there is none. */
export const rowsKey = ({ id }) => `${id}/rows`;
export function promptKey(section, role) {
  const prompt = section?.prompts.find((one) => one.role === role);
  return prompt ? `${section.id}/${prompt.id}` : "";
}

/** The section in whose table one chooses among the indicator questions; undefined where there is none. */
export const choosingSection = (content) => content.sections.find(({ table }) => table?.questions);

/** The row that a question makes in its table. */
export function makeQuestionRow({ table }, { id, text }) {
  return { id, ...table.questions.cells, [table.questions.text]: text };
}
