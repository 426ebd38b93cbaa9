"""The rows of one build: read once, at its start, for every part of the extension."""

from __future__ import annotations

from functools import cache

from sphinx.errors import ExtensionError

from activities.loading import DataErrors, Rows, load_rows
from activities.rows.watched import Watch, watch_of, watch_rows


@cache
def book_rows() -> Rows:
    """The rows with any packs laid over them; they tell what is read of them. Raises ExtensionError with what is wrong."""
    try:
        return watch_rows(load_rows())
    except DataErrors as errors:
        raise ExtensionError(str(errors)) from errors


def book_watch() -> Watch:
    """Who takes down what is read of the book's rows."""
    watch = watch_of(book_rows())
    assert watch is not None, "book_rows are watched"
    return watch


def _forget(app, config) -> None:
    book_rows.cache_clear()


def setup_rows(app) -> None:
    """Read the rows anew for each build, also where one process builds many times."""
    app.connect("config-inited", _forget, priority=1)
