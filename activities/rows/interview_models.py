"""What a row of a walked interview is: scenes, what one can do in each, and what follows from it.

Pure definitions, as in `models`, whose rules for ids, sources and unknown keys hold here too.
No way is marked as right: what a way leads to is told, and the walk goes on from there. What was done earlier is carried along
as facts (`carried_models`), on which later texts, ways and endings depend.
"""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from .carried_models import Addition, Fact, Sets, When
from .models import Id, Row, Sourced, Text


class Turn(Row):
    """What comes of a way instead where `when` holds; what it leaves out is as the way has it."""

    when: Annotated[When, Field(min_length=1)]
    follows: Text | None = None
    gains: Text | None = None
    risks: Text | None = None
    leads_to: Id | None = None
    sets: Sets = {}


class Way(Row):
    """One thing that the interviewer can do. `follows` tells what comes of it; `leads_to` is the next scene.

    What it `gains` and what it `risks` is told at the end of the walk, and not before: a group weighs it by itself first.
    It is offered only where `when` holds. `instead`: of its turns, the first that holds counts.
    """

    id: Id
    text: Text
    when: When = {}
    follows: Text
    gains: Text | None = None
    risks: Text | None = None
    leads_to: Id
    sets: Sets = {}
    instead: list[Turn] = []


class Scene(Row):
    """One moment of the interview. A scene without ways is an end. `also`: what stands below its text, each where it holds."""

    id: Id
    title: Text
    text: Text
    also: list[Addition] = []
    ways: list[Way] = []


class Interview(Sourced):
    """An interview to walk through, from the scene `start`. `content_note` stands before it.

    number: its place among those of its activity; without one it stands behind them.
    """

    activity: Id
    number: Annotated[int, Field(ge=1)] | None = None
    title: Text
    content_note: Text
    start: Id
    facts: list[Fact] = []
    scenes: Annotated[list[Scene], Field(min_length=2)]


def list_interviews(rows, activity_id: str) -> list[Interview]:
    """The interviews of an activity: those with a number first, in its order, then the others as their files come."""
    its = [interview for interview in rows.interviews.values() if interview.activity == activity_id]
    return sorted(its, key=lambda interview: (interview.number is None, interview.number or 0))


def lay_out_plot(interview: Interview) -> dict[str, Any]:
    """What happens in an interview, without its texts: the plot that `carried` follows, as JSON-able data."""
    return {
        "id": interview.id,
        "title": interview.title,
        "start": interview.start,
        "facts": {fact.id: [value.id for value in fact.values] for fact in interview.facts},
        "begins": {fact.id: fact.begins for fact in interview.facts if fact.begins},
        "scenes": [
            {
                "id": scene.id,
                "title": scene.title,
                **({"also": [one.when for one in scene.also]} if scene.also else {}),
                "ways": {way.id: _lay_out_way(way) for way in scene.ways},
            }
            for scene in interview.scenes
        ],
    }


def _lay_out_way(way: Way | Turn) -> dict[str, Any]:
    turns = [_lay_out_way(turn) for turn in way.instead] if isinstance(way, Way) else []
    parts = {"to": way.leads_to, "when": way.when, "sets": way.sets, "instead": turns}
    return {name: part for name, part in parts.items() if part}
