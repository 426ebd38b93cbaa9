"""Answers as letters, to be read aloud, written on paper and typed: `K7QF O4C: ACBDA CBBDA ACCDD AB M`.

    K7QF   the code of the card
    O4C    the sitting, with two signs that change when its questions do
    2      the day, in a sitting of each day
    ACB    the answers in order, a dash for none; in fives, which spaces part or nothing does
    M      the check letter; a sheet that was filled in by hand has none

The check letter is a sum of all that stands before it, with the weights 2, 4, 8 … modulo nineteen: one sign changed always gives another, and so do two
that changed places, less than eighteen apart. `letters.js` reads and writes the same. Pure.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple, NoReturn

from activities.rows.measuring_models import LETTERS

from .codes import ALPHABET, CONTRACT, CodeError, read_code
from .forms import letter_of, list_slots

_SIGNS: str = CONTRACT["checkSigns"]
_DASHES = re.compile("[\u2010-\u2015\u2212_.]")
_RIGHT = {
    "too-long": "longer than {limit} characters; right is one line for each sheet",
    "no-colon": "no colon; right is the code and the sitting before it and the letters after it, as in K7QF O4C: ACBDA",
    "no-sitting": "no sitting beside the code; right is what stands at the foot of the sheet, one of {right}",
    "other-edition": "{found} is of another edition of this sheet; this one reads {right}",
    "no-day": "no day; right is its number after the sitting, as in {right} 2",
    "no-letter": "letter {at}, '{found}', is none of this question's; right is one of {right}, or a dash for no answer",
    "too-few": "{many} letters; this sheet has {right}, with a dash where there is no answer",
    "too-many": "{many} letters; this sheet has {right}, and a check letter at most behind them",
    "wrong-check": "the check letter '{found}' does not fit; compare the line with the sheet, letter by letter",
}


class LettersError(ValueError):
    """A line of letters that cannot be taken. code, params: what the page says of it."""

    def __init__(self, code: str, params: Mapping[str, Any]):
        self.code, self.params = code, dict(params)
        super().__init__(_RIGHT[code].format(**params))


class Letters(NamedTuple):
    """A line that was read. checked: whether a check letter stood there, which was right."""

    sitting: str
    code: str
    day: int | None
    answers: dict[str, str]
    checked: bool


def write_letters(content: Mapping[str, Any], code: str, day: int | None, answers: Mapping[str, Any]) -> str:
    """What somebody answered in a sitting as one line. content: as `build_sitting` gives it."""
    said = "".join(letter_of(slot, answers.get(slot.key)) for slot in list_slots(dict(content), code))
    fives = [said[place : place + 5] for place in range(0, len(said), 5)]
    head = " ".join([code, content["mark"], *([str(day)] if day else [])])
    return f"{head}: {' '.join([*fives, check_letter(head.replace(' ', '') + said)])}"


def check_letter(said: str) -> str:
    """The letter for all that stands before it, without spaces."""
    weight, total = 1, 0
    for sign in said:
        weight = weight * 2 % len(ALPHABET)
        total += weight * _SIGNS.index(sign)
    return ALPHABET[total % len(ALPHABET)]


def read_letters(text: str, contents: Iterable[Mapping[str, Any]]) -> Letters:
    """A line that somebody typed. contents: of the sittings there are. Raises LettersError, or CodeError for a code that is on no card."""
    if len(text) > CONTRACT["maxLine"]:
        _refuse("too-long", limit=CONTRACT["maxLine"])
    folded = _DASHES.sub("-", unicodedata.normalize("NFKC", text)).upper()
    head, colon, tail = folded.partition(":")
    if not colon:
        _refuse("no-colon")
    code_text, *more = head.split() or [""]
    code = read_code(code_text)
    content = _find_sitting(more, list(contents))
    day = _read_day(more[1:], content)
    return _take(code, content, day, "".join(tail.split()))


def _find_sitting(more: list[str], contents: list[Mapping[str, Any]]) -> Mapping[str, Any]:
    marks = {content["mark"]: content for content in contents}
    found = more[0] if more else ""
    if found in marks:
        return marks[found]
    same = [mark for mark in marks if found[:1] == mark[0] and len(found) == len(mark)]
    if same:
        _refuse("other-edition", found=found, right=same[0])
    _refuse("no-sitting", right=" ".join(marks))


def _read_day(more: list[str], content: Mapping[str, Any]) -> int | None:
    if not content["daily"]:
        return None
    if not more or not re.fullmatch("[1-9]", more[0]):
        _refuse("no-day", right=content["mark"])
    return int(more[0])


def _take(code: str, content: Mapping[str, Any], day: int | None, said: str) -> Letters:
    slots = list_slots(dict(content), code)
    answers: dict[str, str] = {}
    if len(said) < len(slots):
        _refuse("too-few", many=len(said), right=len(slots))
    if len(said) > len(slots) + 1:
        _refuse("too-many", many=len(said), right=len(slots))
    for at, (slot, sign) in enumerate(zip(slots, said), 1):
        letters = LETTERS[: len(slot.options)]
        if sign != "-" and sign not in letters:
            _refuse("no-letter", at=at, found=sign, right=" ".join(letters))
        if sign != "-":
            answers[slot.key] = slot.options[letters.index(sign)]
    check = said[len(slots) :]
    if check and check != check_letter(f"{code}{content['mark']}{day or ''}{said[: len(slots)]}"):
        _refuse("wrong-check", found=check)
    return Letters(content["id"], code, day, answers, bool(check))


def _refuse(code: str, **params: Any) -> NoReturn:
    raise LettersError(code, params)


__all__ = ["CodeError", "Letters", "LettersError", "check_letter", "read_letters", "write_letters"]
