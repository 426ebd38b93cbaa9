"""How far a row of a table can be relied upon, and by which report it is known. Pure.

Where a row was not read in the report itself, its note says so with its first word: `Reported:` at second hand, `Partial:` on one
page alone. The second is drawn and listed, and no finding is made from it.
"""

from __future__ import annotations

PRINTED, REPORTED, PARTIAL = "printed", "reported", "partial"
_BEGINNINGS = {"Reported:": REPORTED, "Partial:": PARTIAL}


def name_standing(row) -> str:
    """`printed`, `reported` or `partial`, of an estimate, a count or a figure."""
    note = row.note or ""
    return next((standing for beginning, standing in _BEGINNINGS.items() if note.startswith(beginning)), PRINTED)


def is_firm(row) -> bool:
    """Whether a finding may be made from a row."""
    return name_standing(row) != PARTIAL


def name_vintage(rows, vintage: str) -> str:
    """The report by which a vintage is known, or its id in words."""
    return rows.sources[vintage].short if vintage in rows.sources else vintage.replace("-", " ")


def year_vintage(rows, vintage: str) -> str:
    """The year of the report by which a vintage is known, or how it is known where its source has no year."""
    source = rows.sources.get(vintage)
    return str(source.year) if source and source.year else name_vintage(rows, vintage)


def name_report(rows, count) -> str:
    """The report that a count is printed in, and how it was read: `TIP Report 2016, read at second hand`."""
    return rows.strings[f"figure.standing.{name_standing(count)}"].format(short=name_vintage(rows, count.vintage))
