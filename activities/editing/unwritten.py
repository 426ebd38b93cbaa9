"""What a skeleton left to be written: texts that still begin with the prompt to their author."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from .page_rules import read_pages
from .source_rules import list_rows

PROMPT = "Write here"


def list_unwritten(rows, book: Path) -> list[str]:
    """Each row, and each text of `book`, in which something is still a prompt, and what."""
    told = []
    for kind, id, row in list_rows(rows):
        if fields := list(_find_prompts(row)):
            told.append(f"{rows.at(kind, id)}: {', '.join(dict.fromkeys(fields))}")
    told += [f"{key}: in ui/en.yml" for key, text in rows.strings.items() if f"{PROMPT} " in text]
    for page, text in read_pages(book):
        if prompts := text.count(f"{PROMPT} "):
            told.append(f"{page.relative_to(book.parent).as_posix()}: {prompts} times")
    return told


def word_unwritten(told: list[str]) -> list[str]:
    """Lines that say what is still to be written and where; none where nothing is."""
    return [f"Still to be written, marked “{PROMPT} …”:", *(f"  {one}" for one in told)] if told else []


def _find_prompts(row) -> Iterator[str]:
    """The fields of a row in which a prompt is left, at any depth."""
    for field in type(row).model_fields:
        if any(f"{PROMPT} " in text for text in _list_texts(getattr(row, field))):
            yield field


def _list_texts(value) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, (list, dict)):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _list_texts(inner)
    else:
        for field in getattr(type(value), "model_fields", {}):
            yield from _list_texts(getattr(value, field))
