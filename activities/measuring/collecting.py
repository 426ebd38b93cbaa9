"""What a facilitator gathers: files of sittings and typed lines, each held to the cards that were dealt and to the days there were. Pure.

`collecting.js` does the same in the page. Nothing drops without a note. A note has `name`, where it stood, and `state`:

- `taken` counts; `unchecked` where it is a line without its check letter
- `carried` counts but for its test, since it is of another edition of the sheet; `unknown` of its answers are of no question or option here
- `duplicate` says the same as what counts; `older` was saved before it, or typed where a file is there
- `unknown-code` a card that nobody was dealt, and `wrong-day` a day that the workshop has not, or on which it was not saved: both are put aside until
  somebody says that they count, by `kept`: the code, or the code with the day, as in `K7QF/2`
- `no-such-sitting`, `damaged` with a problem, `other` for what is no file of a sitting
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

from .codes import CONTRACT, CodeError, find_near, read_code
from .forms import list_questions, list_slots
from .letters import LettersError, read_letters

FORMAT: str = CONTRACT["format"]
VERSION: int = CONTRACT["version"]
_BEGINNING = re.compile(r"^\s*\S{3,6}\s+\S{2,5}[^:：\n]{0,6}[:：]", re.MULTILINE)


class Workshop(NamedTuple):
    """What is known of a workshop. cards: the codes that were dealt, None where nobody says. first: the day on which it began."""

    cards: list[str] | None = None
    days: int = 9
    first: str | None = None
    kept: tuple[str, ...] = ()


class Collected(NamedTuple):
    """forms: those that count, by sitting, day and code. told: what became of each thing that was handed in."""

    forms: list[dict[str, Any]]
    told: list[dict[str, Any]]


def write_forms(book: str, forms: Iterable[Mapping[str, Any]]) -> str:
    """A file of one form or many, as a page saves it."""
    return json.dumps({"format": FORMAT, "version": VERSION, "book": book, "forms": list(forms)}, indent=2) + "\n"


def is_forms(content: Any) -> bool:
    """Whether a JSON object says that it is a file of sittings."""
    return isinstance(content, Mapping) and content.get("format") == FORMAT


def has_letters(text: str) -> bool:
    """Whether a text begins, in some line, as letters do."""
    return bool(_BEGINNING.search(text))


def collect_forms(
    files: Iterable[tuple[str, Any]], lines: Iterable[tuple[str, str]], contents: Mapping[str, Any], workshop: Workshop
) -> Collected:
    """files: names with what their JSON holds. lines: names with texts of lines. contents: by id, as `build_sitting` gives them."""
    found = [note for name, content in files for note in _read_file(name, content, contents)]
    found += [note for name, text in lines for note in _read_lines(name, text, contents, workshop)]
    counting: dict[tuple, dict[str, Any]] = {}
    for note in found:
        if note["state"] not in ("taken", "carried"):
            continue
        if workshop.cards is not None and note["code"] not in workshop.cards and note["code"] not in workshop.kept:
            note |= {"state": "unknown-code"}
        elif why := _find_wrong_day(note["form"], workshop):
            note |= {"state": "wrong-day", "why": why}
        else:
            _settle(note, counting)
    forms = [counting[place]["form"] for place in sorted(counting)]
    return Collected(forms, [{name: value for name, value in note.items() if name != "form"} for note in found])


def _settle(note: dict[str, Any], counting: dict[tuple, dict[str, Any]]) -> None:
    """Of two forms of one card the one that was saved last counts, and a file before a line."""
    form = note["form"]
    place = (form["sitting"], form["day"] or 0, form["code"])
    there = counting.get(place)
    if there is None:
        counting[place] = note
        return
    if there["form"]["answers"] == form["answers"]:
        note |= {"state": "duplicate", "of": there["name"]}
    elif form["saved"] and form["saved"] > (there["form"]["saved"] or ""):
        there |= {"state": "older", "of": note["name"]}
        counting[place] = note
    else:
        note |= {"state": "older", "of": there["name"]}


def _find_wrong_day(form: Mapping[str, Any], workshop: Workshop) -> str:
    """Why a form's day cannot be: it lies beyond the workshop, or was not saved on that day or the one after."""
    day = form["day"]
    if not day or f"{form['code']}/{day}" in workshop.kept:
        return ""
    if day > workshop.days:
        return "beyond"
    if workshop.first and form["saved"]:
        late = (date.fromisoformat(form["saved"][:10]) - date.fromisoformat(workshop.first)).days + 1 - day
        return "" if late in (0, 1) else "date"
    return ""


