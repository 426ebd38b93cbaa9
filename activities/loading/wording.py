"""Errors in plain words: where it is, what is wrong, what would be right.

Pydantic finds what does not fit a model; its words are for programmers. This module says the same to
a person who edits rows. What would be right is read off the model itself, so no list has to follow it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, StringConstraints, ValidationError
from pydantic.fields import FieldInfo

from ..rows.texts import refuse_unseen

_PATTERNS = {
    r"^[a-z0-9]+(-[a-z0-9]+)*$": "an id (small letters, digits and single hyphens, as in debt-bondage)",
    r"^[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*$": "two ids with a slash between (as in debt/debt-1)",
    r"^[a-z]+(/[a-z0-9]+(-[a-z0-9]+)*)(/[a-z0-9]+([_-][a-z0-9]+)*)?$": "a kind of rows, an id and perhaps a part (as in cases/linh)",
    r"^[A-Z]$": "one capital letter",
    r"^([01]\d|2[0-3]):[0-5]\d$": "a time of day (as in 09:00)",
}
_WHERE_FROM = "say where the row comes from, as in `- source: own`"
_LONGEST_LIST = 14


@dataclass(frozen=True)
class Fault:
    """What is wrong in a text, and the line in which it stands where that is known."""

    sentence: str
    line: int | None = None


class Unreadable(Exception):
    """The text is not what a file of rows can hold; `faults` say where and why. A sentence alone is of the file as a whole."""

    def __init__(self, *faults: str | Fault):
        self.faults = [Fault(fault) if isinstance(fault, str) else fault for fault in faults]
        super().__init__("\n".join(fault.sentence for fault in self.faults))


@dataclass(frozen=True)
class Due:
    """What may stand in a place: its sort, and how it is called."""

    sort: Literal["text", "number", "choice", "list", "row"]
    words: str


TEXT = Due("text", "text")
_DUE = {int: Due("number", "a whole number"), float: Due("number", "a number"), bool: Due("choice", "yes or no")}


def find_near(word: str, known) -> str | None:
    """The one of `known` that is probably meant by `word`, or None."""
    close = get_close_matches(str(word)[:80].lower(), [str(name) for name in known], n=1)
    return close[0] if close else None


def suggest(word: str, known) -> str:
    """What may have been meant by `word`: the nearest of `known`, or all of them if they are few."""
    known = [str(name) for name in known]
    if near := find_near(word, known):
        return f"did you mean '{near}'?"
    if 0 < len(known) <= _LONGEST_LIST:
        return f"known are {', '.join(known)}" if len(known) > 1 else f"there is only {known[0]}"
    return "see to its spelling, or add it first"


def label_rows(row: Any, keys: tuple) -> list[str]:
    """The way through nested rows in words: a row in a list by its id, or else by its position from 1."""
    labels = []
    for key in keys:
        try:
            row = row[key]
        except (KeyError, IndexError, TypeError):
            row = None
        if isinstance(key, int):
            named = isinstance(row, dict) and isinstance(row.get("id"), str) and row["id"].strip()
            labels.append(row["id"].strip() if named else str(key + 1))
        elif key != "[key]":
            labels.append(str(key))
    return labels


def explain(error: ValidationError, model: type[BaseModel], row: Any) -> list[tuple[list[str], str]]:
    """Each thing that keeps `row` from being a `model`, as (labels on the way to it, sentence).

    A key that is missing and found again under a misspelt name is told once.
    """
    return [(label_rows(row, one["loc"]), _explain_one(one, model)) for one in _leave_out_misspelt(error, model)]


def list_missing(error: ValidationError, model: type[BaseModel]) -> list[str]:
    """The keys that a row as a whole lacks, without those that it probably has under a misspelt name."""
    return [str(one["loc"][0]) for one in _leave_out_misspelt(error, model) if one["type"] == "missing" and len(one["loc"]) == 1]


def list_ways(error: ValidationError) -> list[tuple]:
    """The way to each thing that is wrong, key by key, a position in a list from 0."""
    return [one["loc"] for one in error.errors(include_url=False)]


def _leave_out_misspelt(error: ValidationError, model: type[BaseModel]) -> list:
    """What is wrong, without the keys that are missing where an unknown key was probably meant to lead."""
    found = error.errors(include_url=False)
    meant = {
        (*one["loc"][:-1], find_near(str(one["loc"][-1]), _fields_of(_hint_at(model, one["loc"][:-1]))))
        for one in found
        if one["type"] == "extra_forbidden"
    }
    return [one for one in found if one["type"] != "missing" or one["loc"] not in meant]


def explain_text(value: Any) -> str | None:
    """What is wrong with `value` where text is due; None where it is text."""
    if not isinstance(value, str) or not value.strip():
        return _explain_mismatch(value or None if isinstance(value, str) else value, TEXT)
    try:
        refuse_unseen(value)
    except ValueError as error:
        return str(error)
    return None


def _explain_one(found: Mapping[str, Any], model: type[BaseModel]) -> str:
    keys, value, limits = found["loc"], found["input"], found.get("ctx", {})
    hint = _hint_at(model, keys)
    due = _name_due(hint)
    sourced = "sources" in keys[-2:]
    match found["type"]:
        case "extra_forbidden":
            return f"unknown key; {suggest(keys[-1], _fields_of(_hint_at(model, keys[:-1])))}"
        case "missing":
            return f"missing; {_WHERE_FROM if sourced else f'{due.words} is due'}"
        case "too_short" if sourced:
            return f"empty; {_WHERE_FROM}"
        case "too_short":
            return f"{_count(len(value))} where at least {limits['min_length']} {'is' if limits['min_length'] == 1 else 'are'} due; add what is missing"
        case "too_long":
            return f"{len(value)} where at most {limits['max_length']} are due; take some out or together"
        case "string_too_short":
            return f"empty; {due.words} is due"
        case "string_too_long":
            return f"{len(value)} letters where at most {limits['max_length']} may stand; make it shorter"
        case "literal_error" if keys[-1:] == ("[key]",):
            return f"unknown key; {suggest(value, _known_keys(_hint_at(model, keys[:-2])))}"
        case "literal_error" if isinstance(value, str):
            return f"unknown {_quote(value)}; {suggest(value, get_args(strip_hint(hint)))}"
        case "string_pattern_mismatch":
            return f"{_quote(value)} does not fit; {due.words} is due"
        case "greater_than":
            return f"{value} is too small; a number above {limits['gt']} is due"
        case "greater_than_equal":
            return f"{value} is too small; {limits['ge']} or more is due"
        case "less_than":
            return f"{value} is too large; a number below {limits['lt']} is due"
        case "less_than_equal":
            return f"{value} is too large; {limits['le']} or less is due"
        case "value_error":
            return str(limits["error"])
        case other if not other.endswith(("_type", "_from_float", "literal_error")):
            return f"{_quote(value)} does not fit; {due.words} is due"
    return _explain_mismatch(value, due, _WHERE_FROM if sourced else None)


def _explain_mismatch(value: Any, due: Due, advice: str | None = None) -> str:
    """A value of another sort than is due; the commonest slips with what to do about them, or the advice that is given."""
    wrong, usual = _name_mismatch(value, due)
    advice = advice or usual
    return f"{wrong}; {advice}" if advice else wrong


def _name_mismatch(value: Any, due: Due) -> tuple[str, str | None]:
    """What is wrong, and what to do about it where that is not plain."""
    textual, words = due.sort == "text", due.words
    if value is None:
        return "empty", f"{words} is due"
    if isinstance(value, bool) and textual:
        bare = "yes, on or true" if value else "no, off or false"
        return f"a bare {bare} is not text in YAML", f'put the word in quotes, as in "{"yes" if value else "no"}"'
    if isinstance(value, bool):
        return f"a bare yes or no where {words} is due", None
    if isinstance(value, (int, float)):
        return f"the number {value} where {words} is due", "put it in quotes" if textual else None
    if isinstance(value, list):
        return f"a list where {words} is due", "take out the '- ' or the brackets" if textual else None
    begin = "begin each item with '- '" if due.sort == "list" else None
    if isinstance(value, dict):
        return f"keys and values where {words} is due", "put text that holds ': ' in quotes" if textual else begin
    if due.sort == "number":
        return f"{_quote(value)} where {words} is due", "write the digits alone, without quotes or unit"
    if due.sort == "choice":
        return f"{_quote(value)} where {words} is due", "write the bare word, without quotes"
    return f"{_quote(value)} where {words} is due", begin


def _quote(value: Any) -> str:
    text = " ".join(str(value).split())
    return f"'{text[:57]}…'" if len(text) > 60 else f"'{text}'"


def _count(number: int) -> str:
    return "none" if number == 0 else f"only {number}"


def strip_hint(hint: Any) -> Any:
    """The hint without `Annotated` and without `| None`."""
    if get_origin(hint) is Annotated:
        return strip_hint(get_args(hint)[0])
    if get_origin(hint) in (Union, UnionType):
        return strip_hint(next(part for part in get_args(hint) if part is not NoneType))
    return hint


def allows_nothing(hint: Any) -> bool:
    """Whether the place may be left empty."""
    if get_origin(hint) is Annotated:
        return allows_nothing(get_args(hint)[0])
    return get_origin(hint) in (Union, UnionType) and NoneType in get_args(hint)


def _hint_at(model: Any, keys: tuple) -> Any:
    """The annotation that stands at the end of the way `keys` through nested models, or None off the map."""
    hint = model
    for key in keys:
        bare = strip_hint(hint)
        if key == "[key]":
            continue
        if isinstance(bare, type) and issubclass(bare, BaseModel):
            field = _fields_of(bare).get(key)
            if field is None:
                return None
            hint = Annotated[(field.annotation, *field.metadata)] if field.metadata else field.annotation
        elif get_origin(bare) in (list, dict):
            hint = get_args(bare)[-1]
        else:
            return None
    return hint


def _fields_of(hint: Any) -> dict[str, FieldInfo]:
    """The fields of a model by their keys in a row: a key that is a word of Python is the alias of its field."""
    bare = strip_hint(hint)
    if not (isinstance(bare, type) and issubclass(bare, BaseModel)):
        return {}
    return {field.alias or name: field for name, field in bare.model_fields.items()}


def _known_keys(hint: Any) -> tuple:
    bare = strip_hint(hint)
    return get_args(strip_hint(get_args(bare)[0])) if get_origin(bare) is dict else ()


def _name_due(hint: Any) -> Due:
    """What the annotation asks for."""
    pattern = _pattern_of(hint)
    if pattern:
        return Due("text", _PATTERNS.get(pattern, TEXT.words))
    bare = strip_hint(hint)
    if get_origin(bare) is Literal:
        return Due("text", f"one of {', '.join(get_args(bare))}")
    if get_origin(bare) is list:
        return Due("list", "a list")
    if get_origin(bare) is dict or (isinstance(bare, type) and issubclass(bare, BaseModel)):
        return Due("row", "a row of `key: value`")
    return _DUE.get(bare, TEXT)


def _pattern_of(hint: Any) -> str | None:
    if get_origin(hint) is Annotated:
        inner, *notes = get_args(hint)
        patterns = [note.pattern for note in notes if isinstance(note, StringConstraints) and note.pattern]
        return str(patterns[0]) if patterns else _pattern_of(inner)
    if get_origin(hint) in (Union, UnionType):
        return next((found for part in get_args(hint) if (found := _pattern_of(part))), None)
    return None
