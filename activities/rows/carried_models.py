"""What a simulation carries from one step to the next: facts with a few values each, conditions on them, and what sets them.

Pure definitions. `carried` says how they are followed; interviews share them, and whatever else is walked through.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

from .models import Id, Row, Text

# Beside the values of a fact, a step may move it along them: trust goes up or down, and stays where it ends.
UP, DOWN = "up", "down"

# By fact, the values of which one has to hold; all that is named has to.
When = dict[Id, Annotated[list[Id], Field(min_length=1)]]
# By fact, the value that holds from here on, or `up` or `down`.
Sets = dict[Id, Id]


class FactValue(Row):
    """One way in which a fact can stand, in words that go on from the fact's title."""

    id: Id
    text: Text


class Fact(Row):
    """Something that is carried along. At the beginning its first value holds, or the one that `begins` names; `up` and `down` go along the list.

    safeguard: it protects somebody, so that `check` asks for an ending in which it matters.
    """

    id: Id
    title: Text
    safeguard: bool = False
    begins: Id | None = None
    values: Annotated[list[FactValue], Field(min_length=2)]

    @model_validator(mode="after")
    def _values_are_no_moves(self):
        if taken := {value.id for value in self.values} & {UP, DOWN}:
            raise ValueError(f"'{taken.pop()}' moves a fact along its values and can be none of them; give the value another id")
        return self

    @model_validator(mode="after")
    def _begins_with_a_value(self):
        if self.begins and self.begins not in (known := [value.id for value in self.values]):
            raise ValueError(f"begins with '{self.begins}', which is none of its values; write one of {', '.join(known)}")
        return self


class Addition(Row):
    """A text that stands only where `when` holds."""

    when: Annotated[When, Field(min_length=1)]
    text: Text
