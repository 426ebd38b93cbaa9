"""A worksheet's part of the paper: what all groups wrote, section by section. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from .words import Words, name_cell


def write_sheet(tables, content: Mapping[str, Any], words: Words, t: Mapping[str, str]) -> Iterator[tuple[Any, ...]]:
    """Headings and tables of the sections in which a group wrote something."""
    for section in content["sections"]:
        prompts, choices, rows = (
            [row for row in tables[name] if row["section"] == section["id"]] for name in ("prompts", "choices", "rows")
        )
        if not (prompts or choices or rows):
            continue
        yield "heading", 2, section["title"]
        for prompt in section["prompts"]:
            chosen = [row for row in choices if row["prompt"] == prompt["id"] and row["count"]]
            written = [row for row in prompts if row["prompt"] == prompt["id"]]
            if chosen:
                body = [
                    [words.get(("option", section["id"], prompt["id"], row["option"]), row["option"]), _count(row, t)]
                    for row in chosen
                ]
                yield "table", prompt["title"], [t["debrief.option"], t["debrief.how-many"]], body, [5, 2]
            if written:
                body = [[row["text"], _count(row, t)] for row in written]
                yield "table", prompt["title"], [t["debrief.written"], t["debrief.how-many"]], body, [6, 2]
        if rows:
            columns = section["table"]["columns"]
            body = [
                [*(name_cell(column, row["cells"].get(column["id"], "")) for column in columns), _count(row, t)] for row in rows
            ]
            header = [*(column["title"] for column in columns), t["debrief.how-many"]]
            yield "table", section["title"], header, body, [*(column["weight"] for column in columns), 2]


def _count(row: Mapping[str, Any], t: Mapping[str, str]) -> str:
    """`3 of 5`, what is to be known of it, and with names who."""
    parts = [t["debrief.count"].format_map(row)]
    parts += [t["debrief.only"]] if row.get("only") else []
    parts += [t["debrief.given"]] if row.get("given") else []
    parts += [t["debrief.struck"].format(many=row["struck"])] if row.get("struck") else []
    parts += [", ".join(row["groups"])] if row.get("groups") else []
    return "; ".join(parts)
