"""The sentences that an edition for participants must not have, and which of them a built book has in any of its bytes."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

SHORTEST = 20  # characters; what is shorter than that is said elsewhere too, by chance
_ENDS = re.compile(r"(?<=[.!?])\s+")
_WORD = re.compile(r"\w+")
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")


def list_noted(rows: Any) -> list[str]:
    """Every sentence of the notes for sessions, once each."""
    return _part_sentences(
        text for notes in rows.sessions.values() for text in _list_texts(notes.model_dump(exclude={"id", "as_", "sources"}))
    )


def list_reasons(rows: Any) -> list[str]:
    """Every sentence that says why an answer of a test stands up, once each."""
    return _part_sentences(question.why for test in rows.tests.values() for item in test.items for question in (item.a, item.b))


def list_told(rows: Any) -> list[str]:
    """Every sentence of the readings, of the reasons behind the tests, of the notes to lines of plans and of the notes for sessions, once each."""
    texts = [
        text for reading in rows.readings.values() for text in _list_texts(reading.model_dump(exclude={"id", "case", "sources"}))
    ]
    texts += [line.note for plan in rows.plans.values() for day in plan.days for line in day.lines if line.note]
    return list(dict.fromkeys([*_part_sentences(texts), *list_noted(rows), *list_reasons(rows)]))


def _part_sentences(texts: Iterable[str]) -> list[str]:
    sentences = [sentence for text in texts for sentence in _ENDS.split(_even(text))]
    return list(dict.fromkeys(sentence for sentence in sentences if " " in sentence and len(sentence) >= SHORTEST))


def find_told(book: Path, sentences: list[str]) -> list[tuple[str, str]]:
    """(file, sentence) for each that stands in a built book, whatever it is escaped by: pages, scripts, drawings, the index of the search."""
    found = []
    inner = [(sentence, frozenset(_WORD.findall(sentence)[1:-1])) for sentence in sentences]
    for path in sorted(path for path in book.rglob("*") if path.is_file()):
        text = _read_plain(path)
        words = set(_WORD.findall(text))  # a sentence whose words are not all there need not be looked for in a long text
        found += [(path.relative_to(book).as_posix(), sentence) for sentence, its in inner if its <= words and sentence in text]
    return found


def _list_texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, (list, dict)):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _list_texts(part)


def _read_plain(path: Path) -> str:
    text = path.read_bytes().decode("utf-8", errors="replace")
    unescaped = _ESCAPED.sub(lambda code: chr(int(code[1], 16)), text).replace('\\"', '"').replace("\\n", " ")
    return _even(html.unescape(unescaped))


def _even(text: str) -> str:
    return " ".join(text.split())
