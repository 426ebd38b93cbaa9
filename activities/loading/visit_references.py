"""What the places, people, finds and endings of a visit say of each other, of its facts and of the other rows."""

from __future__ import annotations

from ..rows.visit_models import LEAVE, WAIT
from .carried_references import FactNames
from .wording import suggest


def check_visits(check, rows) -> None:
    """Every id that a visit names is there and stands once; only its last ending is without a condition.

    check: gathers the slips, with `refer`, `alone` and `say`. rows: located rows by kind and id.
    """
    for row in check.each("visits"):
        check.refer(row, "activities", row.row.activity, "activity")
        check.refer(row, "case_files", row.row.file, "file")
        _ids(check, row)
        _finds(check, row, rows)
        _facts(check, row)
        _endings(check, row)


def _ids(check, row) -> None:
    visit = row.row
    scenes: dict = {}
    for field in ("places", "endings"):
        for one in getattr(visit, field):
            check.alone("the id", scenes, one.id, row, field, one.id, "id")
    for field in ("people", "finds", "events"):
        taken: dict = {}
        for one in getattr(visit, field):
            check.alone("the id", taken, one.id, row, field, one.id, "id")
    steps: dict = {}
    for place in visit.places:
        for step in place.steps:
            labels = "places", place.id, "steps", step.id, "id"
            check.alone("the id", steps, step.id, row, *labels)
            if step.id in (WAIT, LEAVE):
                check.say(row.at(*labels), f"every visit has a step '{step.id}' of its own; give this one another id")
    places = [place.id for place in visit.places]
    for person in visit.people:
        if person.place not in places:
            check.say(row.at("people", person.id, "place"), f"unknown '{person.place}'; {suggest(person.place, places)}")


def _finds(check, row, rows) -> None:
    finds = [find.id for find in row.row.finds]
    file = rows["case_files"].get(row.row.file)
    exhibits = [exhibit.id for exhibit in file.row.exhibits] if file else []
    for find in row.row.finds:
        labels = "finds", find.id, "exhibit"
        if find.exhibit and not row.row.file:
            check.say(row.at(*labels), "the visit has no case file that this could be from; name one under `file`")
        elif find.exhibit and file and not file.salvaged and find.exhibit not in exhibits:
            check.say(row.at(*labels), f"unknown '{find.exhibit}' in {file.at()}; {suggest(find.exhibit, exhibits)}")
    for labels, named in _list_found(row.row):
        for id in named:
            if id not in finds:
                check.say(row.at(*labels), f"unknown '{id}'; {suggest(id, finds)}")


def _list_found(visit):
    for place in visit.places:
        for step in place.steps:
            labels = "places", place.id, "steps", step.id
            yield (*labels, "finds"), step.finds
            for number, turn in enumerate(step.instead, 1):
                yield (*labels, "instead", number, "finds"), turn.finds


def _facts(check, row) -> None:
    names = FactNames(check, row, row.row.facts)
    for place in row.row.places:
        for step in place.steps:
            labels = "places", place.id, "steps", step.id
            names.refer_when(step.when, *labels, "when")
            names.refer_sets(step.sets, *labels, "sets")
            for number, turn in enumerate(step.instead, 1):
                names.refer_when(turn.when, *labels, "instead", number, "when")
                names.refer_sets(turn.sets, *labels, "instead", number, "sets")
    for event in row.row.events:
        names.refer_when(event.when, "events", event.id, "when")
        names.refer_sets(event.sets, "events", event.id, "sets")
    for ending in row.row.endings:
        names.refer_when(ending.when, "endings", ending.id, "when")
        for number, addition in enumerate(ending.also, 1):
            names.refer_when(addition.when, "endings", ending.id, "also", number, "when")


def _endings(check, row) -> None:
    *before, last = row.row.endings
    if last.when:
        check.say(row.at("endings", last.id, "when"), "the last ending stands where no other holds; take its condition out")
    for ending in before:
        if not ending.when:
            check.say(
                row.at("endings", ending.id), "an ending without `when` holds always, so those below it never come; give it one"
            )
