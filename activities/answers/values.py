"""Checks of what an answers file holds: its group, its time, its answers. Pure; each refuses or returns a copy."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import datetime
from functools import partial

from .limits import MAX_DEPTH, MAX_GROUP, MAX_KEY, MAX_NAME, MAX_NUMBER, MAX_TEXT, REFUSED_NAMES
from .problems import refuse

ID = r"[a-z0-9]+(-[a-z0-9]+)*"
_KEY = re.compile(rf"{ID}(/{ID})*")
_TIME = re.compile(
    r"[1-9]\d{3}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,6})?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)",
    re.ASCII,
)
# Spelt out, since Python's \s and JavaScript's differ.
_SPACE = re.compile("[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
_CONTROLS = re.compile("[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]")
# Signs that nobody sees: two names that read the same are the same name. The joiners of a script stay, between letters only.
_UNSEEN = re.compile("[\u00ad\u061c\u180e\u200b\u200e\u200f\u2060-\u206f\u3164\uffa0\ufff9-\ufffb]")
_LOOSE_BEFORE = re.compile("(^| )[\u200c\u200d]+")
_LOOSE_AFTER = re.compile("[\u200c\u200d]+( |$)")
_LONE_SURROGATES = re.compile("[\ud800-\udfff]")

Refuse = Callable[[str], object]


def check_group(name: object) -> str:
    """A group's name: control, bidi-override and unseen characters dropped, spaces made one, trimmed, composed."""
    if not isinstance(name, str):
        refuse("not-answers", at="group")
    text = _LONE_SURROGATES.sub("", _UNSEEN.sub("", _CONTROLS.sub("", _SPACE.sub(" ", name))))
    group = re.sub(" +", " ", _LOOSE_AFTER.sub(r"\1", _LOOSE_BEFORE.sub(r"\1", unicodedata.normalize("NFC", text)))).strip(" ")
    if not 1 <= len(group) <= MAX_GROUP:
        refuse("bad-group", limit=MAX_GROUP)
    return group


def check_time(value: object) -> str:
    """An ISO time with its offset, kept as it was written."""
    if not isinstance(value, str) or not _TIME.fullmatch(value):
        refuse("not-answers", at="saved")
    try:
        datetime.fromisoformat(value)
    except ValueError:
        refuse("not-answers", at="saved")
    return value


def check_answers(answers: object) -> dict:
    """The answers in the order of their keys, each of a kind that an answer may be."""
    if not isinstance(answers, dict):
        refuse("not-answers", at="answers")
    checked = {}
    for key in sorted(answers):
        refuse_value = partial(_refuse_value, key)
        if not is_key(key):
            refuse_value("key")
        checked[key] = _check_value(answers[key], 1, refuse_value)
    return checked


def is_key(key: str) -> bool:
    """Whether a key is made of ids parted by '/'."""
    return len(key) <= MAX_KEY and bool(_KEY.fullmatch(key)) and REFUSED_NAMES.isdisjoint(key.split("/"))


def _refuse_value(key: str, reason: str) -> None:
    clean = _LONE_SURROGATES.sub("", _CONTROLS.sub("", key))
    refuse("bad-value", key=f"{clean[:80]}…" if len(clean) > 80 else clean, reason=reason)


def _check_value(value: object, depth: int, refuse_value: Refuse) -> object:
    match value:
        case str():
            return _check_text(value, refuse_value)
        case bool():
            return value
        case int() | float():
            if not abs(value) <= MAX_NUMBER:
                refuse_value("number")
            return int(value) if value == int(value) else value
        case list() | dict() if depth > MAX_DEPTH:
            refuse_value("depth")
        case list():
            return _check_list(value, depth, refuse_value)
        case dict():
            return _check_object(value, depth, refuse_value)
    return refuse_value("kind")


def _check_list(items: list, depth: int, refuse_value: Refuse) -> list:
    if all(isinstance(item, str) for item in items):
        return [_check_text(item, refuse_value) for item in items]
    if not all(isinstance(item, dict) for item in items):
        refuse_value("kind")
    if depth + 1 > MAX_DEPTH:
        refuse_value("depth")
    if not all(isinstance(text, str) for item in items for text in item.values()):
        refuse_value("kind")
    return [_check_object(item, depth + 1, refuse_value) for item in items]


def _check_object(found: dict, depth: int, refuse_value: Refuse) -> dict:
    checked = {}
    for name in sorted(found):
        if not _is_name(name):
            refuse_value("name")
        checked[name] = _check_value(found[name], depth + 1, refuse_value)
    return checked


def _is_name(name: str) -> bool:
    fits = 1 <= len(name) <= MAX_NAME and name not in REFUSED_NAMES
    return fits and not _CONTROLS.search(name) and not _LONE_SURROGATES.search(name)


def _check_text(text: str, refuse_value: Refuse) -> str:
    if len(text) > MAX_TEXT:
        refuse_value("too-long")
    # Half a character, as a cut-off emoji leaves it, cannot be written as UTF-8.
    return _LONE_SURROGATES.sub("\ufffd", text)
