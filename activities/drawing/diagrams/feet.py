"""What stands at the foot of every diagram: which editions it rests on, and where they are from."""

from __future__ import annotations


def write_foot(diagram, rows) -> list[str]:
    """The vintage and the sources of a diagram, a line each."""
    sources = "; ".join(rows.sources[ref.source].short for ref in diagram.sources)
    return [f"{diagram.vintage}.", rows.strings["figure.source"].format(short=sources)]
