"""Cases and their readings, and the questions under the indicators."""

from __future__ import annotations

import re

from .texts import QUESTION_MARKS

OPEN = ("ask", "speaks-against")


def check(slips) -> None:
    """A reading goes through its case in order, weighs whole offences and leaves room to argue; ids can be counted on."""
    for case in slips.rows.cases.values():
        _passages(slips, case)
    for reading in slips.rows.readings.values():
        _reading(slips, reading)
    _questions(slips)


def _passages(slips, case) -> None:
    """Pages print the number of a passage, and a later edition adds no passage to a case under the same id."""
    for number, passage in enumerate(case.passages, 1):
        due = f"{case.id}-{number:02}"
        if passage.id != due:
            slips.say(
                "cases", case.id, ("passages", passage.id, "id"), f"passages are counted by the id of their case; write {due}"
            )
            return  # one slip shifts all that follow


def _reading(slips, reading) -> None:
    def say(labels, sentence):
        slips.say("readings", reading.case, labels, sentence)

    read = [passage.passage for passage in reading.passages]
    there = [passage.id for passage in slips.rows.cases[reading.case].passages]
    if read != there:
        first = next(id for id, due in zip(read, there) if id != due)
        say(("passages", first), f"out of order; take the passages as the case has them, {there[read.index(first)]} here")
    if not {passage.bearing for passage in reading.passages} & set(OPEN):
        say(
            ("passages",),
            "nothing is to be asked and nothing speaks against; mark what is open with `ask`, or with `speaks-against`",
        )
    weighed = {element.element for element in reading.elements}
    for offence in slips.rows.offences.values():
        missing = [element.id for element in offence.elements if element.id not in weighed]
        if missing and len(missing) < len(offence.elements):
            say(("elements",), f"an offence is weighed whole; add {', '.join(missing)} of {offence.id}, or take {offence.id} out")
    for argument in reading.arguments:
        if not argument.question.endswith(QUESTION_MARKS):
            say(("arguments", argument.id, "question"), "a point to argue about is put as a question; end it with '?'")


def _questions(slips) -> None:
    """A question's id is its indicator's with a number, which pages print; the list goes indicator by indicator."""
    rows = slips.rows
    counted: dict[str, int] = {}
    for question in rows.questions.values():
        number = counted[question.indicator] = counted.get(question.indicator, 0) + 1
        due = f"{question.indicator}-{number}"
        if question.id != due and re.fullmatch(rf"{question.indicator}-\d+", question.id):
            slips.say(
                "questions", question.id, ("id",), f"the questions of an indicator stand in order and count up; {due} is due here"
            )
        elif question.id != due:
            slips.say("questions", question.id, ("id",), f"a question is counted under its indicator; write {due}")
        related = {relation.indicator for relation in rows.eleven[question.eleven].six}
        if question.indicator not in related:
            slips.say(
                "questions",
                question.id,
                ("eleven",),
                f"{question.eleven} is not related to {question.indicator}; add that to `six` of {question.eleven}, or choose another",
            )
    for id in rows.indicators:
        if id not in counted:
            slips.say("indicators", id, (), f"no question; add {id}-1 to questions.yml")
