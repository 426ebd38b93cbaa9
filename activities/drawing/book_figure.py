"""A figure that can be drawn again in another layout, and that a notebook shows as SVG in both."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

from matplotlib.figure import Figure

from activities.drawing.layouts import NARROW, WIDE, Layout
from activities.drawing.svg import figure_svg

P = ParamSpec("P")


class BookFigure(Figure):
    """A matplotlib Figure that a notebook shows as SVG with words, when it is a cell's last line."""

    words: tuple[str, str] = ("", "")  # title, and what stands in the figure, line by line
    told: tuple[str, ...] = ()  # the same lines one by one
    unit: str = ""  # of all values, where none stands beside them
    draw_in: Callable[[Layout], BookFigure]  # the same figure in another layout

    def _repr_html_(self) -> str:
        title, finding = self.words
        prefix = "fig" + hashlib.sha256((title + finding).encode()).hexdigest()[:8]
        narrow, wide = (
            figure_svg(self.draw_in(layout), title=title, finding=finding, prefix=f"{prefix}-{name}")
            for name, layout in (("n", NARROW), ("w", WIDE))
        )
        # The style of a page shows the one that fits; where there is no such style, `hidden` leaves the wide one.
        return (
            f'<div class="fig fig-own" style="max-width:{WIDE.width}px;padding:8px;background:var(--fig-paper,#fff)">'
            f'<div class="fig-narrow" hidden>{narrow}</div><div class="fig-wide">{wide}</div></div>'
        )


def in_any_layout(draw: Callable[P, BookFigure]) -> Callable[P, BookFigure]:
    """Let the figure that a function draws be drawn by it again, in another `layout`."""

    @wraps(draw)
    def drawn(*args: P.args, **given: P.kwargs) -> BookFigure:
        figure = draw(*args, **given)
        figure.draw_in = lambda layout: draw(*args, **(given | {"layout": layout}))  # type: ignore[arg-type]
        return figure

    return drawn
