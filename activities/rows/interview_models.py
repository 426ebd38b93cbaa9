"""What a row of a walked interview is: scenes, what one can do in each, and what follows from it.

Pure definitions, as in `models`, whose rules for ids, sources and unknown keys hold here too.
No way is marked as right: what a way leads to is told, and the walk goes on from there.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .models import Id, Row, Sourced, Text


class Way(Row):
    """One thing that the interviewer can do. `follows` tells what comes of it; `leads_to` is the next scene.

    What it `gains` and what it `risks` is told at the end of the walk, and not before: a group weighs it by itself first.
    """

    id: Id
    text: Text
    follows: Text
    gains: Text | None = None
    risks: Text | None = None
    leads_to: Id


class Scene(Row):
    """One moment of the interview. A scene without ways is an end."""

    id: Id
    title: Text
    text: Text
    ways: list[Way] = []


class Interview(Sourced):
    """An interview to walk through, from the scene `start`. `content_note` stands before it."""

    activity: Id
    title: Text
    content_note: Text
    start: Id
    scenes: Annotated[list[Scene], Field(min_length=2)]
