"""The widget: one class for every activity, live or in a page. The only file that knows traitlets."""

from __future__ import annotations

import json
from functools import cache
from itertools import count

import anywidget
import jinja2
import traitlets
from markupsafe import Markup

from activities.bundles import read_bundle
from activities.kinds import KINDS_FOLDER, Kind, kind_of
from activities.loading import Rows, load_rows

BOOK_ID = "forced-labour-workshop"
MIME = "application/vnd.forced-labour-workshop.activity+json"
SHARED_STRINGS = "host."

_numbers = count(1)


@cache
def _templates() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(KINDS_FOLDER),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["json_script"] = json_script
    return environment


def json_script(data) -> Markup:
    """Data as JSON that can stand in a `<script>`: no `<` is left that could end it."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029"))


def render_form(kind: Kind, activity_id: str, rows: Rows, uid: str) -> tuple[str, dict]:
    """An activity's form as HTML, and the data for its script.

    uid: prefix for element ids, unique in the page.
    Returns the HTML (with the shared tools for groups and files where the kind keeps answers)
    and a JSON-able dict: book, activity, kind, title, strings, content.
    """
    content = kind.content(rows, activity_id)
    row = rows.activities.get(activity_id)
    payload = {
        "book": BOOK_ID,
        "activity": activity_id,
        "kind": kind.name,
        "keepsAnswers": kind.keeps_answers,
        "title": row.title if row else activity_id,
        "strings": {
            key: text
            for key, text in rows.strings.items()
            if key.startswith((SHARED_STRINGS, *kind.strings))
        },
        "content": content,
    }
    html = _templates().get_template("shell.html.j2").render(
        form=f"{kind.folder.name}/form.html.j2",
        rows=rows,
        row=row,
        kind=kind,
        content=content,
        t=rows.strings,
        activity_id=activity_id,
        uid=uid,
    )
    return html, payload


def render_static(activity_id: str, rows: Rows, uid: str) -> tuple[str, Kind]:
    """An activity as a piece of a page: the form, and its data in a script beside it."""
    kind = kind_of(activity_id, rows)
    html, payload = render_form(kind, activity_id, rows, uid)
    page = _templates().get_template("page.html.j2").render(
        html=Markup(html), payload=payload, kind=kind, activity_id=activity_id
    )
    return page, kind


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
        self._css = read_bundle(self.kind.name, "css")
        super().__init__(html=html, payload=payload)
        self.on_msg(self._send_bundle)

    def _send_bundle(self, _widget, message, _buffers):
        # A live widget has no address to load a further script from: the Word writer is asked
        # for on the click and comes as text.
        if message.get("want") == "docx":
            self.send({"bundle": "docx", "text": read_bundle("docx", "js")})

    def _repr_mimebundle_(self, **kwargs):
        data, *rest = super()._repr_mimebundle_(**kwargs)
        return {**data, MIME: {"activity": self.activity_id}}, *rest

    def table(self):
        """The answers so far as a DataFrame. Raises TypeError where a kind has no table."""
        if self.kind.table is None:
            raise TypeError(f"'{self.activity_id}' has no table of answers")
        return self.kind.table(self.answers, self.rows)

    def figure(self):
        """The answers so far as a matplotlib Figure. Raises TypeError where a kind has none."""
        if self.kind.figure is None:
            raise TypeError(f"'{self.activity_id}' has no figure of answers")
        return self.kind.figure(self.answers, self.rows)


def open_activity(activity_id: str) -> Activity:
    """Open an activity by its id, for example ``open_activity("indicators-and-investigation")``.

    Raises KeyError with the ids there are, and DataErrors when the rows do not load.
    """
    return Activity(activity_id)
