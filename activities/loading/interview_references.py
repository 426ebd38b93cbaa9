"""What the scenes of a walked interview say of each other and of the other rows."""

from __future__ import annotations

from .wording import suggest


def check_interviews(check, rows) -> None:
    """Every way leads to a scene, every scene can be reached, and from each an end can be reached.

    check: gathers the slips, with `refer`, `alone` and `say`. rows: located rows by kind and id.
    """
    for row in rows["interviews"].values():
        check.refer(row, "activities", row.row.activity, "activity")
        scenes = {scene.id: scene for scene in row.row.scenes}
        taken: dict = {}
        for scene in row.row.scenes:
            check.alone("the id", taken, scene.id, row, "scenes", scene.id, "id")
            ways: dict = {}
            for way in scene.ways:
                check.alone("the id", ways, way.id, row, "scenes", scene.id, "ways", way.id, "id")
        if _targets_are_there(check, row, scenes):
            _walk_ends(check, row, scenes)


def _targets_are_there(check, row, scenes) -> bool:
    named: list[tuple[str, tuple[str, ...]]] = [(row.row.start, ("start",))]
    named += [(way.leads_to, ("scenes", scene.id, "ways", way.id, "leads_to")) for scene in scenes.values() for way in scene.ways]
    missing = [(id, labels) for id, labels in named if id not in scenes]
    for id, labels in missing:
        check.say(row.at(*labels), f"unknown '{id}'; {suggest(id, scenes)}")
    return not missing


def _walk_ends(check, row, scenes) -> None:
    onwards = {id: {way.leads_to for way in scene.ways} for id, scene in scenes.items()}
    reached = _follow({row.row.start}, onwards)
    for id in [id for id in scenes if id not in reached]:
        check.say(row.at("scenes", id), "no way leads to this scene; lead one to it, or take it out")
    backwards = {id: {other for other in scenes if id in onwards[other]} for id in scenes}
    ending = _follow({id for id, ways in onwards.items() if not ways}, backwards)
    for id in [id for id in scenes if id not in ending]:
        check.say(row.at("scenes", id), "no end can be reached from this scene; an end is a scene without ways")


def _follow(start: set[str], steps: dict[str, set[str]]) -> set[str]:
    found = set(start)
    edge = set(start)
    while edge:
        edge = set().union(*(steps[id] for id in edge)) - found
        found |= edge
    return found
