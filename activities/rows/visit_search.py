"""What can come up on a visit, found by many visits that are made up at random and drawn to what has not come up yet. Pure.

A visit has too many courses to follow all: four people, twenty steps and a clock. What is found here came up on a visit that can
be made, so it is certain; what is not found in `TRIES` visits is told as such. Each search is the same, since its chances are.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Any

from .carried import State, holds
from .visit_models import LEAVE, WAIT
from .visited import Course, find_ending, list_choices, replay_visit, set_out, take

TRIES, LEAST = 4000, 200
SAMPLES = 40
SEED = 14


@dataclass
class Found:
    """turns: (step, turn) that came up. events, endings, finds: ids. additions: (ending, place). states: how things stood at each end.

    paths: the visits in which something came up for the first time, as they are kept; samples: others, by their endings; longest: the minutes of the longest visit.
    """

    turns: set[tuple[str, int | None]] = field(default_factory=set)
    events: set[str] = field(default_factory=set)
    endings: set[str] = field(default_factory=set)
    finds: set[str] = field(default_factory=set)
    additions: set[tuple[str, int]] = field(default_factory=set)
    values: set[tuple[str, str]] = field(default_factory=set)
    states: set[tuple[tuple[str, str], ...]] = field(default_factory=set)
    longest: int = 0
    paths: list[list[str]] = field(default_factory=list)
    samples: dict[str, list[list[str]]] = field(default_factory=dict)

    def count(self) -> int:
        """How much has come up."""
        tables: tuple[set, ...] = (self.turns, self.events, self.endings, self.finds, self.additions, self.values)
        return sum(len(table) for table in tables)


def search_visit(plot: Mapping[str, Any], tries: int = TRIES) -> Found:
    """Make visits until nothing is left to come up, or `tries` are made."""
    random, found, due = Random(SEED), Found(), _count_due(plot)
    for number in range(tries):
        before = found.count()
        visit, path = _make_visit(plot, random, found, together=number % 3 == 0)
        _note(plot, visit, found)
        if found.count() > before:
            found.paths.append(path)
        elif len(of_its_ending := found.samples.setdefault(visit.ending, [])) < SAMPLES:
            of_its_ending.append(path)
        if found.count() >= due and number > LEAST:
            break
    return found


def _count_due(plot: Mapping[str, Any]) -> int:
    steps = [step for scene in plot["scenes"] for step in scene["ways"].values()]
    endings = [scene for scene in plot["scenes"] if not scene["ways"]]
    due = sum(1 + len(step.get("instead", ())) for step in steps) + len(plot["events"]) + len(plot["finds"])
    return due + sum(1 + len(one["also"]) for one in endings) + sum(map(len, plot["facts"].values()))


def _make_visit(plot: Mapping[str, Any], random: Random, found: Found, together: bool) -> tuple[Course, list[str]]:
    """A visit to its end. It may go the first part of the way of one in which something new came up, and then on by itself."""
    visit, path = set_out(plot), list[str]()
    if found.paths and random.random() < 0.6:
        model = random.choice(found.paths)
        path = model[: random.randint(0, len(model) - 1)]
        visit = replay_visit(plot, path)
    laid = {id: step for scene in plot["scenes"] for id, step in scene["ways"].items()}
    _note_values(visit.state, found)
    # Who does everything comes to few endings: each visit leaves out steps of its own.
    share = random.choice((0, 0.3, 0.6))
    left_out = {step for step in laid if random.random() < share}
    while not visit.ending:
        choices = [step for _, step in list_choices(plot, visit) if step not in left_out]
        if not choices or random.random() < 0.04:
            step = LEAVE if random.random() < 0.4 else WAIT
        else:
            # What has not come up yet is looked for, but not always: it may need what has.
            fresh = [step for step in choices if (step, None) not in found.turns] if random.random() < 0.5 else []
            step = random.choice(fresh or choices)
        roles = visit.free
        if not together and step not in (WAIT, LEAVE):
            able = [role for role in roles if not laid[step].get("by") or role in laid[step]["by"]]
            roles = [random.choice(able)]
        if not take(plot, visit, roles, step):
            raise AssertionError(f"{step} was offered and could not be taken")
        path.append(f"{'+'.join(roles)}/{step}")
        _note_values(visit.state, found)
    return visit, path


def _note_values(state: State, found: Found) -> None:
    found.values.update(state.items())


def _note(plot: Mapping[str, Any], visit: Course, found: Found) -> None:
    for moment in visit.moments:
        if moment.event:
            found.events.add(moment.event)
        elif moment.step != WAIT:
            found.turns.add((moment.step, moment.turn))
        found.finds.update(moment.finds)
    ending = next(scene for scene in plot["scenes"] if scene["id"] == visit.ending)
    found.endings.add(visit.ending)
    found.additions |= {(visit.ending, place) for place, when in enumerate(ending["also"]) if holds(when, visit.state)}
    found.states.add(tuple(visit.state.items()))
    found.longest = max(found.longest, *visit.clocks.values())


def list_light(plot: Mapping[str, Any], found: Found, facts: list[str]) -> list[str]:
    """Those of `facts` on which no ending depends.

    An ending depends on a fact where it would have been another, or had another text, with another of the fact's values at the end; or had
    the fact stood at that value all the while, and the same steps been taken.
    """
    endings = {scene["id"]: scene for scene in plot["scenes"] if not scene["ways"]}

    def tell(state: State) -> tuple:
        ending = find_ending(plot, state)
        return ending, tuple(holds(when, state) for when in endings[ending]["also"])

    weighty: set[str] = set()
    for held in found.states:
        state = dict(held)
        for fact in facts:
            others = [value for value in plot["facts"][fact] if value != state[fact] and (fact, value) in found.values]
            if fact not in weighty and any(tell({**state, fact: other}) != tell(state) for other in others):
                weighty.add(fact)
    return [fact for fact in facts if fact not in weighty and not _weighs_earlier(plot, found, fact, tell)]


def _weighs_earlier(plot: Mapping[str, Any], found: Found, fact: str, tell: Callable[[State], tuple]) -> bool:
    for value in plot["facts"][fact]:
        other = _hold_fact(plot, fact, value)
        for path in [*found.paths, *(path for paths in found.samples.values() for path in paths)]:
            came, would_come = replay_visit(plot, path), replay_visit(other, path)
            if would_come.ending and not would_come.rest and tell(came.state) != tell(would_come.state):
                return True
    return False


def _hold_fact(plot: Mapping[str, Any], fact: str, value: str) -> dict[str, Any]:
    """The same plot, in which whatever sets a fact sets it to one value."""

    def hold(one: Any) -> Any:
        if isinstance(one, dict):
            return {key: {**part, fact: value} if key == "sets" and fact in part else hold(part) for key, part in one.items()}
        return [hold(part) for part in one] if isinstance(one, list) else one

    return hold(dict(plot))
