"""How a simulation carries state from one step to the next. Pure, over plain data as the page has it.

A plot is a dict: `start`, `facts` (by id, their values in order), `begins` where a fact does not begin with the first, and `scenes`, each with `id` and `ways`; a way has `to`, and where they
are needed `when`, `sets` and `instead`, a list of turns with the same keys. Of the turns, the first whose `when` holds takes
the place of what it names. `activities/browser/carried.js` follows the same plots in the page; a test holds one to the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from .carried_models import DOWN, UP

State = dict[str, str]
Plain = Mapping[str, Any]


@dataclass(frozen=True)
class Outcome:
    """What comes of a way: the turn that held (its place in `instead`, or None), where it leads, and the state from there on."""

    turn: int | None
    to: str
    state: State


@dataclass(frozen=True)
class Step:
    """One step of a walk: the scene, the way taken, the turn that held in it, and the state before it."""

    scene: str
    way: str
    turn: int | None
    state: State


@dataclass(frozen=True)
class Walk:
    """A walk as far as it holds together from the start; `rest` is what was kept behind that and does not follow from it."""

    steps: tuple[Step, ...]
    scene: str
    state: State
    rest: tuple[str, ...]


def begin(plot: Plain) -> State:
    """How things stand at the beginning: every fact at its first value, or at the one that the plot names under `begins`."""
    return {fact: values[0] for fact, values in plot.get("facts", {}).items()} | plot.get("begins", {})


def holds(when: Mapping[str, list[str]] | None, state: State) -> bool:
    """Whether every fact that is named stands at one of the values named for it; without names it holds."""
    return not when or all(state.get(fact) in values for fact, values in when.items())


def carry(sets: Mapping[str, str] | None, state: State, facts: Mapping[str, list[str]]) -> State:
    """The state after `sets`: a value, or one step up or down along the fact's values, no further than its ends."""
    after = dict(state)
    for fact, value in (sets or {}).items():
        if value in (UP, DOWN):
            values = facts[fact]
            place = values.index(after[fact]) + (1 if value == UP else -1)
            after[fact] = values[max(0, min(place, len(values) - 1))]
        else:
            after[fact] = value
    return after


def find_turn(way: Plain, state: State) -> int | None:
    """Which of a way's turns holds: the first, by its place, or None."""
    return next((place for place, turn in enumerate(way.get("instead", ())) if holds(turn["when"], state)), None)


def follow(way: Plain, state: State, facts: Mapping[str, list[str]]) -> Outcome:
    """What comes of a way that is taken in a state: what the way sets, and over it what its turn sets."""
    place = find_turn(way, state)
    turn: Plain = way["instead"][place] if place is not None else {}
    after = carry(turn.get("sets"), carry(way.get("sets"), state, facts), facts)
    return Outcome(place, turn.get("to") or way.get("to") or "", after)


def list_open(scene: Plain, state: State) -> list[str]:
    """The ways that can be taken in a scene as things stand."""
    return [id for id, way in scene["ways"].items() if holds(way.get("when"), state)]


def replay(plot: Plain, path: Iterable[str]) -> Walk:
    """A walk that was kept as `scene/way`, followed from the start as far as it holds together."""
    scenes = {scene["id"]: scene for scene in plot["scenes"]}
    facts = plot.get("facts", {})
    scene, state, steps, kept = plot["start"], begin(plot), list[Step](), list(path)
    for step in kept:
        at, _, way = step.partition("/")
        if at != scene or way not in list_open(scenes[scene], state):
            break
        outcome = follow(scenes[scene]["ways"][way], state, facts)
        steps.append(Step(scene, way, outcome.turn, state))
        scene, state = outcome.to, outcome.state
    return Walk(tuple(steps), scene, state, tuple(kept[len(steps) :]))
