"""The pictograms of the book: line drawings of 24 × 24, inlined where they stand so that a page asks for no file."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from markupsafe import Markup

DRAWINGS = Path(__file__).with_name("icons.json")
LOGO = Markup(
    '<svg viewBox="0 0 32 32" aria-hidden="true"><rect width="32" height="32" rx="6" fill="#fff"/>'
    '<path d="M7 9.5h18M7 16h13M7 25h9" stroke="#0e3b47" stroke-width="2.6" stroke-linecap="round"/>'
    '<path d="M7 20h13" stroke="#e0a400" stroke-width="3" stroke-linecap="round"/></svg>'
)


@cache
def drawings() -> dict[str, str]:
    """Name → the path of the drawing, as an SVG's `d`."""
    return json.loads(DRAWINGS.read_text(encoding="utf-8"))


def icon(name: str) -> Markup:
    """A pictogram that says nothing to a screen reader: the words beside it do. Raises KeyError for one that is not drawn."""
    return Markup('<svg class="i" viewBox="0 0 24 24" aria-hidden="true"><path d="{}"/></svg>').format(drawings()[name])


BADGE = Markup('<span class="ind ind-{id}"><b aria-hidden="true">{letter}</b>{drawing} {name}</span>')


def badge(indicator) -> Markup:
    """An indicator as people know it again: its letter, its pictogram where there is one, and its short name."""
    drawing = icon(indicator.id) if indicator.id in drawings() else ""
    return BADGE.format(id=indicator.id, letter=indicator.letter, drawing=drawing, name=indicator.short)