# --- what is handed in -----------------------------------------------------------------------


def _read_file(name: str, content: Any, contents: Mapping[str, Any]) -> list[dict[str, Any]]:
    forms = content.get("forms") if is_forms(content) else None
    version = content.get("version") if is_forms(content) else None
    if not isinstance(forms, list) or not isinstance(version, int) or len(forms) > CONTRACT["maxForms"]:
        return [{"name": name, "state": "damaged", "problem": {"code": "no-forms", "params": {}}}]
    if version > VERSION:
        return [{"name": name, "state": "damaged", "problem": {"code": "newer", "params": {"version": version}}}]
    return [{"name": name, "at": at, **_read_form(form, contents)} for at, form in enumerate(forms, 1)]


def _read_form(form: Any, contents: Mapping[str, Any]) -> dict[str, Any]:
    if not isinstance(form, Mapping) or not isinstance(form.get("answers"), Mapping):
        return {"state": "damaged", "problem": {"code": "no-form", "params": {}}}
    try:
        code = read_code(form["code"] if isinstance(form.get("code"), str) else "")
    except CodeError as refusal:
        return {"state": "damaged", "problem": {"code": refusal.code, "params": refusal.params}}
    sitting, day, saved = form.get("sitting"), form.get("day"), form.get("saved")
    if not isinstance(sitting, str) or sitting not in contents:
        return {"state": "no-such-sitting", "code": code}
    content = contents[sitting]
    if (type(day) is int and 1 <= day <= CONTRACT["maxDays"]) is not content["daily"]:
        return {
            "state": "damaged",
            "code": code,
            "sitting": sitting,
            "problem": {"code": "no-day", "params": {"right": content["mark"]}},
        }
    known = _keep_known(form["answers"], content, code)
    is_same = form.get("mark") == content["mark"]
    kept = {
        "sitting": sitting,
        "code": code,
        "day": day if content["daily"] else None,
        "saved": saved if isinstance(saved, str) and _is_time(saved) else None,
        "same": is_same,
        "answers": known,
    }
    more = {} if is_same else {"unknown": len(form["answers"]) - len(known)}
    return {"state": "taken" if is_same else "carried", "code": code, "sitting": sitting, "day": kept["day"], **more, "form": kept}


def _keep_known(answers: Mapping[Any, Any], content: Mapping[str, Any], code: str) -> dict[str, str]:
    """The answers that this edition has a question and an option for, and texts cut to what a text may be."""
    options = {slot.key: slot.options for slot in list_slots(dict(content), code)}
    texts = {question["key"] for question in list_questions(dict(content), code) if question["type"] == "text"}
    known = {key: value for key, value in answers.items() if isinstance(value, str) and value in options.get(key, ())}
    said = {key: value for key, value in answers.items() if key in texts and isinstance(value, str) and value.strip()}
    return {**known, **{key: value.strip()[: CONTRACT["maxText"]] for key, value in said.items()}}


def _is_time(text: str) -> bool:
    return bool(re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])-([0-2]\d|3[01])T\d{2}:\d{2}.*", text)) and _is_date(text[:10])


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _read_lines(name: str, text: str, contents: Mapping[str, Any], workshop: Workshop) -> list[dict[str, Any]]:
    notes = []
    for number, line in enumerate(re.split(r"\r\n|[\n\r\u2028\u2029]", text), 1):
        if not line.strip() or line.startswith("#"):
            continue
        at = {"name": name, "line": number, "text": line}
        try:
            read = read_letters(line, contents.values())
        except LettersError as refusal:
            notes.append({**at, "state": "damaged", "problem": {"code": refusal.code, "params": refusal.params}})
            continue
        except CodeError as refusal:
            near = find_near((re.split(r"[:：\s]", line.strip()) or [""])[0], workshop.cards or [])
            notes.append({**at, "state": "damaged", "problem": {"code": refusal.code, "params": refusal.params}, "near": near})
            continue
        form = {"sitting": read.sitting, "code": read.code, "day": read.day, "saved": None, "same": True, "answers": read.answers}
        unchecked = {} if read.checked else {"unchecked": True}
        notes.append(
            {**at, "state": "taken", "code": read.code, "sitting": read.sitting, "day": read.day, **unchecked, "form": form}
        )
    return notes
