"""The whole of a wage sheet: what is owed by month, the debt's course, and what rests on an assumption. Pure.

`activities/kinds/wage_sheet/reckoning.js` is the other side; tests hold the two together over thousands of sheets.
"""

from __future__ import annotations

from .amounts import ONE, Unread, month_of, read_number, to_cents
from .debts import SIDES, USUAL_TERM, follow_debt, look_ahead, read_debt
from .hours import HIGH, LOW, read_hours
from .owed import Terms, earn, lay_out_months, read_sums

AHEAD = ("book-interest", "terms-interest", "charges", "repays", "living", "within")


def reckon(sheet: dict) -> dict:
    """A sheet as it was filled in → what follows from it.

    sheet: `terms` and `ahead` (texts by name), `rules` (thresholds in minutes, as `resolve_rules` gives them) and the rows `hours`, `pay`,
    `deductions` and `debt`, all of them texts. Nothing is refused: what cannot be read is named in `slips` and left out of the sums.
    Returns months, totals, gaps, debt, ahead, slips and assumptions; sums are cents, ranges [least, most].
    """
    rules = sheet["rules"]
    terms = Terms(sheet["terms"])
    records = read_hours(sheet["hours"], rules.get("night"))
    span = terms.span(records)
    lines, gaps = earn(terms, records, span, rules)
    slips = [*terms.slips, *records.slips]
    paid = read_sums("pay", sheet["pay"], terms, slips)
    deducted = read_sums("deductions", sheet["deductions"], terms, slips)
    months = lay_out_months(lines, paid, deducted)
    debt_lines = read_debt(sheet["debt"], slips)
    given = _read_ahead(sheet["ahead"], slips)
    course = follow_debt(debt_lines, {side: given[f"{side}-interest"] or 0 for side in SIDES}, month_of(span[1]) if span else "")
    notes = {*records.notes, *terms.notes, *_name_notes(terms, records, span, gaps, rules, course)}
    return {
        "months": months,
        "totals": {name: _total(months, name) for name in ("due", "paid", "deducted", "arrears")},
        "gaps": gaps,
        "open": _is_open(terms, gaps),
        "debt": course,
        "ahead": _look_ahead(course, given),
        "slips": slips,
        "assumptions": sorted(notes),
    }


def _total(months: list[dict], name: str) -> list[int]:
    return [sum(month[name][end] for month in months) for end in (LOW, HIGH)]


def _is_open(terms: Terms, gaps: list[str]) -> bool:
    """Whether the most is not known: months of which nothing is known, paid by what was worked in them."""
    return bool(gaps) and terms.missing is None and terms.per in ("hour", "day")


def _read_ahead(ahead: dict, slips: list[dict]) -> dict[str, int | None]:
    """The numbers about the time ahead; sums in cents, interest in ten-thousandths of a per cent, the term in months."""
    found: dict[str, int | None] = {}
    for name in AHEAD:
        text = ahead.get(name, "")
        found[name] = None
        if not text.strip():
            continue
        try:
            number = read_number(text)
            if name == "within":
                if number % ONE or not 1 <= number // ONE <= 600:
                    raise Unread("no-months")
                number //= ONE
            elif not name.endswith("interest"):
                number = to_cents(number)
            found[name] = number
        except Unread as problem:
            slips.append({"table": "ahead", "row": "", "column": name, "code": problem.code, "found": text.strip()})
    return found


def _look_ahead(course: dict[str, list[dict]], given: dict) -> dict[str, dict]:
    """Both sides from where they end. Only the employer's book goes on with its charges."""
    return {
        side: look_ahead(
            rows[-1]["closing"],
            given[f"{side}-interest"] or 0,
            (given["charges"] or 0) if side == "book" else 0,
            given["repays"] or 0,
            given["living"] or 0,
            given["within"] or USUAL_TERM,
        )
        for side, rows in course.items()
        if rows
    }


def _name_notes(terms: Terms, records, span, gaps: list[str], rules: dict, course: dict) -> list[str]:
    """What the sums rest on, as names of labels (`wage.assumption.<name>`)."""
    has_overtime = bool(rules["daily"] or rules["weekly"])
    dated = bool(records.days or records.loose)
    stands = {
        "rounding": True,
        "rules": dated and has_overtime,
        "no-rate": terms.rate is None,
        "rate-range": terms.rate is not None and terms.rate[LOW] != terms.rate[HIGH],
        "week-laid-together": bool(records.days) and bool(rules["weekly"]),
        "loose": bool(records.loose) and has_overtime,
        "rest": bool(rules.get("rest")) and bool(records.days),
        "night": bool(records.nights),
        "premium-needs-days": bool(rules.get("rest") or rules.get("night")) and bool(records.loose),
        "gaps-counted": bool(gaps) and terms.missing is not None,
        "gaps-open": _is_open(terms, gaps),
        "part-month": span is not None and terms.per in ("week", "month"),
        "hourly-of": dated and has_overtime and terms.per != "hour",
        "outside": span is not None and any(not span[0] <= day <= span[1] for day in records.days),
        "interest": any(row["interest"] for rows in course.values() for row in rows),
        "lengths-differ": any(slip["code"] == "two-lengths" for slip in records.slips),
        "ahead": any(course.values()),
    }
    return [name for name, is_so in stands.items() if is_so]
