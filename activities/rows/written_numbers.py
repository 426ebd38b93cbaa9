"""Numbers as people write them in tables: 12,300, 12.300,5, 12 300, 45%, ١٢٣.

Whether a comma parts thousands or begins the decimals is decided for a table as a whole, by the cells in which it
can only be one of the two. A cell that can be both is not guessed at.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_SPACES = " \u00a0\u2007\u2009\u202f"
_ARABIC = str.maketrans({"٬": "'", "٫": ",", "٪": "%", "−": "-", "’": "'"})
_NUMBER = re.compile(rf"([-(]?)(\d[\d.,'{_SPACES}]*)(\)?)(%?)")
_NUMBERS_SHOWN = re.compile(rf"\d[\d.,'{_SPACES}]*")


@dataclass(frozen=True)
class Written:
    """A number as it is written: its sign, its digits with what parts them, and whether it is in per cent."""

    negative: bool
    digits: str
    per_cent: bool

    @property
    def decimal(self) -> str | None:
        """The mark that must begin the decimals here, whatever the rest of the table does; None where that is open."""
        marks = [mark for mark in ".," if mark in self.digits]
        if len(marks) == 2:
            return max(marks, key=self.digits.rindex)
        if not marks:
            return None
        parts = self.digits.split(marks[0])
        if len(parts) > 2:
            return "." if marks[0] == "," else ","
        return None if len(parts[1]) == 3 and 1 <= len(parts[0]) <= 3 and parts[0] != "0" else marks[0]

    @property
    def is_open(self) -> bool:
        """Whether it can be read in two ways: 1,234 and 1.234."""
        return self.decimal is None and any(mark in self.digits for mark in ".,")


def read_written(cell: str) -> Written | None:
    """What a cell says as a number, None where it holds anything else than one."""
    found = _NUMBER.fullmatch(cell.strip().translate(_ARABIC).replace(" %", "%").replace("\u00a0%", "%").replace("\u202f%", "%"))
    if not found or (found[1] == "(") != (found[3] == ")"):
        return None
    return Written(bool(found[1]), found[2].strip(_SPACES), bool(found[4]))


def find_decimal(cells: Iterable[Written]) -> str | None:
    """The mark that begins the decimals in a table, None where no cell tells. Raises ValueError where cells disagree."""
    seen: dict[str, str] = {}
    for written in cells:
        if written.decimal:
            seen.setdefault(written.decimal, written.digits)
    if len(seen) > 1:
        raise ValueError(" and ".join(f"'{digits}'" for digits in seen.values()))
    return next(iter(seen), None)


def value_of(written: Written, decimal: str) -> float | None:
    """The number, with `decimal` before its decimals; None where the digits are not in groups."""
    whole, _, decimals = written.digits.partition(decimal)
    groups = re.split(rf"[{_SPACES}.,']", whole)
    if not re.fullmatch(r"\d*", decimals) or not all(re.fullmatch(r"\d+", group) for group in groups):
        return None
    if len(groups) > 1 and not _in_groups(groups):
        return None
    value = float(f"{''.join(groups)}.{decimals or 0}")
    return -value if written.negative else value


def _in_groups(groups: list[str]) -> bool:
    """Thousands in threes, or as in South Asia in twos above the first thousand."""
    first, *between, last = map(len, groups)
    return last == 3 and ((1 <= first <= 3 and set(between) <= {3}) or (1 <= first <= 2 and set(between) <= {2}))


def digits_in(cell: str) -> str | None:
    """The one number among the words of a cell, without what parts its thousands; None where there is none, or several."""
    found = _NUMBERS_SHOWN.findall(re.sub(r"[\[(].*?[\])]", "", cell))
    return re.sub(r"\D", "", found[0]) if len(found) == 1 else None
