// A debt's course, and when somebody would be free of it, in cents; once as the employer's book has it and once as it was agreed.
// activities/wages/debts.py is the other side of this module.
import { ONE, Unread, listMonths, readNumber, readWhen, roundHalfUp, toCents } from "./amounts.js";
import { addUp } from "./owed.js";

export const SIDES = ["book", "terms"];
const MOST_MONTHS = 1200; // a hundred years: longer than anybody works
export const USUAL_TERM = 12;

/** The lines of the debt that can be read. */
export function readDebt(rows, slips) {
  const lines = [];
  for (const row of rows) {
    if (!SIDES.some((side) => (row[side] ?? "").trim())) continue;
    let at = "when";
    let month = "";
    /** @type {Record<string, bigint>} */
    const cents = {};
    try {
      if ((row.when ?? "").trim()) ({ month } = readWhen(row.when));
      for (const side of SIDES) {
        at = side;
        cents[side] = (row[side] ?? "").trim() ? toCents(readNumber(row[side])) : 0n;
      }
    } catch (problem) {
      if (!(problem instanceof Unread)) throw problem;
      slips.push({ table: "debt", row: row.id ?? "", column: at, code: problem.code, found: row[at].trim() });
      continue;
    }
    lines.push({ month, sort: row.sort === "repays" ? "repays" : "adds", cents });
  }
  return lines;
}

/** Month by month on each side: opening, interest, added, repaid and closing. Lines without a month stand in the first. */
export function followDebt(lines, interest, until) {
  if (!lines.length) return { book: [], terms: [] };
  const dated = lines.map(({ month }) => month).filter(Boolean);
  const ordered = [...dated].sort();
  const months = dated.length ? listMonths(ordered[0], [...ordered, until].sort().at(-1)) : [""];
  const first = months[0];
  const byMonth = new Map(months.map((month) => [month, []]));
  for (const line of lines) byMonth.get(line.month || first).push(line);
  return Object.fromEntries(
    SIDES.map((side) => {
      /** @type {bigint} */
      let open = 0n;
      const rows = months.map((month) => {
        const sum = (wanted) =>
          addUp(
            byMonth
              .get(month)
              .filter(({ sort }) => sort === wanted)
              .map(({ cents }) => cents[side]),
          );
        const row = {
          month,
          opening: open,
          interest: chargeInterest(open, interest[side]),
          added: sum("adds"),
          repaid: sum("repays"),
        };
        open = row.opening + row.interest + row.added - row.repaid;
        return { ...row, closing: open };
      });
      return [side, rows];
    }),
  );
}

/** A month's interest on what is open; none on what is not. */
export const chargeInterest = (open, percent) => (open > 0n ? roundHalfUp(open * percent, ONE * 100n) : 0n);

/** When a debt ends if so much is repaid each month, and what somebody would have to earn. */
export function lookAhead({ balance, interest, charges, repays, living, within }) {
  const { months, never } = countMonths(balance, interest, charges, repays);
  return {
    balance,
    months,
    never,
    standstill: living + chargeInterest(balance, interest) + (balance > 0n ? charges : 0n),
    needed: living + findPayment(balance, interest, charges, within),
  };
}

export function countMonths(balance, interest, charges, repays, most = MOST_MONTHS) {
  let open = balance;
  for (let month = 0; month <= most; month += 1) {
    if (open <= 0n) return { months: month, never: false };
    const after = open + chargeInterest(open, interest) + charges - repays;
    if (after >= open) return { months: null, never: true };
    open = after;
  }
  return { months: null, never: false };
}

/** The least sum a month, in cents, with which nothing is open after so many months. */
function findPayment(balance, interest, charges, within) {
  if (balance <= 0n) return 0n;
  let low = 0n;
  let high = balance + chargeInterest(balance, interest) + charges;
  while (low < high) {
    const middle = (low + high) / 2n;
    const { months } = countMonths(balance, interest, charges, middle, within);
    if (months !== null && months <= within) high = middle;
    else low = middle + 1n;
  }
  return low;
}
