"""What a row of the wage sheet is: rules for overtime, and worked examples from the cases.

Pure definitions, as in `models`, whose rules for ids, sources and unknown keys hold here too. Amounts, days and times of an
example are texts, since they are read as those that people write.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from .models import Clock, Id, Row, Sourced, Text

Length = Annotated[str, StringConstraints(pattern=r"^\d{1,3}:[0-5]\d$")]
Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]


class Band(Row):
    """Overtime: what is worked beyond `after` (hours and minutes) counts at `percent` of the hourly wage."""

    after: Length
    percent: Annotated[int, Field(ge=100, le=1000)]


class RestPremium(Row):
    """What an hour on the day of rest earns beside its wage. adds: in hundredths of the hourly wage."""

    day: Weekday
    adds: Annotated[int, Field(ge=1, le=1000)]


class NightPremium(Row):
    """What an hour of the night earns beside its wage. begins, ends: the night by the clock; adds: in hundredths of the hourly wage."""

    begins: Clock
    ends: Clock
    adds: Annotated[int, Field(ge=1, le=1000)]

    @model_validator(mode="after")
    def _has_a_length(self):
        if self.begins == self.ends:
            raise ValueError(f"the night begins and ends at {self.begins}; write when it ends")
        return self


class OvertimeRules(Sourced):
    """When hours are overtime and at what they count. example: nobody's law, only there to show how it is counted.

    daily, weekly: thresholds, each further than the one before and at no less. rest, night: what comes on top. day, week, month: how many hours a wage for that time pays.
    """

    title: Text
    about: Text
    example: bool = False
    week_begins: Weekday = "monday"
    day: Length
    week: Length
    month: Length
    daily: list[Band] = []
    weekly: list[Band] = []
    rest: RestPremium | None = None
    night: NightPremium | None = None

    @model_validator(mode="after")
    def _rises(self):
        for name, bands in (("daily", self.daily), ("weekly", self.weekly)):
            for before, band in zip(bands, bands[1:], strict=False):
                if count_minutes(band.after) <= count_minutes(before.after):
                    raise ValueError(f"{name}: {band.after} is not beyond {before.after}; write the thresholds in ascending order")
                if band.percent < before.percent:
                    raise ValueError(
                        f"{name}: {band.percent} % beyond {band.after} is less than before; overtime that goes on never counts for less"
                    )
            if any(not count_minutes(band.after) for band in bands):
                raise ValueError(f"{name}: a threshold of 0:00 makes everything overtime; write the hours at the plain wage")
        if not all(count_minutes(length) for length in (self.day, self.week, self.month)):
            raise ValueError("day, week and month say how many hours a wage pays; 0:00 pays none")
        return self


class ExampleTerms(Row):
    """What was agreed. per: the time that `rate` pays. exchange: how much of `currency` one of the other currency is worth."""

    currency: Text
    rate: Text | None = None
    per: Literal["hour", "day", "week", "month"] = "hour"
    rules: Id
    begins: Text | None = None
    ends: Text | None = None
    missing: Text | None = None
    other: Text | None = None
    exchange: Text | None = None


class ExampleHours(Row):
    """A line of hours: a day with begin and end or with hours, or a month with its hours."""

    id: Id
    when: Text
    begin: Text | None = None
    end: Text | None = None
    break_: Annotated[Text | None, Field(alias="break")] = None
    hours: Text | None = None


class ExamplePay(Row):
    """A payment, in money or in kind, and whether it counts towards the wage."""

    id: Id
    when: Text | None = None
    what: Text
    sort: Literal["money", "kind"] = "money"
    amount: Text
    currency: Literal["main", "other"] = "main"
    counts: Literal["yes", "no", "unclear"] = "yes"


class ExampleDeduction(Row):
    """What was taken off, by which rule, and whether that was lawful."""

    id: Id
    when: Text | None = None
    what: Text
    amount: Text
    currency: Literal["main", "other"] = "main"
    rule: Text | None = None
    stands: Literal["lawful", "unlawful", "unclear"] = "unclear"


class ExampleDebt(Row):
    """A line of a debt: what it adds or repays in the employer's book, and as it was agreed."""

    id: Id
    when: Text | None = None
    what: Text
    sort: Literal["adds", "repays"] = "adds"
    book: Text | None = None
    terms: Text | None = None


class ExampleAhead(Row):
    """The time ahead: interest in per cent a month, what the book adds and what is repaid each month, what living takes, the term in months."""

    book_interest: Text | None = None
    terms_interest: Text | None = None
    charges: Text | None = None
    repays: Text | None = None
    living: Text | None = None
    within: Text | None = None


class TakenLines(Row):
    """Lines of a case file's exhibit that go into the sheet: the `table`th table of it, its columns by the names of the sheet's.

    among: only lines whose cell begins so, as {when: "2025-07"}; without: lines that are left out; also: what stands in each row beside.
    """

    into: Literal["hours", "pay", "deductions", "debt"]
    exhibit: Id
    table: Annotated[int, Field(ge=1)] = 1
    columns: Annotated[dict[Id, Id], Field(min_length=1)]
    among: dict[Id, Text] = {}
    without: list[Id] = []
    also: dict[Id, Text] = {}


class WageExample(Sourced):
    """A worked example: a case with money, or a worker of a case file, as a filled-in wage sheet.

    file, taken: the case file whose records go into it, and which.
    stated: what the case says. assumed: what it does not say and the sheet takes, each with its reason. shows: what the sums show, and do not.
    """

    case: Id | None = None
    file: Id | None = None
    number: Annotated[int, Field(ge=1)]
    title: Text
    stated: Annotated[list[Text], Field(min_length=1)]
    assumed: list[Text] = []
    shows: Annotated[list[Text], Field(min_length=1)]
    terms: ExampleTerms
    hours: list[ExampleHours] = []
    pay: list[ExamplePay] = []
    deductions: list[ExampleDeduction] = []
    debt: list[ExampleDebt] = []
    ahead: ExampleAhead = ExampleAhead()
    taken: list[TakenLines] = []

    @model_validator(mode="after")
    def _is_of_one(self):
        if bool(self.case) == bool(self.file):
            raise ValueError("an example is of a `case` or of a `file`, one of the two")
        if self.taken and not self.file:
            raise ValueError("records are taken out of a case file; name it under `file`")
        return self


def count_minutes(length: str) -> int:
    """Hours and minutes, as 8:30, in minutes."""
    hours, minutes = length.split(":")
    return int(hours) * 60 + int(minutes)
