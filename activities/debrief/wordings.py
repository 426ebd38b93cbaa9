"""Texts of several groups laid together: merged where they are equal, with what one group alone wrote. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from .folding import fold_text
from .tallies import Tally


def merge_texts(tally: Tally, keys: Iterable[tuple[str, ...]], fold: Callable[[str], str] = fold_text) -> list[dict[str, Any]]:
    """One row for each text that differs in more than capitals, spaces and a full stop: text, count, and groups with names.

    keys: the observations to merge, whose last part is the text. Shown is the wording of most groups, the rows of most groups first.
    """
    merged: dict[str, list[tuple[str, ...]]] = {}
    for key in keys:
        merged.setdefault(fold(key[-1]), []).append(key)
    rows = []
    for same in merged.values():
        shown = min(same, key=lambda key: (-tally.counts[key], key[-1]))
        rows.append({"text": shown[-1], "count": sum(tally.counts[key] for key in same), **tally.name(*same)})
    return sorted(rows, key=lambda row: (-row["count"], row["text"]))


def mark_only(row: dict[str, Any], of: int) -> dict[str, Any]:
    """The row with `of`, and with whether one group alone of several has it."""
    return {**row, "of": of, "only": row["count"] == 1 and of > 1}
