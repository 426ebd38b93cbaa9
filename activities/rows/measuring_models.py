"""What a row is by which a workshop is measured: a test in two forms, and a sitting, which is what somebody answers at one time.

Pure definitions, as in `models`, whose rules for ids, sources and unknown keys hold here too.
"""

from __future__ import annotations

import hashlib
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from .models import Id, Minutes, Row, Sourced, Text

ROUNDS = ("before", "after")
LETTERS = "ABCDEFG"  # what answers are called by, on the screen, on paper and read aloud


class TestOption(Row):
    """One answer to choose from. `holds` where it is the one that stands up: for facilitators alone, with the question's `why`."""

    __test__ = False

    id: Id
    text: Text
    holds: bool = False


class TestQuestion(Row):
    """One question of a form: a situation, its answers, and why the one that stands up does."""

    __test__ = False

    text: Text
    options: Annotated[list[TestOption], Field(min_length=3, max_length=5)]
    why: Text

    @model_validator(mode="after")
    def _has_one_that_holds(self):
        ids = [option.id for option in self.options]
        if len(ids) != len(set(ids)):
            raise ValueError("two options have the same id; give each its own")
        if [option.holds for option in self.options].count(True) != 1:
            raise ValueError("mark with `holds: yes` the one option that stands up")
        return self


class TestItem(Sourced):
    """One thing that is asked for in both forms, by a situation each. aim: the aim of a course that it asks for."""

    __test__ = False

    aim: Id
    a: TestQuestion
    b: TestQuestion

    def of_form(self, form: str) -> TestQuestion:
        """The question of form A or B."""
        return {"A": self.a, "B": self.b}[form]

    def shuffled(self, form: str) -> list[TestOption]:
        """The options of a form in an order that the ids give, the same in every build: A, B, C … on the screen and on paper."""
        return sorted(
            self.of_form(form).options,
            key=lambda option: hashlib.sha256(f"{self.id}/{form}/{option.id}".encode()).digest(),
        )


class Test(Sourced):
    """A test in two forms, item by item on the same aims, so that the one before the workshop and the one after it can be compared."""

    __test__ = False

    title: Text
    items: Annotated[list[TestItem], Field(min_length=1, max_length=40)]

    @model_validator(mode="after")
    def _asks_each_thing_once(self):
        ids = [item.id for item in self.items]
        if len(ids) != len(set(ids)):
            raise ValueError("two items have the same id; give each its own")
        return self


class Choice(Row):
    """One answer to choose from, in the order in which it stands."""

    id: Id
    text: Text


def _refuse_twins(options: list[Choice]) -> list[Choice]:
    if options and (len(options) < 2 or len({option.id for option in options}) != len(options)):
        raise ValueError("give two options at least, each with an id of its own")
    return options


Options = Annotated[list[Choice], Field(max_length=len(LETTERS)), AfterValidator(_refuse_twins)]


class SittingQuestion(Row):
    """One question that has no answer to be found. aim: the aim of a course that people say where they stand on.

    type: `choice` of one of the options; `ratings`, one of the options for the time before the workshop and one for now; `text` of one's own.
    scale: options that several questions of the sitting share.
    """

    id: Id
    type: Literal["choice", "ratings", "text"] = "choice"
    text: Text
    help: Text | None = None
    aim: Id | None = None
    options: Options = []
    scale: Id | None = None

    @model_validator(mode="after")
    def _offers_what_it_asks(self):
        if bool(self.options) + bool(self.scale) != (self.type != "text"):
            raise ValueError(
                "a question with a choice has `options` or the `scale` that it is answered on, and one with `type: text` has neither"
            )
        return self


class SittingPart(Row):
    """One part of a sitting: a test, with the `round` that says which form a card has there, or questions."""

    title: Text
    about: Text | None = None
    test: Id | None = None
    round: Literal["before", "after"] | None = None
    questions: list[SittingQuestion] = []

    @model_validator(mode="after")
    def _is_a_test_or_questions(self):
        if bool(self.test) == bool(self.questions) or bool(self.test) != bool(self.round):
            raise ValueError(
                "a part is a `test` with its `round`, before or after, or it has `questions`; give it the one or the other"
            )
        return self


class Sitting(Sourced):
    """What somebody answers at one time under the code of a card. daily: once on each day of a workshop.

    letter: what it is called by where answers are read aloud or typed.
    """

    letter: Annotated[str, StringConstraints(pattern=r"^[A-Z]$")]
    title: Text
    about: Text
    thanks: Text
    minutes: Minutes
    daily: bool = False
    scales: dict[Id, Options] = {}
    parts: Annotated[list[SittingPart], Field(min_length=1)]

    @property
    def questions(self) -> list[SittingQuestion]:
        """Its questions but for those of tests."""
        return [question for part in self.parts for question in part.questions]

    def options_of(self, question: SittingQuestion) -> list[Choice]:
        """What a question can be answered with, in order."""
        return self.scales[question.scale] if question.scale else question.options

    @model_validator(mode="after")
    def _asks_each_thing_once(self):
        ids = [question.id for question in self.questions]
        if len(ids) != len(set(ids)):
            raise ValueError("two questions have the same id; give each its own")
        for question in self.questions:
            if question.scale and question.scale not in self.scales:
                raise ValueError(
                    f"'{question.scale}' is no scale of this sitting; right is one of: {', '.join(self.scales) or 'none is there'}"
                )
        if len([part for part in self.parts if part.test]) > 1:
            raise ValueError("two tests; a sitting has one at most")
        return self
