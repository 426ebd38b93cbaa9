"""The planner: a plan of the book made one's own, in the browser, and taken along as paper, files and a pack. A page of the facilitator's."""

from __future__ import annotations

from activities.drawing.icons import icon
from activities.kinds.forms import json_script

from .embedding import STATIC
from .planner_content import build_planner
from .row_directive import RowDirective

PLANNER = "book/guide/planner"
FORMS = ("opening", "talk", "activity", "recap", "video", "discussion", "closing", "break")


class PlannerDirective(RowDirective):
    """`{planner}`: everything of the page but its title."""

    def show(self):
        icons = {form: icon(form) for form in FORMS}
        return [self.html("planner.html.j2", content=json_script(build_planner(self.rows)), forms=FORMS, icons=icons)]


def _add_files(app, pagename, templatename, context, doctree) -> None:
    if pagename == PLANNER:
        app.add_css_file(f"{STATIC}/room-planner.css")
        app.add_js_file(f"{STATIC}/room-planner.js", loading_method="defer")


def setup_planner_page(app) -> None:
    """Register the directive, and give the page its script and its style."""
    app.add_directive("planner", PlannerDirective)
    app.connect("html-page-context", _add_files)
