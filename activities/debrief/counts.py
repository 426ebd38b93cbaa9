"""A count in words, for the paper. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def count_groups(row: Mapping[str, Any], t: Mapping[str, str]) -> str:
    """`3 of 5`, and with names who."""
    said = t["debrief.count"].format_map(row)
    return f"{said}: {', '.join(row['groups'])}" if row.get("groups") else said
