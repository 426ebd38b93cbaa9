"""A debt's course, and when somebody would be free of it. Pure, in cents.

It is counted twice: as the employer's book has it and as it was agreed. Interest is taken once a month on what was open at its
beginning, and rounded to whole cents. `activities/kinds/wage_sheet/debts.js` is the other side of this module.
"""

from __future__ import annotations

from .amounts import ONE, Unread, list_months, read_number, read_when, round_half_up, to_cents

SIDES = ("book", "terms")
MOST_MONTHS = 1200  # a hundred years: longer than anybody works
USUAL_TERM = 12


def read_debt(rows: list[dict], slips: list[dict]) -> list[tuple[str, str, dict[str, int]]]:
    """The lines of the debt that can be read: month ("" without one), `adds` or `repays`, and cents by side."""
    lines = []
    for row in rows:
        if not any(row.get(side, "").strip() for side in SIDES):
            continue
        try:
            at = "when"
            month = read_when(row["when"])[0] if row.get("when", "").strip() else ""
            cents = {}
            for at in SIDES:
                cents[at] = to_cents(read_number(row[at])) if row.get(at, "").strip() else 0
        except Unread as problem:
            slips.append({"table": "debt", "row": row.get("id", ""), "column": at, "code": problem.code, "found": row[at].strip()})
            continue
        lines.append((month, "repays" if row.get("sort") == "repays" else "adds", cents))
    return lines


def follow_debt(lines: list[tuple], interest: dict[str, int], until: str) -> dict[str, list[dict]]:
    """Month by month on each side: opening, interest, added, repaid and closing. Lines without a month stand in the first.

    interest: per cent a month in ten-thousandths. until: the month up to which the debt is followed, if that is later.
    """
    dated = [month for month, _, _ in lines if month]
    months = list_months(min(dated), max([*dated, until])) if dated else [""]
    if not lines:
        return {side: [] for side in SIDES}
    course: dict[str, list[dict]] = {}
    for side in SIDES:
        rows, open_ = [], 0
        for place, month in enumerate(months):
            here = [(sort, cents[side]) for at, sort, cents in lines if at == month or (not at and place == 0)]
            added, repaid = (sum(cents for sort, cents in here if sort == wanted) for wanted in ("adds", "repays"))
            charged = charge_interest(open_, interest[side])
            closing = open_ + charged + added - repaid
            rows.append(
                {"month": month, "opening": open_, "interest": charged, "added": added, "repaid": repaid, "closing": closing}
            )
            open_ = closing
        course[side] = rows
    return course


def charge_interest(open_: int, percent: int) -> int:
    """A month's interest on what is open; none on what is not."""
    return round_half_up(open_ * percent, ONE * 100) if open_ > 0 else 0


def look_ahead(balance: int, interest: int, charges: int, repays: int, living: int, within: int) -> dict:
    """When a debt ends if so much is repaid each month, and what somebody would have to earn.

    Returns months (None where it does not end in a hundred years), never (whether it does not fall at all), standstill (what has to be
    earned for the debt not to grow) and needed (what has to be earned to be free of it within so many months), living included.
    """
    months, never = count_months(balance, interest, charges, repays)
    return {
        "balance": balance,
        "months": months,
        "never": never,
        "standstill": living + charge_interest(balance, interest) + (charges if balance > 0 else 0),
        "needed": living + find_payment(balance, interest, charges, within),
    }


def count_months(balance: int, interest: int, charges: int, repays: int, most: int = MOST_MONTHS) -> tuple[int | None, bool]:
    """After how many months nothing is open, and whether the debt never falls. Interest and charges come before what is repaid."""
    for month in range(most + 1):
        if balance <= 0:
            return month, False
        after = balance + charge_interest(balance, interest) + charges - repays
        if after >= balance:
            return None, True
        balance = after
    return None, False


def find_payment(balance: int, interest: int, charges: int, within: int) -> int:
    """The least sum a month, in cents, with which nothing is open after so many months."""
    if balance <= 0:
        return 0
    low, high = 0, balance + charge_interest(balance, interest) + charges
    while low < high:
        middle = (low + high) // 2
        months, _ = count_months(balance, interest, charges, middle, within)
        low, high = (low, middle) if months is not None and months <= within else (middle + 1, high)
    return low
