"""The sheet that every figure is drawn on: a matplotlib Figure as wide as a phone, laid out in px.

Title, notes and source stand in lines; below the title is an axes whose x is the value and whose y
counts px downwards. Words are written in px of the whole sheet, and never over its edge.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterable, Sequence
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from activities.drawing.svg import COLOURS, WIDTH, figure_svg
from activities.drawing.widths import clean_words, shorten_words, width_of, wrap_words

SIZE = 14  # px, of a label
SMALL = 13
LINE = 18  # px, from one line of text to the next
MARGIN = 6
BAR = 13
HOLLOW_EDGE = 1.6
ROOM = WIDTH - 2 * MARGIN  # px, between the margins
EDGE = 2  # px that words keep from the edge of the sheet
LEAST = 40  # px, the longest bar at least, whatever the words beside it


class BookFigure(Figure):
    """A matplotlib Figure that a notebook shows as SVG with words, when it is a cell's last line."""

    words: tuple[str, str] = ("", "")  # title, and what stands in the figure, line by line
    told: tuple[str, ...] = ()  # the same lines one by one

    def _repr_html_(self) -> str:
        title, finding = self.words
        prefix = "fig" + hashlib.sha256((title + finding).encode()).hexdigest()[:8]
        drawing = figure_svg(self, title=title, finding=finding, prefix=prefix)
        return f'<div class="fig" style="max-width:{WIDTH}px;padding:8px;background:var(--fig-paper,#fff)">{drawing}</div>'


