"""The sheet that every figure is drawn on: a matplotlib Figure as wide as a phone or as a column of text, laid out in px.

Title, notes and source stand in lines; below the title is an axes whose x is the value and whose y
counts px downwards. All else is put on the sheet itself, in px from its left upper corner, and words never run over its edge.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Any

from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import FancyBboxPatch, Patch, Rectangle
from matplotlib.transforms import Affine2D

from activities.drawing.book_figure import BookFigure
from activities.drawing.colours import COLOURS
from activities.drawing.keys import LEAST_HIGH, SMALL, Name, pill_width, place_key
from activities.drawing.layouts import MARGIN, Layout
from activities.drawing.widths import clean_words, shorten_words, width_of, wrap_words

SIZE = 14  # px, of a label
LINE = 18  # px, from one line of text to the next
BAR = 13
HOLLOW_EDGE = 1.6
EDGE = 2  # px that words keep from the edge of the sheet
SWATCH = 26  # px, a bar in the key
LEAST = 40  # px, the longest bar at least, whatever the words beside it


class Sheet:
    """One figure in the making. `figure` is the matplotlib Figure; lengths and places are px.

    title, notes: lines above the bars. foot: lines below. A page that the figure is drawn for says these itself.
    layout: how wide it is, and what for. body: height of the bars' part.
    scale: "linear" or "log". axis: whether a line of words stands under the bars. left, right: room for the names of rows and for columns of numbers. key: names of two series.
    inside: the words in their marks, and strokes: whether they are strokes beside words, where they are no bars.
    """

    def __init__(
        self,
        title: str,
        layout: Layout,
        *,
        notes: Iterable[str] = (),
        foot: Iterable[str] = (),
        body: float,
        scale: str = "linear",
        axis: bool = False,
        left: float = 0.0,
        right: float = 0.0,
        key: Sequence[str] = (),
        inside: Sequence[str] = (),
        strokes: bool = False,
    ):
        title = clean_words(title)
        self.layout, self.edge = layout, MARGIN if layout.in_page else EDGE
        if layout.in_page:
            notes, foot = (), ()
        head = [(line, SIZE + 1, True) for line in wrap_words(title, layout.room, SIZE + 1, bold=True) if not layout.in_page]
        head += [(line, SMALL, False) for note in notes for line in wrap_words(clean_words(note), layout.room)]
        tail = [line for note in foot if note for line in wrap_words(clean_words(note), layout.room)]
        self.inside, self.strokes = inside, strokes
        swatches = [pill_width(words) for words in inside] or [8.0 if strokes else SWATCH] * 2
        names = place_key(key, layout.room, swatches) if len(key) > 1 else []
        line = LINE + 6 if inside else LINE  # from one name of the key to the next
        self.scale, self.left, self.right, self.body = scale, left, right, body
        self.above = (LINE * len(head) + 8 if head else 2) + (line * (names[-1][1] + 1) + 6 if names else 0)
        below = 10 + (LINE if axis else 0)
        height = self.above + body + (below if axis or tail else 2) + ((LINE - 1) * len(tail) + MARGIN if tail else 0)
        self.figure = BookFigure(figsize=(layout.width / 72, height / 72), dpi=72)
        self.figure.patch.set_visible(False)
        self._title, self._told = title, list[str]()
        self._px = Affine2D().scale(1 / 72, -1 / 72).translate(0, height / 72) + self.figure.dpi_scale_trans
        box = ((MARGIN + left) / layout.width, 1 - (self.above + body) / height, self.room / layout.width, body / height)
        self.axes: Axes = self.figure.add_axes(box)
        self.axes.set(xlim=(0, self.room), ylim=(body, 0))
        self.axes.set_axis_off()
        for number, (words, size, bold) in enumerate(head):
            self._write(MARGIN, LINE * (number + 1) - 3, words, size, bold=bold)
        for number, words in enumerate(tail):
            self._write(MARGIN, self.above + body + below + (LINE - 1) * (number + 1) - 3, words, SMALL, "muted")
        self._draw_key(names, LINE * len(head) + 8 if head else 2)

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
        return self.layout.room - self.left - self.right

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
            words = shorten_words(clean_words(full[1]), self.layout.room)
            self._write(self._place(full[0]), self.above + self.body + LINE - 4, words, SMALL, "muted", "right")

    def fit_shares(self) -> None:
        """Make the scale one whole, so that each bar is a share of it."""
        self.axes.set_xlim(0, 1)

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
                self.axes.plot([value], [y], **_mark(role))
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

    def draw_tracks(self, middles: Sequence[float]) -> None:
        """A pale bar over the whole scale at each middle: what the bar on it is a part of."""
        self.axes.barh(middles, [self.axes.get_xlim()[1]] * len(middles), height=BAR, color=COLOURS["track"], clip_on=False)

    def draw_cell(self, x: float, y: float, wide: float, high: float, role: str) -> None:
        """A cell of a table with its left upper corner at x, y: in the colour of a role, or the ground that is not marked."""
        self.axes.barh([y + high / 2], [wide], height=high, left=[x], color=COLOURS[role], clip_on=False)

    def draw_line(self, xs: Sequence[float], ys: Sequence[float], **how: Any) -> None:
        """A line through places of the sheet, or a mark at one; `how` as matplotlib's Line2D takes it."""
        self.figure.add_artist(Line2D(xs, ys, transform=self._px, **how))

    def draw_shape(self, shape: Patch) -> None:
        """A shape whose places are px of the sheet."""
        shape.set_transform(self._px)
        self.figure.add_artist(shape)

    def draw_pill(self, x: float, y: float, words: str, role: str) -> None:
        """A mark with words in it, its middle at x, y of the bars' part: the first series full, the second in outline."""
        wide, high = pill_width(words), LEAST_HIGH
        face = COLOURS[role] if role == "first" else "none"
        shape = FancyBboxPatch(
            (MARGIN + x - wide / 2, self.above + y - high / 2),
            wide,
            high,
            boxstyle=f"round,pad=0,rounding_size={high / 2}",
            facecolor=face,
            edgecolor=COLOURS[role],
            linewidth=HOLLOW_EDGE,
        )
        self.draw_shape(shape)
        self.write(x, y + 4.5, words, SMALL, "paper" if role == "first" else "ink", "center", bold=role == "first")

    def draw_side(self, x: float, top: float, bottom: float, role: str) -> None:
        """A stroke beside words: whole for the first series, broken for the second."""
        dashes: dict[str, Any] = {} if role == "first" else {"dashes": (1.4, 1.1)}
        at = MARGIN + x
        self.draw_line(
            [at, at],
            [self.above + top, self.above + bottom],
            color=COLOURS[role],
            linewidth=3,
            solid_capstyle="butt",
            dash_capstyle="butt",
            **dashes,
        )

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

    def _draw_key(self, names: list[Name], top: float) -> None:
        for x, row, words, role, swatch, begins in names:
            y = top + (LINE + 6 if self.inside else LINE) * row + 9
            if begins and self.inside:
                inside = self.inside[0 if role == "first" else 1]
                self.draw_pill(x - MARGIN + swatch / 2, y - self.above, inside, role)
            elif begins:
                self._draw_swatch(x, y, role)
            self._write(x + swatch + 7, y + 5, words, SMALL)

    def _draw_swatch(self, x: float, y: float, role: str) -> None:
        """A series in the key, as it is drawn: a stroke, a point on a log scale, or a bar, full or hollow."""
        if self.strokes:
            self.draw_side(x - MARGIN + 1.5, y - 7 - self.above, y + 8 - self.above, role)
            return
        if self.scale == "log":
            self.draw_line([x + SWATCH / 2], [y], **_mark(role))
            return
        edge = HOLLOW_EDGE if role == "second" else 0
        box = Rectangle((x + edge / 2, y - 5 + edge / 2), SWATCH - edge, 10 - edge, linewidth=edge, edgecolor=COLOURS[role])
        box.set_facecolor("none" if role == "second" else COLOURS[role])
        self.draw_shape(box)

    def _write_decades(self) -> None:
        """The steps of a log scale, as many as stand beside one another."""
        end = -math.inf
        for decade in self.decades:
            x, words = self._place(decade), f"{decade:,.0f}" if decade >= 1 else f"{decade:.3g}"
            width = width_of(words)
            start = x if decade == self.decades[0] else x - width / 2
            start = min(start, self.layout.width - self.edge - width)
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
        room = y - EDGE if upright else self.layout.width - 2 * self.edge
        words = shorten_words(clean_words(words), room, size, bold)
        if not upright:
            width = width_of(words, size, bold)
            before = {"left": 0.0, "center": width / 2, "right": width}[align]
            x = max(min(x - before, self.layout.width - self.edge - width), self.edge) + before
        self.figure.text(
            x,
            y,
            words,
            transform=self._px,
            fontsize=size,
            color=COLOURS[colour],
            ha=align,
            va="baseline",
            weight="bold" if bold else "normal",
            rotation=90 if upright else 0,
            rotation_mode="anchor",
            parse_math=False,  # a dollar sign would open a formula
        )


def _mark(role: str) -> dict[str, Any]:
    return {
        "marker": "o",
        "markersize": 9,
        "linestyle": "none",
        "markerfacecolor": COLOURS[role] if role == "first" else "none",
        "markeredgecolor": COLOURS[role],
        "markeredgewidth": HOLLOW_EDGE,
        "clip_on": False,
    }
