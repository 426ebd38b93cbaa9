// What follows from a sheet, drawn as one types: what is open, slips with the way to them, months with their working, the debt, assumptions.
import { make } from "../../browser/dom.js";
import { SIDES } from "./debts.js";
import { wordAhead, wordAssumptions, wordCents, wordMonth, wordRange, wordSlip, wordTotal, wordWorking } from "./words.js";

const MOST_SLIPS = 40;

const headRow = (heads) => make("thead", {}, make("tr", {}, ...heads.map((head) => make("th", { scope: "col" }, head))));

/** A table that becomes a list of cells on a small screen, each behind the name of its column. */
function drawTable(caption, heads, rows) {
  return make(
    "table",
    { class: "stacks" },
    make("caption", {}, make("span", { class: "wa-hidden" }, caption)),
    headRow(heads),
    make(
      "tbody",
      {},
      ...rows.map((cells) =>
        make(
          "tr",
          {},
          ...cells.map((cell, place) =>
            make(place ? "td" : "th", place ? { "data-label": heads[place] } : { scope: "row", "data-label": heads[place] }, cell),
          ),
        ),
      ),
    ),
  );
}

/** A month's name, under which its working opens; the lines are made when somebody looks. */
function drawMonth(month, t) {
  const box = make("div", { class: "wg-working" });
  const fill = () => {
    if (box.childElementCount) return;
    box.append(make("ul", {}, ...wordWorking(month, t).map((line) => make("li", {}, line))));
  };
  const fold = make(
    "details",
    { "data-on-paper": true, ontoggle: fill },
    make("summary", {}, wordMonth(month.month, t), make("span", { class: "wa-hidden" }, ` ${t("wage.working")}`)),
    box,
  );
  return { fold, fill };
}

export function drawMonths(found, t) {
  const heads = ["wage.month", "wage.due", "wage.deducted", "wage.paid", "wage.open", "wage.balance"].map((key) => t(key));
  const folds = found.months.map((month) => drawMonth(month, t));
  const rows = found.months.map((month, place) => [
    folds[place].fold,
    ...[month.due, month.deducted, month.paid, month.arrears, month.balance].map((sum) => wordRange(sum, t)),
  ]);
  const total = [t("wage.together"), ...["due", "deducted", "paid", "arrears"].map((name) => wordRange(found.totals[name], t)), ""];
  const table = drawTable(t("wage.months"), heads, [...rows, total]);
  table.querySelector("tbody tr:last-child").classList.add("wg-sum");
  return { table, fillAll: () => folds.forEach(({ fill }) => fill()) };
}

export function drawCourse(found, t) {
  const heads = [t("wage.month"), ...SIDES.flatMap((side) => ["interest", "closing"].map((name) => t(`wage.${side}-${name}`)))];
  const rows = found.debt.book.map((row, place) => [
    wordMonth(row.month, t),
    ...SIDES.flatMap((side) => [found.debt[side][place].interest, found.debt[side][place].closing]).map(wordCents),
  ]);
  return drawTable(t("wage.course"), heads, rows);
}

function drawSlip(slip, content, t, jump) {
  const { where, found, text } = wordSlip(slip, content, t);
  const go = () => jump(slip);
  return make(
    "li",
    {},
    make("strong", {}, where),
    found ? make("span", {}, ` “${found}”`) : null,
    make("span", {}, `: ${text} `),
    jump.can(slip)
      ? make(
          "button",
          { type: "button", class: "wa-quiet", onclick: go, "aria-label": t("wage.show-what", { what: where }) },
          t("host.check-show"),
        )
      : null,
  );
}

/**
 * Put what was found onto the page.
 * @param {{scope: Element, found: any, sheet: any, content: any, t: Function, jump: any}} parts jump: leads to the place of a slip; jump.can: whether there is one
 * @returns {() => void} fills in what is folded away, for paper
 */
export function drawResult({ scope, found, sheet, content, t, jump }) {
  const find = (name) => scope.querySelector(`[data-${name}]`);
  find("total").textContent = wordTotal(found, sheet.terms.currency, t);
  const slips = find("slips");
  slips.hidden = !found.slips.length;
  slips.querySelector("h3").textContent = t(found.slips.length === 1 ? "wage.slip-one" : "wage.slips", {
    many: found.slips.length,
  });
  const rest = found.slips.length - MOST_SLIPS;
  slips
    .querySelector("ul")
    .replaceChildren(
      ...found.slips.slice(0, MOST_SLIPS).map((slip) => drawSlip(slip, content, t, jump)),
      ...(rest > 0 ? [make("li", {}, t("wage.slips-more", { many: rest }))] : []),
    );
  const months = find("months");
  months.hidden = !found.months.length;
  const { table, fillAll } = drawMonths(found, t);
  months.querySelector("[data-body]").replaceChildren(table);
  const course = find("course");
  course.hidden = !found.debt.book.length;
  course.querySelector("[data-body]").replaceChildren(...(found.debt.book.length ? [drawCourse(found, t)] : []));
  find("ahead").replaceChildren(
    ...wordAhead(found, sheet, t).map(({ strong, text }) => make("li", {}, make("strong", {}, `${strong}: `), text)),
  );
  const rests = find("rests");
  rests.hidden = !found.months.length && !found.debt.book.length;
  rests.querySelector("[data-body]").replaceChildren(...wordAssumptions(found, sheet, t).map((text) => make("li", {}, text)));
  return fillAll;
}
