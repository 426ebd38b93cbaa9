"""What one group made of a case file, as observations: facts that it marked, pairs of facts that do not agree, and on what they bear. Pure.

A pair is known by its two facts in the order of the file, whichever a group chose first; one of which only one fact is chosen is no pair yet.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from .folding import fold_text

LABOUR_LAW = "labour-law"
AGAINST = "speaks-against"
SAID = ("means", "other", "ask")  # what it may mean, what else may explain it, what is asked of whom
BETWEEN = " – "  # what is asked, and of whom


def is_file(case: Mapping[str, Any]) -> bool:
    """Whether a case is a file: what stands in it are exhibits."""
    return "exhibits" in case


def list_bearings(content: Mapping[str, Any]) -> list[str]:
    """What a pair can bear on, ids: the indicators, labour law for itself, or against."""
    return [*content["indicators"], LABOUR_LAW, AGAINST]


def key_pair(one: str, other: str, order: list[str]) -> str:
    """A pair as a text, from whichever side it was begun."""
    return " ".join(sorted((one, other), key=order.index))


def observe_file(
    case: Mapping[str, Any], given: Mapping[tuple[str, ...], Any], tags: set[str], bearings: list[str]
) -> Iterator[tuple[str, ...]]:
    """given: the group's answers on the file, by their keys without its id. tags: the marks that there are."""
    id, facts = case["id"], case["passages"]
    for (part, *rest), value in given.items():
        if part == "mark" and len(rest) == 1 and rest[0] in facts and isinstance(value, list) and tags.intersection(_texts(value)):
            yield "fact", id, rest[0]
    rows = given.get(("pairs",))
    for row in rows if isinstance(rows, list) else ():
        if not isinstance(row, Mapping):
            continue
        one, other = _text(row.get("a")), _text(row.get("b"))
        if not (one and other) or one == other:
            continue
        if one not in facts or other not in facts:
            yield "aside", f"{id}/pairs/{one}/{other}"
            continue
        pair = key_pair(one, other, facts)
        yield "paired", id
        yield "pair", id, pair
        asked = BETWEEN.join(filter(fold_text, (_text(row.get("ask")), _text(row.get("whom")))))
        for field, text in (("means", _text(row.get("means"))), ("other", _text(row.get("other"))), ("ask", asked)):
            if fold_text(text):
                yield "meaning", id, pair, field, text
        borne = given.get(("bears", _text(row.get("id"))))
        for bearing in _texts(borne) if isinstance(borne, list) else ():
            if bearing in bearings:
                yield "bears", id, pair, bearing
                yield "finding", id, bearing


def _texts(values: list[Any]) -> list[str]:
    return [value for value in values if isinstance(value, str)]


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
