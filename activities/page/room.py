"""The projector and its console: the room's plan, step by step, on the wall and in the facilitator's hand.

`{room}` is the console, a page like others, with the cue cards for a room that has one screen. The projector is a page of its own
without the frame: it shows one thing at a time, and nothing that anybody could click on.
"""

from __future__ import annotations

import posixpath

from activities.kinds.forms import json_script
from activities.loading.session_references import names_page
from activities.rows.pages import page_of_notes
from activities.rows.session_notes import are_shown

from .embedding import STATIC
from .room_content import build_content, build_notes, list_cards
from .row_directive import RowDirective
from .rows import book_rows
from .shown_notes import name_shown

CONSOLE = "book/guide/projector"
SCREEN = "book/guide/screen"
# The names of rows `room.key-…`, `room.nudge-…` and `room.park-…`, in the order in which they are shown.
KEYS = ("next", "back", "begin", "more", "black", "clock", "reading", "names", "full", "help")
NUDGES = ("plan", "product", "finish", "speaker", "disagree")
TIMED = ("plan", "product", "finish")  # with the minutes that are left
PARKED = ("elements", "law", "practice", "worker", "evidence", "whom", "later")


class RoomDirective(RowDirective):
    """`{room}`: the console, and the cue cards of every plan."""

    def show(self):
        cards = [(plan, list_cards(plan, self.rows)) for plan in self.rows.plans.values()]
        notes = build_notes(self.rows, lambda page: name_shown(self.env, self.rows, page) if names_page(page) else None)
        content = json_script({**build_content(self.rows), "notes": notes})
        days = [(plan, day, page_of_notes(plan, day)) for plan in self.rows.plans.values() for day in plan.days]
        beside = posixpath.relpath(f"{SCREEN}.html", posixpath.dirname(CONSOLE))
        return [
            self.html(
                "room-console.html.j2",
                cards=cards,
                content=content,
                nudges=NUDGES,
                timed=TIMED,
                parked=PARKED,
                screen=beside,
                notes=days if are_shown(self.rows) else [],
            )
        ]


def is_shown(env) -> bool:
    """Whether this book has the console, and so the projector: an edition for participants has neither."""
    return CONSOLE in env.found_docs


def _add_files(app, pagename, templatename, context, doctree) -> None:
    if pagename in (CONSOLE, SCREEN):
        name = "room-console" if pagename == CONSOLE else "room-screen"
        app.add_css_file(f"{STATIC}/{name}.css")
        app.add_js_file(f"{STATIC}/{name}.js", loading_method="defer")
    if pagename == SCREEN:
        context["room_content"], context["room_keys"] = json_script(build_content(book_rows())), KEYS


def _add_screen(app):
    if app.builder.format == "html" and is_shown(app.env):
        yield SCREEN, {}, "screen.html"


def setup_room(app) -> None:
    """Register the directive, and write the page of the projector."""
    app.add_directive("room", RoomDirective)
    app.connect("html-page-context", _add_files)
    app.connect("html-collect-pages", _add_screen)
