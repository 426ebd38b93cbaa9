"""What a row of a paper is: one sheet to print and take along, as an interpreter's brief or a form of consent.

Pure definitions, as in `models`, whose rules for ids, sources and unknown keys hold here too.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

from .country_models import Need
from .models import Row, Sourced, Text


class PaperTable(Row):
    """A table to fill in by hand: its columns, the rows that are there already by their first cell, and blank ones."""

    columns: Annotated[list[Text], Field(min_length=2, max_length=7)]
    rows: list[Text] = []
    blank: Annotated[int, Field(ge=0, le=20)] = 0


class PaperPart(Row):
    """One part of a paper. items: what is read; ticks: what is ticked off; lines: what is written behind a name; table: a table.

    contacts: the needs whose contacts stand here, where a country's pack brings some.
    """

    title: Text
    text: Text | None = None
    items: list[Text] = []
    ticks: list[Text] = []
    lines: list[Text] = []
    table: PaperTable | None = None
    contacts: list[Need] = []

    @model_validator(mode="after")
    def _has_something(self):
        if not (self.text or self.items or self.ticks or self.lines or self.table):
            raise ValueError("an empty part; give it `text`, `items`, `ticks`, `lines` or a `table`")
        return self


class Paper(Sourced):
    """One paper to print: what it is for, who holds it, and its parts. care: what must not happen with it."""

    number: Annotated[int, Field(ge=1)]
    title: Text
    about: Text
    holder: Text
    care: Text
    parts: Annotated[list[PaperPart], Field(min_length=1)]
