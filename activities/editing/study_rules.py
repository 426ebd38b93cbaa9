"""Plans: their days are counted as they are held."""

from __future__ import annotations


def check(slips) -> None:
    """Days count up from 1 without a gap, since pages and links name a day by its number."""
    for plan in slips.rows.plans.values():
        for number, day in enumerate(plan.days, 1):
            if day.number != number:
                slips.say("plans", plan.id, ("days", number, "number"), f"the days of a plan count up from 1; write {number}")
