"""Visits side by side: the timeline of each course that a group took, and with what groups walked out. Pure.

Courses are numbered in the order of their steps, so that a number leads to no group.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from activities.rows.visited import replay_visit

from .tallies import Tally
from .visit_observing import is_visit


def lay_out_visits(tally: Tally, content: Mapping[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """`courses` and `finds`, as `tables` says; empty where nothing has a clock."""
    tables: dict[str, list[dict[str, Any]]] = {"courses": [], "finds": []}
    for plot in filter(is_visit, content["interviews"]):
        id = plot["id"]
        paths = sorted(key for key in tally.counts if key[0] == "course" and key[1] == id)
        for course, key in enumerate(paths, 1):
            visit = replay_visit(plot, json.loads(key[2]))
            at = {"interview": id, "course": course}
            for moment in sorted(visit.moments, key=lambda moment: moment.at):
                told = {"at": moment.at, "roles": " ".join(moment.roles), "place": moment.place, "did": moment.step}
                told |= {"turn": "" if moment.turn is None else str(moment.turn), "event": moment.event}
                told |= {"found": " ".join(moment.finds), "end": visit.ending}
                tables["courses"].append({**at, **told, "count": tally.counts[key], **tally.name(key)})
        of = tally.counts["visited", id]
        for find in plot["finds"] if of else ():
            key = ("find", id, find)
            tables["finds"].append({"interview": id, "find": find, "count": tally.counts[key], "of": of, **tally.name(key)})
    return tables
