"""What every directive that shows rows does: find them, render templates, say what the page depends on.

Templates are in `activities/page/templates`. A changed row rebuilds the pages that show it and no others.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import jinja2
from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from .links import doc_link, rendered
from .rows import book_rows
from .timetable import clock, group_by_course, number_among

TEMPLATES = Path(__file__).resolve().parent / "templates"
WORDS = "ui/en.yml"


@cache
def _templates() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(doc=doc_link)
    environment.filters.update(clock=clock, by_course=group_by_course, number_among=number_among)
    return environment


class RowDirective(SphinxDirective):
    """Shows rows. `reads` names the files, below `data/`, that its pages depend on.

    One that is a single template says which; the others say in `show` what they are made of.
    """

    reads: tuple[str, ...] = ()
    template = ""
    has_content = False

    def run(self) -> list[nodes.Node]:
        self.rows = book_rows()
        self.note_files((*self.reads, "sources.yml", WORDS))
        return self.show()

    def show(self) -> list[nodes.Node]:
        """The nodes that stand for the directive."""
        return [self.html(self.template)]

    def note_files(self, names) -> None:
        """Say that this page depends on these row files, in the book's rows and in packs."""
        for path in self.rows.files:
            if any(path.match(name) for name in names):
                self.env.note_dependency(str(path))

    def find(self, rows: dict, what: str):
        """The row that the directive's argument names. An unknown id is an error in the page."""
        wanted = self.arguments[0].strip()
        if wanted not in rows:
            raise self.error(f"no {what} '{wanted}'; there are: {', '.join(rows)}")
        return rows[wanted]

    def html(self, template: str, **values) -> nodes.raw:
        """One template, rendered."""
        path = TEMPLATES / template
        self.env.note_dependency(str(path))
        text = _templates().get_template(template).render(rows=self.rows, t=self.rows.strings, here=self.env.docname, **values)
        return rendered(text, self.get_source_info())

    def section(self, title: str, anchor: str, *content: nodes.Node) -> nodes.section:
        """A heading with what stands under it, also in the page's own list of contents."""
        section = nodes.section("", nodes.title(title, title), *content, ids=[anchor], names=[anchor], from_rows=True)
        self.set_source_info(section)
        return section
