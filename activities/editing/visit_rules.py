"""A visit: everything in it can come up, and each safeguard matters to what it comes to.

That a visit ends needs no rule: each step costs minutes, and its minutes run out. It has too many courses to follow all, so
thousands are made up (`visit_search`), and what comes up in none of them is told as that.
"""

from __future__ import annotations

from activities.rows.visit_models import ROLES, Visit, lay_out_visit
from activities.rows.visit_search import TRIES, Found, list_light, search_visit

NEVER = f"came up in none of {TRIES} visits that were tried; loosen its conditions, or take it out"


def check(slips) -> None:
    """Hold each visit to what comes up when it is made again and again."""
    for id, row in slips.rows.visits.items():

        def say(labels: tuple, sentence: str, id: str = id) -> None:
            slips.say("visits", id, labels, sentence)

        plot = lay_out_visit(row)
        found = search_visit(plot)
        _steps(say, row, found)
        _rest(say, row, found)
        _facts(say, row, plot, found)


def _steps(say, row: Visit, found: Found) -> None:
    for place in row.places:
        for step in place.steps:
            labels = "places", place.id, "steps", step.id
            turns = {turn for id, turn in found.turns if id == step.id}
            if not turns:
                say(labels, NEVER)
                continue
            for number, _ in enumerate(step.instead, 1):
                if number - 1 not in turns:
                    say((*labels, "instead", number), NEVER)
            if None not in turns:
                say((*labels, "instead"), "each time one of these holds, so what the step itself says is never read")
    idle = [role for role in ROLES if not any(role in step.by for place in row.places for step in place.steps)]
    if idle:
        say(("places",), f"no step needs the {' or the '.join(idle)}; give each role something that is its own, with `by`")


def _rest(say, row: Visit, found: Found) -> None:
    for event in row.events:
        if event.after >= row.minutes:
            say(("events", event.id, "after"), f"the visit has {row.minutes} minutes, so nobody is there any more; write fewer")
        elif event.id not in found.events:
            say(("events", event.id), NEVER)
    for find in row.finds:
        if find.id not in found.finds:
            say(("finds", find.id), NEVER)
    for ending in row.endings:
        if ending.id not in found.endings:
            say(("endings", ending.id), NEVER)
            continue
        for number, _ in enumerate(ending.also, 1):
            if (ending.id, number - 1) not in found.additions:
                say(("endings", ending.id, "also", number), NEVER)


def _facts(say, row: Visit, plot, found: Found) -> None:
    for fact in row.facts:
        for value in fact.values:
            if (fact.id, value.id) not in found.values:
                say(("facts", fact.id, "values", value.id), NEVER)
    for id in list_light(plot, found, [fact.id for fact in row.facts if fact.safeguard]):
        say(("facts", id, "safeguard"), "no ending depends on this safeguard; let one, or it teaches that it can be left out")
