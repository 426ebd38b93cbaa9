"""What a row of a visit is: a site with places, people, what can be found there, and a clock.

Pure definitions. A group of four shares the roles out, goes together or splits, and each step costs minutes. What was done is carried
along as facts (`carried_models`); `visited` says how a visit is followed. No step is marked as right.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, get_args

from pydantic import Field

from .carried_models import Addition, Fact, Sets, When
from .models import Clock, Id, Row, Sourced, Text

Role = Literal["lead", "interviewer", "documents", "safety"]
ROLES: tuple[str, ...] = get_args(Role)
# Steps that every visit has, so that no row may take their names.
WAIT, LEAVE = "wait", "leave"

StepMinutes = Annotated[int, Field(gt=0, le=120, strict=True)]


class Find(Row):
    """Something that can be seen, heard or copied. exhibit: the paper of the case file that it is, where it is one."""

    id: Id
    title: Text
    exhibit: Id | None = None


class Person(Row):
    """Somebody at the site, at the beginning in `place`."""

    id: Id
    place: Id
    title: Text


class VisitTurn(Row):
    """What comes of a step instead where `when` holds; what it leaves out is as the step has it. `finds` is what is found then."""

    when: Annotated[When, Field(min_length=1)]
    follows: Text
    worker: Text | None = None
    finds: list[Id] = []
    sets: Sets = {}


class VisitStep(Row):
    """One thing that can be done in a place, once. by: at least one of these roles goes; without it anybody may.

    worker: what the step does to the workers; it is told with the timeline at the end, and not before.
    """

    id: Id
    text: Text
    minutes: StepMinutes
    by: list[Role] = []
    when: When = {}
    follows: Text
    worker: Text | None = None
    finds: list[Id] = []
    sets: Sets = {}
    instead: list[VisitTurn] = []


class Place(Row):
    """A place at the site, and what can be done there."""

    id: Id
    title: Text
    text: Text
    steps: Annotated[list[VisitStep], Field(min_length=1)]


class Event(Row):
    """What happens when so many minutes are gone, if `when` holds then, and else never."""

    id: Id
    after: StepMinutes
    when: When = {}
    text: Text
    worker: Text | None = None
    sets: Sets = {}


class Ending(Row):
    """What a visit comes to: the first whose `when` holds; the last has none. `also` stands below its text."""

    id: Id
    when: When = {}
    title: Text
    text: Text
    also: list[Addition] = []


class Visit(Sourced):
    """A visit to a site. begins: the hour at the gate; minutes: what the group has. file: the case file that its exhibits are from."""

    activity: Id
    number: Annotated[int, Field(ge=1)] | None = None
    title: Text
    content_note: Text
    intro: Text
    begins: Clock
    minutes: Annotated[int, Field(gt=0, le=480, strict=True)]
    file: Id | None = None
    facts: Annotated[list[Fact], Field(min_length=1)]
    people: list[Person] = []
    finds: Annotated[list[Find], Field(min_length=1)]
    places: Annotated[list[Place], Field(min_length=1)]
    events: list[Event] = []
    endings: Annotated[list[Ending], Field(min_length=1)]


def list_visits(rows, activity_id: str) -> list[Visit]:
    """The visits of an activity: those with a number first, in its order, then the others as their files come."""
    its = [visit for visit in rows.visits.values() if visit.activity == activity_id]
    return sorted(its, key=lambda visit: (visit.number is None, visit.number or 0))


def lay_out_visit(visit: Visit) -> dict[str, Any]:
    """What happens on a visit, without its texts: the plot that `visited` follows, as JSON-able data.

    Places and endings are its scenes, and steps the ways, as in the plot of an interview: so both are counted alike.
    """
    places = [
        {"id": place.id, "title": place.title, "ways": {step.id: _lay_out_step(step) for step in place.steps}}
        for place in visit.places
    ]
    endings = [
        {"id": ending.id, "title": ending.title, "when": ending.when, "also": [one.when for one in ending.also], "ways": {}}
        for ending in visit.endings
    ]
    return {
        "id": visit.id,
        "title": visit.title,
        "begins_at": visit.begins,
        "minutes": visit.minutes,
        "roles": list(ROLES),
        "facts": {fact.id: [value.id for value in fact.values] for fact in visit.facts},
        "begins": {fact.id: fact.begins for fact in visit.facts if fact.begins},
        "finds": [find.id for find in visit.finds],
        "events": [
            {"id": one.id, "after": one.after, "when": one.when, "sets": one.sets}
            for one in sorted(visit.events, key=lambda one: one.after)
        ],
        "scenes": [*places, *endings],
    }


def _lay_out_step(step: VisitStep) -> dict[str, Any]:
    turns = [{"when": turn.when, "sets": turn.sets, "finds": turn.finds} for turn in step.instead]
    parts = {"by": step.by, "when": step.when, "sets": step.sets, "finds": step.finds, "instead": turns}
    return {"minutes": step.minutes, **{name: part for name, part in parts.items() if part}}
