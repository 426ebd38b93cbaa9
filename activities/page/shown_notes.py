"""The notes of a session as a page shows them: in the length that the session has, with the names of the pages that its steps show."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from activities.loading.session_references import names_page
from activities.rows.session_notes import are_shown, choose_steps, find_notes

from .row_directive import render_rows

_HEADING = re.compile(r"^# +(.+?) *$", re.MULTILINE)


def name_shown(env, rows, page: str) -> str:
    """What a page that a step shows is called: the title of its row, or else the first heading of its text.

    The page that asks is made anew when that text changes.
    """
    folder, _, id = page.rpartition("/")
    for kind, named in (("cases", "book/cases"), ("chapters", "book/learn"), ("papers", "book/papers"), ("plans", "book/plans")):
        if folder == named and id in getattr(rows, kind):
            return getattr(rows, kind)[id].title
    if folder == "book/law" and id in rows.instruments:
        return rows.instruments[id].short
    if activity := next((one for one in rows.activities.values() if one.page == page), None):
        return activity.short or activity.title
    for ending in (".md", ".ipynb"):
        path = Path(env.srcdir, page + ending)
        if path.is_file():
            env.note_dependency(page + ending)
            if found := _HEADING.search(_read_words(path)):
                return found[1]
    return page


def _read_words(path: Path) -> str:
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".md":
        return text
    return "\n".join("".join(cell["source"]) for cell in json.loads(text)["cells"] if cell["cell_type"] == "markdown")


def name_all_shown(env, rows, notes) -> dict[str, str]:
    """The names of all pages that the steps of notes show, in any of their versions."""
    versions = [part for part in (notes.steps, notes.shorter.steps, notes.longer.steps) if part]
    shown = {step.show for steps in versions for step in steps if step.show and names_page(step.show)}
    return {page: name_shown(env, rows, page) for page in sorted(shown)}


def gather_notes(env, rows, id: str, minutes: int, activity: str | None = None) -> dict[str, Any]:
    """What the template of notes needs of a session: its notes, the steps in the length that it has, and the names of the pages shown."""
    notes = find_notes(rows, id, activity)
    if notes is None:
        return {"notes": None}
    return {"notes": notes, "steps": choose_steps(notes, minutes), "names": name_all_shown(env, rows, notes)}


def render_activity_notes(env, rows, activity) -> str:
    """The notes of an activity folded under its page, where the edition has them; else nothing."""
    gathered = gather_notes(env, rows, activity.id, activity.minutes) if are_shown(rows) else {"notes": None}
    return render_rows("notes-activity.html.j2", rows, env.docname, level=2, **gathered) if gathered["notes"] else ""
