"""What a row of a video is: how a session with a film is led, and a testimony to read aloud where there is no film.

Pure definitions, as in `models`, whose rules for ids, sources and unknown keys hold here too.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

from .models import Id, Row, Sourced, Text


class Voice(Row):
    """One of the two who read: the name that stands before what is theirs, and how to read it."""

    id: Id
    name: Text
    how: Text


class Spoken(Row):
    """What one voice says in one go."""

    voice: Id
    text: Text


class Testimony(Row):
    """A text for two voices, composed from a case of the book. The one who worked speaks first."""

    title: Text
    case: Id
    note: Text
    voices: Annotated[list[Voice], Field(min_length=2, max_length=2)]
    spoken: Annotated[list[Spoken], Field(min_length=6, max_length=40)]

    @model_validator(mode="after")
    def _is_spoken_by_its_voices(self):
        names = [voice.id for voice in self.voices]
        for number, one in enumerate(self.spoken, 1):
            if one.voice not in names:
                raise ValueError(f"'{one.voice}' speaks in {number} and is none of the voices; there are: {', '.join(names)}")
        if self.spoken[0].voice != names[0]:
            raise ValueError(f"the first voice has the first word; begin with {names[0]}, or put the other voice first")
        return self


class Video(Sourced):
    """A session with a film: for which lines, how to choose the film, what comes before, meanwhile and after, and the reading in its place."""

    title: Text
    about: Text
    serves: Annotated[list[Id], Field(min_length=1)]
    choose: Annotated[list[Text], Field(min_length=2, max_length=8)]
    before: Annotated[list[Text], Field(min_length=1, max_length=6)]
    look_for: Annotated[list[Text], Field(min_length=1, max_length=5)]
    ask: Annotated[list[Text], Field(min_length=3, max_length=8)]
    care: Text
    testimony: Testimony
