"""What the scenes of a walked interview say of each other, of its facts and of the other rows."""

from __future__ import annotations

from .carried_references import FactNames
from .wording import suggest


def check_interviews(check, rows) -> None:
    """Every way leads to a scene, every scene can be reached, and from each an end can be reached.

    check: gathers the slips, with `refer`, `alone` and `say`. rows: located rows by kind and id.
    """
    for row in check.each("interviews"):
        check.refer(row, "activities", row.row.activity, "activity")
        scenes = {scene.id: scene for scene in row.row.scenes}
        taken: dict = {}
        for scene in row.row.scenes:
            check.alone("the id", taken, scene.id, row, "scenes", scene.id, "id")
            ways: dict = {}
            for way in scene.ways:
                check.alone("the id", ways, way.id, row, "scenes", scene.id, "ways", way.id, "id")
        _facts_are_there(check, row)
        if _targets_are_there(check, row, scenes):
            _walk_ends(check, row, scenes)


def _facts_are_there(check, row) -> None:
    names = FactNames(check, row, row.row.facts)
    for scene in row.row.scenes:
        for number, addition in enumerate(scene.also, 1):
            names.refer_when(addition.when, "scenes", scene.id, "also", number, "when")
        for way in scene.ways:
            labels = "scenes", scene.id, "ways", way.id
            names.refer_when(way.when, *labels, "when")
            names.refer_sets(way.sets, *labels, "sets")
            for number, turn in enumerate(way.instead, 1):
                names.refer_when(turn.when, *labels, "instead", number, "when")
                names.refer_sets(turn.sets, *labels, "instead", number, "sets")


def _targets_are_there(check, row, scenes) -> bool:
    named: list[tuple[str, tuple]] = [(row.row.start, ("start",))]
    for scene in scenes.values():
        for way in scene.ways:
            labels = "scenes", scene.id, "ways", way.id
            named.append((way.leads_to, (*labels, "leads_to")))
            turns = enumerate(way.instead, 1)
            named += [(turn.leads_to, (*labels, "instead", number, "leads_to")) for number, turn in turns if turn.leads_to]
    missing = [(id, labels) for id, labels in named if id not in scenes]
    for id, labels in missing:
        check.say(row.at(*labels), f"unknown '{id}'; {suggest(id, scenes)}")
    return not missing


def _walk_ends(check, row, scenes) -> None:
    onwards = {id: {target for way in scene.ways for target in _list_targets(way)} for id, scene in scenes.items()}
    reached = _follow({row.row.start}, onwards)
    for id in [id for id in scenes if id not in reached]:
        check.say(row.at("scenes", id), "no way leads to this scene; lead one to it, or take it out")
    backwards = {id: {other for other in scenes if id in onwards[other]} for id in scenes}
    ending = _follow({id for id, ways in onwards.items() if not ways}, backwards)
    for id in [id for id in scenes if id not in ending]:
        check.say(row.at("scenes", id), "no end can be reached from this scene; an end is a scene without ways")


def _list_targets(way) -> list[str]:
    return [way.leads_to, *(turn.leads_to for turn in way.instead if turn.leads_to)]


def _follow(start: set[str], steps: dict[str, set[str]]) -> set[str]:
    found = set(start)
    edge = set(start)
    while edge:
        edge = set().union(*(steps[id] for id in edge)) - found
        found |= edge
    return found
