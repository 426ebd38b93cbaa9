"""The rows of one build: read once, at its start, for every part of the extension."""

from __future__ import annotations

from functools import cache

from sphinx.errors import ExtensionError

from activities.loading import DataErrors, Rows, load_rows


@cache
def book_rows() -> Rows:
    """The rows with any packs laid over them. Raises ExtensionError with what is wrong in them."""
    try:
        return load_rows()
    except DataErrors as errors:
        raise ExtensionError(str(errors)) from errors


def _forget(app, config) -> None:
    book_rows.cache_clear()


def setup_rows(app) -> None:
    """Read the rows anew for each build, also where one process builds many times."""
    app.connect("config-inited", _forget, priority=1)
