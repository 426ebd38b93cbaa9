"""The sheet that every figure is drawn on: a matplotlib Figure as wide as a phone, laid out in px.

Title, notes and source stand in lines; below the title is an axes whose x is the value and whose y
counts px downwards.
"""

from __future__ import annotations

import hashlib
import math
import textwrap

from matplotlib.figure import Figure

from activities.drawing.svg import COLOURS, WIDTH, figure_svg

SIZE = 14  # px, of a label
SMALL = 13
LINE = 18  # px, from one line of text to the next
MARGIN = 6
BAR = 13
HOLLOW_EDGE = 1.6
ROOM = WIDTH - 2 * MARGIN  # px, between the margins


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

    def __init__(self, title, *, notes=(), foot=(), body, scale="linear", axis=False, left=0.0, key=()):
        head = [(line, SIZE + 1, True) for line in _wrap(title, SIZE + 1.5)]
        head += [(line, SMALL, False) for note in notes for line in _wrap(note, SMALL)]
        tail = [line for note in foot if note for line in _wrap(note, SMALL)]
        self.scale, self.left, self.body = scale, left, body
        self.above = LINE * len(head) + 8 + (LINE + 6 if len(key) > 1 else 0)
        below = 10 + (LINE if axis else 0)
        height = self.above + body + below + (LINE - 1) * len(tail) + MARGIN
        self.figure = BookFigure(figsize=(WIDTH / 72, height / 72), dpi=72)
        self.figure.patch.set_visible(False)
        self._title, self._told = title, []
        self.page = self._add_axes([0, 0, 1, 1], (0, WIDTH), (height, 0))
        self.page.set_zorder(2)  # words stay above the bars
        box = [(MARGIN + left) / WIDTH, 1 - (self.above + body) / height, self.room / WIDTH, body / height]
        self.axes = self._add_axes(box, (0, self.room), (body, 0))
        for number, (line, size, bold) in enumerate(head):
            self._write(self.page, MARGIN, LINE * (number + 1) - 3, line, size, bold=bold)
        for number, line in enumerate(tail):
            y = self.above + body + below + (LINE - 1) * (number + 1) - 3
            self._write(self.page, MARGIN, y, line, SMALL, "muted")
        if len(key) > 1:
            self._draw_key(key, LINE * len(head) + 8)

    def finish(self) -> BookFigure:
        """The figure, with all its words as the text for those who do not see it."""
        self.figure.told = tuple(self._told)
        self.figure.words = (self._title, "; ".join(self._told) or self._title)
        return self.figure

    def tell(self, name: str, *values: str) -> None:
        """Note a row of the figure for those who do not see it."""
        self._told.append(f"{name}: {', '.join(values)}")

    @property
    def room(self) -> float:
        """Width of the bars' part."""
        return ROOM - self.left

    def fit(self, labels: list[tuple[float, str]], full: tuple[float, str] | None = None) -> None:
        """Choose the scale so that each bar and the words beside it fit side by side.

        labels: value and words of each bar. full: a value to mark by a line, and its name.
        """
        if self.scale == "log":
            low = 10 ** math.floor(math.log10(min(value for value, _ in labels)))
            per_px = max(math.log10(value / low) / (self.room - width_of(words) - 14) for value, words in labels)
            high = low * 10 ** (max(per_px, 1e-9) * self.room)
            self.axes.set_xscale("log")
            self.axes.set_xlim(low, high)
            self.decades = [low * 10**step for step in range(int(math.log10(high / low) + 1e-9) + 1)]
            for decade in self.decades:
                near_end = math.log10(high / decade) < 0.12 * math.log10(high / low)
                align = "left" if decade == low else "right" if near_end else "center"
                self._write(self.axes, decade, self.body + LINE - 4, f"{decade:,.0f}", SMALL, "muted", align)
            return
        high = max(value / (self.room - width_of(words) - 8) for value, words in labels) * self.room
        high = max(high, full[0] * 1.02 if full else 0, 1e-9)
        self.axes.set_xlim(0, high)
        if full:
            self.axes.plot([full[0]] * 2, [0, self.body], color=COLOURS["muted"], linewidth=1, dashes=(3, 3), clip_on=False)
            self._write(self.axes, full[0], self.body + LINE - 4, full[1], SMALL, "muted", "right")

    def draw_bars(self, middles, values, labels, role="first", missing="not given") -> None:
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
            self._write(self.axes, value, y + 4.5, words, SMALL, shift=shift)
        for y, value in zip(middles, values):
            if value is None:
                self.write(self.left + 4, y + 4.5, missing, SMALL, "muted")

    def draw_square(self, x, y, side, filled) -> None:
        """A square with its left upper corner at x, y: filled or empty."""
        face = COLOURS["first"] if filled else "none"
        self.axes.barh(
            [y + side / 2], [side], height=side, left=[x], color=face, edgecolor=COLOURS["muted"], linewidth=1, clip_on=False
        )

    def draw_mark(self, x, y, role) -> None:
        """The mark of a series, as the key has it, at x, y of the bars' part."""
        self.page.plot([MARGIN + x], [self.above + y], **_mark(role, "o" if self.scale == "log" else "s"))

    def write(self, x, y, words, size=SIZE, colour="ink", align="left", bold=False, upright=False) -> None:
        """Words at x, y of the bars' part, y being the line they stand on."""
        self._write(self.page, MARGIN + x, self.above + y, words, size, colour, align, bold, upright=upright)

    def _add_axes(self, box, across, down):
        axes = self.figure.add_axes(box)
        axes.set(xlim=across, ylim=down)
        axes.set_axis_off()
        return axes

    def _draw_key(self, names, top):
        x = MARGIN
        for name, role in zip(names, ("first", "second")):
            self.page.plot([x + 6], [top + 9], **_mark(role, "o" if self.scale == "log" else "s"))
            self._write(self.page, x + 17, top + 14, name, SMALL)
            x += 33 + width_of(name)

    def _write(self, axes, x, y, words, size, colour="ink", align="left", bold=False, shift=0, upright=False):
        axes.annotate(
            words.replace("$", r"\$"),  # a dollar sign would open matplotlib's formulas
            (x, y),
            xytext=(shift, 0),
            textcoords="offset points",
            fontsize=size,
            color=COLOURS[colour],
            ha=align,
            va="baseline",
            weight="bold" if bold else "normal",
            rotation=90 if upright else 0,
            rotation_mode="anchor",
            annotation_clip=False,
        )


def width_of(words: str, size: float = SMALL) -> float:
    """About how wide words are, in px, in a wide system font: labels must fit everywhere."""
    return 0.58 * size * len(words)


def _mark(role, shape) -> dict:
    return {
        "marker": shape,
        "markersize": 9,
        "linestyle": "none",
        "markerfacecolor": COLOURS[role] if role == "first" else "none",
        "markeredgecolor": COLOURS[role],
        "markeredgewidth": HOLLOW_EDGE,
        "clip_on": False,
    }


def _wrap(words: str, size: float) -> list[str]:
    return textwrap.wrap(words, int((WIDTH - 2 * MARGIN) / (0.54 * size)))
