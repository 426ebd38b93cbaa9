"""Diagrams in chapters: `{diagram} profits-by-sector`, with its finding, its source and the same in words."""

from __future__ import annotations

from pathlib import Path

from docutils import nodes

from activities.diagrams import render_diagram, word_finding

from .row_directive import RowDirective

STYLE = "figures.css"
FOLDER = Path(__file__).resolve().parents[1]
MARK = "workshop_diagram"


class DiagramDirective(RowDirective):
    """`{diagram} profits-by-sector`: a figure drawn from rows."""

    required_arguments = 1
    reads = ("diagrams.yml", "tables/*.csv")

    def show(self):
        diagram = self.find(self.rows.diagrams, "diagram")
        for path in (FOLDER / "diagrams").glob("*.py"):
            self.env.note_dependency(str(path))
        drawing, told = render_diagram(diagram, self.rows)
        finding = word_finding(diagram, self.rows)
        node = self.html("diagram.html.j2", diagram=diagram, drawing=drawing, told=told, finding=finding)
        node[MARK] = diagram.id
        return [node]


def _add_style(app, pagename, templatename, context, doctree) -> None:
    if doctree is not None and any(MARK in node for node in doctree.findall(nodes.raw)):
        app.add_css_file(STYLE)


def _copy_style(app, config) -> None:
    config.html_static_path.append(str(FOLDER / "browser" / STYLE))


def setup_diagrams(app) -> None:
    """Register the directive, and give pages with a diagram its style."""
    app.add_directive("diagram", DiagramDirective)
    app.connect("config-inited", _copy_style, priority=900)
    app.connect("html-page-context", _add_style)
