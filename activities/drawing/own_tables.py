"""Tables that a figure is drawn from, looked through before anything is drawn.

Whatever a pandas table holds, either names and numbers come out of it, or a ValueError that says which row and which
column are wrong, and what would be right.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from numbers import Real
from typing import Any

import numpy as np
import pandas as pd

from .widths import clean_words

MOST_ROWS = 200
MOST = 999_999_999_999  # more than all people there are, more than any count of cases
LEAST_ON_LOG = 0.001

Numbers = list[float | None]


def check_words(**given: object) -> None:
    """Raise ValueError where a title, a source or another word of a figure is none."""
    for name, words in given.items():
        if words is not None and not isinstance(words, str):
            raise ValueError(f"{name} {show(words)} is not words; write it in quotes")
        if words is None or not clean_words(words):
            raise ValueError(f"{name} is empty; say it in words, since a figure without it would be wrong")


def check_choice(name: str, value: object, known: Sequence[str]) -> None:
    """Raise ValueError where `value` is none of the known ones."""
    if value not in known:
        raise ValueError(f"{name} {show(value)} is unknown; use {' or '.join(repr(choice) for choice in known)}")


def check_columns(caller: str, table: object, needed: Iterable[Hashable]) -> pd.DataFrame:
    """The table, with each needed column once and no more rows than can be read."""
    if not isinstance(table, pd.DataFrame):
        raise ValueError(f"{caller} needs a pandas DataFrame, not {type(table).__name__}; pandas.DataFrame(...) makes one")
    if isinstance(table.columns, pd.MultiIndex):
        raise ValueError("the columns have names in several levels; give each column one name, as in table.columns = [...]")
    there = list(table.columns)
    for name in needed:
        many = there.count(name)
        if not many:
            known = ", ".join(clean_words(str(column)) for column in there) or "no column"
            raise ValueError(f"the table lacks the column {show(name)} (it has {known}); add it or rename the one that holds it")
        if many > 1:
            raise ValueError(f"the table has the column {show(name)} {many} times; give each column a name of its own")
    if len(table) > MOST_ROWS:
        raise ValueError(f"the table has {len(table)} rows; a figure with more than {MOST_ROWS} cannot be read: draw a part of it")
    return table


def check_unit(table: pd.DataFrame, measures: Iterable[Hashable], unit: str = "persons") -> None:
    """Raise ValueError where `read_counts` read a column in per cent, and it is to be drawn as something else."""
    for measure in measures:
        if measure in table.attrs.get("per_cent", ()) and unit != "per cent":
            raise ValueError(
                f"column {show(measure)} is in per cent and not a count; draw it with regions_figure and unit='per cent'"
            )


def read_rows(
    table: pd.DataFrame, label: Hashable, measures: Iterable[Hashable], labels: Mapping[str, str], positive: bool = False
) -> tuple[list[int], list[str], dict[Hashable, Numbers]]:
    """Positions, names and numbers of the rows that say something; blank ones are left out.

    label: the column that names a row. labels: the book's words, for what sums are called.
    Raises ValueError for numbers without a name, for a sum among its parts, and for what `read_numbers` refuses.
    """
    columns = {measure: read_numbers(table, measure, positive) for measure in measures}
    positions, names = [], []
    for position, value in enumerate(table[label]):
        name = word_name(value)
        row = f"column {show(label)}, {name_row(table, position)}"
        if name:
            if is_sum(name, labels):
                raise ValueError(f"{row}: {show(name)} is a sum and not a row like the others; leave it out of the table")
            positions.append(position)
            names.append(name)
            continue
        known = next(((column, numbers[position]) for column, numbers in columns.items() if numbers[position] is not None), None)
        if known:
            raise ValueError(f"{row} is empty, though column {show(known[0])} says {known[1]:g}; name the row, or take it out")
    if not names:
        raise ValueError("the table has no row that says anything; give it one at least")
    return positions, names, {name: [numbers[position] for position in positions] for name, numbers in columns.items()}


def read_numbers(table: pd.DataFrame, column: Hashable, positive: bool = False) -> Numbers:
    """The numbers of a column, None where a cell is empty.

    positive: whether nought is refused, as a log scale must. Raises ValueError for a cell that is no number,
    below 0, or larger than anything that is counted here.
    """
    return [
        read_number(value, f"column {show(column)}, {name_row(table, row)}", positive) for row, value in enumerate(table[column])
    ]


def read_number(value: Any, where: str, positive: bool = False) -> float | None:
    """One cell's number. where: what an error begins with."""
    if is_missing(value):
        return None
    said = f"{where}: {show(value)}"
    if isinstance(value, (bool, np.bool_)) or not isinstance(value, (Real, Decimal)):
        raise ValueError(
            f"{said} is not a number; write digits alone, as in 12300000, and leave out what is not known"
            + ("; read_counts reads numbers as people write them from a CSV file" if isinstance(value, str) else "")
        )
    number = _float(value)
    if not math.isfinite(number) or number > MOST:
        raise ValueError(f"{said} is not a number that can be drawn; the largest is {MOST:,}")
    if number < 0:
        raise ValueError(f"{said} is below 0; a count of people or cases is 0 or more")
    if positive and number == 0:
        raise ValueError(f"{said} cannot stand on a log scale, which has no nought; use scale='linear'")
    if positive and number < LEAST_ON_LOG:
        raise ValueError(f"{said} is too small for a log scale, which begins at {LEAST_ON_LOG}; use scale='linear'")
    return number


