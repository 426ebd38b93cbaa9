"""What a row is: the shape of every fact, word and figure that the book shows.

Pure definitions: no file is opened here and no page is drawn. `loading` reads files into these
models; everything else takes the models as they are. Ids are kebab-case and lasting.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, model_validator

from .standing import PARTIAL, name_standing
from .texts import LONGEST_ID, refuse_address, refuse_page, refuse_taken, refuse_unseen

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1), AfterValidator(refuse_unseen)]
Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=LONGEST_ID), AfterValidator(refuse_taken)]
Address = Annotated[Text, AfterValidator(refuse_address)]
Page = Annotated[Text, AfterValidator(refuse_page)]
Count = Annotated[int, Field(ge=0)]
Minutes = Annotated[int, Field(gt=0, le=480, strict=True)]
Year = Annotated[int, Field(ge=1800, le=2200)]
Clock = Annotated[str, StringConstraints(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
SessionMinutes = Annotated[int, Field(gt=0, le=240, strict=True)]
LONGEST_DAY = 12 * 60
Status = Literal["met", "unclear", "not-met"]
# The pictograms that stand for a place of work, of those in `activities/page/look/icons.json`.
Sector = Literal[
    "garment", "building", "ranch", "farm", "kitchen", "house", "river", "boat", "delivery", "screen", "telephone", "state"
]


class Row(BaseModel):
    """One row. Unknown keys are refused, so that a slip of the pen is found and not dropped.

    What judges a row is made when the first one is judged: a process that takes the rows as they were checked before makes none.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, defer_build=True)


class SourceRef(Row):
    """Where a row comes from: the id of a source, and the place in it."""

    source: Id
    at: Text | None = None


class Sourced(Row):
    """A row that says where it comes from; a row without a source is refused."""

    id: Id
    sources: Annotated[list[SourceRef], Field(min_length=1)]


class Source(Row):
    """One document, or our own work, that rows cite. publisher: where it is another than the author."""

    id: Id
    author: Text
    publisher: Text | None = None
    year: Year | None = None
    title: Text
    short: Text
    note: Text | None = None
    url: Address | None = None


# --- cases -----------------------------------------------------------------------------------


class Passage(Row):
    """The smallest piece of a case that can be marked: a phrase or a sentence."""

    id: Id
    text: Text
    new_paragraph: bool = False


class Case(Sourced):
    """One case as participants read it. `number` is the handbook's for its seven, and goes on from there; the contrast case has none.

    composed: invented for this book or pack, and marked so wherever its title stands alone.

    used_in: activities that work on it beside those that name it under `cases`, so that a pack adds a case
    to an activity without a copy of the activity's row. sector: the pictogram on its card.
    """

    number: Annotated[int, Field(ge=1)] | None = None
    used_in: list[Id] = []
    title: Text
    place: Text
    work: Text
    sector: Sector | None = None
    contrast: bool = False
    composed: bool = False
    content_note: Text | None = None
    summary: Text
    note_on_source: Text | None = None
    passages: Annotated[list[Passage], Field(min_length=3)]
    not_stated: list[Text] = []


class PassageReading(Row):
    """What a reader may see in one passage, and why. `context` bears on no indicator by itself."""

    passage: Id
    bearing: Literal["points-to", "speaks-against", "ask", "context"]
    indicators: list[Id] = []
    eleven: list[Id] = []
    elements: list[Id] = []
    reason: Text

    @model_validator(mode="after")
    def _only_a_sign_points(self):
        if self.bearing == "points-to" and not (self.indicators or self.eleven or self.elements):
            raise ValueError("points-to names no indicator and no element; name one, or choose another bearing")
        return self


class ElementReading(Row):
    """How one element of an offence may be read in a case, with the passages that show it."""

    element: Id
    status: Status
    reason: Text
    passages: list[Id] = []


class Argument(Row):
    """A point that practitioners argue about, put as a question and never answered by us."""

    id: Id
    question: Text


