"""The line: what a group marked and weighed in one case, short enough to be read aloud, written on paper, sent and typed.

    Teak: 6.1 6W 8I 12P 13PT E1+ E2? E3- K

`activities/browser/line.js` reads and writes the same, and says sign by sign what stands for what; what the two share stands in
`contract.json`. Pure: no file is opened here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NoReturn

from pydantic_core import PydanticCustomError

from .limits import LINE
from .values import check_group

_CHECK: str = LINE["checkLetters"]
_SIGNS: dict[str, int] = LINE["signs"]
_STATUS_SIGNS: dict[str, str] = LINE["statuses"]
_SIGN_STATUSES = {sign: status for status, sign in _STATUS_SIGNS.items()}
_TOKEN = re.compile("[^\t-\r ,;\u00a0\u2000-\u200a\u202f\u3000\u060c]+")
_DASHES = re.compile("[\u2010-\u2015\u2212]")
_UNDER_18 = "under-18"
_RIGHT = {
    "too-long": "longer than {limit:,} characters; right is one line, as the page shows it under 'Our line'",
    "no-group": "no name of a group; right is a name and a colon before the rest, as in 'Teak: 6.1 6W'",
    "no-place": "neither activity nor case; right is both by their numbers after the colon, as in 6.1",
    "unknown-activity": "no activity with lines has this number; right is that of one in which cases are marked",
    "unknown-case": "the activity has no case of this number; right is the number before the title of one",
    "no-sign": "no sign of a line; right are a passage with letters, as 6W, an element, as E1+, U18, or 0 where nothing is marked",
    "unknown-passage": "the case has no such passage; right are 1 to {last}",
    "unknown-mark": "no mark of this activity; right are {right}",
    "unknown-element": "no element of this activity; right are E with {right}",
    "twice": "said twice, or beside 0, which is for nothing marked; right is each passage and element once",
    "nothing": "nothing after the case; right are marks, or 0 where nothing is marked",
    "wrong-check": "the letter does not fit what stands before it; right is to compare the line with the group's, number by number",
}


class LineError(Exception):
    """A line that cannot be taken. The message names the place in it and what would be right; code, params: what the page says of it."""

    def __init__(self, code: str, params: Mapping[str, Any]):
        place = f"at {params['at']}" + (f", '{params['found']}'" if "found" in params else "") + ": " if "at" in params else ""
        super().__init__(place + _RIGHT[code].format(**params))
        self.code, self.params = code, dict(params)


@dataclass(frozen=True)
class LineCase:
    """A case as lines call it: by its number, or by noughts where it has none."""

    id: str
    number: str
    passages: tuple[str, ...]


@dataclass(frozen=True)
class LineKey:
    """What the signs of a line stand for in one activity. marks, elements: (id, sign) in the order of the form."""

    activity: str
    kind: str
    number: int
    cases: tuple[LineCase, ...]
    marks: tuple[tuple[str, str], ...]
    elements: tuple[tuple[str, str], ...]

    @property
    def has_digits(self) -> bool:
        """Whether marks are digits, which a stroke then parts from the passage."""
        return any(sign.isdigit() for _, sign in self.marks)


@dataclass(frozen=True)
class Line:
    """A line that was read. answers: by key, as a file has them. checked: whether a check letter stood there, which was right."""

    group: str
    activity: str
    kind: str
    case: str
    answers: dict[str, Any]
    checked: bool


@dataclass
class _Said:
    marks: dict[str, list[str]] = field(default_factory=dict)
    elements: dict[str, str] = field(default_factory=dict)
    flags: set[str] = field(default_factory=set)


def make_line_key(activity: str, kind: str, content: Mapping[str, Any]) -> LineKey:
    """The key of an activity in which cases are marked. content: as its page has it, with number, cases, tags and offences."""
    unnumbered, cases = "", []
    for case in content["cases"]:
        if not case["number"]:
            unnumbered += "0"
        cases.append(LineCase(case["id"], str(case["number"] or unnumbered), tuple(case["passages"])))
    marks = tuple((tag["id"], tag["letter"]) for tag in content["tags"])
    ids = dict.fromkeys(element["id"] for offence in content["offences"] for element in offence["elements"])
    numbered = tuple((id, str(place)) for place, id in enumerate(ids, start=1))
    are_digits = any(sign.isdigit() for _, sign in marks)
    return LineKey(activity, kind, content["number"], tuple(cases), marks, marks if are_digits else numbered)


def write_line(group: str, key: LineKey, case_id: str, answers: Mapping[str, Any]) -> str:
    """A group's coding of one case as a line. What no line can say, such as notes and reasons, stays out of it."""
    case = next(case for case in key.cases if case.id == case_id)
    tokens = []
    for number, passage in enumerate(case.passages, start=1):
        tags = answers.get(f"{case_id}/mark/{passage}")
        if signs := [sign for id, sign in key.marks if isinstance(tags, list) and id in tags]:
            tokens.append(f"{number}{'/' if key.has_digits else ''}{''.join(signs)}")
    tokens = tokens or ["0"]
    for id, sign in key.elements:
        status = answers.get(f"{case_id}/element/{id}")
        if isinstance(status, str) and status in _STATUS_SIGNS:
            tokens.append(f"E{sign}{_STATUS_SIGNS[status]}")
    if answers.get(f"{case_id}/{_UNDER_18}") is True:
        tokens.append("U18")
    said = " ".join([f"{key.number}.{case.number}", *tokens])
    return f"{group}: {said} {check_letter(said)}"


