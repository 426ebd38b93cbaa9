"""What a row of the reference book is: chapters with their self-checks, terms, instruments of law.

Pure definitions, as in `models`, whose rules for ids, sources and unknown keys hold here too.
"""

from __future__ import annotations

import hashlib
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from .models import Id, Minutes, Page, Row, Sector, Sourced, Text, Year

ROW_PATH = r"^[a-z]+(/[a-z0-9]+(-[a-z0-9]+)*)(/[a-z0-9]+([_-][a-z0-9]+)*)?$"


class CheckOption(Row):
    """One answer to choose from, and what is to be said about it. `holds` where it stands up."""

    id: Id
    text: Text
    holds: bool = False
    feedback: Text


class CheckQuestion(Row):
    """One question of a self-check. It has no worth in points: its feedback is what it is for.

    options: in the order in which they are easiest to write; `shuffled` is the order in which a reader gets them.
    """

    id: Id
    text: Text
    options: Annotated[list[CheckOption], Field(min_length=2, max_length=5)]

    @property
    def shuffled(self) -> list[CheckOption]:
        """The options in an order that the id of the question gives, the same in every build and on every machine."""
        return sorted(self.options, key=lambda option: hashlib.sha256(f"{self.id}/{option.id}".encode()).digest())

    @model_validator(mode="after")
    def _can_be_answered(self):
        ids = [option.id for option in self.options]
        if len(ids) != len(set(ids)):
            raise ValueError("two options have the same id; give each its own")
        if len({option.holds for option in self.options}) == 1:
            raise ValueError("mark with `holds: yes` the option or options that stand up, and leave at least one unmarked")
        return self


class Chapter(Sourced):
    """One chapter of the book: what stands around its text. The text is `book/learn/<id>.md`.

    sessions: ids of plan lines that the chapter serves. sources: pinpoints, printed at its end.
    """

    number: Annotated[int, Field(ge=1)]
    title: Text
    summary: Text
    minutes: Minutes
    outcomes: Annotated[list[Text], Field(min_length=2, max_length=6)]
    sessions: list[Id]
    key_points: Annotated[list[Text], Field(min_length=3, max_length=8)]
    questions: Annotated[list[CheckQuestion], Field(min_length=3, max_length=6)]

    @property
    def check_id(self) -> str:
        """The id under which its self-check is opened, and its answers are kept."""
        return f"check-{self.id}"


class Term(Sourced):
    """One term of the glossary.

    forms: other wordings in a text that stand for it; the first of any in a chapter shows the definition.
    searched_as: what people may look for instead. avoid: wordings that this book does not use, and `why`;
    those in `refused` are looked for in its texts.
    marked: whether chapters mark it by themselves; a word of every sentence is marked only on demand.
    """

    name: Text
    forms: list[Text] = []
    definition: Text
    note: Text | None = None
    searched_as: list[Text] = []
    avoid: list[Text] = []
    refused: list[Text] = []
    why: Text | None = None
    see: list[Id] = []
    marked: bool = True

    @model_validator(mode="after")
    def _avoids_for_a_reason(self):
        if bool(self.avoid) != bool(self.why):
            raise ValueError("what to avoid and why belong together; write both or neither")
        return self


class Phrase(Row):
    """One phrase of a definition as the treaty has it, and what it covers. The phrases stand in the treaty's order.

    part: what the phrase is part of, such as an act, a means or a purpose, where the definition has parts.
    """

    phrase: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=90)]
    covers: Text
    part: Text | None = None


class Article(Row):
    """One article or paragraph of an instrument, told in our words.

    phrases: a definition in the treaty's own terms, term by term; never a whole sentence.
    read: the official text; a copy of it; or only reported by others, which a page must say.
    excerpted: whether the handbook prints it. used_in: the activities that need it.
    """

    id: Id
    at: Text
    subject: Text
    says: Text
    terms: list[Text] = []
    phrases: list[Phrase] = []
    matters: Text
    care: Text | None = None
    read: Literal["official", "copy", "reported"]
    excerpted: bool = False
    used_in: list[Id] = []


class Instrument(Sourced):
    """One treaty, recommendation or set of principles; or a law of the country in which the book is used.

    heading: the title of its page; one without stands with the others on one page. A law always has a page, under
    its name if it has no heading, and says when somebody `checked` that it is as it stands here.
    """

    number: Annotated[int, Field(ge=1)]
    name: Text
    short: Text
    year: Year
    kind: Literal["convention", "protocol", "recommendation", "directive", "principles", "law"]
    heading: Text | None = None
    about: Text
    adopted: Text
    in_force: Text | None = None
    binding: Text
    checked: Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$")] | None = None
    official_text: Id
    articles: Annotated[list[Article], Field(min_length=1)]

    @model_validator(mode="after")
    def _says_when_a_law_was_checked(self):
        if self.kind == "law" and not self.checked:
            raise ValueError("laws change: say under `checked` on which day somebody last read it, as in 2026-03-02")
        return self


class Further(Sourced):
    """One document or agreement to read on with, and why. `note` says what is uncertain about it."""

    kind: Literal["ilo", "un", "other", "agreement"]
    author: Text
    year: Year
    title: Text
    about: Text
    note: Text | None = None


class Disagreement(Sourced):
    """One point on which the sources disagree: one reading, the other, and what this book does."""

    about: Text
    one: Text
    other: Text
    here: Text


class ToCall(Row):
    """Somebody to call, and what for."""

    who: Text
    why: Text


class FormToday(Sourced):
    """One form that forced labour takes today, told so that somebody at a workplace can use it.

    holds: how it holds people. seen: what an inspector can see, hear or read. care: what could do harm.
    figures: what is known of how many, by ids of `figures.csv`. cases: those of the book that show it.
    """

    name: Text
    sector: Sector
    about: Text
    holds: Annotated[list[Text], Field(min_length=2, max_length=6)]
    seen: Annotated[list[Text], Field(min_length=2, max_length=6)]
    call: Annotated[list[ToCall], Field(min_length=2, max_length=6)]
    care: Text
    law: Text
    figures: list[Id] = []
    cases: list[Id] = []


class SoloActivity(Row):
    """What one person can do of an activity that is made for groups, and how long it takes alone."""

    activity: Id
    alone: Literal["yes", "in-part", "with-others"]
    minutes: Minutes
    how: Text


class StudyStage(Sourced):
    """One stage of the self-study path: chapters in the order to read them, and activities to try."""

    title: Text
    about: Text
    chapters: Annotated[list[Id], Field(min_length=1)]
    activities: list[SoloActivity] = []


class CoveredItem(Row):
    """One thing that a source lists, and words that stand where the book tells it."""

    id: Id
    item: Text
    said: Text
    page: Page | None = None


class CoverageList(Sourced):
    """A closed list of the sources: its items with the page that tells them, or the rows that carry it.

    rows: `kind/id`, or `kind/id/part` with the id of something in the row or a field that must not be empty.
    """

    title: Text
    page: Page | None = None
    items: list[CoveredItem] = []
    rows: list[Annotated[str, StringConstraints(pattern=ROW_PATH)]] = []

    @model_validator(mode="after")
    def _lists_something(self):
        if not self.items and not self.rows:
            raise ValueError("lists nothing; name `items` with the page that tells them, or `rows`")
        if any(not (item.page or self.page) for item in self.items):
            raise ValueError("items stand on a page; name it under `page`")
        return self
