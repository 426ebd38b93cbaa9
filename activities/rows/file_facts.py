"""The facts of an exhibit, and what does not add up in it. Pure.

A fact's id is put together from the ids of its exhibit, its line and its column, which last; its words from the same places.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

Value = str | int | float
MINUTES = 60
DAY = 24 * MINUTES
CENT = Fraction(1, 100)


@dataclass(frozen=True)
class Fact:
    """One thing that can be marked: its id, the exhibit, its words away from the paper, and its value with the value's type."""

    id: str
    exhibit: str
    words: str
    type: str = "text"
    value: Value | None = None


def show_value(value: Value, type: str) -> str:
    """A cell as it is set on paper: an amount with its hundredths, all else as it was written."""
    return f"{value:,.2f}" if type == "amount" and not isinstance(value, str) else str(value)


def list_facts(exhibit: Any) -> dict[str, Fact]:
    """The facts of an exhibit by their ids, in the order of the paper; of two with one id, the first."""
    facts: dict[str, Fact] = {}
    for part in exhibit.parts:
        for id, words, type, value in _LISTERS[part.part](part):
            name = f"{exhibit.id}-{id}"
            facts.setdefault(name, Fact(name, exhibit.id, f"{exhibit.short}: {words}", type, value))
    return facts


def _list_cells(table: Any) -> Iterator[tuple]:
    for line in [*table.lines, *([table.total] if table.total else [])]:
        for column, cell in zip(table.columns, line.cells, strict=False):
            if column.id in line.facts:
                head = show_value(line.cells[0], table.columns[0].type)
                shown = show_value(cell, column.type)
                words = (
                    shown
                    if column is table.columns[0]
                    else f"{head}, {column.title}: {shown}"
                    if head
                    else f"{column.title}: {shown}"
                )
                yield f"{line.id}-{column.id}", words, column.type, cell


def _list_fields(fields: Any) -> Iterator[tuple]:
    for one in fields.entries:
        if one.fact:
            yield one.id, f"{one.label}: {show_value(one.value, one.type)}", one.type, one.value


def _said(said: Any) -> tuple:
    return (said.type, said.value) if said else ("text", None)


def _list_sentences(words: Any) -> Iterator[tuple]:
    for one in words.sentences:
        if one.fact:
            yield one.id, f"{one.number} {one.text}" if one.number else one.text, *_said(one.said)


def _list_clauses(part: Any) -> Iterator[tuple]:
    for clause in part.clauses:
        for side in clause.facts:
            yield f"{clause.id}-{side}", f"{clause.number} {getattr(clause, side)}", *_said(getattr(clause, f"{side}_said"))


def _list_messages(part: Any) -> Iterator[tuple]:
    for one in part.messages:
        if one.fact:
            yield one.id, f"{one.by}, {one.at}: {one.text}", *_said(one.said)


def _list_shapes(sketch: Any) -> Iterator[tuple]:
    for one in sketch.shapes:
        if one.fact:
            yield one.id, f"{one.label}: {one.note}" if one.note else one.label, *_said(one.said)


_LISTERS = {
    "table": _list_cells,
    "fields": _list_fields,
    "words": _list_sentences,
    "bilingual": _list_clauses,
    "messages": _list_messages,
    "sketch": _list_shapes,
}


# --- values --------------------------------------------------------------------------------------


def read_minutes(time: Value) -> int | None:
    """Minutes since midnight of a time such as 05:10; None where it is none."""
    try:
        hours, minutes = (int(part) for part in str(time).split(":"))
    except ValueError:
        return None
    return hours * MINUTES + minutes if 0 <= hours < 24 and 0 <= minutes < MINUTES else None


def is_of_type(value: Value, type: str) -> bool:
    """Whether a cell holds what its column says; an empty cell is of every type."""
    if value == "" or type in ("text", "name"):
        return True
    if type == "time":
        return isinstance(value, str) and read_minutes(value) is not None
    if type == "date":
        try:
            return bool(datetime.date.fromisoformat(value)) if isinstance(value, str) else False
        except ValueError:
            return False
    return not isinstance(value, str)


def agree(facts: list[Fact]) -> bool:
    """Whether all of these facts say the same: values of one type, and equal. Facts without a value are never said to agree."""
    if any(fact.value is None for fact in facts) or len({fact.type for fact in facts}) > 1:
        return False
    return len({str(_plain(fact.value)) for fact in facts}) == 1


