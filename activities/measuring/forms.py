"""What a sitting asks, laid out for a page, for paper and for the letters that are read aloud. Pure.

The content that a page gets has no key: which answer stands up is `build_key`'s, and goes into the facilitator's page alone.
`forms.js` finds the slots in a content as this does.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from activities.rows.measuring_models import LETTERS

from .codes import ALPHABET, FORMS, form_of

WHEN = ("before", "now")  # the two answers of a retrospective rating


class Slot(NamedTuple):
    """One letter of what somebody answers: its key in the answers, and the options behind A, B, C …"""

    key: str
    options: list[str]


def build_sitting(rows, id: str) -> dict[str, Any]:
    """The content of a sitting's page, from its row: parts with questions, or with those of both forms of a test."""
    sitting = rows.sittings[id]
    parts = [_build_part(rows, sitting, part) for part in sitting.parts]
    content = {
        "id": id,
        "letter": sitting.letter,
        "title": sitting.title,
        "thanks": sitting.thanks,
        "daily": sitting.daily,
        "parts": parts,
    }
    return {**content, "mark": _make_mark(content)}


def _build_part(rows, sitting, part) -> dict[str, Any]:
    head = {"title": part.title, "about": part.about}
    if part.test:
        test = rows.tests[part.test]
        asked = {form: [_build_item(item, form) for item in test.items] for form in FORMS}
        return {**head, "round": part.round, "forms": asked}
    return {**head, "questions": [_build_question(sitting, question) for question in part.questions]}


def _build_item(item, form: str) -> dict[str, Any]:
    options = [[option.id, option.text] for option in item.shuffled(form)]
    return {"key": f"{item.id}/{form.lower()}", "type": "choice", "text": item.of_form(form).text, "options": options}


def _build_question(sitting, question) -> dict[str, Any]:
    options = [[option.id, option.text] for option in sitting.options_of(question)]
    return {"key": question.id, "type": question.type, "text": question.text, "help": question.help, "options": options}


def build_key(rows) -> dict[str, Any]:
    """What only a facilitator has: of each question of a test the item, the form, the aim and the option that stands up, and why."""
    return {
        f"{item.id}/{form.lower()}": {
            "item": item.id,
            "form": form,
            "aim": item.aim,
            "holds": next(option.id for option in item.of_form(form).options if option.holds),
            "why": item.of_form(form).why,
        }
        for test in rows.tests.values()
        for item in test.items
        for form in FORMS
    }


def list_aims(rows) -> list[dict[str, str]]:
    """The aims that tests and ratings ask for, in the order of the tests, each with its text."""
    asked = [item.aim for test in rows.tests.values() for item in test.items]
    asked += [question.aim for sitting in rows.sittings.values() for question in sitting.questions if question.aim]
    return [{"id": id, "text": rows.aims[id].text} for id in dict.fromkeys(asked)]


def list_questions(content: dict[str, Any], code: str) -> list[dict[str, Any]]:
    """What the holder of a card is asked in a sitting, in order; of a test the form that the code gives."""
    asked: list[dict[str, Any]] = []
    for part in content["parts"]:
        asked += part["forms"][form_of(code, part["round"] == "before")] if "forms" in part else part["questions"]
    return asked


def list_slots(content: dict[str, Any], code: str) -> list[Slot]:
    """What a sitting is answered with in letters, in order. Texts have none."""
    return [slot for question in list_questions(content, code) for slot in _find_slots(question)]


def _find_slots(question: dict[str, Any]) -> Iterator[Slot]:
    ids = [id for id, _ in question["options"]]
    if question["type"] == "choice":
        yield Slot(question["key"], ids)
    elif question["type"] == "ratings":
        yield from (Slot(f"{question['key']}/{when}", ids) for when in WHEN)


def _make_mark(content: dict[str, Any]) -> str:
    """A sitting's letter and two signs that change with its questions and their options: a paper of another edition is not read as one of this."""
    codes = [ALPHABET[place] for place in range(2)]  # one of each form
    slots = json.dumps([list_slots(content, code) for code in codes])
    sum = int.from_bytes(hashlib.sha256(slots.encode()).digest()[:4])
    return content["letter"] + ALPHABET[sum % len(ALPHABET)] + ALPHABET[sum // len(ALPHABET) % len(ALPHABET)]


def letter_of(slot: Slot, answer: Any) -> str:
    """The letter for an answer, or a dash where there is none."""
    return LETTERS[slot.options.index(answer)] if isinstance(answer, str) and answer in slot.options else "-"
