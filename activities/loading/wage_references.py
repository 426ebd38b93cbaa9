"""What worked examples of the wage sheet name of other rows."""

from __future__ import annotations

from .wording import suggest


def check_wage_examples(check, rows) -> None:
    """Every case and set of rules that an example names is there, and ids stand for one line each.

    check: gathers the slips, with `refer`, `alone` and `say`. rows: located rows by kind and id.
    """
    numbers: dict = {}
    for row in check.each("wage_examples"):
        check.refer(row, "cases", row.row.case, "case")
        check.refer(row, "case_files", row.row.file, "file")
        check.refer(row, "overtime", row.row.terms.rules, "terms", "rules")
        check.alone("the number", numbers, row.row.number, row, "number")
        for table in ("hours", "pay", "deductions", "debt"):
            taken: dict = {}
            for line in getattr(row.row, table):
                check.alone("the id", taken, line.id, row, table, line.id, "id")
        if row.row.file in rows["case_files"]:
            _check_taken(check, row, rows["case_files"][row.row.file].row)


def _check_taken(check, row, file) -> None:
    """What an example takes out of a file is there: the exhibit, its table, the columns and the lines."""
    exhibits = {exhibit.id: exhibit for exhibit in file.exhibits}
    for number, taken in enumerate(row.row.taken, 1):
        place = "taken", number
        if taken.exhibit not in exhibits:
            check.say(row.at(*place, "exhibit"), f"unknown '{taken.exhibit}'; {suggest(taken.exhibit, exhibits)}")
            continue
        tables = [part for part in exhibits[taken.exhibit].parts if part.part == "table"]
        if taken.table > len(tables):
            check.say(row.at(*place, "table"), f"{taken.exhibit} has {len(tables)} tables; write the number of one of them")
            continue
        table = tables[taken.table - 1]
        columns, lines = [column.id for column in table.columns], [line.id for line in table.lines]
        for name, known, label in (
            *((one, columns, "columns") for one in taken.columns.values()),
            *((one, lines, "without") for one in taken.without),
        ):
            if name not in known:
                check.say(row.at(*place, label), f"unknown '{name}'; {suggest(name, known)}")
