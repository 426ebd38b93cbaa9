"""Plans: the lines of a day stand in the order in which they are held."""

from __future__ import annotations


def check(slips) -> None:
    """Mornings come before afternoons, and days count up."""
    for plan in slips.rows.plans.values():
        for number, day in enumerate(plan.days, 1):
            if day.number != number:
                slips.say("plans", plan.id, ("days", number, "number"), f"the days of a plan count up from 1; write {number}")
            halves = [line.half for line in day.lines]
            for before, line in zip(halves, day.lines[1:]):
                if (before, line.half) == ("afternoon", "morning"):
                    slips.say("plans", plan.id, ("days", number, "lines", line.id), "a morning after an afternoon; put it before")
