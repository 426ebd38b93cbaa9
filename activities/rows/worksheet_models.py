"""What a row of a worksheet is: sections with prompts, tables and what is drawn from them.

Pure definitions, as in `models`, whose rules for ids, sources and unknown keys hold here too.
A worksheet takes no code: whatever stands in its row is shown, saved, printed and exported.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints, field_validator, model_validator

from .models import Id, Row, Sourced, Text

PAIR = r"^[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*$"


class Option(Row):
    """One thing to choose. `id` is what answers keep, `name` what people read."""

    id: Id
    name: Text


class OptionList(Sourced):
    """A list to choose from that several worksheets share, such as the sectors at risk."""

    title: Text
    options: Annotated[list[Option], Field(min_length=1)]


Type = Literal["text", "long", "choice", "several", "date", "rows"]


class Blank(Row):
    """Something to fill in. `own` lets people write what is not in the list.

    `options_from` names a row of options, or all indicators, eleven, cases or offences. `role` says what it is to the
    kind of the activity, where that works with it by more than showing it: ids are free, roles are what the kind knows.
    """

    id: Id
    title: Text
    type: Type = "text"
    help: Text | None = None
    options: list[Option] = []
    options_from: Id | None = None
    own: bool = False
    role: Id | None = None

    @model_validator(mode="after")
    def _has_its_options_once(self):
        given = bool(self.options) + bool(self.options_from)
        if self.type in ("choice", "several") and given != 1:
            raise ValueError(f"a {self.type} needs options or options_from, one of the two")
        if self.type not in ("choice", "several") and (given or self.own):
            raise ValueError("options belong to a choice or several; set the type, or take them out")
        return self


class Prompt(Blank):
    """One question outside a table."""

    @field_validator("type")
    @classmethod
    def _names_no_rows(cls, type: Type) -> Type:
        if type == "rows":
            raise ValueError("outside a table there are no rows to name; write text, long, choice, several or date")
        return type


class Column(Blank):
    """One column of a table. `weight` is its share of the width.

    Beside the types of a blank there is `rows`: others of the table's own rows, which go by what stands in its first column.

    `given` is what its starters ask and the other columns answer, such as a standard or a situation: a starter's row in which a
    group wrote nothing is not begun, and stands in no paper. It is text to read and no box, unless it is there to be `reworded`.
    In rows that a group adds itself it is filled in as any other.
    """

    given: bool = False
    reworded: bool = False
    weight: Annotated[int, Field(ge=1, le=6)] = 2

    @property
    def fixed(self) -> bool:
        """Whether what a starter says here is text to read."""
        return self.given and not self.reworded

    @model_validator(mode="after")
    def _is_reworded_where_it_is_given(self):
        if self.reworded and not self.given:
            raise ValueError("reworded belongs to a given column; set `given: true` too, or take it out")
        return self


class Starter(Sourced):
    """A row to begin with, which a group keeps, changes or strikes out: column id → text or option id."""

    cells: dict[Id, Text]


class ArticleStarters(Row):
    """Articles of law to begin with, each as a row: `cite` and `says` are the columns that name and tell it."""

    cite: Id
    says: Id
    articles: Annotated[list[Annotated[str, StringConstraints(pattern=PAIR)]], Field(min_length=1)]


class QuestionRows(Row):
    """The indicator questions, to choose rows from: the column `text` takes their words, `cells` says what stands in others.

    The first that is chosen stands after the starter `after`, if one is named.
    """

    text: Id
    cells: dict[Id, Text] = {}
    after: Id | None = None


class Rest(Row):
    """The columns that can wait: on a small screen each row folds them away behind a button that says `title`.

    A table that shares its columns shares this too, unless it has its own.
    """

    title: Text
    columns: Annotated[list[Id], Field(min_length=1)]


class Table(Row):
    """A table whose rows people add. `row` names one of them, as in "Row 3"; `blank` lines are for paper.

    `columns_of` is the section whose columns it shares. Starters from `articles` (instrument/article)
    stand before those of its own. With `one_at_a_time` a row is a card, and one turns from card to card.
    """

    columns: list[Column] = []
    columns_of: Id | None = None
    articles: ArticleStarters | None = None
    starters: list[Starter] = []
    questions: QuestionRows | None = None
    row: Text
    add: Text
    rest: Rest | None = None
    one_at_a_time: bool = False
    blank: Annotated[int, Field(ge=1, le=30)] = 6

    @model_validator(mode="after")
    def _has_its_columns_once(self):
        if bool(self.columns) == bool(self.columns_of):
            raise ValueError("a table needs columns or columns_of, one of the two")
        return self


class ViewGroup(Row):
    """One heading of a split, and the options whose rows stand under it."""

    title: Text
    among: Annotated[list[Id], Field(min_length=1)]


class View(Row):
    """What is shown of a table's rows, drawn anew as they change. Columns are named by their ids.

    `of` names the sections whose rows it takes, if not its own; they share their columns.

    grid: `rows` × `columns`, choices or short texts, with what is in `show` in the cells, else the rows' numbers; `mark` sets
    apart rows with one of `marked`.
    split: rows in lists by the choice in `by`, one list an option or as `groups` say, with the columns in `show`.
    map: who (`who`) meets which need (`needs`, several), drawn as a map from the worker to partners.
    ties: who (`who`) is linked with whom (`linked`, rows), drawn as a net. Around the starter `hub`, if one is named, the choice
    in `tie` says how each is tied to it: by a `strong` line, a `weak` one, not at all (`without`), else by a line as the others.
    calendar: `what` at `when` (a date), with the columns in `show` as notes; also as a calendar file.

    `beside` keeps it in sight while one fills in the table: next to it, or at the foot of a small screen.
    """

    id: Id
    type: Literal["grid", "split", "map", "ties", "calendar"]
    title: Text
    help: Text | None = None
    beside: bool = False
    of: list[Id] = []
    rows: Id | None = None
    columns: Id | None = None
    mark: Id | None = None
    marked: list[Id] = []
    by: Id | None = None
    groups: list[ViewGroup] = []
    show: list[Id] = []
    who: Id | None = None
    needs: Id | None = None
    linked: Id | None = None
    hub: Id | None = None
    tie: Id | None = None
    strong: list[Id] = []
    weak: list[Id] = []
    without: list[Id] = []
    what: Id | None = None
    when: Id | None = None

    @model_validator(mode="after")
    def _has_its_columns(self):
        due = {
            "grid": ("rows", "columns"),
            "split": ("by", "show"),
            "map": ("who", "needs"),
            "ties": ("who", "linked"),
            "calendar": ("what", "when"),
        }
        missing = [name for name in due[self.type] if not getattr(self, name)]
        if missing:
            raise ValueError(f"a {self.type} needs {' and '.join(missing)}")
        if bool(self.hub) != bool(self.tie):
            raise ValueError(
                "hub and tie belong together: the row in the middle, and the choice that says how others are tied to it"
            )
        return self


class Condition(Row):
    """Only for groups that answered the choice `answer` (section/prompt) with one of `among`."""

    answer: Annotated[str, StringConstraints(pattern=PAIR)]
    among: Annotated[list[Id], Field(min_length=1)]


class Section(Sourced):
    """One part of a worksheet: prompts, then a table, then views of the table. `role` is as in a blank."""

    title: Text
    role: Id | None = None
    help: Text | None = None
    shown_if: Condition | None = None
    prompts: list[Prompt] = []
    table: Table | None = None
    views: list[View] = []

    @model_validator(mode="after")
    def _asks_something(self):
        if not (self.prompts or self.table or self.views):
            raise ValueError("a section needs prompts, a table or views")
        return self


class LeadPart(Row):
    """A few lines of what a group wrote, for the half page that its paper begins with.

    Either the answers to `prompts` (section/prompt), or rows of the sections `of`: their columns `show`, of those rows
    that have one of `among` in the column `by`, or of all that were written. `title` stands before rows.
    """

    title: Text | None = None
    prompts: list[Annotated[str, StringConstraints(pattern=PAIR)]] = []
    of: list[Id] = []
    show: list[Id] = []
    by: Id | None = None
    among: list[Id] = []

    @model_validator(mode="after")
    def _takes_prompts_or_rows(self):
        if bool(self.prompts) == bool(self.of) or bool(self.of) != bool(self.show):
            raise ValueError("a part of a lead needs prompts, or of and show with a title")
        if self.of and not self.title:
            raise ValueError("rows in a lead need a title, which says what they are")
        if bool(self.by) != bool(self.among) or (self.by and self.prompts):
            raise ValueError("by and among go together, and with rows only")
        return self


class Deeds(Row):
    """Which column of a table says what is to be done, by whom and by when; `more` are others that belong to it.

    `of` names the sections, which share their columns. Rows without who or when count as open.
    """

    of: Annotated[list[Id], Field(min_length=1)]
    what: Id
    who: Id | None = None
    when: Id | None = None
    more: list[Id] = []


class Lead(Row):
    """What the paper of a worksheet begins with: what was found, what is open, who does what by when.

    A prompt in `open` is open while it has no answer. Without a lead, the dates of a calendar and the lists of a split stand in for it.
    """

    found: list[LeadPart] = []
    open: list[LeadPart] = []
    deeds: list[Deeds] = []


class Worksheet(Sourced):
    """The worksheet of an activity: its whole form, or the part of it that the activity's kind takes in."""

    activity: Id
    intro: Text | None = None
    lead: Lead | None = None
    sections: Annotated[list[Section], Field(min_length=1)]
