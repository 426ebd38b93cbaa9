"""The diagrams of the chapters, one function a kind: a row goes in, a matplotlib Figure comes out.

The page says title, vintage and source, and what a diagram shows is told in words as well. Colour is
never the only sign: series differ by fill, circles and ways by their line, marks by their shape.
"""

from __future__ import annotations

from activities.drawing.book_figure import BookFigure
from activities.drawing.layouts import NARROW, WIDE, Layout
from activities.drawing.svg import page_drawing
from activities.rows.figure_values import fill_sentence

from .bars import draw_bars
from .circles import draw_circles
from .grid import draw_grid
from .stations import draw_stations
from .steps import draw_steps
from .timeline import draw_timeline
from .years import draw_years

__all__ = ["draw_diagram", "render_diagram", "word_finding"]

DRAWERS = {
    "bars": draw_bars,
    "circles": draw_circles,
    "grid": draw_grid,
    "stations": draw_stations,
    "steps": draw_steps,
    "timeline": draw_timeline,
    "years": draw_years,
}


def draw_diagram(diagram, rows, layout: Layout) -> BookFigure:
    """The figure of a diagram's row; what it shows stands, line by line, in its `told`."""
    return DRAWERS[diagram.kind](diagram, rows, layout)


def render_diagram(diagram, rows) -> tuple[str, list[str], str]:
    """A diagram in both layouts, what it shows as lines of words, and the unit where it stands beside no value.

    The text alternative is the title, the finding, the note on how to read it, and those lines.
    """
    figure, wide = (draw_diagram(diagram, rows, layout.for_page()) for layout in (NARROW, WIDE))
    finding = " ".join(filter(None, [word_finding(diagram, rows), diagram.note, f"{'; '.join(figure.told)}."]))
    title, prefix = fill_sentence(rows, diagram.title), f"diagram-{diagram.id}"
    drawing = page_drawing(figure, wide, title=title, finding=finding, prefix=prefix)
    return drawing, list(figure.told), figure.unit


def word_finding(diagram, rows) -> str:
    """What a diagram shows, with the figures of the rows in it."""
    return fill_sentence(rows, diagram.finding)
