"""Every row says where it comes from: which document, and where in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from activities.loading.layout import PLACES

OWN = "own"


def check(slips) -> None:
    """A reference to a document names the place in it; our own work needs none."""
    for kind, id, row in list_rows(slips.rows):
        for labels, reference in list_references(row):
            if reference.source != OWN and not reference.at:
                slips.say(kind, id, labels, f"say where in {reference.source}, as in `at: chapter 2`")
    for row in slips.rows.sources.values():
        if not row.year and not row.note and row.id in _cited_by_figures(slips.rows):
            slips.say(
                "sources", row.id, ("year",), "missing; figures rest on it, so give its year, or say in a note why it has none"
            )


def list_rows(rows) -> Iterator[tuple[str, str, object]]:
    """Every row that is a model, as (kind, id, row)."""
    for place in PLACES:
        if place.model:
            table = getattr(rows, place.kind)
            for row in table.values() if isinstance(table, dict) else table:
                yield place.kind, row.case if place.kind == "readings" else row.id, row


def list_references(part, labels: tuple = ()) -> Iterator[tuple[tuple, Any]]:
    """Each reference of a row and of the parts in it that have sources of their own, with the way to it."""
    for number, reference in enumerate(getattr(part, "sources", []), 1):
        yield (*labels, "sources", number), reference
    for field in getattr(type(part), "model_fields", {}):
        value = getattr(part, field)
        for number, inner in enumerate(value if isinstance(value, list) else [value], 1):
            if field != "sources" and hasattr(type(inner), "model_fields"):
                place = (field, getattr(inner, "id", number)) if isinstance(value, list) else (field,)
                yield from list_references(inner, (*labels, *place))


def _cited_by_figures(rows) -> set[str]:
    return {row.source for row in (*rows.estimates, *rows.prosecutions, *rows.figures)}
