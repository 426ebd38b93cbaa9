"""What a row of a diagram is: its words, its sources, and what is drawn, named by the ids of other rows.

Pure definitions, as in `models`. How each kind is drawn is in `activities/drawing/diagrams`.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from .models import Id, Row, Sourced, Text, Year

# What each kind of diagram is made of; it needs these keys and takes no others.
PARTS = {
    "bars": ("panels",),
    "years": ("years", "measure"),
    "circles": ("offences",),
    "timeline": ("lanes",),
    "steps": ("steps", "ends"),
    "stations": ("stations", "end"),
    "grid": ("columns", "lines", "inside"),
}
LONGEST_MARK = 9  # letters, so that a mark fits its column on a phone
KEYED = ("stations", "grid")  # kinds whose two marks mean nothing without a key
Mark = Annotated[Text, Field(max_length=LONGEST_MARK)]
# What belongs to one kind, and may be missing.
EXTRAS = {"circles": ("marks", "names")}


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
    """Bars that may be compared with one another. whole: what they are parts of; it is told in words, and the bars are shares of it."""

    name: Text | None = None
    whole: Bar | None = None
    bars: list[Bar] = []

    @model_validator(mode="after")
    def _has_something_to_show(self):
        if not (self.bars or self.whole):
            raise ValueError("a panel has bars, or a whole of which no parts are given; name one of them")
        return self


class CircleMark(Row):
    """Something that is no case of the book, set in a drawing of circles. `within`: the offences whose circles hold it."""

    name: Text
    within: list[Id]


class Lane(Row):
    """A lane of a timeline: a heading, and the kind of milestones below it."""

    name: Text
    kind: Literal["treaty", "policy", "target"]


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


class Station(Row):
    """One station of a line: its name, and two things to say of it, as the key of the diagram names them."""

    name: Text
    text: Text
    aside: Text


class Terminus(Row):
    """What a line of stations leads to."""

    name: Text
    text: Text


class GridLine(Row):
    """A line of a grid: the columns in which it has a full mark, and those in which a hollow one."""

    text: Text
    full: list[Text] = []
    hollow: list[Text] = []


class Count(Row):
    """A number that a finding gives in words, and what it counts, so that it is held to the rows.

    Of a timeline: the milestones of the table, or those of a `kind`, from one year to another. Of a grid: the lines with a `mark`
    in a `column`; `none` is neither mark. Of circles: the cases at all these `places`, or those among them that a `source` tells.
    Of bars: those of these names that are `above` or `below` so many per cent, or the `largest` of their panel.
    """

    count: Annotated[int, Field(ge=0)]
    kind: Literal["treaty", "policy", "target"] | None = None
    since: Year | None = None
    until: Year | None = None
    column: Text | None = None
    mark: Literal["full", "hollow", "none"] | None = None
    places: dict[Id, Literal["in", "line", "out"]] = {}
    source: Id | None = None
    case: Id | None = None
    bars: list[Text] = []
    above: Annotated[float, Field(ge=0)] | None = None
    below: Annotated[float, Field(ge=0)] | None = None
    largest: bool = False

    @property
    def of(self) -> str:
        """The kind of diagram that has what is counted."""
        return "grid" if self.column else "circles" if self.places else "bars" if self.bars else "timeline"

    @model_validator(mode="after")
    def _counts_one_thing(self):
        if (self.column is None) != (self.mark is None):
            raise ValueError("lines are counted by a `column` and a `mark`; name both")
        if self.column and (self.kind or self.since or self.until):
            raise ValueError("lines have no kind and no years; take them out")
        if bool(self.bars) != bool(self.largest or self.above is not None or self.below is not None):
            raise ValueError("bars are counted by their names under `bars`, and by `above`, `below` or `largest`; name both")
        return self


class Diagram(Sourced):
    """One diagram. Its title says what it shows in one sentence, `shown` what is measured or set out, `finding` more of it in a few.

    In braces stand ids of figures that fill title and finding.
    vintage: which editions or texts it rests on. note: how it is to be read.
    key: names of the two series or marks. inside: the short words that stand in the full and the hollow marks of a grid. listed: whether the page sets the same in words below it.
    counts: what the finding counts in words.
    names: shorter names of cases, where their titles are too long for a drawing.
    """

    kind: Literal["bars", "years", "circles", "timeline", "steps", "stations", "grid"]
    title: Text
    shown: Text
    finding: Text
    vintage: Text
    note: Text | None = None
    listed: bool = False
    key: Annotated[list[Text], Field(max_length=2)] = []
    panels: list[Panel] = []
    years: list[Id] = []
    measure: Literal["prosecutions", "convictions"] | None = None
    offences: Annotated[list[Id], Field(max_length=3)] = []
    marks: list[CircleMark] = []
    names: dict[Id, Text] = {}
    lanes: list[Lane] = []
    steps: list[Step] = []
    ends: list[End] = []
    stations: list[Station] = []
    end: Terminus | None = None
    columns: Annotated[list[Text], Field(max_length=4)] = []
    lines: list[GridLine] = []
    inside: Annotated[list[Mark], Field(max_length=2)] = []
    counts: list[Count] = []

    @model_validator(mode="after")
    def _has_what_its_kind_draws(self):
        needed, taken = PARTS[self.kind], EXTRAS.get(self.kind, ())
        for part in sorted({part for parts in (*PARTS.values(), *EXTRAS.values()) for part in parts}):
            if bool(getattr(self, part)) != (part in needed) and part not in taken:
                raise ValueError(f"{self.kind} is drawn from {' and '.join(needed)}; see to `{part}`")
        for answer in ("no", "unknown"):
            if len({getattr(step, answer) for step in self.steps} - {None}) > 1:
                raise ValueError(f"the answers `{answer}` lead to more than one end; let them lead to one")
        if self.kind == "circles" and len(self.offences) != 3:
            raise ValueError("circles are drawn for three offences; name three under `offences`")
        wholes = [panel.whole is not None for panel in self.panels]
        if any(wholes) and not all(wholes):
            raise ValueError(
                "some panels have a whole and others none; shares and values cannot be compared, so give all or none one"
            )
        if self.kind == "grid" and len(self.inside) != 2:
            raise ValueError("a grid has two marks; say under `inside` in a short word what stands in each")
        if self.kind in KEYED and len(self.key) != 2:
            raise ValueError(f"{self.kind} is drawn with two marks; say under `key` what each of them means")
        for number, one in enumerate(self.counts, 1):
            if self.kind != one.of:
                raise ValueError(f"{self.kind} has nothing of what count {number} counts; that is counted of {one.of}")
            if one.column and one.column not in self.columns:
                raise ValueError(f"'{one.column}' is counted, and is no column; there are: {', '.join(self.columns)}")
            known = [bar.name for panel in self.panels for bar in panel.bars]
            if lost := next((name for name in one.bars if name not in known), None):
                raise ValueError(f"'{lost}' is counted, and is no bar; there are: {', '.join(dict.fromkeys(known))}")
            if lost := next((id for id in one.places if id not in self.offences), None):
                raise ValueError(f"'{lost}' is counted, and is no circle; there are: {', '.join(self.offences)}")
        for line in self.lines:
            for name in (*line.full, *line.hollow):
                if name not in self.columns:
                    raise ValueError(
                        f"'{line.text}' is marked for '{name}', which is no column; there are: {', '.join(self.columns)}"
                    )
        return self


class Milestone(Sourced):
    """One date on the way of policy.

    years: one year, or several of one line. until: where it lasted. mark: its short name in a diagram.
    name, changed: the words of the table; a target date, which has no `changed`, is not in the table.
    instrument: the treaty, whose row says when it entered into force.
    """

    kind: Literal["treaty", "policy", "target"]
    years: Annotated[list[Year], Field(min_length=1)]
    until: Year | None = None
    mark: Text
    name: Text
    changed: Text | None = None
    instrument: Id | None = None
