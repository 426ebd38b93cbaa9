// Indicator questions as boxes to tick. A ticked one is a row of a table, which people then reword and
// move as they like; the row alone says whether it is chosen.

/**
 * Where the row of a question belongs: after the question before it, else right after the row `after`,
 * else before the question that follows it, else last.
 */
export function placeQuestion(rows, id, questions, after) {
  const order = questions.map((question) => question.id);
  const placeOf = (row) => order.indexOf(row.id);
  const mine = order.indexOf(id);
  const earlier = rows.map((row) => placeOf(row) >= 0 && placeOf(row) < mine).lastIndexOf(true);
  if (earlier >= 0) return earlier + 1;
  const anchor = rows.findIndex((row) => row.id === after);
  if (anchor >= 0) return anchor + 1;
  const later = rows.findIndex((row) => placeOf(row) > mine);
  return later >= 0 ? later : rows.length;
}

/**
 * @param {{element: Element, questions: {id: string, text: string}[], read: () => any[],
 *   write: (rows: object[]) => void, makeRow: (question) => any, after?: string, word: (many: number) => string}} parts
 *   element: what question_choice.html.j2 drew; read, write: all rows of the table
 * @returns {{show: () => void, forget: () => void}}
 */
export function mountQuestionChoice({ element, questions, read, write, makeRow, after, word }) {
  const boxes = [...element.querySelectorAll("[data-take]")];
  const put = new Map(); // rows as they were when their box was emptied, so that wording is not lost by a slip

  function show() {
    const taken = new Set(read().map((row) => row.id));
    boxes.forEach((box) => (box.checked = taken.has(box.dataset.take)));
    element.querySelectorAll("details").forEach((part) => {
      const many = part.querySelectorAll(":checked").length;
      part.querySelector("[data-chosen]").textContent = many ? word(many) : "";
    });
  }

  element.addEventListener("change", ({ target: box }) => {
    const id = box.dataset.take;
    const rows = read();
    if (!box.checked) {
      put.set(
        id,
        rows.find((row) => row.id === id),
      );
      write(rows.filter((row) => row.id !== id));
      return;
    }
    const next = [...rows];
    const row = put.get(id) ?? makeRow(questions.find((question) => question.id === id));
    next.splice(placeQuestion(rows, id, questions, after), 0, row);
    write(next);
  });
  return {
    show,
    /** Another group or another file: its rows are not the ones that were put away. */
    forget: () => put.clear(),
  };
}
