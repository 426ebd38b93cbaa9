"""What a row of a role play is: a talk that a few people act, each from a card that the others do not see, while others watch.

Pure definitions, as in `models`, whose rules for ids, sources and unknown keys hold here too.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from .models import Id, Row, SessionMinutes, Sourced, Text

# Who sits in every role play; others may come to them.
ROLES = ("worker", "inspector", "interpreter", "employer")
Role = Literal["worker", "inspector", "interpreter", "employer", "police"]


class Condition(Row):
    """What somebody says only where the others do something first. when: what they do, as the player can notice it."""

    when: Text
    says: Text


class RoleCard(Row):
    """What one player holds and nobody else sees. who: in one line, for the player; it may hold what others do not know. plays: how to play it, for the player."""

    role: Role
    who: Text
    knows: Annotated[list[Text], Field(min_length=1)]
    fears: list[Text] = []
    wants: list[Text] = []
    only_if: list[Condition] = []
    plays: Text | None = None


class PlayStep(Row):
    """A part of the time, and what happens in it."""

    minutes: SessionMinutes
    do: Text


class PlayCare(Row):
    """What is minded before the play and after it."""

    before: Annotated[list[Text], Field(min_length=1)]
    after: Annotated[list[Text], Field(min_length=1)]


class RolePlay(Sourced):
    """One role play. opening: read out to everybody. turns_out: where it ends, which the facilitator tells afterwards.

    watch: what the observers write down; debrief: questions in their order. fits_after: lines of plans after which it can be done.
    Its steps take as long as it does, and the worker says some things only if: a play in which nothing hangs on what the
    inspector does would teach that it does not matter.
    """

    number: Annotated[int, Field(ge=1)]
    title: Text
    about: Text
    content_note: Text
    minutes: SessionMinutes
    opening: Text
    steps: Annotated[list[PlayStep], Field(min_length=3)]
    cards: Annotated[list[RoleCard], Field(min_length=4)]
    watch: Annotated[list[Text], Field(min_length=4)]
    debrief: Annotated[list[Text], Field(min_length=3)]
    turns_out: Text
    care: PlayCare
    fits_after: list[Id] = []

    @model_validator(mode="after")
    def _has_its_time_and_its_people(self):
        taken = sum(step.minutes for step in self.steps)
        if taken != self.minutes:
            raise ValueError(f"the steps take {taken} minutes, and the play {self.minutes}; make them the same")
        there = [card.role for card in self.cards]
        for role in ROLES:
            if there.count(role) != 1:
                raise ValueError(f"{there.count(role)} cards for the {role}; give each of {', '.join(ROLES)} one")
        worker = self.cards[there.index("worker")]
        if len(worker.only_if) < 2 or not worker.fears:
            raise ValueError(
                "the worker has nothing to fear, or says everything anyway; give the card `fears` and at least two under `only_if`"
            )
        return self
