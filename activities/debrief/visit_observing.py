"""A group's visit to a site as observations: the course that it took, and what it found. Pure.

A course is kept as the steps that hold together, to be followed again where it is laid out: so rooms are laid together by sums.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from activities.rows.visited import replay_visit


def is_visit(plot: Mapping[str, Any]) -> bool:
    """Whether what is walked through has a clock."""
    return "minutes" in plot


def observe_visit(plot: Mapping[str, Any], path: list[str]) -> Iterator[tuple[str, ...]]:
    """The course of a group's visit, and each thing that it found, once."""
    visit = replay_visit(plot, path)
    followed = path[: len(path) - len(visit.rest)]
    if followed:
        yield "course", plot["id"], json.dumps(followed, ensure_ascii=False, separators=(",", ":"))
        yield "visited", plot["id"]
    for find in {find for moment in visit.moments for find in moment.finds}:
        yield "find", plot["id"], find
