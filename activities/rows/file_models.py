"""What a row of a case file is: exhibits with their records, and the reading that says where they do not agree.

Pure definitions, as in `models`, whose rules for ids, sources and unknown keys hold here too. Records stand as cells with a
type each, so that what a paper says can be drawn, compared and worked out; a fact is a cell, a line or a sentence that can be marked.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from .file_facts import Fact, Value, list_facts
from .models import Argument, ElementReading, Id, Row, Sourced, Text

Type = Literal["text", "time", "date", "amount", "number", "name"]
Cell = Text | int | float | Literal[""]


class Said(Row):
    """What a sentence says that can be compared with a cell: an amount, a time, a date, a number or a name."""

    type: Type
    value: Text | int | float


class Column(Row):
    """One column of a table. Its type says how its cells are read, compared and set."""

    id: Id
    title: Text
    type: Type = "text"


class Line(Row):
    """One line of a table. facts: the columns whose cell can be marked. wrong: the columns that do not add up, and are meant so."""

    id: Id
    cells: Annotated[list[Cell], Field(min_length=1)]
    facts: list[Id] = []
    wrong: list[Id] = []


class WorkedOut(Row):
    """A column that follows from others of its line.

    span: the hours from the first time to the second, less minutes; it may cross midnight. product: the numbers multiplied.
    running: the line before, and what is added and taken away.
    """

    of: Id
    by: Literal["span", "product", "running"]
    adds: Annotated[list[Id], Field(min_length=1)]
    takes: list[Id] = []


class Table(Row):
    """Lines under columns. total: a last line, in which the columns of `sums` add up what stands above."""

    part: Literal["table"]
    title: Text | None = None
    columns: Annotated[list[Column], Field(min_length=1)]
    lines: Annotated[list[Line], Field(min_length=1)]
    works_out: list[WorkedOut] = []
    sums: list[Id] = []
    total: Line | None = None


class Entry(Row):
    """One labelled value. adds, takes: what it is worked out from: other fields, or cells as `line/column`. wrong: it is meant not to add up."""

    id: Id
    label: Text
    type: Type = "text"
    value: Cell
    fact: bool = False
    adds: list[Text] = []
    takes: list[Text] = []
    wrong: bool = False


class Fields(Row):
    """Labels with their values, as at the head of a payslip or on a card."""

    part: Literal["fields"]
    title: Text | None = None
    entries: Annotated[list[Entry], Field(min_length=1)]


class Sentence(Row):
    """A paragraph or a numbered clause. said: what in it can be compared with other facts."""

    id: Id
    number: Text | None = None
    text: Text
    fact: bool = True
    said: Said | None = None


class Words(Row):
    """Running text. look: written by hand, or printed large as on a notice."""

    part: Literal["words"]
    title: Text | None = None
    look: Literal["plain", "hand", "notice"] = "plain"
    sentences: Annotated[list[Sentence], Field(min_length=1)]


class Clause(Row):
    """One clause in two languages, both given in the book's own; what they say may differ."""

    id: Id
    number: Text
    left: Text
    right: Text
    facts: list[Literal["left", "right"]] = []
    left_said: Said | None = None
    right_said: Said | None = None


class Bilingual(Row):
    """A text in two languages side by side. left, right: which language each side is in, and that it is given in translation."""

    part: Literal["bilingual"]
    left: Text
    right: Text
    clauses: Annotated[list[Clause], Field(min_length=1)]


class Message(Row):
    """One message of a chat. own: sent by the one whose telephone it is."""

    id: Id
    by: Text
    at: Text
    text: Text
    own: bool = False
    fact: bool = True
    said: Said | None = None


class Messages(Row):
    """A chat, message by message."""

    part: Literal["messages"]
    title: Text | None = None
    messages: Annotated[list[Message], Field(min_length=1)]


class Shape(Row):
    """One thing on a sketch, in parts of a hundred of its width. note: what stands beside its number below the drawing."""

    id: Id
    shape: Literal["room", "yard", "door", "gate", "path", "water", "point"]
    at: Annotated[list[float | int], Field(min_length=2, max_length=2)]
    size: Annotated[list[float | int], Field(min_length=2, max_length=2)] = [0, 0]
    label: Text
    note: Text | None = None
    fact: bool = False
    said: Said | None = None


class Sketch(Row):
    """A plan of the place, drawn from its shapes. height: in parts of a hundred of the width."""

    part: Literal["sketch"]
    alt: Text
    height: Annotated[int, Field(ge=20, le=140)]
    shapes: Annotated[list[Shape], Field(min_length=1)]


Part = Annotated[Table | Fields | Words | Bilingual | Messages | Sketch, Field(discriminator="part")]
Form = Literal[
    "advertisement",
    "bank",
    "book",
    "card",
    "chat",
    "complaint",
    "contract",
    "licence",
    "list",
    "log",
    "payslip",
    "sketch",
    "slip",
]


class Exhibit(Row):
    """One paper of the file. short: how its facts are named. found: where and when it was copied. issuer: what stands at its head."""

    id: Id
    form: Form
    title: Text
    short: Text
    found: Text
    issuer: Text | None = None
    number: Text | None = None
    parts: Annotated[list[Part], Field(min_length=1)]
    foot: Text | None = None

    def list_facts(self) -> dict[str, Fact]:
        """What in it can be marked, by the id of each fact, in the order of the paper."""
        return list_facts(self)


# --- the reading ---------------------------------------------------------------------------------


class Contradiction(Row):
    """Facts that do not agree: what it may mean, what else may explain it, what is asked of whom. innocent: the file explains it."""

    id: Id
    title: Text
    kind: Literal["time", "date", "amount", "sum", "wording", "name", "document", "place"]
    facts: Annotated[list[Id], Field(min_length=2)]
    innocent: bool = False
    means: Text
    otherwise: Text
    ask: Text
    whom: Text


class Finding(Row):
    """What may be made of the facts, and why. against: it speaks against forced labour. labour_law: a breach for itself, whatever else is found."""

    id: Id
    title: Text
    contradictions: list[Id] = []
    facts: list[Id] = []
    indicators: list[Id] = []
    elements: list[Id] = []
    labour_law: bool = False
    against: bool = False
    reason: Text

    @model_validator(mode="after")
    def _rests_on_something(self):
        if not (self.contradictions or self.facts):
            raise ValueError("rests on no contradiction and on no fact; name what shows it")
        if not (self.indicators or self.elements or self.labour_law or self.against):
            raise ValueError("bears on nothing; name an indicator or an element, or write `labour_law: true` or `against: true`")
        return self


class FileReading(Row):
    """The reading of a file: reasons to compare with one's own, and no answer key."""

    overall: Text
    contradictions: Annotated[list[Contradiction], Field(min_length=1)]
    findings: Annotated[list[Finding], Field(min_length=1)]
    elements: list[ElementReading] = []
    arguments: list[Argument] = []


class CaseFile(Sourced):
    """A file of papers from one place of work. rules: an example of national rules, against which its records can be held."""

    activity: Id
    title: Text
    place: Text
    work: Text
    composed: bool = False
    content_note: Text | None = None
    intro: Text
    currency: Text
    rules: list[Text] = []
    exhibits: Annotated[list[Exhibit], Field(min_length=1)]
    reading: FileReading | None = None

    def list_facts(self) -> dict[str, Fact]:
        """All facts of its exhibits by their ids, in the order of the file."""
        return {id: fact for exhibit in self.exhibits for id, fact in exhibit.list_facts().items()}


__all__ = ["CaseFile", "Contradiction", "Exhibit", "Fact", "Finding", "Value"]