def check_once(table: pd.DataFrame, column: Hashable, positions: list[int], names: list[str], groups: list[str]) -> None:
    """Raise ValueError where a name stands twice in one group, with both rows: which of the two counts?"""
    first: dict[tuple[str, str], int] = {}
    for position, name, group in zip(positions, names, groups):
        if (group, name) in first:
            rows = f"{name_row(table, first[group, name])} and {name_row(table, position)}"
            raise ValueError(f"column {show(column)}: {show(name)} stands twice, in {rows}; give each one row")
        first[group, name] = position


def is_missing(value: object) -> bool:
    """Whether a cell says nothing: empty, None, NaN, NaT or NA."""
    if isinstance(value, Decimal):
        return value.is_nan()
    return value is None or value is pd.NA or value is pd.NaT or (isinstance(value, Real) and value != value)


def word_name(value: Any) -> str:
    """What a row is called. A year that pandas made a fraction, as it does beside a blank line, is a year again."""
    if is_missing(value):
        return ""
    if isinstance(value, (Real, Decimal)) and not isinstance(value, bool):
        number = _float(value)
        return str(int(number)) if number.is_integer() and abs(number) < MOST else clean_words(_say(value, str))
    if isinstance(value, datetime) and (value.hour, value.minute, value.second) == (0, 0, 0):
        value = value.date()
    return clean_words(value.isoformat() if isinstance(value, date) else _say(value, str))


def is_sum(name: str, labels: Mapping[str, str]) -> bool:
    """Whether a row's name is that of a sum: Total, Total (2019–2023), All."""
    sums = "|".join(re.escape(word.strip()) for word in labels["figure.own.sums"].split(","))
    return bool(re.fullmatch(rf"(?:{sums})\b[\W\d_]*", re.sub(r"\(.*?\)", "", name).strip(), re.IGNORECASE))


def name_row(table: pd.DataFrame, position: int) -> str:
    """A row as whoever made the table knows it: by its index, or by its line in the file that it was read from."""
    word = "line" if table.index.name == "line" else "row"
    return f"{word} {clean_words(str(table.index[position]))[:60]}"


def show(value: object) -> str:
    """A value in an error: short enough to be read, and on one line."""
    said = clean_words(_say(value, repr))
    return said if len(said) <= 80 else f"{said[:79]}…"


def _say(value: object, how: Callable[[object], str]) -> str:
    try:
        return how(value)
    except ValueError:  # Python writes out no whole number of thousands of digits
        return f"a number of more than {MOST:,}"


def _float(value: Any) -> float:
    try:
        return float(value)
    except (OverflowError, ValueError):
        return math.inf