class Reading(Sourced):
    """The reasoned reading of one case: reasons to compare with one's own, not an answer key."""

    case: Id
    overall: Text
    passages: Annotated[list[PassageReading], Field(min_length=1)]
    elements: Annotated[list[ElementReading], Field(min_length=1)]
    arguments: Annotated[list[Argument], Field(min_length=1)]
    next_evidence: Annotated[list[Text], Field(min_length=1)]


# --- indicators and elements -----------------------------------------------------------------


class Indicator(Sourced):
    """One of the handbook's six indicators. `letter` marks it wherever colour alone would."""

    letter: Annotated[str, StringConstraints(pattern=r"^[A-Z]$")]
    name: Text
    short: Text
    about: Text
    look_for: Text
    caution: Text


class Question(Sourced):
    """One question under an indicator; `eleven` maps it to ILO's list of 2012."""

    indicator: Id
    text: Text
    eleven: Id
    eleven_also: Id | None = None


class ElevenRelation(Row):
    """How one of the six relates to one of the eleven."""

    indicator: Id
    relation: Literal["direct", "partial"]
    note: Text | None = None


class Eleven(Sourced):
    """One of ILO's eleven indicators of 2012, related to the six."""

    name: Text
    about: Text
    six: list[ElevenRelation] = []
    note: Text | None = None


class Element(Sourced):
    """One element of an offence, with its terms of art and a sentence for each answer."""

    name: Text
    terms: list[Text] = []
    help: Text
    not_needed_for_a_child: bool = False
    sentences: dict[Literal["met", "unclear", "not-met", "unanswered"], Text]

    @model_validator(mode="after")
    def _has_every_sentence(self):
        missing = {"met", "unclear", "not-met", "unanswered"} - set(self.sentences)
        if missing:
            raise ValueError(f"sentences lacks {', '.join(sorted(missing))}; write a sentence for each answer")
        return self


class Offence(Sourced):
    """An offence as its elements, in order, with the sentences its conclusions are worded in."""

    name: Text
    instrument: Text
    definition: Text
    elements: Annotated[list[Element], Field(min_length=1)]
    exceptions: list[Text] = []
    conclusions: dict[Id, Text] = {}


# --- activities and plans --------------------------------------------------------------------


class Aim(Sourced):
    """An aim of one of the source courses that sessions serve."""

    text: Text
    of: Literal["handbook", "itc-ilo", "asean"]


class ActivityRow(Sourced):
    """One learning activity. `minutes` and `group_size` are this book's suggestions.

    `added` marks what the handbook does not have; `fits_after` then names the lines of plans after which it can be taken in.
    `short` is the name in lists and plans, where the title is long.

    `kind` says how it is done on the screen: a folder of `activities/kinds`, which also says what the row needs
    beside it (`cases`, `offences`, a worksheet, interviews). `page` is where: a notebook, or `book/activities/<id>`,
    a page that is written from the row. Without the two it is done on paper and a wall.

    `prerequisites`: the activities whose results it takes up, and which come before it where a plan has both.
    """

    number: Annotated[int, Field(ge=1)]
    title: Text
    short: Text | None = None
    aim: Text
    task: Text
    steps: Annotated[list[Text], Field(min_length=1)]
    product: Text
    minutes: Minutes
    group_size: Text
    materials: list[Text]
    aims: Annotated[list[Id], Field(min_length=1)]
    kind: Id | None = None
    cases: list[Id] = []
    offences: list[Id] = []
    page: Page | None = None
    added: bool = False
    fits_after: list[Id] = []
    prerequisites: list[Id] = []

    @model_validator(mode="after")
    def _is_on_a_page_as_a_kind(self):
        if self.page and not self.kind:
            raise ValueError("an activity with a page says how it is done there; write its kind, as in `kind: worksheet`")
        if self.kind and not self.page:
            raise ValueError(f"an activity with a kind has a page to be done on; write `page: book/activities/{self.id}`")
        return self

    @model_validator(mode="after")
    def _only_an_addition_fits(self):
        if self.fits_after and not self.added:
            raise ValueError("fits_after is for an activity with `added: true`; the others stand in the plans as lines")
        return self


