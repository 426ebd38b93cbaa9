"""What a row of notes is: what a facilitator has to hand in one session of a plan, or in one activity.

Pure definitions, as in `models`, whose rules for ids, sources and unknown keys hold here too. How long steps take together, how many
things are heard and what is a question is asked by `editing.session_rules`.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

from .models import Id, Row, SessionMinutes, Sourced, Text

# What notes of their own have; those that take others over bring only what differs.
WHOLE = ("before", "steps", "listen_for", "heard", "debrief", "shorter", "longer", "no_devices", "care")


class SessionStep(Row):
    """One step. do: what the facilitator does. say: words to be spoken as they stand. show: a page of the book, or what is on the wall.

    slides: which slides of the session's deck stand meanwhile, by their place in it. talk: whether the room only listens.
    """

    minutes: SessionMinutes
    do: Text
    say: Text | None = None
    show: Text | None = None
    slides: list[Annotated[int, Field(gt=0, strict=True)]] = []
    talk: bool = False


Steps = Annotated[list[SessionStep], Field(min_length=1)]


class Heard(Row):
    """Something that people really say in this session, and the question to ask back."""

    said: Text
    ask_back: Text


class Shorter(Row):
    """The session in about 70 % of its minutes: what goes, which aim it costs, and the steps that are left."""

    leave_out: Text
    steps: Steps


class Longer(Row):
    """The session in about 130 % of its minutes: what the time is for, and the steps."""

    adds: Text
    steps: Steps


class SessionNotes(Sourced):
    """The notes for a line of a plan or for an activity, whose id it has.

    as: the activity, or the line of a plan, whose notes these take over; what stands here takes the place of what stands there.
    """

    as_: Id | None = Field(default=None, alias="as")
    before: list[Text] = []
    steps: list[SessionStep] = []
    listen_for: list[Text] = []
    heard: list[Heard] = []
    debrief: list[Text] = []
    shorter: Shorter | None = None
    longer: Longer | None = None
    no_devices: Text | None = None
    care: Text | None = None

    @model_validator(mode="after")
    def _is_whole_or_takes_over(self):
        missing = [name for name in WHOLE if not getattr(self, name)]
        if self.as_ is None and missing:
            raise ValueError(f"lacks {', '.join(missing)}; write them, or say with `as` whose notes these take over")
        return self
