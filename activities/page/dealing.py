"""The page that deals groups: `{dealer}` asks how many come from each service and of which rank, and deals numbered cards. No names.

The services and the ranks are lists of `options.yml`, so that a pack can name those of its own country.
"""

from __future__ import annotations

from activities.kinds.forms import json_script
from activities.rows.watched import asked

from .embedding import STATIC
from .row_directive import RowDirective

DEALER = "book/guide/groups"
LISTS = ("services", "ranks")


class DealerDirective(RowDirective):
    """`{dealer}`: the table to count people in, and the place for the groups."""

    def show(self):
        services, ranks = (self._names(list_id) for list_id in LISTS)
        content = {"services": services, "ranks": ranks, "strings": choose_words(self.rows)}
        return [self.html("dealer.html.j2", services=services, ranks=ranks, content=json_script(content))]

    def _names(self, list_id: str) -> list[str]:
        if list_id not in self.rows.options:
            raise self.error(f"no list '{list_id}' in options.yml; it names whom groups are dealt of")
        return [option.name for option in self.rows.options[list_id].options]


@asked
def choose_words(rows) -> dict[str, str]:
    """The labels of the page that its script asks for."""
    return {key: text for key, text in rows.strings.items() if key.startswith("dealer.") or key == "host.locale"}


def _add_files(app, pagename, templatename, context, doctree) -> None:
    if pagename == DEALER:
        app.add_css_file(f"{STATIC}/room-dealer.css")
        app.add_js_file(f"{STATIC}/room-dealer.js", loading_method="defer")


def setup_dealing(app) -> None:
    """Register the directive, and give the page its script and its style."""
    app.add_directive("dealer", DealerDirective)
    app.connect("html-page-context", _add_files)
