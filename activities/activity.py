"""The widget: one class for every activity, in a live notebook. The only file that knows traitlets."""

from __future__ import annotations

import re
from itertools import count

import anywidget
import traitlets

from activities.kinds import kind_of
from activities.kinds.bundles import read_bundle
from activities.kinds.forms import MIME, render_form
from activities.loading import Rows, load_rows

_numbers = count(1)


class Activity(anywidget.AnyWidget):
    """One activity of the workshop in a live notebook.

    The same form and script stand in the book's page, where no kernel is needed.
    """

    html = traitlets.Unicode(help="The form, rendered once by Python.").tag(sync=True)
    payload = traitlets.Dict(help="What the script needs: ids, words, content.").tag(sync=True)
    answers = traitlets.Dict(help="What people answered: row id → value, saved as typed.").tag(sync=True)

    def __init__(self, activity_id: str, rows: Rows | None = None):
        self.rows = rows or load_rows()
        self.kind = kind_of(activity_id, self.rows)
        self.activity_id = activity_id
        html, payload = render_form(self.kind, activity_id, self.rows, f"live{next(_numbers)}")
        self._esm = read_bundle(self.kind.name, "esm.js")
        # The book around a page brings its tokens and the indicators' colours; a live notebook has no book around it.
        self._css = _scope_tokens() + read_bundle("look/live", "css") + read_bundle(self.kind.name, "css")
        super().__init__(html=html, payload=payload)
        self.on_msg(self._send_bundle)

    def _send_bundle(self, _widget, message, _buffers):
        # A live widget has no address to load a further script from: the Word writer is asked
        # for on the click and comes as text.
        wanted = message.get("want")
        if wanted in ("docx", "xlsx"):
            self.send({"bundle": wanted, "text": read_bundle(wanted, "js")})

    def _repr_mimebundle_(self, **kwargs):
        data, *rest = super()._repr_mimebundle_(**kwargs)
        return {**data, MIME: {"activity": self.activity_id}}, *rest

    def table(self):
        """The answers so far as a DataFrame. Raises TypeError where a kind has no table."""
        if self.kind.table is None:
            raise TypeError(f"'{self.activity_id}' has no table of answers")
        return self.kind.table(self.answers, self.rows, self.activity_id)

    def figure(self):
        """The answers so far as a matplotlib Figure. Raises TypeError where a kind has none."""
        if self.kind.figure is None:
            raise TypeError(f"'{self.activity_id}' has no figure of answers")
        return self.kind.figure(self.answers, self.rows, self.activity_id)


def _scope_tokens() -> str:
    """The book's tokens for what is shown live alone: they give way to whatever `live.css` takes from Jupyter."""
    tokens = read_bundle("look/tokens", "css")
    dark = re.compile(r""":root\[data-theme=["']?dark["']?\]""")
    return dark.sub(":where(body[data-jp-theme-light=false] .workshop-live)", tokens).replace(":root", ":where(.workshop-live)")


def open_activity(activity_id: str) -> Activity:
    """Open an activity by its id, for example ``open_activity("indicators-and-investigation")``.

    Raises KeyError with the ids there are, and DataErrors when the rows do not load.
    """
    return Activity(activity_id)
