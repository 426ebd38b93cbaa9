"""The tables of what groups make of a reading: what they change, keep, or ask the room, and why. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from .observing import STANCES, list_elements
from .tallies import Tally
from .wordings import mark_only, merge_texts


def lay_out_stances(tally: Tally, content: Mapping[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """`stances` and `whys`, as `tables` says; passages in the order of the case, then elements."""
    tables: dict[str, list[dict[str, Any]]] = {"stances": [], "whys": []}
    whys = tally.list_texts("why")
    for case, kind, about in _list_places(content):
        at = {"case": case, "about": about, "kind": kind}
        keys = {stance: ("stance", case, about, stance) for stance in STANCES}
        counts = {stance: tally.counts[key] for stance, key in keys.items()}
        if of := sum(counts.values()):
            groups = {} if tally.who is None else {"groups": {stance: tally.who.get(key, []) for stance, key in keys.items()}}
            tables["stances"].append({**at, **counts, "of": of, **groups})
        for stance in (*STANCES, ""):
            merged = merge_texts(tally, whys.get((case, about, stance), []))
            tables["whys"] += [{**at, "stance": stance, **mark_only(row, of)} for row in merged]
    return tables


def _list_places(content: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    elements = [element for _, element in list_elements(content)]
    for case in content["cases"]:
        yield from ((case["id"], "passage", passage) for passage in case["passages"])
        yield from ((case["id"], "element", element) for element in elements)
