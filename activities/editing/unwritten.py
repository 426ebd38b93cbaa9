"""What a skeleton left to be written: texts that still begin with the prompt to their author."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from .page_rules import read_pages
from .source_rules import list_rows

PROMPT = "Write here"


def list_unwritten(rows, book: Path) -> list[str]:
    """The place of every text that is still a prompt, in the rows and then in the texts of `book`."""
    places = []
    for kind, id, row in list_rows(rows):
        places += [rows.at(kind, id, *labels) for labels in _find_prompts(row, ())]
    for page, text in read_pages(book):
        if prompts := text.count(PROMPT):
            places.append(
                f"{page.relative_to(book.parent).as_posix()}: {prompts} in the text"
                if prompts > 1
                else page.relative_to(book.parent).as_posix()
            )
    return places


def word_unwritten(places: list[str]) -> list[str]:
    """Lines that say how much is still to be written and where; none where nothing is."""
    if not places:
        return []
    return [
        f"Still to be written, marked “{PROMPT} …”, in {len(places)} {'place' if len(places) == 1 else 'places'}:",
        *(f"  {place}" for place in places),
    ]


def _find_prompts(part, labels: tuple) -> Iterator[tuple]:
    if isinstance(part, str):
        if PROMPT in part:
            yield labels
    elif isinstance(part, list):
        for number, inner in enumerate(part, 1):
            yield from _find_prompts(inner, (*labels, getattr(inner, "id", number)))
    elif isinstance(part, dict):
        for key, inner in part.items():
            yield from _find_prompts(inner, (*labels, key))
    else:
        for field in getattr(type(part), "model_fields", {}):
            yield from _find_prompts(getattr(part, field), (*labels, field))
