"""What is owed by month: what was earned by the agreed wage and the rules, less lawful deductions and what was paid. Pure.

Every sum is a range, its least and its most, in cents. `activities/kinds/wage_sheet/owed.js` is the other side of this module.
"""

from __future__ import annotations

from .amounts import (
    ONE,
    Unread,
    bound_month,
    list_months,
    month_of,
    read_length,
    read_number,
    read_range,
    read_when,
    round_half_up,
    to_cents,
)
from .hours import HIGH, LOW, Records, is_rest, split_overtime

UNDATED = ""
PERIODS = ("hour", "day", "week", "month")


class Terms:
    """What was agreed, as far as it can be read; what cannot is in `slips`. rate: [least, most] in ten-thousandths, None without one."""

    def __init__(self, given: dict):
        self.slips: list[dict] = []
        self.notes: set[str] = set()
        self.per = next((period for period in PERIODS if period == given.get("per")), "hour")
        self.rate = self._read(read_range, given, "rate")
        if self.rate == (0, 0):
            self._note(given, "rate", "nought")
        self.exchange = self._read(read_number, given, "exchange")
        if self.exchange == 0:
            self._note(given, "exchange", "nought")
            self.exchange = None
        self.begins, self.ends = (self._read(_read_day, given, name) for name in ("begins", "ends"))
        if self.begins and self.ends and self.begins > self.ends:
            self._note(given, "ends", "reversed")
            self.begins = self.ends = None
        self.missing = self._read(read_length, given, "missing")

    def _read(self, reader, given: dict, name: str):
        text = given.get(name, "")
        if not text.strip():
            return None
        try:
            return reader(text)
        except Unread as problem:
            self._note(given, name, problem.code)
            return None

    def _note(self, given: dict, name: str, code: str) -> None:
        self.slips.append({"table": "terms", "row": "", "column": name, "code": code, "found": given[name].strip()})

    def span(self, records: Records) -> tuple[int, int] | None:
        """The first and last day of the work: as they were given, else those of the records."""
        firsts = [*records.days, *(bound_month(month)[0] for month in records.loose)]
        lasts = [*records.days, *(bound_month(month)[1] for month in records.loose)]
        first = self.begins or (min(firsts) if firsts else None)
        last = self.ends or (max(lasts) if lasts else None)
        if first is None or last is None or first > last:
            return None
        if not (self.begins and self.ends):
            self.notes.add("span-of-records")
        return first, last


def _read_day(text: str) -> int:
    _, day, _ = read_when(text)
    if day is None:
        raise Unread("no-day")
    return day


def count_employed(span: tuple[int, int] | None, months: set[str]) -> dict[str, int]:
    """The days of each month on which there was work to be paid: those in the span, or all of a month in which records lie outside it."""
    employed = {month: bound_month(month)[1] - bound_month(month)[0] + 1 for month in months}
    if span:
        for month in list_months(month_of(span[0]), month_of(span[1])):
            first, last = bound_month(month)
            employed[month] = min(last, span[1]) - max(first, span[0]) + 1
    return employed


def earn(terms: Terms, records: Records, span, rules: dict) -> tuple[dict[str, list[list]], list[str]]:
    """What was earned by month, as lines of working for the least and for the most, and the months of which nothing is known.

    A line is [what, quantity, percentage, cents]; what is `hours`, `days`, `share` (of a week's or month's wage, in days), `overtime`,
    or what comes on top: `rest` and `night`, which nobody has without a record of days.
    """
    employed = count_employed(span, records.months)
    within = list_months(month_of(span[0]), month_of(span[1])) if span else []
    gaps = [month for month in within if month not in records.months]
    loose = dict(records.loose)
    if terms.missing is not None:
        for month in gaps:
            loose[month] = [round_half_up(minutes * employed[month], 7) for minutes in terms.missing]
    lines: dict[str, list[list]] = {month: [[], []] for month in sorted({*within, *employed})}
    for end in (LOW, HIGH):
        days = {day: minutes[end] for day, minutes in records.days.items()}
        split = split_overtime(days, {month: minutes[end] for month, minutes in loose.items()}, employed, rules)
        worked: dict[str, int] = {}
        undated = {month: minutes[end] for month, minutes in loose.items()}
        for day, minutes in days.items():
            if minutes:
                worked[month_of(day)] = worked.get(month_of(day), 0) + 1
        on_top = _find_on_top(records, rules, end)
        for month, into in lines.items():
            share = employed[month] if span and month in within else 0
            into[end] = _price(terms, rules, terms.rate[end] if terms.rate else 0, month, share, worked.get(month, 0),
                               split.get(month, {}), undated.get(month, 0))  # fmt: skip
            into[end] += _price_on_top(terms, rules, terms.rate[end] if terms.rate else 0, on_top.get(month, {}))
    return lines, gaps


