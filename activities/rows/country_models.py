"""What a country brings to the book beside its law: whom to call, on which days nobody works, and times of the day that are kept free.

Pure definitions, as in `models`, whose rules for ids, sources and unknown keys hold here too. All of it comes in a pack.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from .models import SessionMinutes, Sourced, Text


def _refuse_no_day(day: str) -> str:
    try:
        date.fromisoformat(day)
    except ValueError:
        raise ValueError(f"{day} is no day of the calendar; write one as in 2026-05-01") from None
    return day


Day = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$"), AfterValidator(_refuse_no_day)]
Clock = Annotated[str, StringConstraints(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
# What somebody needs whom a contact helps. A part of a paper names those that stand in it.
Need = Literal["at-any-hour", "health", "shelter", "wages-and-law", "interpreting", "for-ourselves"]


def _ends_after_it_begins(first: str | None, last: str | None) -> None:
    if first and last and last < first:
        raise ValueError(f"it ends on {last}, before it begins on {first}; see to `until`")


class Holiday(Sourced):
    """A day, or some days up to and with `until`, on which people do not work. may_move: the day is settled late, as by the moon."""

    name: Text
    date: Day
    until: Day | None = None
    may_move: bool = False

    @model_validator(mode="after")
    def _is_a_time(self):
        _ends_after_it_begins(self.date, self.until)
        return self


class HeldTime(Sourced):
    """A time of the day that a programme keeps free, such as a prayer: on all days, or on some weekdays, or from one day to another."""

    name: Text
    at: Clock
    minutes: SessionMinutes
    weekdays: list[Weekday] = []
    since: Day | None = None
    until: Day | None = None

    @model_validator(mode="after")
    def _is_a_time(self):
        _ends_after_it_begins(self.since, self.until)
        hours, minutes = (int(part) for part in self.at.split(":"))
        if hours * 60 + minutes + self.minutes > 24 * 60:
            raise ValueError(f"{self.minutes} minutes from {self.at} go past midnight; shorten it")
        return self


class Contact(Sourced):
    """Somebody to call for a worker: an office or a service, never a person by name, and no street.

    number: a telephone number. known: what to know before one sends anybody there, such as hours, languages, costs, whom it takes.
    checked: on which day somebody last called.
    """

    need: Need
    name: Text
    number: Annotated[
        str, StringConstraints(strip_whitespace=True, pattern=r"^[0-9+*#()/ .-]*[0-9][0-9+*#()/ .-]*$", max_length=60)
    ]
    hours: Text
    known: Annotated[list[Text], Field(min_length=1)]
    checked: Day