def read_line(text: str, keys: Iterable[LineKey], here: tuple[str, str] | None = None) -> Line:
    """A line that somebody typed. keys: of each activity that has lines. here: activity and case of a line that names none.

    A case in which nothing is marked has an empty list under its first passage, since its group did begin. Raises LineError.
    """
    if len(text) > LINE["maxLine"]:
        _refuse("too-long", limit=LINE["maxLine"])
    colon = max(text.rfind(":"), text.rfind("\uff1a"))
    group = _read_group(text[:colon] if colon >= 0 else "")
    tokens = [(found.start() + 1, found[0][: LINE["maxFound"]], _fold(found[0])) for found in _TOKEN.finditer(text, colon + 1)]
    end = len(text) + 1
    check = tokens.pop() if len(tokens) > 1 and re.fullmatch("[A-Z]", tokens[-1][2]) else None
    place = tokens.pop(0) if tokens and re.fullmatch(r"[1-9][0-9]{0,2}\.(0{1,3}|[1-9][0-9]{0,2})", tokens[0][2]) else None
    key, case = _find_case(place, list(keys), here, tokens[0][0] if tokens else end)
    if not tokens:
        _refuse("nothing", at=end)
    said = _Said()
    normal = [_take_token(*token, key, case, said) for token in tokens]
    if check and check[2] != check_letter(" ".join([f"{key.number}.{case.number}", *normal])):
        _refuse("wrong-check", at=check[0], found=check[1])
    return Line(group, key.activity, key.kind, case.id, _lay_out(key, case, said), bool(check))


def check_letter(said: str) -> str:
    """The letter for what a line says after the colon.

    A sum with weights 5, 25, 125 … modulo 23: one digit changed, and two digits or letters swapped that stand less than 22 signs apart,
    always give another letter; any other slip does in 22 of 23.
    """
    weight, total = 1, 0
    for sign in said:
        weight = weight * 5 % len(_CHECK)
        total += weight * _SIGNS.get(sign, int(sign) if sign.isdigit() else ord(sign) - ord("A") + _SIGNS["A"])
    return _CHECK[total % len(_CHECK)]


def _fold(token: str) -> str:
    return _DASHES.sub("-", unicodedata.normalize("NFKC", token)).upper()


def _refuse(code: str, **params: Any) -> NoReturn:
    raise LineError(code, params)


def _read_group(name: str) -> str:
    try:
        return check_group(name)
    except PydanticCustomError:
        _refuse("no-group")


def _find_case(
    place: tuple[int, str, str] | None, keys: list[LineKey], here: tuple[str, str] | None, at: int
) -> tuple[LineKey, LineCase]:
    if place is None:
        for key in keys:
            for case in key.cases:
                if (key.activity, case.id) == here:
                    return key, case
        _refuse("no-place", at=at)
    at, found, sign = place
    activity, number = sign.split(".")
    known = next((key for key in keys if key.number == int(activity)), None) or _refuse("unknown-activity", at=at, found=found)
    return known, next((case for case in known.cases if case.number == number), None) or _refuse("unknown-case", at=at, found=found)


def _take_token(at: int, found: str, sign: str, key: LineKey, case: LineCase, said: _Said) -> str:
    """Take what a token says into `said`; gives the token as a line has it."""

    def refuse(code: str, **more: Any) -> NoReturn:
        _refuse(code, at=at, found=found, **more)

    if sign in ("0", "U18"):
        if sign in said.flags or (sign == "0" and said.marks):
            refuse("twice")
        said.flags.add(sign)
        return sign
    if element := re.fullmatch(r"E(0|[1-9][0-9]?)([+?-])", sign):
        id = next((id for id, one in key.elements if one == element[1]), None) or refuse(
            "unknown-element", right=" ".join(one for _, one in key.elements)
        )
        if id in said.elements:
            refuse("twice")
        said.elements[id] = _SIGN_STATUSES[element[2]]
        return sign
    mark = re.fullmatch(r"([1-9][0-9]{0,2})/([0-9]+)" if key.has_digits else r"([1-9][0-9]{0,2})([A-Z]+)", sign) or refuse(
        "no-sign"
    )
    place = int(mark[1])
    if place > len(case.passages):
        refuse("unknown-passage", last=len(case.passages))
    passage, by_sign = case.passages[place - 1], {one: id for id, one in reversed(key.marks)}
    if not set(mark[2]) <= by_sign.keys():
        refuse("unknown-mark", right=" ".join(one for _, one in key.marks))
    if passage in said.marks or "0" in said.flags or len(set(mark[2])) < len(mark[2]):
        refuse("twice")
    said.marks[passage] = [by_sign[letter] for letter in mark[2]]
    return sign


def _lay_out(key: LineKey, case: LineCase, said: _Said) -> dict[str, Any]:
    marks = {
        passage: [id for id, _ in key.marks if id in said.marks[passage]] for passage in case.passages if passage in said.marks
    }
    answers: dict[str, Any] = {f"{case.id}/mark/{passage}": ids for passage, ids in (marks or {case.passages[0]: []}).items()}
    answers |= {f"{case.id}/element/{id}": said.elements[id] for id, _ in key.elements if id in said.elements}
    return answers | ({f"{case.id}/{_UNDER_18}": True} if "U18" in said.flags else {})
