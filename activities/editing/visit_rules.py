"""A visit: everything in it can come up, each visit ends, and each safeguard matters to what it comes to.

What comes up is shown by a visit in which it does. What comes up in none that was tried is told as impossible where that is proved, and else as
not found. `activities/rows/visit_proofs.py` says what is proved and how.
"""

from __future__ import annotations

import functools
import json

from activities.rows.visit_models import ROLES, Visit, lay_out_visit
from activities.rows.visit_proofs import find_exchange, is_impossible
from activities.rows.visit_search import find_pair, search_visit

NEVER = "can never come up, whatever is done and in whichever order; loosen its conditions, or take it out"
UNSEEN = "came up in none of {tries} visits that were tried; give it more time, loosen its conditions, or take it out"


def check(slips) -> None:
    """Hold each visit to what comes up when it is made again and again."""
    for id, row in slips.rows.visits.items():
        safeguards = [fact.id for fact in row.facts if fact.safeguard]
        missing, light = _look_through(json.dumps(lay_out_visit(row)), tuple(safeguards))
        told = dict(missing)

        def say(labels: tuple, goal: tuple, id: str = id, told: dict = told) -> None:
            if goal in told:
                slips.say("visits", id, labels, told[goal])

        _steps(say, row, told)
        _idle(slips, id, row)
        _rest(say, row, told)
        for fact in light:
            sentence = "no ending depends on this safeguard; let one, or it teaches that it can be left out"
            slips.say("visits", id, ("facts", fact, "safeguard"), sentence)


@functools.lru_cache(maxsize=64)
def _look_through(plot: str, safeguards: tuple[str, ...]) -> tuple[tuple[tuple[tuple, str], ...], tuple[str, ...]]:
    """What does not come up, each with what is said of it, and the safeguards that decide nothing. plot: as JSON, since the same one is asked again and again."""
    found = search_visit(json.loads(plot), list(safeguards))
    due = [*found.plot.goals, *(("value", *pair) for pair in found.plot.values)]
    came = {*found.goals, *(("value", *pair) for pair in found.values)}
    missing = [
        (goal, NEVER if is_impossible(found.plot, goal) else UNSEEN.format(tries=found.tries)) for goal in due if goal not in came
    ]
    light = [fact for fact in safeguards if not find_pair(found, fact) and not find_exchange(found, fact)]
    return tuple(missing), tuple(light)


def _steps(say, row: Visit, told: dict) -> None:
    for place in row.places:
        for step in place.steps:
            labels = "places", place.id, "steps", step.id
            turns = range(len(step.instead))
            if ("step", step.id, None) in told and all(("step", step.id, turn) in told for turn in turns):
                say(labels, ("step", step.id, None))
                continue
            for turn in turns:
                say((*labels, "instead", turn + 1), ("step", step.id, turn))
            if ("step", step.id, None) in told:
                told["itself", step.id] = "each time one of these holds, so what the step itself says is never read"
                say((*labels, "instead"), ("itself", step.id))


def _rest(say, row: Visit, told: dict) -> None:
    for event in row.events:
        if event.after >= row.minutes:
            told["late", event.id] = f"the visit has {row.minutes} minutes, so nobody is there any more; write fewer"
            say(("events", event.id, "after"), ("late", event.id))
        else:
            say(("events", event.id), ("event", event.id))
    for find in row.finds:
        if all(goal in told for goal in _list_ways(row, find.id)):
            never = all(told[goal] == NEVER for goal in _list_ways(row, find.id))
            told["find", find.id] = NEVER if never else next(told[goal] for goal in _list_ways(row, find.id) if told[goal] != NEVER)
            say(("finds", find.id), ("find", find.id))
    for ending in row.endings:
        say(("endings", ending.id), ("ending", ending.id))
        if ("ending", ending.id) not in told:
            for number in range(len(ending.also)):
                say(("endings", ending.id, "also", number + 1), ("also", ending.id, number))
    for fact in row.facts:
        for value in fact.values:
            say(("facts", fact.id, "values", value.id), ("value", fact.id, value.id))


def _list_ways(row: Visit, find: str) -> list[tuple]:
    """The goals in which something is found; none where no step finds it."""
    steps = [step for place in row.places for step in place.steps]
    ways: list[tuple] = [("step", step.id, None) for step in steps if find in step.finds]
    return ways + [("step", step.id, turn) for step in steps for turn, one in enumerate(step.instead) if find in one.finds]


def _idle(slips, id: str, row: Visit) -> None:
    idle = [role for role in ROLES if not any(role in step.by for place in row.places for step in place.steps)]
    if idle:
        sentence = f"no step needs the {' or the '.join(idle)}; give each role something that is its own, with `by`"
        slips.say("visits", id, ("places",), sentence)
