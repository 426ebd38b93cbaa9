"""Drawings in chapters: `{drawing} circles`, `{drawing} milestones`. Drawn once, as SVG with real text."""

from __future__ import annotations

from docutils import nodes

from activities.drawings import circles_figure, milestones_figure
from activities.svg import figure_svg

from .row_directive import RowDirective


def _draw_circles(rows):
    words = rows.strings
    return circles_figure(rows, title=words["drawing.circles"], foot=words["drawing.circles-foot"])


def _draw_milestones(rows):
    words = rows.strings
    kinds = {kind: words[f"drawing.{kind}"] for kind in ("treaty", "policy", "target")}
    return milestones_figure(rows, title=words["drawing.milestones"], names=kinds)


DRAWINGS = {"circles": _draw_circles, "milestones": _draw_milestones}


class DrawingDirective(RowDirective):
    """`{drawing} circles`: a drawing with its words for those who do not see it."""

    required_arguments = 1
    reads = ("cases/*.yml", "readings/*.yml", "offences.yml", "milestones.yml")

    def show(self):
        name = self.arguments[0].strip()
        draw = self.find(DRAWINGS, "drawing")
        title, told = (figure := draw(self.rows)).words
        svg = figure_svg(figure, title=title, finding=told, prefix=f"drawing-{name}")
        return [nodes.raw("", f'<figure class="fig drawing">{svg}</figure>', format="html")]


def setup_drawings(app) -> None:
    """Register the directive."""
    app.add_directive("drawing", DrawingDirective)
