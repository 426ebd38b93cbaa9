"""What a row of case law is: a judgment, or a rule of national law that practice all over the world looks to.

Pure definitions, as in `models`, whose rules for ids, sources and unknown keys hold here too.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .models import Id, Row, Sourced, Text


class CaseOfTheBook(Row):
    """A case of this book in which a decision matters, and why."""

    case: Id
    why: Text


class Decision(Sourced):
    """One decision, told in our words: what happened, what was held, what it changes at a workplace.

    sort: a judgment of a court, or a statute. decided: its day; reference: the number under which it is found.
    read: the decision or its official summary; a copy of one; or only reported by others, which the page must say.
    care: what it does not say, or where it stops. searched_as: what people may look for instead of its name.
    """

    number: Annotated[int, Field(ge=1)]
    sort: Literal["judgment", "statute"]
    name: Text
    court: Text
    reference: Text
    decided: Text
    about: Text
    facts: Text
    holding: Text
    matters: Text
    care: Text | None = None
    read: Literal["official", "copy", "reported"]
    cases: list[CaseOfTheBook] = []
    searched_as: list[Text] = []
