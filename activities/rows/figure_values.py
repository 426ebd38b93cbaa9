"""Figures in words: the value of a row with its unit, and sentences with gaps that rows fill."""

from __future__ import annotations

import re
from collections.abc import Mapping

# Units that a number cannot do without; persons, cases and countries are named by the sentence around it.
_SAID = ("per cent", "years", "per 1,000 inhabitants", "workers per inspector")
SHARE_OF_WORLD = "share of world total"  # the measure of figures that give regions their part of an estimate
_LARGE = ((1_000_000_000, "billion"), (1_000_000, "million"))
_GAP = re.compile(r"\{([a-z0-9/_-]+)\}")
_COUNTS = ("prosecutions", "prosecutions_labour", "convictions", "convictions_labour")


def word_value(figure) -> str:
    """A figure's value with its unit: `US$ 236 billion`, `27.6 million`, `37 per cent`, `6,618`."""
    value, unit = figure.value, figure.unit
    if unit == "USD billion":
        return f"US$\u00a0{_write(value)}\u00a0billion"
    if unit == "USD":
        return f"US$\u00a0{_write(value)}"
    if unit == "EUR":
        return f"€{_write(value)}"
    if unit in _SAID:
        return f"{_write(value)}\u00a0{unit}"
    return word_number(value)


def word_number(value: float) -> str:
    """A number as it reads best: 12.3 million rather than 12,300,000, where no digit is lost by it."""
    for size, name in _LARGE:
        if value >= size and value * 100 % size == 0:
            return f"{_write(value / size)}\u00a0{name}"
    return _write(value)


def list_values(figures, estimates, counts) -> dict[str, str]:
    """What a gap can be filled with: `{profits-2024-all}`, `{estimate-2005-world}`, `{tip-2011-2010/prosecutions}`."""
    return {
        **{row.id: word_value(row) for row in figures},
        **{row.id: word_number(row.forced_labour) for row in estimates if row.forced_labour is not None},
        **{f"{row.id}/{name}": _write(getattr(row, name)) for row in counts for name in _COUNTS if getattr(row, name) is not None},
    }


def list_gaps(text: str) -> list[str]:
    """The names that stand between braces in a text."""
    return _GAP.findall(text)


def fill_gaps(text: str, values: Mapping[str, str]) -> str:
    """A text with each gap filled. Raises KeyError with the name of one that nothing fills."""
    return _GAP.sub(lambda gap: values[gap[1]], text)


def _write(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,}"
