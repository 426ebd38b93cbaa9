"""Sums by month: what is open as bars with the range of what is known, and the course of a debt as two lines.

A range is a full bar up to its least, and a hollow one on to its most. Below nought, more was given than was due.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from matplotlib.patches import Rectangle
from matplotlib.ticker import MaxNLocator

from activities.drawing.book_figure import BookFigure, in_any_layout
from activities.drawing.colours import COLOURS
from activities.drawing.layouts import MARGIN, WIDE, Layout
from activities.drawing.sheet import BAR, HOLLOW_EDGE, LINE, SIZE, SMALL, SWATCH, Sheet
from activities.drawing.widths import width_of

STEP = LINE + 6
TALL = 170  # px, of the course
MARKED = 12  # months at most whose points are marked one by one
DASHES = (5, 3)


class Sum(NamedTuple):
    """One bar: its name, the least and the most, and both in words."""

    name: str
    least: float
    most: float
    words: str


class Course(NamedTuple):
    """One line: its name, an amount a month, and where it ends in words."""

    name: str
    amounts: Sequence[float]
    ends: str


@in_any_layout
def sums_figure(title: str, sums: Sequence[Sum], *, key: Sequence[str], layout: Layout = WIDE) -> BookFigure:
    """Bars from nought, one a sum. key: the names of what is sure and of what may be, said where they differ anywhere."""
    left = max(width_of(one.name, SIZE) for one in sums) + 10
    is_range = any(one.least != one.most for one in sums)
    sheet = Sheet(title, layout, body=STEP * len(sums), left=left, key=key if is_range else ())
    low, high = min(0.0, *(one.least for one in sums)), max(0.0, *(one.most for one in sums))
    beside = max(width_of(one.words) for one in sums) + 10
    per_px = max(high - low, 0.01) / max(sheet.room - beside, 40)
    sheet.axes.set_xlim(low, low + per_px * sheet.room)
    for number, one in enumerate(sums):
        y = STEP * (number + 0.5)
        sheet.write(0, y + 5, one.name)
        _draw_range(sheet, y, one)
        sheet.write(left + (max(one.most, 0.0) - low) / per_px + 6, y + 4.5, one.words, SMALL)
        sheet.tell(one.name, one.words)
    sheet.axes.plot([0, 0], [0, sheet.body], color=COLOURS["muted"], linewidth=1, clip_on=False)
    return sheet.finish()


def _draw_range(sheet: Sheet, y: float, one: Sum) -> None:
    """What is sure on this side of nought or the other is full; what may be, as well, is hollow."""
    sure = one.least if one.least > 0 else min(one.most, 0.0)
    if sure:
        sheet.axes.barh([y], [sure], height=BAR, color=COLOURS["first"], clip_on=False)
    if one.least != one.most:
        start, end = min(one.least, 0.0), max(one.most, 0.0)
        shape = Rectangle((start, y - BAR / 2), end - start, BAR, linewidth=HOLLOW_EDGE, edgecolor=COLOURS["second"])
        shape.set(facecolor="none", clip_on=False)
        sheet.axes.add_patch(shape)


@in_any_layout
def course_figure(
    title: str, months: Sequence[str], agreed: Course, booked: Course, *, write: Any, layout: Layout = WIDE
) -> BookFigure:
    """What is open at the end of each month, as agreed and by the book. write: an amount → words of the scale."""
    amounts = [*agreed.amounts, *booked.amounts]
    ticks = [float(tick) for tick in MaxNLocator(4, steps=[1, 2, 2.5, 5, 10]).tick_values(min(0, *amounts), max(0, *amounts))]
    left = max(width_of(write(tick)) for tick in ticks) + 12
    top = (LINE + 2) * 2 + 12
    sheet = Sheet(title, layout, body=top + TALL + 4, axis=True, left=left, right=8)
    low, span = ticks[0], ticks[-1] - ticks[0]

    def place(number: int, amount: float) -> tuple[float, float]:
        share = number / (len(months) - 1) if len(months) > 1 else 0.5
        return MARGIN + left + sheet.room * share, sheet.above + top + TALL * (1 - (amount - low) / span)

    for tick in ticks:
        y = place(0, tick)[1]
        colour = COLOURS["muted" if tick == 0 else "grid"]
        sheet.draw_line([MARGIN + left, MARGIN + left + sheet.room], [y, y], color=colour, linewidth=1)
        sheet.write(left - 8, y - sheet.above + 4.5, write(tick), SMALL, "muted", "right")
    for row, (course, how) in enumerate(((agreed, _line("first")), (booked, _line("second")))):
        y = (LINE + 2) * row + 10
        sheet.draw_line([MARGIN, MARGIN + SWATCH], [sheet.above + y] * 2, **how)
        sheet.write(SWATCH + 7, y + 5, f"{course.name}: {course.ends}", SMALL)
        marks = {"marker": "o", "markersize": 7} if len(months) <= MARKED else {}
        points = [place(number, amount) for number, amount in enumerate(course.amounts)]
        sheet.draw_line([x for x, _ in points], [y for _, y in points], **how, **marks)
    for number in _choose_months(months, sheet.room):
        x, _ = place(number, 0)
        sheet.write(x - MARGIN, top + TALL + LINE + 4, months[number], SMALL, "muted", "center")
        sheet.tell(months[number], *(f"{course.name} {write(course.amounts[number])}" for course in (agreed, booked)))
    return sheet.finish()


def _line(role: str) -> dict[str, Any]:
    dashes: dict[str, Any] = {} if role == "first" else {"dashes": DASHES}
    face = COLOURS["first"] if role == "first" else "none"
    return {"color": COLOURS[role], "linewidth": 2.2, "markerfacecolor": face, "markeredgecolor": COLOURS[role], **dashes}


def _choose_months(months: Sequence[str], room: float) -> list[int]:
    """As many months as stand side by side, evenly spread, the first and the last among them."""
    fit = max(2, int(room // (width_of(months[0]) + 24)))
    steps = min(fit, len(months)) - 1
    return sorted({round(number * (len(months) - 1) / steps) for number in range(steps + 1)}) if steps else [0]
