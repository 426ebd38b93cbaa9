"""What is walked through: every part of it can come up, every walk ends, and each safeguard matters in some ending.

All walks are followed, with all that they carry. What never comes up was written for nobody; a safeguard on which no ending
depends teaches that it can be left out.
"""

from __future__ import annotations

import functools
import json

from activities.rows.carried_search import MOST, Search, TooMany, list_without_weight, search_plot
from activities.rows.interview_models import Interview, lay_out_plot


def check(slips) -> None:
    """Hold each interview to what its walks come to."""
    for id, row in slips.rows.interviews.items():
        if row.facts:
            _interview(slips, id, row)


def _interview(slips, id: str, row: Interview) -> None:
    plot = lay_out_plot(row)
    try:
        found = _search(json.dumps(plot))
    except TooMany:
        sentence = f"its walks come to more than {MOST} moments; take facts together, or give them fewer values"
        slips.say("interviews", id, ("facts",), sentence)
        return

    def say(labels: tuple, sentence: str) -> None:
        slips.say("interviews", id, labels, sentence)

    for scene in row.scenes:
        if not found.reaches(scene.id):
            say(("scenes", scene.id), "no walk comes to this scene as its conditions stand; loosen one, or take the scene out")
        else:
            _scene(say, scene, found)
    for scene_id in dict.fromkeys(scene for scene, _ in found.list_endless()):
        say(("scenes", scene_id), "a walk can come here and find no end; offer a way on that asks for nothing")
    _facts(say, row, plot, found)


@functools.lru_cache(maxsize=64)
def _search(plot: str) -> Search:
    """What comes of a plot, which is JSON, since the same one is asked again and again in one process."""
    return search_plot(json.loads(plot))


def _scene(say, scene, found: Search) -> None:
    labels = "scenes", scene.id
    for number, _ in enumerate(scene.also, 1):
        if (scene.id, number - 1) not in found.additions:
            say((*labels, "also", number, "when"), "this holds in no walk; take it out, or have a way set what it asks for")
    for way in scene.ways:
        turns = {turn for at, of, turn in found.turns if (at, of) == (scene.id, way.id)}
        if not turns:
            say((*labels, "ways", way.id, "when"), "this holds in no walk, so nobody is offered the way")
            continue
        for number, _ in enumerate(way.instead, 1):
            if number - 1 not in turns:
                sentence = "this comes up in no walk: it holds in none, or a turn above it does each time"
                say((*labels, "ways", way.id, "instead", number, "when"), sentence)
        if None not in turns:
            say((*labels, "ways", way.id, "instead"), "in every walk one of these holds, so what the way itself says is never read")


def _facts(say, row, plot, found: Search) -> None:
    reached = found.list_values()
    for fact in row.facts:
        for value in fact.values:
            if (fact.id, value.id) not in reached:
                say(("facts", fact.id, "values", value.id), "no walk comes to this value; have a way set it, or take it out")
    asked = _list_asked(row)
    idle = [fact.id for fact in row.facts if fact.id not in asked]
    for fact in idle:
        say(("facts", fact), "nothing asks for this fact; let a text, a way or an ending depend on it, or take it out")
    for fact in list_without_weight(plot, found, [fact.id for fact in row.facts if fact.safeguard and fact.id not in idle]):
        say(("facts", fact, "safeguard"), "no ending depends on this safeguard; let one, or it teaches that it can be left out")


def _list_asked(row: Interview) -> set[str]:
    conditions = [addition.when for scene in row.scenes for addition in scene.also]
    conditions += [way.when for scene in row.scenes for way in scene.ways]
    conditions += [turn.when for scene in row.scenes for way in scene.ways for turn in way.instead]
    return {fact for when in conditions for fact in when}