class Sheet:
    """One figure in the making. `figure` is the matplotlib Figure; lengths and places are px.

    title, notes: lines above the bars. foot: lines below. body: height of the bars' part.
    scale: "linear" or "log". axis: whether a line of words stands under the bars. left: room for the names of rows. key: names of two series.
    """

    def __init__(
        self,
        title: str,
        *,
        notes: Iterable[str] = (),
        foot: Iterable[str] = (),
        body: float,
        scale: str = "linear",
        axis: bool = False,
        left: float = 0.0,
        key: Sequence[str] = (),
    ):
        title = clean_words(title)
        head = [(line, SIZE + 1, True) for line in wrap_words(title, ROOM, SIZE + 1, bold=True)]
        head += [(line, SMALL, False) for note in notes for line in wrap_words(clean_words(note), ROOM)]
        tail = [line for note in foot if note for line in wrap_words(clean_words(note), ROOM)]
        names = _place_key(key) if len(key) > 1 else []
        self.scale, self.left, self.body = scale, left, body
        self.above = LINE * len(head) + 8 + (LINE * (names[-1][1] + 1) + 6 if names else 0)
        below = 10 + (LINE if axis else 0)
        height = self.above + body + below + (LINE - 1) * len(tail) + MARGIN
        self.figure = BookFigure(figsize=(WIDTH / 72, height / 72), dpi=72)
        self.figure.patch.set_visible(False)
        self._title, self._told = title, list[str]()
        self.page = self._add_axes((0, 0, 1, 1), (0, WIDTH), (height, 0))
        self.page.set_zorder(2)  # words stay above the bars
        box = ((MARGIN + left) / WIDTH, 1 - (self.above + body) / height, self.room / WIDTH, body / height)
        self.axes = self._add_axes(box, (0, self.room), (body, 0))
        for number, (line, size, bold) in enumerate(head):
            self._write(MARGIN, LINE * (number + 1) - 3, line, size, bold=bold)
        for number, line in enumerate(tail):
            self._write(MARGIN, self.above + body + below + (LINE - 1) * (number + 1) - 3, line, SMALL, "muted")
        self._draw_key(names, LINE * len(head) + 8)

    def finish(self) -> BookFigure:
        """The figure, with all its words as the text for those who do not see it."""
        self.figure.told = tuple(self._told)
        self.figure.words = (self._title, "; ".join(self._told) or self._title)
        return self.figure

    def tell(self, name: str, *values: str) -> None:
        """Note a row of the figure for those who do not see it."""
        self._told.append(clean_words(f"{name}: {', '.join(values)}"))

    @property
    def room(self) -> float:
        """Width of the bars' part."""
        return ROOM - self.left

    def fit(self, labels: Sequence[tuple[float, str]], full: tuple[float, str] | None = None) -> None:
        """Choose the scale so that each bar and the words beside it fit side by side.

        labels: value and words of each bar. full: a value to mark by a line, and its name.
        """
        if self.scale == "log":
            low = 10 ** math.floor(math.log10(min(value for value, _ in labels)))
            per_px = max(math.log10(value / low) / max(self.room - width_of(words) - 14, LEAST) for value, words in labels)
            high = low * 10 ** (max(per_px, 1e-9) * self.room)
            self.axes.set_xscale("log")
            self.axes.set_xlim(low, high)
            self.decades = [low * 10**step for step in range(int(math.log10(high / low) + 1e-9) + 1)]
            self._write_decades()
            return
        high = max(value / max(self.room - width_of(words) - 8, LEAST) for value, words in labels) * self.room
        high = max(high, full[0] * 1.02 if full else 0, 1e-9)
        self.axes.set_xlim(0, high)
        if full:
            self.axes.plot([full[0]] * 2, [0, self.body], color=COLOURS["muted"], linewidth=1, dashes=(3, 3), clip_on=False)
            words = shorten_words(clean_words(full[1]), ROOM)
            self._write(self._place(full[0]), self.above + self.body + LINE - 4, words, SMALL, "muted", "right")

    def draw_bars(
        self,
        middles: Sequence[float],
        values: Sequence[float | None],
        labels: Sequence[str],
        role: str = "first",
        missing: str = "",
    ) -> None:
        """Bars from nought with their values; on a log scale, which has no nought, points.

        middles: y of each bar's middle. role: "first" is drawn full, "second" hollow.
        A value that is None is said to be `missing`.
        """
        given = [(y, value, words) for y, value, words in zip(middles, values, labels) if value is not None]
        if self.scale == "log":
            for decade in self.decades:
                self.axes.vlines(
                    [decade] * len(middles),
                    [y - 8 for y in middles],
                    [y + 8 for y in middles],
                    COLOURS["grid"],
                    linewidth=1,
                    clip_on=False,
                )
            for y, value, _ in given:
                self.axes.plot([value], [y], **_mark(role, "o"))
        else:
            hollow = role == "second"
            self.axes.barh(
                [y for y, _, _ in given],
                [value for _, value, _ in given],
                height=BAR - (HOLLOW_EDGE if hollow else 0),
                color="none" if hollow else COLOURS[role],
                edgecolor=COLOURS[role] if hollow else "none",
                linewidth=HOLLOW_EDGE if hollow else 0,
                clip_on=False,
            )
        shift = 9 if self.scale == "log" else 5
        for y, value, words in given:
            self._write(self._place(value) + shift, self.above + y + 4.5, words, SMALL)
        for y, of_row in zip(middles, values):
            if of_row is None and missing:
                self.write(self.left + 4, y + 4.5, shorten_words(clean_words(missing), self.room - 4), SMALL, "muted")

    def draw_square(self, x: float, y: float, side: float, filled: bool) -> None:
        """A square with its left upper corner at x, y: filled or empty."""
        face = COLOURS["first"] if filled else "none"
        self.axes.barh(
            [y + side / 2], [side], height=side, left=[x], color=face, edgecolor=COLOURS["muted"], linewidth=1, clip_on=False
        )

    def draw_mark(self, x: float, y: float, role: str) -> None:
        """The mark of a series, as the key has it, at x, y of the bars' part."""
        self.page.plot([MARGIN + x], [self.above + y], **_mark(role, "o" if self.scale == "log" else "s"))

    def write(
        self,
        x: float,
        y: float,
        words: str,
        size: float = SIZE,
        colour: str = "ink",
        align: str = "left",
        bold: bool = False,
        upright: bool = False,
    ) -> None:
        """Words at x, y of the bars' part, y being the line they stand on."""
        self._write(MARGIN + x, self.above + y, words, size, colour, align, bold, upright)

    def _add_axes(self, box: tuple[float, float, float, float], across: tuple[float, float], down: tuple[float, float]) -> Axes:
        axes = self.figure.add_axes(box)
        axes.set(xlim=across, ylim=down)
        axes.set_axis_off()
        return axes

    def _draw_key(self, names: list[Name], top: float) -> None:
        roles = set()
        for x, row, words, role in names:
            if role not in roles:
                self.page.plot([x + 6], [top + LINE * row + 9], **_mark(role, "o" if self.scale == "log" else "s"))
            roles.add(role)
            self._write(x + 17, top + LINE * row + 14, words, SMALL)

    def _write_decades(self) -> None:
        """The steps of a log scale, as many as stand beside one another."""
        end = -math.inf
        for decade in self.decades:
            x, words = self._place(decade), f"{decade:,.0f}" if decade >= 1 else f"{decade:.3g}"
            width = width_of(words)
            start = x if decade == self.decades[0] else x - width / 2
            start = min(start, WIDTH - EDGE - width)
            if start > end + 8:
                self._write(start, self.above + self.body + LINE - 4, words, SMALL, "muted")
                end = start + width

    def _place(self, value: float) -> float:
        """Where a value ends, in px of the sheet."""
        low, high = self.axes.get_xlim()
        share = math.log(value / low) / math.log(high / low) if self.scale == "log" else value / high
        return MARGIN + self.left + self.room * share

    def _write(
        self,
        x: float,
        y: float,
        words: str,
        size: float,
        colour: str = "ink",
        align: str = "left",
        bold: bool = False,
        upright: bool = False,
    ) -> None:
        """Words at x, y of the sheet; those that would run over its edge are moved or shortened."""
        room = y - EDGE if upright else WIDTH - 2 * EDGE
        words = shorten_words(clean_words(words), room, size, bold)
        if not upright:
            width = width_of(words, size, bold)
            before = {"left": 0.0, "center": width / 2, "right": width}[align]
            x = max(min(x - before, WIDTH - EDGE - width), EDGE) + before
        self.page.text(
            x,
            y,
            words,
            fontsize=size,
            color=COLOURS[colour],
            ha=align,
            va="baseline",
            weight="bold" if bold else "normal",
            rotation=90 if upright else 0,
            rotation_mode="anchor",
            parse_math=False,  # a dollar sign would open a formula
        )


Name = tuple[float, int, str, str]  # x, line, words, and the role of the series


def _place_key(names: Sequence[str]) -> list[Name]:
    """The names of two series: side by side where they fit, else one below the other, over lines where it must be."""
    roles = ("first", "second")
    cleaned = [clean_words(name) for name in names]
    if sum(33 + width_of(name) for name in cleaned) - 16 <= ROOM:
        starts = [MARGIN + sum(33 + width_of(name) for name in cleaned[:number]) for number in range(len(cleaned))]
        return [(x, 0, name, role) for x, name, role in zip(starts, cleaned, roles)]
    lines = [(line, role) for name, role in zip(cleaned, roles) for line in wrap_words(name, ROOM - 17, most=3)]
    return [(MARGIN, row, line, role) for row, (line, role) in enumerate(lines)]


def _mark(role: str, shape: str) -> dict[str, Any]:
    return {
        "marker": shape,
        "markersize": 9,
        "linestyle": "none",
        "markerfacecolor": COLOURS[role] if role == "first" else "none",
        "markeredgecolor": COLOURS[role],
        "markeredgewidth": HOLLOW_EDGE,
        "clip_on": False,
    }