def _find_on_top(records: Records, rules: dict, end: int) -> dict[str, dict[str, int]]:
    """Minutes by month that lie on the day of rest and in the night."""
    found: dict[str, dict[str, int]] = {}
    rests = {day: minutes for day, minutes in records.days.items() if is_rest(day, rules)}
    for name, days in (("rest", rests), ("night", records.nights)):
        for day, minutes in days.items():
            month = found.setdefault(month_of(day), {})
            month[name] = month.get(name, 0) + minutes[end]
    return found


def _price_on_top(terms: Terms, rules: dict, rate: int, minutes: dict[str, int]) -> list:
    whole = _minutes_paid(terms, rules)
    return [
        [name, minutes[name], rules[name]["adds"], round_half_up(minutes[name] * rate * rules[name]["adds"], whole * ONE)]
        for name in ("rest", "night")
        if minutes.get(name)
    ]


def _minutes_paid(terms: Terms, rules: dict) -> int:
    """How many minutes the agreed wage pays."""
    return {"hour": 60, "day": rules["day_minutes"], "week": rules["week_minutes"], "month": rules["month_minutes"]}[terms.per]


def _price(terms: Terms, rules: dict, rate: int, month: str, share: int, worked: int, bands: dict[int, int], undated: int) -> list:
    """One month at one rate: lines of [what, quantity, percentage, cents], each rounded to whole cents."""
    whole = _minutes_paid(terms, rules)
    lines = []
    if terms.per == "day":
        if worked:
            lines.append(["days", worked, 100, round_half_up(worked * rate, 100)])
        plain = min(bands.get(100, 0), undated)
        if plain:
            lines.append(["hours", plain, 100, round_half_up(plain * rate, whole * 100)])
    elif terms.per in ("week", "month") and share:
        first, last = bound_month(month)
        of = 7 if terms.per == "week" else last - first + 1
        lines.append(["share", share, 100, round_half_up(share * rate, of * 100)])
    for percent, minutes in bands.items():
        if percent == 100 and terms.per != "hour":
            continue
        lines.append(
            ["hours" if percent == 100 else "overtime", minutes, percent, round_half_up(minutes * rate * percent, whole * ONE)]
        )
    return lines


def read_sums(name: str, rows: list[dict], terms: Terms, slips: list[dict]) -> dict[str, list[int]]:
    """Payments (`pay`) or deductions (`deductions`) by month, as cents [least, most] that count against the wages.

    What counts (`counts` yes, `stands` lawful) does so in full; what is unclear may count or not; the rest does not.
    """
    column, full, unclear = ("counts", "yes", "unclear") if name == "pay" else ("stands", "lawful", "unclear")
    sums: dict[str, list[int]] = {}
    for row in rows:
        if not row.get("amount", "").strip():
            continue
        try:
            at = "amount"
            low, high = read_range(row["amount"])
            at = "when"
            month = read_when(row["when"])[0] if row.get("when", "").strip() else UNDATED
        except Unread as problem:
            slips.append({"table": name, "row": row.get("id", ""), "column": at, "code": problem.code, "found": row[at].strip()})
            continue
        if row.get("currency") == "other":
            if terms.exchange is None:
                slips.append(
                    {
                        "table": name,
                        "row": row.get("id", ""),
                        "column": "amount",
                        "code": "no-exchange",
                        "found": row["amount"].strip(),
                    }
                )
                continue
            terms.notes.add("exchange")
            low, high = (round_half_up(amount * terms.exchange, ONE * 100) for amount in (low, high))
        else:
            low, high = to_cents(low), to_cents(high)
        standing = row.get(column) or (full if name == "pay" else unclear)
        if standing == unclear:
            terms.notes.add(f"{name}-unclear")
            low = 0
        elif standing != full:
            terms.notes.add(f"{name}-not-counted")
            continue
        into = sums.setdefault(month, [0, 0])
        into[LOW] += low
        into[HIGH] += high
    return sums


def lay_out_months(lines: dict[str, list[list]], paid: dict[str, list[int]], deducted: dict[str, list[int]]) -> list[dict]:
    """Arrears month by month, with the balance up to it; a balance below nought has been paid ahead. What has no month stands last."""
    months = sorted({*lines, *paid, *deducted} - {UNDATED}) + ([UNDATED] if UNDATED in paid or UNDATED in deducted else [])
    rows, balance = [], [0, 0]
    for month in months:
        working = lines.get(month, [[], []])
        due = [sum(line[3] for line in working[end]) for end in (LOW, HIGH)]
        pay, less = paid.get(month, [0, 0]), deducted.get(month, [0, 0])
        arrears = [due[LOW] - pay[HIGH] - less[HIGH], due[HIGH] - pay[LOW] - less[LOW]]
        balance = [balance[LOW] + arrears[LOW], balance[HIGH] + arrears[HIGH]]
        rows.append(
            {"month": month, "working": working, "due": due, "paid": pay, "deducted": less, "arrears": arrears, "balance": balance}
        )
    return rows