class PlanLine(Row):
    """One line of a plan. `added` marks what the handbook's plan does not have; `law` names the instruments that it teaches.

    `like`: the line of another plan that it repeats, whose chapters and notes are its own too.
    """

    id: Id
    half: Literal["morning", "afternoon"]
    title: Text
    minutes: SessionMinutes
    form: Literal["opening", "talk", "activity", "recap", "video", "discussion", "closing", "break"]
    activity: Id | None = None
    page: Page | None = None
    law: list[Id] = []
    aims: list[Id] = []
    added: bool = False
    like: Id | None = None
    note: Text | None = None


class PlanDay(Row):
    """One day of a plan, in order. `start`: where this day begins at another time than the others."""

    number: Annotated[int, Field(ge=1)]
    title: Text
    start: Clock | None = None
    lines: Annotated[list[PlanLine], Field(min_length=1)]

    @model_validator(mode="after")
    def _is_a_day(self):
        minutes = sum(line.minutes for line in self.lines)
        if minutes > LONGEST_DAY:
            raise ValueError(
                f"its lines take {minutes // 60} hours {minutes % 60:02} together; a day has {LONGEST_DAY // 60} at most, so shorten or part it"
            )
        halves = [line.half for line in self.lines]
        if halves != sorted(halves, reverse=True):
            raise ValueError("a line of the morning stands after one of the afternoon; put the lines in their order")
        return self


class Plan(Sourced):
    """A workshop programme, line by line as the handbook has it, with our minutes.

    `adapted_from`: the plan that it was made from; it may have taken the place of that one.
    """

    title: Text
    adapted_from: Id | None = None
    summary: Text
    start: Clock
    days: Annotated[list[PlanDay], Field(min_length=1)]

    @model_validator(mode="after")
    def _ends_before_midnight(self):
        for day in self.days:
            hours, minutes = (int(part) for part in (day.start or self.start).split(":"))
            if hours * 60 + minutes + sum(line.minutes for line in day.lines) > 24 * 60:
                raise ValueError(f"day {day.number} would end after midnight; see to `start` or to its lines")
        return self


# --- figures ---------------------------------------------------------------------------------


class Estimate(Row):
    """One row of an estimate: a region in one vintage and one region scheme.

    Persons; `None` where the vintage does not give the measure.
    """

    id: Id
    vintage: Year
    scheme: Id
    region: Text
    is_world: bool
    forced_labour: Count | None
    trafficked: Count | None
    per_thousand: Annotated[float, Field(ge=0)] | None
    source: Id
    at: Text | None
    note: Text | None


class ProsecutionYear(Row):
    """One year of an administrative count, in one published vintage. Cases and persons, not estimates."""

    id: Id
    year: Year
    vintage: Id
    prosecutions: Count | None
    prosecutions_labour: Count | None
    convictions: Count | None
    convictions_labour: Count | None
    victims_identified: Count | None
    victims_labour: Count | None
    legislation: Count | None
    source: Id
    at: Text | None
    note: Text | None


class Figure(Row):
    """One figure with its vintage, region scheme and unit."""

    id: Id
    series: Id
    vintage: Text
    scheme: Text
    scope: Text
    measure: Text
    value: Annotated[float, Field(ge=0)]
    unit: Text
    status: Literal["verified", "partial"]
    source: Id
    at: Text | None
    note: Text | None

    @model_validator(mode="after")
    def _partial_says_why(self):
        if self.status == "partial" and not self.note:
            raise ValueError("a partial figure needs a note that says what is not verified")
        if (self.status == PARTIAL) != (name_standing(self) == PARTIAL):
            raise ValueError("the status `partial` and a note that begins with `Partial:` belong together; write both or neither")
        return self
