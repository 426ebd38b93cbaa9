"""A file from anywhere as text, and a text as JSON: read as data only, and refused in the words of the page's reader."""

from __future__ import annotations

import json
import re
from pathlib import Path

from .limits import MAX_BYTES, MAX_NESTING
from .problems import refuse

_STRING_OR_BRACKET = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"?|[\[\]{}]', re.DOTALL)


def read_text(path: Path, limit: int = MAX_BYTES) -> str:
    """A file's text, if it is UTF-8 and no larger than `limit` bytes; else it is refused."""
    try:
        with path.open("rb") as stream:
            data = stream.read(limit + 1)
    except OSError:
        refuse("not-json", hint="unreadable")
    if len(data) > limit:
        refuse("too-large", limit=limit)
    try:
        return data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError:
        refuse("not-json", hint="encoding")


def parse(text: str) -> dict:
    """The object that a JSON text is; anything else is refused, and told apart from one that was cut off."""
    is_open, deepest = _scan_brackets(text)
    if deepest > MAX_NESTING:
        refuse("not-answers", at="file")
    try:
        found = json.loads(text, parse_constant=_refuse_constant, parse_int=_parse_whole)
    except ValueError:
        cut = text.lstrip().startswith("{") and is_open
        refuse("not-json", hint="truncated" if cut else None)
    if not isinstance(found, dict):
        refuse("not-answers", at="file")
    return found


def _scan_brackets(text: str) -> tuple[bool, int]:
    """Whether brackets are still open at the end of a JSON text, and how deep it nests."""
    depth = deepest = 0
    for token in _STRING_OR_BRACKET.findall(text):
        if token in "{[":
            depth += 1
            deepest = max(deepest, depth)
        elif token in "}]":
            depth -= 1
    return depth > 0, deepest


def _refuse_constant(name: str):
    raise ValueError(f"{name} is not JSON")


def _parse_whole(digits: str) -> int | float:
    # Python refuses to make a number of thousands of digits; as a float it is out of range, which is said later.
    return int(digits) if len(digits) < 20 else float(digits)
