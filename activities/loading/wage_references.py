"""What worked examples of the wage sheet name of other rows."""

from __future__ import annotations


def check_wage_examples(check, rows) -> None:
    """Every case and set of rules that an example names is there, and ids stand for one line each.

    check: gathers the slips, with `refer`, `alone` and `say`. rows: located rows by kind and id.
    """
    numbers: dict = {}
    for row in rows["wage_examples"].values():
        check.refer(row, "cases", row.row.case, "case")
        check.refer(row, "overtime", row.row.terms.rules, "terms", "rules")
        check.alone("the number", numbers, row.row.number, row, "number")
        for table in ("hours", "pay", "deductions", "debt"):
            taken: dict = {}
            for line in getattr(row.row, table):
                check.alone("the id", taken, line.id, row, table, line.id, "id")
