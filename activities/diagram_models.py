"""What a row of a diagram is: its words, its sources, and what is drawn, named by the ids of other rows.

Pure definitions, as in `models`. How each kind is drawn is in `activities/diagrams`.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from .models import Id, Row, Sourced, Text

# What each kind of diagram is made of; it needs these keys and takes no others.
PARTS = {
    "bars": ("panels",),
    "years": ("years", "measure"),
    "steps": ("steps", "ends"),
}


class Bar(Row):
    """One bar: a figure of `figures.csv`, or the world or a region of `estimates.csv`."""

    name: Text
    figure: Id | None = None
    estimate: Id | None = None

    @model_validator(mode="after")
    def _has_one_value(self):
        if (self.figure is None) == (self.estimate is None):
            raise ValueError("a bar stands for one row; name it under `figure` or under `estimate`")
        return self


class Panel(Row):
    """Bars that may be compared with one another."""

    name: Text | None = None
    bars: Annotated[list[Bar], Field(min_length=1)]


class Step(Row):
    """A question on a way down. `no` and `unknown` name the end that the answer leads to; a yes leads on.

    All answers of one kind lead to one end, since they share a rail.
    """

    id: Id
    text: Text
    no: Id | None = None
    unknown: Id | None = None


class End(Row):
    """Where a way ends."""

    id: Id
    name: Text
    text: Text


class Diagram(Sourced):
    """One diagram. `finding` says what it shows, for everybody; in braces stand ids of figures that fill it.

    vintage: which editions or texts it rests on. note: how it is to be read.
    own_scale: each panel is drawn to its own largest bar, so that nothing can be compared across panels.
    key: names of the two series of a drawing of years. listed: whether the page sets the same in words below it.
    """

    kind: Literal["bars", "years", "steps"]
    title: Text
    finding: Text
    vintage: Text
    note: Text | None = None
    own_scale: bool = False
    listed: bool = False
    key: Annotated[list[Text], Field(max_length=2)] = []
    panels: list[Panel] = []
    years: list[Id] = []
    measure: Literal["prosecutions", "convictions"] | None = None
    steps: list[Step] = []
    ends: list[End] = []

    @model_validator(mode="after")
    def _has_what_its_kind_draws(self):
        every = {part for parts in PARTS.values() for part in parts}
        for part in sorted(every):
            if bool(getattr(self, part)) != (part in PARTS[self.kind]):
                raise ValueError(f"{self.kind} is drawn from {' and '.join(PARTS[self.kind])}; see to `{part}`")
        for answer in ("no", "unknown"):
            if len({getattr(step, answer) for step in self.steps} - {None}) > 1:
                raise ValueError(f"the answers `{answer}` lead to more than one end; let them lead to one")
        return self
