"""What a row of a deck is: the slides of a session that somebody speaks at, and what is said with each.

Pure definitions, as in `models`, whose rules for ids, sources and unknown keys hold here too. A deck holds no figure of its own: a chart
names rows of the tables, and a text has their names in braces, so that vintage, regions and source come along.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field, model_validator

from .diagram_models import Bar
from .models import Id, Page, Row, Sourced, SourceRef, Text

MOST_SLIDES = 12  # of a deck, the one with its title among them
CONTENTS = ("points", "ask", "film", "passages", "definition", "chart", "table", "diagram", "days")


class DeckChart(Row):
    """A chart of bars, from figures and estimates (`bars`) or from the years of one report (`counts`).

    shown: what is measured; its unit is added. alt: what the chart shows, for whoever does not see it; ids of figures stand in braces.
    labour: the labour cases of each year beside all of them.
    """

    shown: Text
    alt: Text
    bars: Annotated[list[Bar], Field(max_length=8)] = []
    counts: Annotated[list[Id], Field(max_length=8)] = []
    measure: Literal["prosecutions", "convictions", "victims_identified"] | None = None
    labour: bool = False

    @model_validator(mode="after")
    def _has_one_sort_of_bars(self):
        if bool(self.bars) == bool(self.counts):
            raise ValueError("a chart is drawn from `bars` or from `counts`; name one of them")
        if bool(self.counts) != bool(self.measure):
            raise ValueError("`counts` and `measure` belong together; write both or neither")
        if self.labour and not self.counts:
            raise ValueError("only counts have labour cases; take `labour` out")
        return self


class DeckTable(Row):
    """A small table of words; ids of figures may stand in braces."""

    columns: Annotated[list[Text], Field(min_length=2, max_length=4)]
    rows: Annotated[list[list[Text]], Field(min_length=1, max_length=7)]

    @model_validator(mode="after")
    def _is_whole(self):
        for number, row in enumerate(self.rows, 1):
            if len(row) != len(self.columns):
                raise ValueError(f"row {number} has {len(row)} cells under {len(self.columns)} columns; give each column one")
        return self


class Slide(Row):
    """One slide: a title that says something, what stands below it, and what is said.

    Below the title stands one of: `points`; a task for pairs (`ask`, the title being the question); `film`, what to look for in a film or a
    reading aloud; `passages` of one case; a `definition` in the treaty's own terms, as `c29/2-1`; a `chart`; a `table`; a `diagram`
    of the book that can be told as a table; the `days` of a plan.
    minutes: how long it stands. say: what is said, for the notes. page: the page of the book on which people find it again.
    """

    title: Text
    minutes: Annotated[int, Field(gt=0, le=30, strict=True)]
    points: Annotated[list[Text], Field(max_length=5)] = []
    ask: Text | None = None
    film: Text | None = None
    passages: Annotated[list[Id], Field(max_length=6)] = []
    definition: Text | None = None
    chart: DeckChart | None = None
    table: DeckTable | None = None
    diagram: Id | None = None
    days: Id | None = None
    say: Text
    page: Page | None = None
    sources: list[SourceRef] = []

    @property
    def content(self) -> str:
        """Which of the contents this slide has."""
        return next(name for name in CONTENTS if getattr(self, name))

    @property
    def is_question(self) -> bool:
        """Whether the room works on it, in pairs or by watching, and nobody lectures."""
        return self.content in ("ask", "film")

    @model_validator(mode="after")
    def _shows_one_thing(self):
        has = [name for name in CONTENTS if getattr(self, name)]
        if len(has) != 1:
            raise ValueError(f"a slide shows one thing below its title; write one of {', '.join(CONTENTS)}")
        return self


class Deck(Sourced):
    """The slides of a session. serves: the lines of plans that it is for; one deck can serve a session of several plans.

    lead: one sentence below the title, on the first slide, which is made from the two.
    The minutes of the slides are for the first of its lines: those of the steps in its notes that name slides, or else all of the line.
    """

    title: Text
    lead: Text
    serves: Annotated[list[Id], Field(min_length=1)]
    slides: Annotated[list[Slide], Field(min_length=2, max_length=MOST_SLIDES - 1)]

    def list_texts(self) -> Iterator[tuple[tuple, str]]:
        """Every text that is shown or said, with the labels that lead to it; each may have ids of figures in braces."""
        yield ("title",), self.title
        yield ("lead",), self.lead
        for number, slide in enumerate(self.slides, 1):
            at: tuple = ("slides", number)
            for name in ("title", "ask", "film", "say"):
                if text := getattr(slide, name):
                    yield (*at, name), text
            for place, text in enumerate(slide.points, 1):
                yield (*at, "points", place), text
            if slide.chart:
                yield (*at, "chart", "shown"), slide.chart.shown
                yield (*at, "chart", "alt"), slide.chart.alt
            if slide.table:
                for text in slide.table.columns:
                    yield (*at, "table", "columns"), text
                for place, row in enumerate(slide.table.rows, 1):
                    for text in row:
                        yield (*at, "table", "rows", place), text
