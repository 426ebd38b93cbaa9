"""A wage sheet as tables of pandas, for a notebook: what is owed by month, and the debt's course. Sums are in the sheet's currency."""

from __future__ import annotations

from decimal import Decimal

from .reckoning import reckon

NAMES = ("due", "paid", "deducted", "arrears", "balance")


def to_amount(cents: int) -> Decimal:
    """Cents as an amount with two decimals."""
    return Decimal(cents).scaleb(-2)


def frame_months(sheet: dict):
    """One row a month, with the least and the most of what became due, was paid, was taken off, is open, and is open in all."""
    import pandas as pd

    rows = [
        {
            "month": month["month"],
            **{f"{name}_{end}": to_amount(month[name][at]) for name in NAMES for at, end in enumerate(("least", "most"))},
        }
        for month in reckon(sheet)["months"]
    ]
    return pd.DataFrame(rows, columns=["month", *(f"{name}_{end}" for name in NAMES for end in ("least", "most"))])


def frame_debt(sheet: dict):
    """One row a month and side (`book` or `terms`), with what was open, interest, what was added and repaid, and what is open then."""
    import pandas as pd

    columns = ("opening", "interest", "added", "repaid", "closing")
    rows = [
        {"side": side, "month": row["month"], **{name: to_amount(row[name]) for name in columns}}
        for side, course in reckon(sheet)["debt"].items()
        for row in course
    ]
    return pd.DataFrame(rows, columns=["side", "month", *columns])
