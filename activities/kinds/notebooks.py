"""The notebooks that activities are done in, each written from its activity's row and one template.

They lie in the project, since people open it in JupyterLab; `check` names each that is not what its row gives. A page is
made from the row anyway, so that a pack that words an activity anew shows in the book.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

import jinja2

from activities.rows.models import ActivityRow
from activities.rows.pages import has_notebook
from activities.rows.watched import asked

from . import KINDS_FOLDER, find_kinds
from .environments import make_environment

# What is markup anywhere in a line of MyST, or at its beginning only; behind a backslash, punctuation is a mere character (CommonMark, 2.4).
_MARKUP = re.compile(r"[\\`*_{}\[\]<>&$~|@#]|^[^\w\s]|(?<=^\d)[.)]")


def render_notebook(activity: ActivityRow, strings) -> str:
    """The text of an activity's notebook, as JupyterLab would save it. strings: the labels."""
    filled = _template().render(activity=activity, kind=find_kinds()[activity.kind or ""], t=strings)
    return json.dumps(json.loads(filled), indent=1, sort_keys=True, ensure_ascii=False) + "\n"


@asked
def render_page(rows, page: str) -> str | None:
    """The notebook whose page in the book is `page`, such as `notebooks/mapping`; None where it is no activity's."""
    found = next((row for row in rows.activities.values() if row.page == page and has_notebook(row)), None)
    return render_notebook(found, rows.strings) if found else None


def write_notebooks(rows, root: Path) -> list[Path]:
    """Write each notebook of `root` that is not what its row gives; returns those. A right one keeps its time of change."""
    differing = find_differing(rows, root)
    for path, text in differing.items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return list(differing)


def find_differing(rows, root: Path) -> dict[Path, str]:
    """The notebooks of `root` that are not there, or not what their rows give, with what they would be."""
    due = {root / f"{row.page}.ipynb": render_notebook(row, rows.strings) for row in rows.activities.values() if has_notebook(row)}
    return {path: text for path, text in due.items() if not path.is_file() or path.read_text(encoding="utf-8") != text}


@cache
def _template() -> jinja2.Template:
    filters = {"json": _list_lines, "plain": _keep_plain}
    return make_environment(KINDS_FOLDER, filters, for_pages=False).get_template("notebook.ipynb.j2")


def _list_lines(text: str) -> str:
    """The source of a cell as a notebook has it: JSON, one text a line."""
    return json.dumps(text.strip().splitlines(keepends=True), ensure_ascii=False)


def _keep_plain(text: str) -> str:
    """Words as one line of Markdown that shows them as they are."""
    line = " ".join(text.split())
    return _MARKUP.sub(r"\\\g<0>", line)
