"""Role plays, each on a page of its own with its cards: `{role-play} packing-hall`, and `{role-play-list}`, which leads to them.

They are the facilitator's: who has read the worker's card cannot play the inspector any more.
"""

from __future__ import annotations

from activities.rows.pages import ROLE_PLAYS

from .embedding import STATIC
from .row_directive import RowDirective

PARTS = ("cards", "watch", "debrief", "care")


class RolePlayDirective(RowDirective):
    """`{role-play} packing-hall`: what is read out, how it runs, a card for each player, and what comes after."""

    required_arguments = 1

    def show(self):
        play = self.find(self.rows.role_plays, "role play")
        parts = [
            self.section(
                self.rows.strings[f"role-play.{part}"], f"{part}-of-{play.id}", self.html(f"role-play-{part}.html.j2", play=play)
            )
            for part in PARTS
        ]
        page = self.section(play.title, play.id, self.html("role-play-top.html.j2", play=play), *parts)
        page["classes"].append("role-play-page")
        return [page]


class RolePlayListDirective(RowDirective):
    """`{role-play-list}`: the role plays, with what each is about."""

    template = "role-play-list.html.j2"


def _add_style(app, pagename, templatename, context, doctree) -> None:
    if pagename.startswith(f"{ROLE_PLAYS}/"):
        app.add_css_file(f"{STATIC}/role-plays.css")


def setup_role_plays(app) -> None:
    """Register the directives, and give their pages the style of the cards, which no other page has to carry."""
    app.connect("html-page-context", _add_style)
    app.add_directive("role-play", RolePlayDirective)
    app.add_directive("role-play-list", RolePlayListDirective)