def _plain(value: Any) -> Any:
    return value.strip().casefold() if isinstance(value, str) else Fraction(str(value))


# --- what does not add up ------------------------------------------------------------------------


@dataclass(frozen=True)
class Sum:
    """What stands at a place that is worked out, what it comes to, and whether a difference is meant."""

    labels: tuple[str, ...]
    stands: Fraction
    due: Fraction
    wrong: bool

    @property
    def holds(self) -> bool:
        return abs(self.stands - self.due) < CENT


def list_sums(exhibit: Any) -> Iterator[Sum]:
    """Every place of an exhibit that is worked out from others. What holds no number is left out: its type is told elsewhere."""
    known = {key: cell for part in exhibit.parts for key, cell in _name_numbers(part)}
    for place, part in enumerate(exhibit.parts, 1):
        if part.part == "table":
            yield from _sum_lines(part, ("parts", str(place)))
            yield from _sum_total(part, ("parts", str(place), "total"))
        elif part.part == "fields":
            for one in part.entries:
                if not (one.adds or one.takes) or not _is_number(one.value):
                    continue
                due = sum((known.get(name, Fraction(0)) for name in one.adds), Fraction(0))
                due -= sum((known.get(name, Fraction(0)) for name in one.takes), Fraction(0))
                yield Sum(("parts", str(place), "entries", one.id), _number(one.value), due, one.wrong)


def list_numbers(exhibit: Any) -> set[str]:
    """The names by which a field can be worked out from others: `field`, and `line/column` of tables."""
    return {key for part in exhibit.parts for key, _ in _name_numbers(part)}


def _name_numbers(part: Any) -> Iterator[tuple[str, Fraction]]:
    if part.part == "fields":
        yield from ((one.id, _number(one.value)) for one in part.entries if _is_number(one.value))
    elif part.part == "table":
        for line in [*part.lines, *([part.total] if part.total else [])]:
            for column, cell in zip(part.columns, line.cells, strict=False):
                if _is_number(cell):
                    yield f"{line.id}/{column.id}", _number(cell)


def _sum_lines(table: Any, labels: tuple[str, ...]) -> Iterator[Sum]:
    before: dict[str, Fraction] = {}
    for line in table.lines:
        cells = {column.id: cell for column, cell in zip(table.columns, line.cells, strict=False)}
        for one in table.works_out:
            stands = cells.get(one.of, "")
            due = _work_out(one, cells, before.get(one.of))
            if _is_number(stands):
                if due is not None:
                    yield Sum((*labels, "lines", line.id, one.of), _number(stands), due, one.of in line.wrong)
                before[one.of] = _number(stands)


def _work_out(one: Any, cells: dict[str, Value], before: Fraction | None) -> Fraction | None:
    """What a cell comes to; None where a part of it is missing. A running account begins with what its first line says."""
    if one.by == "span":
        times = [time for name in one.adds if (time := read_minutes(cells.get(name, ""))) is not None]
        if len(times) != 2:
            return None
        minutes = Fraction((times[1] - times[0]) % DAY) - sum((_number(cells.get(name, "")) for name in one.takes), Fraction(0))
        return minutes / MINUTES
    if one.by == "product":
        if not all(_is_number(cells.get(name, "")) for name in one.adds):
            return None
        due = Fraction(1)
        for name in one.adds:
            due *= _number(cells[name])
        return due
    if before is None:
        return None
    added = sum((_number(cells.get(name, "")) for name in one.adds), Fraction(0))
    return before + added - sum((_number(cells.get(name, "")) for name in one.takes), Fraction(0))


def _sum_total(table: Any, labels: tuple[str, ...]) -> Iterator[Sum]:
    if not table.total:
        return
    for place, column in enumerate(table.columns):
        cells = [line.cells[place] for line in table.lines if place < len(line.cells)]
        if column.id not in table.sums or place >= len(table.total.cells) or not _is_number(table.total.cells[place]):
            continue
        due = sum((_number(cell) for cell in cells), Fraction(0))
        yield Sum((*labels, column.id), _number(table.total.cells[place]), due, column.id in table.total.wrong)


def _is_number(cell: Value) -> bool:
    return not isinstance(cell, str)


def _number(cell: Value) -> Fraction:
    return Fraction(str(cell)) if _is_number(cell) else Fraction(0)
