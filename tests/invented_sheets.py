"""Wage sheets that nobody filled in: made up at random, with all that people write and paste, and all that can be wrong in it."""

from __future__ import annotations

from random import Random

WHENS = ("2026-03-01", "2026-03-02", "2026-03-31", "2026-04-01", "2024-02-29", "2026-02-31", "31/02/2026", "02/03/2026", "2.3.2026", "03/31/2026",
         "2026-03", "3/2026", "2026-13", "1899-01-01", "", "yesterday", "=A1", " 2026-03-05 ", "2025-12-29", "2026-3-9")  # fmt: skip
TIMES = (
    "8:00",
    "08.30",
    "0510",
    "17:00",
    "22:00",
    "06:00",
    "24:00",
    "0:00",
    "5:10 am",
    "11:59pm",
    "25:00",
    "8",
    "13pm",
    "x",
    "",
    "=1",
    "8h15",
    "16:30:00",
)
BREAKS = ("", "60", "1:00", "30.5", "900", "-5", "0", "half an hour")
LENGTHS = ("", "8", "8.5", "8,5", "8:30", "10-12", "25", "200", "180–220", "900", "12-10", "0", "-3", "1.250", "=SUM(A1)", "9to11")
AMOUNTS = ("", "400", "1,234.50", "1.234,50", "1 234,50", "1.250", "0", "-20", "=HYPERLINK(1)", "10-20", "0.005", "0.00005", "99999999999999", "1'000", "12,345,678",
           "1.2.3", "€400", ".5", "5.", "0.125", "1,2,3.4", "007", "1\u202f000,25", "٣")  # fmt: skip
INTEREST = ("", "0", "1.5", "10", "100", "=2", "0.0833")
WITHIN = ("", "12", "0", "1.5", "601", "36")
DAYS = ("", "2026-02-10", "2026-04-20", "2026-03-01", "2026-02-30", "2026-03")
RULES = (
    ([], []),
    ([(480, 125)], []),
    ([(480, 125), (600, 150)], [(2880, 125)]),
    ([], [(2400, 110), (2880, 200)]),
    ([(450, 100), (540, 133)], [(2250, 100)]),
)


def invent_sheet(random: Random) -> dict:
    """One sheet, as `reckon` takes it."""
    daily, weekly = random.choice(RULES)
    take = random.choice
    return {
        "rules": {
            "week_begins": take(("monday", "sunday", "saturday")),
            "day_minutes": take((480, 450)),
            "week_minutes": 2880,
            "month_minutes": take((12480, 10400)),
            "daily": [{"after": after, "percent": percent} for after, percent in daily],
            "weekly": [{"after": after, "percent": percent} for after, percent in weekly],
            "rest": take((None, {"day": "sunday", "adds": 50}, {"day": "friday", "adds": 100})),
            "night": take((None, {"begins": 1320, "ends": 300, "adds": 25}, {"begins": 60, "ends": 360, "adds": 33})),
        },
        "terms": {
            "rate": take(AMOUNTS),
            "per": take(("hour", "day", "week", "month", "")),
            "begins": take(DAYS),
            "ends": take(DAYS),
            "missing": take(LENGTHS),
            "exchange": take(AMOUNTS),
        },
        "ahead": {
            "book-interest": take(INTEREST),
            "terms-interest": take(INTEREST),
            "charges": take(AMOUNTS),
            "repays": take(AMOUNTS),
            "living": take(AMOUNTS),
            "within": take(WITHIN),
        },
        "hours": [
            {"id": f"h{n}", "when": _day(random), "begin": take(TIMES), "end": take(TIMES), "break": take(BREAKS), "hours": take(LENGTHS)}
            if random.random() < 0.5
            else {"id": f"h{n}", "when": _day(random), **take(({"begin": "8:00", "end": "19:00"}, {"hours": "9-12"}, {"begin": "20:00", "end": "05:00"}))}
            for n in range(random.randint(0, 12))
        ],
        "pay": [
            {"id": f"p{n}", "when": take(WHENS), "amount": take(AMOUNTS), "currency": take(("", "main", "other")), "counts": take(("", "yes", "no", "unclear"))}
            for n in range(random.randint(0, 4))
        ],
        "deductions": [
            {"id": f"d{n}", "when": take(WHENS), "amount": take(AMOUNTS), "stands": take(("", "lawful", "unlawful", "unclear"))}
            for n in range(random.randint(0, 3))
        ],
        "debt": [
            {"id": f"b{n}", "when": take(WHENS), "sort": take(("", "adds", "repays")), "book": take(AMOUNTS), "terms": take(AMOUNTS)}
            for n in range(random.randint(0, 4))
        ],
    }  # fmt: skip


def _day(random: Random) -> str:
    return random.choice(WHENS) if random.random() < 0.4 else f"2026-0{random.randint(2, 4)}-{random.randint(1, 28):02}"
