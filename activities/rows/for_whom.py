"""For whom the book is made of these rows, for pages that differ by it. Pure."""

from __future__ import annotations

from typing import Any

from .editions import PARTICIPANT
from .watched import asked


@asked
def edition_of(rows: Any) -> str:
    """One of `editions.EDITIONS`. A page that asks waits for the answer to change."""
    return rows.edition


def is_for_participants(rows: Any) -> bool:
    """Whether those who are to do the work read the book: it has no readings, no notes and no pages for facilitators."""
    return edition_of(rows) == PARTICIPANT
