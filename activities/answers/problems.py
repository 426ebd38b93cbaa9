"""What can be wrong with an answers file: the codes that the page knows too, in words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

from pydantic_core import PydanticCustomError

from .limits import (
    BOOK,
    FORMAT,
    MAX_DEPTH,
    MAX_GROUP,
    MAX_KEY,
    MAX_NAME,
    MAX_NUMBER,
    MAX_TEXT,
    REFUSED_NAMES,
)

_RIGHT = {
    "file": "an object with format, version, book, activity, kind, group, saved and answers",
    "format": f"'{FORMAT}'",
    "version": "a whole number from 1",
    "book": f"'{BOOK}'",
    "activity": "an activity's id, such as 'indicators-and-investigation'",
    "kind": "a kind's id, such as 'case-coding'",
    "group": "the group's name as text",
    "saved": "a time with its offset, such as '2026-03-02T14:30:00+07:00'",
    "answers": "an object with a value for each key",
    "device": "the device's tag: 4 small letters and figures, such as 'k7f3'",
    "groups": "a list of the names of groups, each as text",
    "files": "a list of answers files",
}
_NOT_JSON = {
    "truncated": "it ends in the middle; right is the whole file: save or copy it again",
    "encoding": "not UTF-8 text; right is the file as the page saved it",
    "unreadable": "cannot be read; right is a file or folder that is there and that you may open",
    None: "not JSON; right is the file as the page saved it",
}
_BAD_VALUE = {
    "key": f"not a key; right are ids parted by '/', such as 'linh/note/linh-03', {MAX_KEY} characters at most",
    "kind": "the wrong kind of value; right are text, a number, true or false, a list of texts, "
    "a list of flat objects of texts, or an object of these",
    "number": f"a number out of range; right is one from -{MAX_NUMBER:,} to {MAX_NUMBER:,}",
    "too-long": f"too long a text; right is {MAX_TEXT:,} characters at most",
    "depth": f"lists and objects too deep inside one another; right is {MAX_DEPTH} at most",
    "name": f"a name inside it cannot be kept; right are 1 to {MAX_NAME} characters, none of them a control character, "
    f"and not {', '.join(sorted(REFUSED_NAMES))}",
}


class AnswersError(Exception):
    """An answers file that cannot be used. The message names the file, the place, and what would be right.

    file: its name; code, params: what the page's reader says of the same file.
    """

    def __init__(self, file: str, code: str, params: dict):
        place, words = word_problem(code, params)
        super().__init__(f"{' › '.join([file, *place])}: {words}")
        self.file, self.code, self.params = file, code, params


def refuse(code: str, **params) -> NoReturn:
    """Leave the checks with a problem; `read_answers` makes an AnswersError of it."""
    _, words = word_problem(code, params)
    raise PydanticCustomError(code, words, {"code": code, **params})


@contextmanager
def naming(file: str) -> Iterator[None]:
    """Have what is refused meanwhile raised as an AnswersError that names the file."""
    try:
        yield
    except PydanticCustomError as problem:
        params = {name: value for name, value in (problem.context or {}).items() if name != "code"}
        raise AnswersError(file, problem.type, params) from None


def word_problem(code: str, params: dict) -> tuple[list[str], str]:
    """A problem as its place in the file and a sentence that says what would be right."""
    match code:
        case "too-large":
            return [], f"larger than {params['limit']:,} bytes; right is a file as the page saves it"
        case "not-json":
            return [], _NOT_JSON[params["hint"]]
        case "not-answers":
            at = params["at"]
            return ([] if at == "file" else [at]), f"missing or wrong; right is {_RIGHT[at]}"
        case "newer-version":
            version = params["version"]
            return ["version"], f"{version} is newer than this edition reads; right is a newer edition of the book"
        case "other-activity":
            activity, kind = params["activity"], params["kind"]
            return ["activity"], f"from '{activity}' ({kind}); right is a file of the activity asked for"
        case "bad-group":
            return ["group"], f"no name that can be kept; right are 1 to {MAX_GROUP} characters"
        case "bad-value":
            return ["answers", params["key"]], _BAD_VALUE[params["reason"]]
    raise ValueError(f"there is no problem '{code}'")
