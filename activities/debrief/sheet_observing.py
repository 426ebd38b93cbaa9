"""What one group wrote on a worksheet, as observations: prompts, choices, rows kept and rows struck out. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from .folding import fold_text

STRUCK = "yes"


def observe_sheet(answers: Mapping[str, Any], content: Mapping[str, Any]) -> Iterator[tuple[str, ...]]:
    """("section", id) where something was answered in a section that is for this group, and what was answered."""
    for section in content["sections"]:
        condition = section["shownIf"]
        if condition and answers.get(condition["answer"]) not in condition["among"]:
            continue
        found = [*_observe_prompts(section, answers), *_observe_rows(section, answers)]
        if found:
            yield "section", section["id"]
            yield from found


def is_chosen(blank: Mapping[str, Any]) -> bool:
    """Whether a blank offers options, so that answers are counted by option."""
    return blank["type"] in ("choice", "several")


def key_row(cells: list[list[str]]) -> str:
    """A row as a text: its cells in the order of the columns, those that are empty left out."""
    return json.dumps(cells, ensure_ascii=False, separators=(",", ":"))


def fold_row(key: str) -> str:
    """What rows have in common that are merged."""
    return key_row([[column, fold_text(text)] for column, text in json.loads(key)])


def list_cells(row: Mapping[str, Any], columns: list[Mapping[str, Any]]) -> list[list[str]]:
    """The cells of a row in which something is written."""
    texts = [(column["id"], row.get(column["id"])) for column in columns]
    return [[id, text] for id, text in texts if isinstance(text, str) and fold_text(text)]


def _observe_prompts(section: Mapping[str, Any], answers: Mapping[str, Any]) -> Iterator[tuple[str, ...]]:
    for prompt in section["prompts"]:
        value = answers.get(f"{section['id']}/{prompt['id']}")
        texts = [text for text in (value if isinstance(value, list) else [value]) if isinstance(text, str) and fold_text(text)]
        if texts and is_chosen(prompt):
            yield "chosen", section["id"], prompt["id"]
        # A text that stands twice in a list, or in two wordings, is one.
        for text in {fold_text(text): text for text in reversed(texts)}.values():
            yield ("choice" if is_chosen(prompt) else "prompt"), section["id"], prompt["id"], text


def _observe_rows(section: Mapping[str, Any], answers: Mapping[str, Any]) -> Iterator[tuple[str, ...]]:
    rows = answers.get(f"{section['id']}/rows")
    if not section["table"] or not isinstance(rows, list):
        return
    seen = set()
    for row in rows:
        if not isinstance(row, Mapping):
            continue
        if not (cells := list_cells(row, section["table"]["columns"])):
            continue
        said = "struck" if row.get("struck") == STRUCK else "row"
        key = key_row(cells)
        # A group that wrote a row twice has it once.
        if (said, folded := fold_row(key)) not in seen:
            seen.add((said, folded))
            yield said, section["id"], key
