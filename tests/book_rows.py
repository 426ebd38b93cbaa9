"""The rows of this book, without packs, read once for all tests of a process: to look at, not to change."""

from __future__ import annotations

import functools

from activities.loading import Rows, load_rows


@functools.cache
def book_rows(readings: bool = True) -> Rows:
    """The rows of `data/`, with or without the readings."""
    return load_rows(packs=[], readings=readings)
