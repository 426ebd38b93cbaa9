"""Figures in words: the value of a row with its unit, and sentences with gaps that rows fill."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from .models import Estimate, Figure, ProsecutionYear
from .watched import asked

SHARE_OF_WORLD = "share of world total"  # the measure of figures that give regions their part of an estimate
# The sizes that have a word, with the ends of their labels.
_LARGE = ((1_000_000_000, "billion"), (1_000_000, "million"))
_GAP = re.compile(r"\{([a-z0-9/_-]+)\}")
_COUNTS = ("prosecutions", "prosecutions_labour", "convictions", "convictions_labour")
Labels = Mapping[str, str]


def word_value(figure: Figure, labels: Labels) -> str:
    """A figure's value with its unit, as the labels `number.unit.*` write it: `US$ 236 billion`, `37 per cent`.

    A unit without a label is named by the sentence around the number, as persons, cases and countries are.
    """
    return word_value_of((figure.value, figure.unit), labels)


def word_number(value: float, labels: Labels) -> str:
    """A number as it reads best: 12.3 million rather than 12,300,000, where no digit is lost by it."""
    for size, name in _LARGE:
        if value >= size and value * 100 % size == 0:
            return labels[f"number.{name}"].format(number=write_plain(value / size))
    return write_plain(value)


@asked
def list_units(rows) -> tuple[tuple[str, str], ...]:
    """What the labels write before and after a number, the longest first; at the end nothing at all."""
    labels = [
        text.partition("{number}") for name, text in rows.strings.items() if name.startswith("number.") and "{number}" in text
    ]
    units = {(lead, tail) for lead, _, tail in labels}
    # A sum of money takes the word for its size after it: US$ 236 billion.
    units |= {(lead, tail) for lead, after in units if lead and not after for before, tail in units if tail and not before}
    return (*sorted(units, key=lambda unit: (-len(unit[0]) - len(unit[1]), unit)), ("", ""))


Value = tuple[float, str]  # a number and its unit


def find_value(rows, figure: str | None, estimate: str | None) -> Value:
    """The value and unit of a figure or, in persons, of an estimate; one of the two is named by its id."""
    if figure:
        found = find_figure(rows, figure)
        return found.value, found.unit
    return float(find_estimate(rows, estimate).forced_labour), "persons"


def word_value_of(value: Value, labels: Labels) -> str:
    """A value with its unit, as `word_value` writes that of a row."""
    number, unit = value
    label = labels.get(name_unit(unit))
    return label.format(number=write_plain(number)) if label else word_number(number, labels)


def word_alike(values: list[Value], labels: Labels) -> tuple[str, list[str]]:
    """Values of one unit as numbers that can be compared at a glance, and the unit that stands once: `million`, 14.2 and 4.5.

    Of units that differ each value has its own, and none stands once.
    """
    units = {unit for _, unit in values}
    if len(units) != 1:
        return "", [word_value_of(value, labels) for value in values]
    if label := labels.get(name_unit(*units)):
        return " ".join(label.format(number="").split()), [write_plain(number) for number, _ in values]
    for size, name in _LARGE:
        if max(number for number, _ in values) >= size and all(number * 100 % size == 0 for number, _ in values):
            return " ".join(labels[f"number.{name}"].format(number="").split()), [
                write_plain(number / size) for number, _ in values
            ]
    return "", [write_plain(number) for number, _ in values]


def word_share(share: float) -> str:
    """A part of one in per cent: 68, or <1."""
    return "<1" if 0 < share < 0.005 else f"{100 * share:.0f}"


def name_unit(unit: str) -> str:
    """The id of the label that writes a value of a unit."""
    return f"number.unit.{re.sub('[^a-z0-9]+', '-', unit.lower())}"


def list_values(
    figures: Iterable[Figure], estimates: Iterable[Estimate], counts: Iterable[ProsecutionYear], labels: Labels
) -> dict[str, str]:
    """What a gap can be filled with: `{profits-2024-all}`, `{estimate-2005-world}`, `{tip-2011-2010/prosecutions}`."""
    return {
        **{row.id: word_value(row, labels) for row in figures},
        **{row.id: word_number(row.forced_labour, labels) for row in estimates if row.forced_labour is not None},
        **{
            f"{row.id}/{name}": write_plain(getattr(row, name))
            for row in counts
            for name in _COUNTS
            if getattr(row, name) is not None
        },
    }


def name_values(figures: Iterable[Figure], estimates: Iterable[Estimate], counts: Iterable[ProsecutionYear]) -> list[str]:
    """The names that `list_values` gives values to."""
    return [
        *(row.id for row in figures),
        *(row.id for row in estimates if row.forced_labour is not None),
        *(f"{row.id}/{name}" for row in counts for name in _COUNTS if getattr(row, name) is not None),
    ]


@asked
def fill_sentence(rows, text: str) -> str:
    """A sentence of a row with its gaps filled from the figures, estimates and counts of the rows."""
    named = {gap.partition("/")[0] for gap in list_gaps(text)}
    figures = [row for row in rows.figures if row.id in named]
    estimates = [row for row in rows.estimates if row.id in named]
    counts = [row for row in rows.prosecutions if row.id in named]
    return fill_gaps(text, list_values(figures, estimates, counts, rows.strings))


@asked
def find_figure(rows, id: str):
    """The figure with this id; None where there is none."""
    return next((figure for figure in rows.figures if figure.id == id), None)


@asked
def find_estimate(rows, id: str):
    """The estimate with this id; None where there is none."""
    return next((estimate for estimate in rows.estimates if estimate.id == id), None)


def list_gaps(text: str) -> list[str]:
    """The names that stand between braces in a text."""
    return _GAP.findall(text)


def fill_gaps(text: str, values: Mapping[str, str]) -> str:
    """A text with each gap filled. Raises KeyError with the name of one that nothing fills."""
    return _GAP.sub(lambda gap: values[gap[1]], text)


def word_unit(unit: str, labels: Labels) -> str:
    """A unit by itself, as a head has it: `US$ billion`, `Per cent`, `Persons`."""
    words = " ".join(labels.get(name_unit(unit), unit).format(number="").split()) or unit
    return words[:1].upper() + words[1:]


def write_plain(value: float) -> str:
    """A number with all of its digits: 12,300,000 · 3.5."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,}"
