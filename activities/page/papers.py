"""Papers to print, each on a page of its own: `{paper} consent-form`, and `{paper-list}`, which leads to them."""

from __future__ import annotations

from activities.rows.pages import PAPERS

from .embedding import STATIC
from .row_directive import RowDirective


class PaperDirective(RowDirective):
    """`{paper} consent-form`: a paper as a whole page, its title with it, a section for each part."""

    required_arguments = 1

    def show(self):
        paper = self.find(self.rows.papers, "paper")
        parts = [
            self.section(part.title, f"part-{number}", self.html("paper-part.html.j2", part=part))
            for number, part in enumerate(paper.parts, 1)
        ]
        foot = self.html("paper-foot.html.j2", paper=paper)
        page = self.section(paper.title, paper.id, self.html("paper-top.html.j2", paper=paper), *parts, foot)
        page["classes"].append("paper-page")
        return [page]


class PaperListDirective(RowDirective):
    """`{paper-list}`: the papers, with what each is for."""

    template = "paper-list.html.j2"


def _add_style(app, pagename, templatename, context, doctree) -> None:
    if pagename.startswith(f"{PAPERS}/"):
        app.add_css_file(f"{STATIC}/papers.css")


def setup_papers(app) -> None:
    """Register the directives, and give the papers their style, which no other page has to carry."""
    app.connect("html-page-context", _add_style)
    app.add_directive("paper", PaperDirective)
    app.add_directive("paper-list", PaperListDirective)
