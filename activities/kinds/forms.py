"""An activity's form, rendered once from the rows: the same for a live notebook and for a page."""

from __future__ import annotations

import json
import re
from functools import cache

import jinja2
from markupsafe import Markup

from activities.answers.limits import BOOK, MAX_TEXT
from activities.drawing.icons import icon
from activities.loading import Rows
from activities.rows.file_facts import show_value
from activities.rows.watched import asked

from . import KINDS_FOLDER, Kind, find_kinds, kind_of
from .environments import make_environment
from .late_parts import split_late

MIME = "application/vnd.forced-labour-workshop.activity+json"
SHARED_STRINGS = "host."  # of the tools for groups and files
LOCALE = "host.locale"
SCRIPTS = KINDS_FOLDER.parent
_LABEL = re.compile(r"[\"'`]([a-z]+\.[a-z0-9.-]*)")  # in a script: whole, or up to where it is put together


@cache
def _templates() -> jinja2.Environment:
    environment = make_environment(KINDS_FOLDER, {"json_script": json_script, "as_cell": show_value}, {"icon": icon})
    # What an answers file can hold: a box that holds less would cut what people paste.
    environment.globals["max_text"] = MAX_TEXT
    return environment


def json_script(data) -> Markup:
    """Data as JSON that can stand in a `<script>`: no `<` is left that could end it."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029"))


def render_form(kind: Kind, activity_id: str, rows: Rows, uid: str) -> tuple[str, dict]:
    """An activity's form as HTML, and the data for its script.

    uid: prefix for element ids, unique in the page.
    Returns the HTML (with the shared tools for groups and files where the kind keeps answers)
    and a JSON-able dict: book, activity, kind, title, strings, content, and the activities where answers are kept with their kinds.
    """
    content = kind.content(rows, activity_id)
    row = rows.activities.get(activity_id)
    payload = {
        "book": BOOK,
        "activity": activity_id,
        "kind": kind.name,
        "keepsAnswers": kind.keeps_answers,
        "title": row.title if row else activity_id,
        "strings": _choose_words(rows, (SHARED_STRINGS if kind.keeps_answers else LOCALE, *kind.strings)),
        "content": content,
    }
    if kind.keeps_answers:
        # A file of another activity is refused with that one's name, and the way to it.
        payload["activities"] = {
            id: {"number": other.number, "title": other.title, "page": other.page, "kind": other.kind}
            for id, other in rows.activities.items()
        }
        # With a file of everything goes what stands outside the rows of activities: the checks of chapters.
        payload["served"] = _list_served(rows)
    html = (
        _templates()
        .get_template("shell.html.j2")
        .render(
            form=f"{kind.folder.name}/form.html.j2",
            rows=rows,
            row=row,
            kind=kind,
            content=content,
            drawings=kind.drawings(rows, activity_id) if kind.drawings else {},
            t=rows.strings,
            activity_id=activity_id,
            uid=uid,
        )
    )
    return html, payload


@asked
def _list_served(rows: Rows) -> dict[str, list[str]]:
    return {
        kind.name: kind.activities(rows) for kind in find_kinds().values() if kind.serves and (kind.counted or kind.keeps_answers)
    }


@asked
def _choose_words(rows: Rows, beginnings: tuple[str, ...]) -> dict[str, str]:
    return {key: text for key, text in rows.strings.items() if key.startswith(beginnings) and _is_asked(key)}


def _is_asked(key: str) -> bool:
    """Whether a script may ask for a label: most stand in the form alone, and would be sent twice."""
    whole, parts = _list_asked()
    return key in whole or key.startswith(parts)


@cache
def _list_asked() -> tuple[frozenset[str], tuple[str, ...]]:
    """The labels that scripts name, and what those begin with of which a script puts the rest together."""
    found = {label for path in sorted(SCRIPTS.rglob("*.js")) for label in _LABEL.findall(path.read_text(encoding="utf-8"))}
    return frozenset(found), tuple(label for label in found if label.endswith((".", "-")))


def render_static(activity_id: str, rows: Rows, uid: str) -> tuple[str, Kind]:
    """An activity as a piece of a page: the form, and its data in a script beside it, without what waits."""
    kind = kind_of(activity_id, rows)
    html, payload = render_form(kind, activity_id, rows, uid)
    payload, _late = split_late(payload, kind.waits)
    page = _templates().get_template("page.html.j2").render(html=Markup(html), payload=payload, kind=kind, activity_id=activity_id)
    return page, kind
