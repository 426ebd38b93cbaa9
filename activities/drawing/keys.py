"""Where the names of two series stand above a drawing, each beside its mark."""

from __future__ import annotations

from collections.abc import Sequence

from activities.drawing.layouts import MARGIN
from activities.drawing.widths import clean_words, width_of, wrap_words

SMALL = 13  # px, of a name
LEAST_HIGH = 20  # px, a mark with words in it


def pill_width(words: str) -> float:
    """How wide a mark with words in it is, in px."""
    return max(width_of(words, SMALL, bold=True) + 14, LEAST_HIGH)


Name = tuple[
    float, int, str, str, float, bool
]  # x, line, words, the role of the series, width of its mark, whether it begins there


def place_key(names: Sequence[str], room: float, swatches: Sequence[float]) -> list[Name]:
    """The names of two series: side by side where they fit, else one below the other, over lines where it must be."""
    roles = ("first", "second")
    cleaned = [clean_words(name) for name in names]
    widths = [swatch + 7 + width_of(name) for swatch, name in zip(swatches, cleaned)]
    if sum(widths) + 20 <= room:
        starts = [MARGIN, MARGIN + widths[0] + 20]
        return [(x, 0, name, role, swatch, True) for x, name, role, swatch in zip(starts, cleaned, roles, swatches)]
    lines = [
        (line, role, swatch, number == 0)
        for name, role, swatch in zip(cleaned, roles, swatches)
        for number, line in enumerate(wrap_words(name, room - swatch - 7, most=3))
    ]
    return [(MARGIN, row, line, role, swatch, begins) for row, (line, role, swatch, begins) in enumerate(lines)]
