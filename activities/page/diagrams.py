"""Diagrams in chapters: `{diagram} profits-by-sector`, with its finding, its source and the same in words."""

from __future__ import annotations

from pathlib import Path

from docutils import nodes
from markupsafe import Markup, escape

from activities.rows.figure_values import fill_gaps, fill_sentence

from .figure_rows import link_fact
from .kept import recall
from .row_directive import RowDirective

STYLE = "figures.css"
ENGINE = Path(__file__).resolve().parents[1]
MARK = "workshop_diagram"
FIGURE = 'class="fig fig-own"'


class DiagramDirective(RowDirective):
    """`{diagram} profits-by-sector`: a figure drawn from rows."""

    required_arguments = 1

    def show(self):
        diagram = self.find(self.rows.diagrams, "diagram")

        def make() -> tuple[str, list[str], str]:
            # Matplotlib takes longer to load than a page to make, so only a new diagram waits for it.
            from activities.drawing.diagrams import render_diagram

            return render_diagram(diagram, self.rows)

        drawing, told, unit = recall(self.env, ("diagram", diagram.id), make)
        title, finding = (fill_sentence(self.rows, text) for text in (diagram.title, diagram.finding))
        words = {"drawing": drawing, "told": told, "unit": unit, "title": title, "finding": finding}
        node = self.html("diagram.html.j2", diagram=diagram, **words)
        node[MARK] = diagram.id
        return [node]


class MilestonesDirective(RowDirective):
    """`{milestones}`: the table of dates that the timeline is drawn from."""

    def show(self):
        shown = sorted((row for row in self.rows.milestones.values() if row.changed), key=lambda row: row.years)
        facts = {figure.id: link_fact(figure, self.rows.strings) for figure in self.rows.figures}
        return [self.html("milestones.html.j2", shown=shown, facts=lambda text: Markup(fill_gaps(str(escape(text)), facts)))]


def _add_style(app, pagename, templatename, context, doctree) -> None:
    if doctree is None:
        return
    raw = list(doctree.findall(nodes.raw))
    # A figure that a notebook drew; beside an activity that draws some, its style comes along with that.
    is_drawn = any(FIGURE in node.astext() for node in raw) and not any("workshop_kind" in node for node in raw)
    if is_drawn or any(MARK in node for node in raw):
        app.add_css_file(STYLE)


def _copy_style(app, config) -> None:
    config.html_static_path = [*config.html_static_path, str(ENGINE / "browser" / STYLE)]


def setup_diagrams(app) -> None:
    """Register the directives, and give pages with a diagram, or with a notebook's figure, its style."""
    app.add_directive("diagram", DiagramDirective)
    app.add_directive("milestones", MilestonesDirective)
    app.connect("config-inited", _copy_style, priority=900)
    app.connect("html-page-context", _add_style)
