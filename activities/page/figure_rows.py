"""Figures in running text and in one list: {fact}`profits-2024-all`, and the page that all of them lead to.

A figure without its vintage and its region scheme is wrong, so the number in a text is a row, and links
to the place where both stand with the source.
"""

from __future__ import annotations

from docutils import nodes
from markupsafe import Markup, escape
from sphinx.util.docutils import SphinxRole

from activities.loading.wording import suggest
from activities.rows.figure_values import find_figure, word_unit, word_value, write_plain

from .directives import RowDirective
from .links import doc_link, rendered
from .rows import book_rows

FIGURES = "book/reference/figures"


def link_fact(figure, labels) -> Markup:
    """A figure's value, linked to the row where its vintage, scheme and source stand."""
    href = doc_link(FIGURES, f"figure-{figure.id}")
    return Markup(f'<a class="fact" href="{escape(href)}">{escape(word_value(figure, labels))}</a>')


class FactRole(SphinxRole):
    """{fact}`profits-2024-all`: the value of a figure, linked to its row."""

    def run(self):
        figure = find_figure(book_rows(), self.text.strip())
        if figure is None:
            message = f"no figure '{self.text}'; {suggest(self.text, [figure.id for figure in book_rows().figures])}"
            return [nodes.Text(self.text)], [self.inliner.reporter.error(message, line=self.lineno)]
        return [rendered(link_fact(figure, book_rows().strings), self.get_source_info())], []


class FigureListDirective(RowDirective):
    """`{figure-list}`: every figure of the book, series by series, with vintage, scheme and source."""

    def show(self):
        series: dict[str, list] = {}
        for figure in self.rows.figures:
            series.setdefault(figure.series, []).append(figure)
        return [
            self.section(
                (title := self._name("series", name)),
                f"series-{name}",
                self.html("figure-list.html.j2", units=self._part_by_unit(figures), title=title, name_scheme=self._name_scheme),
            )
            for name, figures in series.items()
        ]

    def _part_by_unit(self, figures) -> list[tuple[str, list]]:
        """The figures of each unit with their numbers, under the unit as a head: it stands once, and numbers below each other compare."""
        of_unit: dict[str, list] = {}
        for figure in figures:
            of_unit.setdefault(figure.unit, []).append(figure)
        return [
            (word_unit(unit, self.rows.strings), [(figure, write_plain(figure.value)) for figure in members])
            for unit, members in of_unit.items()
        ]

    def _name(self, of: str, id: str) -> str:
        # A pack may bring a series or a scheme of its own, but no words for it beyond its id.
        return self.rows.strings.get(f"figures.{of}-{id}", id.replace("-", " "))

    def _name_scheme(self, scheme: str) -> str:
        return self._name("scheme", scheme)


def setup_figure_rows(app) -> None:
    """Register the role for a figure in a text and the list of all."""
    app.add_role("fact", FactRole())
    app.add_directive("figure-list", FigureListDirective)
