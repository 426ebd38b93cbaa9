"""What every directive that shows rows does: find them, and render templates. Those are in `activities/page/templates`."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import jinja2
from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from activities.drawing.icons import badge, icon
from activities.kinds.environments import make_environment
from activities.rows.pages import has_own_page, page_of
from activities.rows.places import anchor_of

from .links import doc_link, rendered
from .rows import book_rows
from .timetable import clock, group_by_course, number_among

TEMPLATES = Path(__file__).resolve().parent / "templates"


def _law_href(instrument) -> str:
    """The link to an instrument: its page, or its place on the page of the others."""
    return doc_link(page_of(instrument), "" if has_own_page(instrument) else anchor_of(instrument.id))


@cache
def _templates() -> jinja2.Environment:
    return make_environment(
        TEMPLATES,
        {"clock": clock, "by_course": group_by_course, "number_among": number_among},
        {"doc": doc_link, "law_href": _law_href, "icon": icon, "badge": badge},
    )


def render_rows(template: str, rows, here: str, **values) -> str:
    """One template of `activities/page/templates` as HTML. here: the page in which it will stand."""
    return _templates().get_template(template).render(rows=rows, t=rows.strings, here=here, **values)


class RowDirective(SphinxDirective):
    """Shows rows. One that is a single template says which; the others say in `show` what they are made of."""

    template = ""
    has_content = False

    def run(self) -> list[nodes.Node]:
        self.rows = book_rows()
        return self.show()

    def show(self) -> list[nodes.Node]:
        """The nodes that stand for the directive."""
        return [self.html(self.template)]

    def find(self, rows: dict, what: str):
        """The row that the directive's argument names. An unknown id is an error in the page."""
        wanted = self.arguments[0].strip()
        if wanted not in rows:
            raise self.error(f"no {what} '{wanted}'; there are: {', '.join(rows)}")
        return rows[wanted]

    def html(self, template: str, **values) -> nodes.raw:
        """One template, rendered."""
        return rendered(render_rows(template, self.rows, self.env.docname, **values), self.get_source_info())

    def section(self, title: str, anchor: str, *content: nodes.Node) -> nodes.section:
        """A heading with what stands under it, also in the page's own list of contents."""
        section = nodes.section("", nodes.title(title, title), *content, ids=[anchor], names=[anchor], from_rows=True)
        self.set_source_info(section)
        return section
