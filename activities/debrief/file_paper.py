"""What groups made of a case file, on paper: the facts, each pair with what was said of it, and on what pairs bear. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from .counts import count_groups
from .file_observing import SAID
from .tables import Tables
from .words import Words

BETWEEN = "\n"


def write_file(tables: Tables, words: Words, t: Mapping[str, str]) -> Iterator[tuple[Any, ...]]:
    """Blocks for one file. tables: the rows of it alone; the most divided pair first."""
    many = t["debrief.how-many"]
    if tables["facts"]:
        body = [
            [words["fact", row["fact"]], _tell_marks(tables, row["fact"], words, t), count_groups(row, t)]
            for row in tables["facts"]
        ]
        yield "heading", 3, t["debrief.what-fact"]
        yield "table", t["debrief.facts-about"], [t["debrief.fact"], t["coding.marks"], many], body, [6, 4, 2]
    pairs = sorted(tables["pairs"], key=lambda row: row["place"])
    if pairs:
        body = [[_name_pair(row, words), _word_found(row, t), count_groups(row, t)] for row in pairs]
        yield "heading", 3, t["debrief.what-pair"]
        yield "table", t["debrief.pairs-caption"], [t["debrief.pair"], t["debrief.how-divided"], many], body, [7, 2, 2]
    for said in SAID:
        rows = [row for pair in pairs for row in tables["meanings"] if row["said"] == said and _is_of(row, pair)]
        if rows:
            body = [[_name_pair(row, words), row["text"], count_groups(row, t)] for row in rows]
            yield "table", words["said", said], [t["debrief.pair"], t["debrief.written"], many], body, [6, 5, 2]
    if tables["findings"]:
        body = [
            [
                words["bearing", row["bearing"]],
                BETWEEN.join(_name_pair(one, words, " / ") for one in tables["bears"] if one["bearing"] == row["bearing"]),
                count_groups(row, t),
            ]
            for row in tables["findings"]
        ]
        yield "heading", 3, t["debrief.what-finding"]
        yield "table", t["debrief.findings-about"], [t["debrief.finding"], t["debrief.pair"], many], body, [3, 7, 2]


def _word_found(row: Mapping[str, Any], t: Mapping[str, str]) -> str:
    nearly = "most" if row["count"] * 2 > row["of"] else "few"
    return t[f"debrief.pair-word-{nearly if row['word'] == 'nearly' else row['word']}"]


def _is_of(row: Mapping[str, Any], pair: Mapping[str, Any]) -> bool:
    return (row["a"], row["b"]) == (pair["a"], pair["b"])


def _name_pair(row: Mapping[str, Any], words: Words, between: str = BETWEEN) -> str:
    return between.join((words["a", row["a"]], words["b", row["b"]]))


def _tell_marks(tables: Tables, fact: str, words: Words, t: Mapping[str, str]) -> str:
    rows = [row for row in tables["marks"] if row["passage"] == fact and row["count"]]
    return ", ".join(t["debrief.status-count"].format(status=words["mark", row["mark"]], count=row["count"]) for row in rows)
