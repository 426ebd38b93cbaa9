"""The page of the print set: tick what is needed, and one print brings it. A page of the facilitator's, which works from a stick.

The sheets stand in the page as templates, made of the same blocks as the PDF and the Word files; a browser does nothing with them before they are ticked.
"""

from __future__ import annotations

from activities.handouts import Choices, list_handouts
from activities.kinds.forms import json_script

from .embedding import STATIC
from .row_directive import RowDirective
from .used_plan import USED_WORDS, build_known

PRINT_SET = "book/guide/print-set"
# What the script makes as often as people take part; it stands in the page once.
MADE = ("sign-in", "badges", "certificates")
WORDS = ("print-set.", "handout.day", "handout.days", *USED_WORDS)


class PrintSetDirective(RowDirective):
    """`{print-set}`: everything of the page but its title."""

    def show(self):
        handouts = list_handouts(self.rows, Choices(people=1, codes="0"))
        plans = [{"id": one.id, "title": one.title, "days": len(one.days)} for one in self.rows.plans.values()]
        strings = {key: self.rows.strings[key] for key in self.rows.strings if key.startswith(WORDS)}
        content = json_script({"plans": plans, "known": build_known(self.rows), "strings": strings})
        return [self.html("print-set.html.j2", handouts=handouts, made=MADE, content=content)]


def _add_files(app, pagename, templatename, context, doctree) -> None:
    if pagename == PRINT_SET:
        app.add_css_file(f"{STATIC}/room-print-set.css")
        app.add_js_file(f"{STATIC}/room-print-set.js", loading_method="defer")


def setup_print_set(app) -> None:
    """Register the directive, and give the page its script and its style."""
    app.add_directive("print-set", PrintSetDirective)
    app.connect("html-page-context", _add_files)
