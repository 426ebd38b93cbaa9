"""The words of the book, for those who have no rows in hand: a notebook of one's own."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache


@cache
def read_labels() -> Mapping[str, str]:
    """The labels by their ids, with those of the packs. Raises `DataErrors` as `load_rows` does."""
    from . import load_rows

    return load_rows().strings
