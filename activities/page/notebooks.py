"""The pages of notebooks that activities are done in: read as their rows give them, whatever lies in the folder."""

from __future__ import annotations

from activities.kinds.notebooks import render_page

from .rows import book_rows


def _take_from_row(app, docname, source) -> None:
    if (text := render_page(book_rows(), docname)) is not None:
        source[0] = text


def setup_notebooks(app) -> None:
    """Read a notebook of an activity as its row gives it, since a pack may have worded the activity anew."""
    app.connect("source-read", _take_from_row)
