"""What the parts of a case file say of each other and of the other rows: ids, columns, and what a reading names."""

from __future__ import annotations

from ..rows.file_facts import is_of_type, list_numbers
from .wording import suggest

WHAT_TYPES_HOLD = {
    "time": 'a time, as in "05:10" between quotes',
    "date": 'a day that there is, as in "2025-07-14" between quotes',
    "amount": "a number without quotes",
    "number": "a number without quotes",
}


def check_files(check, rows) -> None:
    """Every id stands once, every cell under a column holds what its type says, and a reading names what is there.

    check: gathers the slips, with `refer`, `alone` and `say`. rows: located rows by kind and id.
    """
    for row in check.each("case_files"):
        check.refer(row, "activities", row.row.activity, "activity")
        if row.salvaged:
            continue  # what stands in for a part of another shape tells nothing of the rest
        exhibits: dict = {}
        for exhibit in row.row.exhibits:
            check.alone("the id", exhibits, exhibit.id, row, "exhibits", exhibit.id, "id")
            _check_exhibit(check, row, exhibit)
        _check_facts(check, row)
        if row.row.reading:
            _check_reading(check, row, row.row.reading)


def _check_exhibit(check, row, exhibit) -> None:
    numbers = list_numbers(exhibit)
    for place, part in enumerate(exhibit.parts, 1):
        at = ("exhibits", exhibit.id, "parts", str(place))
        if part.part == "table":
            _check_table(check, row, part, at)
        elif part.part == "fields":
            for one in part.entries:
                _check_type(check, row, one.value, one.type, *at, "entries", one.id, "value")
                for name in [*one.adds, *one.takes]:
                    if name not in numbers:
                        check.say(row.at(*at, "entries", one.id), f"unknown '{name}'; {suggest(name, numbers)}")
        for labels, said in _list_said(part):
            _check_type(check, row, said.value, said.type, *at, *labels, "value")


def _list_said(part):
    if part.part == "bilingual":
        return [
            ((clause.id, f"{side}_said"), said)
            for clause in part.clauses
            for side in ("left", "right")
            if (said := getattr(clause, f"{side}_said"))
        ]
    lists = {"words": "sentences", "messages": "messages", "sketch": "shapes"}
    return [((one.id, "said"), one.said) for one in getattr(part, lists.get(part.part, ""), []) if one.said]


def _check_table(check, row, table, at) -> None:
    columns = {column.id: column for column in table.columns}
    taken: dict = {}
    for column in table.columns:
        check.alone("the id", taken, column.id, row, *at, "columns", column.id, "id")
    named = [("works_out", [name for one in table.works_out for name in (one.of, *one.adds, *one.takes)]), ("sums", table.sums)]
    lines = [*table.lines, *([table.total] if table.total else [])]
    named += [(line.id, [*line.facts, *line.wrong]) for line in lines]
    for label, names in named:
        for name in names:
            if name not in columns:
                check.say(row.at(*at, label), f"unknown '{name}'; {suggest(name, columns)}")
    for line in lines:
        if len(line.cells) != len(table.columns):
            check.say(
                row.at(*at, line.id, "cells"), f"{len(line.cells)} cells under {len(table.columns)} columns; give one a column"
            )
            continue
        for column, cell in zip(table.columns, line.cells, strict=True):
            if line is table.total and column is table.columns[0]:
                continue  # where the word for the total stands
            _check_type(check, row, cell, column.type, *at, line.id, column.id)


def _check_type(check, row, value, type: str, *labels) -> None:
    if not is_of_type(value, type):
        check.say(row.at(*labels), f"'{value}' is no {type}; write {WHAT_TYPES_HOLD[type]}, or change the type")


def _check_facts(check, row) -> None:
    """Ids of facts are put together from those of exhibits, lines and columns, and each must come out once."""
    taken: dict[str, str] = {}
    for exhibit in row.row.exhibits:
        lines: dict[str, int] = {}
        for place, part in enumerate(exhibit.parts, 1):
            for id in _list_ids(part):
                if id in lines:
                    check.say(row.at("exhibits", exhibit.id, "parts", str(place)), f"'{id}' stands above already; give another id")
                lines[id] = place
        for id in exhibit.list_facts():
            if taken.setdefault(id, exhibit.id) != exhibit.id:
                check.say(row.at("exhibits", exhibit.id), f"the fact '{id}' is one of {taken[id]} too; give the exhibit another id")


def _list_ids(part) -> list[str]:
    lists = {"fields": "entries", "words": "sentences", "bilingual": "clauses", "messages": "messages", "sketch": "shapes"}
    if part.part == "table":
        return [line.id for line in [*part.lines, *([part.total] if part.total else [])]]
    return [one.id for one in getattr(part, lists[part.part])]


def _check_reading(check, row, reading) -> None:
    facts = row.row.list_facts()
    contradictions = [one.id for one in reading.contradictions]
    for label in ("contradictions", "findings", "arguments"):
        taken: dict = {}
        for one in getattr(reading, label):
            check.alone("the id", taken, one.id, row, "reading", label, one.id, "id")
    for label in ("contradictions", "findings"):
        for one in getattr(reading, label):
            _name_known(check, row, one.facts, facts, "reading", label, one.id, "facts")
    for one in reading.findings:
        _name_known(check, row, one.contradictions, contradictions, "reading", "findings", one.id, "contradictions")
        check.refer(row, "indicators", one.indicators, "reading", "findings", one.id, "indicators")
        check.refer(row, "elements", one.elements, "reading", "findings", one.id, "elements")
    for element in reading.elements:
        check.refer(row, "elements", element.element, "reading", "elements", element.element)
        _name_known(check, row, element.passages, facts, "reading", "elements", element.element, "passages")


def _name_known(check, row, names, known, *labels) -> None:
    for name in names:
        if name not in known:
            check.say(row.at(*labels), f"unknown '{name}'; {suggest(name, known)}")
