"""Figures in running text and in one list: {fact}`profits-2024-all`, and the page that all of them lead to.

A figure without its vintage and its region scheme is wrong, so the number in a text is a row, and links
to the place where both stand with the source.
"""

from __future__ import annotations

from html import escape

from docutils import nodes
from sphinx.util.docutils import SphinxRole

from activities.loading.wording import suggest

from .directives import RowDirective
from .links import doc_link, rendered
from .rows import book_rows

FIGURES = "book/reference/figures"
# Units that a number cannot do without; persons, cases and countries are named by the sentence around it.
_SAID = ("per cent", "years", "per 1,000 inhabitants", "workers per inspector")
_LARGE = ((1_000_000_000, "billion"), (1_000_000, "million"))


def word_value(figure) -> str:
    """A figure's value with its unit: `US$ 236 billion`, `27.6 million`, `37 per cent`, `6,618`."""
    value, unit = figure.value, figure.unit
    if unit == "USD billion":
        return f"US$\u00a0{_write(value)}\u00a0billion"
    if unit == "USD":
        return f"US$\u00a0{_write(value)}"
    if unit == "EUR":
        return f"€{_write(value)}"
    if unit in _SAID:
        return f"{_write(value)}\u00a0{unit}"
    for size, name in _LARGE:
        # 12.3 million reads better than 12,300,000; 1,234,567 would lose digits.
        if value >= size and value * 100 % size == 0:
            return f"{_write(value / size)}\u00a0{name}"
    return _write(value)


def _write(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,}"


class FactRole(SphinxRole):
    """{fact}`profits-2024-all`: the value of a figure, linked to its row."""

    def run(self):
        figures = {figure.id: figure for figure in book_rows().figures}
        figure = figures.get(self.text.strip())
        if figure is None:
            message = f"no figure '{self.text}'; {suggest(self.text, figures)}"
            return [nodes.Text(self.text)], [self.inliner.reporter.error(message, line=self.lineno)]
        href = doc_link(FIGURES, f"figure-{figure.id}")
        html = f'<a class="fact" href="{escape(href)}">{escape(word_value(figure))}</a>'
        return [rendered(html, self.get_source_info())], []


class FigureListDirective(RowDirective):
    """`{figure-list}`: every figure of the book, series by series, with vintage, scheme and source."""

    reads = ("tables/figures.csv",)

    def show(self):
        series: dict[str, list] = {}
        for figure in self.rows.figures:
            series.setdefault(figure.series, []).append(figure)
        return [
            self.section(
                self.rows.strings[f"figures.series-{name}"],
                f"series-{name}",
                self.html("figure-list.html.j2", figures=figures, word_value=word_value, name=name),
            )
            for name, figures in series.items()
        ]


def setup_figure_rows(app) -> None:
    """Register the role for a figure in a text and the list of all."""
    app.add_role("fact", FactRole())
    app.add_directive("figure-list", FigureListDirective)
