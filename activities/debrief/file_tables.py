"""The tables of case files: facts that groups marked, the pairs that they found, what they said of each, and on what pairs bear. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .dividing import divide, word_division
from .file_observing import SAID, is_file, list_bearings
from .tallies import Tally
from .wordings import mark_only, merge_texts


def lay_out_files(tally: Tally, content: Mapping[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """`facts`, `pairs`, `meanings`, `bears` and `findings`, as `tables` says; empty where no case is a file."""
    tables: dict[str, list[dict[str, Any]]] = {"facts": [], "pairs": [], "meanings": [], "bears": [], "findings": []}
    meanings, pairs = tally.list_texts("meaning"), tally.list_texts("pair")
    for file in filter(is_file, content["cases"]):
        id, facts = file["id"], file["passages"]
        marked = tally.counts["case", id, "marked"] + tally.counts["case", id, "nothing"]
        for number, fact in enumerate(facts, 1):
            if count := tally.counts["fact", id, fact]:
                row = {"case": id, "fact": fact, "number": number, "count": count, "of": marked}
                tables["facts"].append({**row, **tally.name(("fact", id, fact))})
        paired = tally.counts["paired", id]
        found = sorted((key[2] for key in pairs.get((id,), [])), key=lambda pair: [facts.index(fact) for fact in pair.split(" ")])
        here = []
        for pair in found:
            key = ("pair", id, pair)
            count = tally.counts[key]
            divided = divide([count], paired)
            a, b = pair.split(" ")
            row = {"case": id, "a": a, "b": b, "count": count, "of": paired, "divided": divided}
            here.append({**row, "word": word_division(divided, paired), **tally.name(key)})
            for field in SAID:
                merged = merge_texts(tally, meanings.get((id, pair, field), []))
                tables["meanings"] += [{"case": id, "a": a, "b": b, "said": field, **mark_only(one, count)} for one in merged]
            for bearing in list_bearings(content):
                if many := tally.counts["bears", id, pair, bearing]:
                    row = {"case": id, "a": a, "b": b, "bearing": bearing, "count": many, "of": count}
                    tables["bears"].append({**row, **tally.name(("bears", id, pair, bearing))})
        order = sorted(range(len(here)), key=lambda at: (-here[at]["divided"], at))
        tables["pairs"] += [{**row, "place": order.index(at) + 1} for at, row in enumerate(here)]
        for bearing in list_bearings(content):
            if many := tally.counts["finding", id, bearing]:
                row = {"case": id, "bearing": bearing, "count": many, "of": paired}
                tables["findings"].append({**row, **tally.name(("finding", id, bearing))})
    return tables
