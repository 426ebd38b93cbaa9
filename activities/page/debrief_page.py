"""The page of the debrief: what the groups of a room handed in, laid side by side in the browser. A page of the facilitator's."""

from __future__ import annotations

import posixpath
from pathlib import Path

from activities.kinds.forms import json_script
from activities.kinds.late_parts import write_late

from .debrief_content import build_debrief, build_late
from .embedding import STATIC
from .room import SCREEN
from .row_directive import RowDirective
from .rows import book_rows

DEBRIEF = "book/guide/debrief"


class DebriefDirective(RowDirective):
    """`{debrief}`: everything of the page but its title."""

    def show(self):
        beside = posixpath.relpath(f"{SCREEN}.html", posixpath.dirname(DEBRIEF))
        return [self.html("debrief.html.j2", content=json_script(build_debrief(self.rows)), screen=beside)]


def _add_files(app, pagename, templatename, context, doctree) -> None:
    if pagename == DEBRIEF:
        app.add_css_file(f"{STATIC}/room-debrief.css")
        app.add_js_file(f"{STATIC}/room-debrief.js", loading_method="defer")


def _write_late(app, exception) -> None:
    if exception or app.builder.format != "html" or DEBRIEF not in app.env.found_docs:
        return
    for name, data in build_late(book_rows()):
        write_late(Path(app.outdir, "_static", STATIC), name, data)


def setup_debrief_page(app) -> None:
    """Register the directive, and give the page its script and its style."""
    app.add_directive("debrief", DebriefDirective)
    app.connect("html-page-context", _add_files)
    app.connect("build-finished", _write_late, priority=600)  # after what is there from the last build was taken away
