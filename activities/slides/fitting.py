"""Whether what a slide says fits its layout, by the widths of letters that are wider than any slide program's. Pure.

Places and sizes are those of `template/layouts.yml`; in points, of which a hundredth of an inch has 0.72.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from activities.drawing.widths import width_of, wrap_words

from .layouts import MAIN, SOURCE, read_template
from .telling import ToldSlide

POINTS = 0.72
SIZES = (22, 20, 18, 16, 15)  # of the letters of a table
LEADING = 1.2
CELL_SIDES, CELL_ENDS = 24 * POINTS, 6 * POINTS  # what stands empty in a cell beside, and above and below, its words
WHOLE = 100000  # of a distance between lines, in the file: as wide as the letters ask
BULLET = 27  # points that a point begins further in


def share_width(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[float]:
    """The part of a table's width that each column has: more for long cells, and enough for the longest word."""
    columns = list(zip(head, *rows))
    longest = [max(width_of(text) for text in column) for column in columns]
    word = [max(width_of(word) for text in column for word in text.split() or [""]) for column in columns]
    weights = [max(one, min(whole, 240)) + 20 for whole, one in zip(longest, word)]
    return [weight / sum(weights) for weight in weights]


def fit_table(told: ToldSlide) -> int | None:
    """The largest letters in which a slide's table fits its place, in points; None where it does not fit in the smallest."""
    place = _find_place(told.kind, MAIN)
    width, height = place["at"][2] * POINTS, place["at"][3] * POINTS
    shares = share_width(told.head, told.rows)
    for size in SIZES:
        lines = [
            max(len(wrap_words(text, width * share - CELL_SIDES, size)) for text, share in zip(row, shares))
            for row in (told.head, *told.rows)
        ]
        if sum(many * size * LEADING + CELL_ENDS for many in lines) <= height:
            return size
    return None


def find_too_long(told: ToldSlide) -> Iterator[str]:
    """The parts of a slide that do not fit their places: `title`, `text`, `table` or `source`."""
    title = next(one for one in _list_places(told.kind) if one.get("type") in ("title", "ctrTitle"))
    if not _fits([told.title], title):
        yield "title"
    if told.lines and not _fits(told.lines, _find_place(told.kind, MAIN)):
        yield "text"
    if told.head and fit_table(told) is None:
        yield "table"
    if told.source and not _fits([told.source], _find_place(told.kind, SOURCE)):
        yield "source"


def _fits(paragraphs: Sequence[str], place: dict) -> bool:
    size, room = place["size"], place["at"][2] * POINTS - (BULLET if place.get("bullet") else 0)
    lines = sum(len(wrap_words(text, room, size, bool(place.get("bold")))) for text in paragraphs)
    between = place.get("before", 0) / 100 * (len(paragraphs) - 1)
    return lines * size * LEADING * place.get("leading", WHOLE) / WHOLE + between <= place["at"][3] * POINTS


def _list_places(kind: str) -> list[dict]:
    wanted = "question" if kind == "film" else kind
    return next(row["shapes"] for row in read_template()["layouts"] if row["kind"] == wanted)


def _find_place(kind: str, idx: int) -> dict:
    return next(one for one in _list_places(kind) if one.get("idx") == idx)
