// Which cells of folded tables have lost the head of their column: a line each. A table is folded where a cell of it is laid out
// as a block; then each cell has to show the words of its head, or of the head's short form, itself.
() => {
  const plain = (text) => text.replace(/[\s:]+/g, " ").trim().toLowerCase();
  const without = (cell, some) => {
    const copy = cell.cloneNode(true);
    copy.querySelectorAll(some).forEach((one) => one.remove());
    return plain(copy.textContent);
  };
  const isShown = (one) => one.checkVisibility({ visibilityProperty: true }) && getComputedStyle(one).clipPath === "none";
  const before = (one) => getComputedStyle(one, "::before").content.replace(/^(none|normal)$|^"|"$/g, "");
  const told = (cell) => {
    const pieces = [cell, ...cell.querySelectorAll("*")].filter(isShown).flatMap((one) => [
      before(one),
      ...[...one.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.data),
    ]);
    return plain(pieces.join(" "));
  };
  const lost = [];
  for (const table of document.querySelectorAll("main table")) {
    if (!table.tHead || !table.checkVisibility()) continue;
    const heads = [...table.tHead.rows].at(-1);
    const columns = [...heads.cells].flatMap((cell) => Array(cell.colSpan).fill(cell));
    const cells = [...table.querySelectorAll(":scope > tbody > tr > :is(th, td)")].filter((cell) => cell.checkVisibility());
    if (cells.every((cell) => getComputedStyle(cell).display === "table-cell")) continue;
    for (const cell of cells) {
      const before = [...cell.parentElement.cells].slice(0, cell.cellIndex);
      const head = columns[before.reduce((sum, one) => sum + one.colSpan, 0)];
      // What is unseen in the head, too, is no loss; nor is an empty cell, or a button that says what it does.
      const name = head ? without(head, ".unseen, .wa-hidden, .rt-help, abbr") : "";
      const short = head?.querySelector("abbr") ? plain(head.querySelector("abbr").textContent) : "";
      if (!(name || short) || cell.querySelector(":scope > button") || (!cell.textContent.trim() && !cell.querySelector("input, select, textarea"))) continue;
      const words = told(cell);
      if (![name, short].some((one) => one && words.includes(one))) {
        lost.push(`${table.className || "table"}: "${words.slice(0, 40)}" under "${name || short}"`);
      }
    }
  }
  return lost;
}
