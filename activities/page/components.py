"""Pieces of the look that a page of words can place: pictograms, indicator badges, what the book holds.

``{icon}`run` `` puts a pictogram into a line, ``{indicator}`debt` `` the badge of an indicator.
"""

from __future__ import annotations

from docutils import nodes
from sphinx.util.docutils import SphinxRole

from activities.drawing.icons import badge, drawings, icon
from activities.loading.wording import suggest

from .links import rendered
from .row_directive import RowDirective
from .rows import book_rows


class _Piece(SphinxRole):
    def refuse(self, what: str, there) -> tuple[list, list]:
        message = f"no {what} '{self.text}'; {suggest(self.text, list(there))}"
        return [], [self.inliner.reporter.error(message, line=self.lineno)]


class IconRole(_Piece):
    """{icon}`run`: a pictogram, which says nothing to a screen reader."""

    def run(self):
        if self.text not in drawings():
            return self.refuse("pictogram", drawings())
        return [nodes.raw("", str(icon(self.text)), format="html")], []


class IndicatorRole(_Piece):
    """{indicator}`debt`: the badge of an indicator."""

    def run(self):
        indicators = book_rows().indicators
        if self.text not in indicators:
            return self.refuse("indicator", indicators)
        return [rendered(str(badge(indicators[self.text])), self.get_source_info())], []


class BookFactsDirective(RowDirective):
    """`{book-facts}`: how many activities, cases and chapters the book has."""

    template = "book-facts.html.j2"


class ContinueDirective(RowDirective):
    """`{continue}`: where this device's people were; the page's script fills it, and without one it is not seen."""

    template = "continue.html.j2"


def setup_components(app) -> None:
    """Register the roles and directives."""
    app.add_role("icon", IconRole())
    app.add_role("indicator", IndicatorRole())
    app.add_directive("book-facts", BookFactsDirective)
    app.add_directive("continue", ContinueDirective)
