"""Plans and what stands in them: days counted as they are held, sessions that serve somebody, activities in an order that can be kept."""

from __future__ import annotations

# What serves the room as it is: people arrive, rest and part.
SERVES_BY_ITSELF = ("opening", "closing", "break")


def check(slips) -> None:
    """Days count up, every session serves an aim, and no activity comes after itself."""
    _days(slips)
    _lines(slips)
    _prerequisites(slips)


def _days(slips) -> None:
    """Days count up from 1 without a gap, since pages and links name a day by its number."""
    for plan in slips.rows.plans.values():
        for number, day in enumerate(plan.days, 1):
            if day.number != number:
                slips.say("plans", plan.id, ("days", number, "number"), f"the days of a plan count up from 1; write {number}")


def _lines(slips) -> None:
    """A session serves an aim, by itself or by the activity that is done in it; one that serves none takes people's time for nothing."""
    for plan in slips.rows.plans.values():
        for number, day in enumerate(plan.days, 1):
            for line in day.lines:
                if not (line.aims or line.activity or line.form in SERVES_BY_ITSELF):
                    sentence = (
                        "this session serves no one; name the aims that it serves, as in `aims: [handbook-1]`, or take it out"
                    )
                    slips.say("plans", plan.id, ("days", number, "lines", line.id, "aims"), sentence)


def _prerequisites(slips) -> None:
    """What has to come before an activity can come before it."""
    activities = slips.rows.activities
    for id in activities:
        if id in _list_before(id, activities):
            sentence = f"'{id}' would have to come before itself; take out one of those that lead back to it"
            slips.say("activities", id, ("prerequisites",), sentence)


def _list_before(id: str, activities) -> set[str]:
    """Every activity that has to come before one, at any remove."""
    found: set[str] = set()
    waiting = list(activities[id].prerequisites)
    while waiting:
        if (one := waiting.pop()) not in found:
            found.add(one)
            waiting += activities[one].prerequisites
    return found


def list_without_session(rows) -> list[str]:
    """The aims that no session of any plan serves, in words; for whoever plans the course."""
    lines = [line for plan in rows.plans.values() for day in plan.days for line in day.lines]
    served = {aim for line in lines for aim in line.aims}
    served |= {aim for line in lines if line.activity for aim in rows.activities[line.activity].aims}
    return [f"{id}: {aim.text}" for id, aim in rows.aims.items() if id not in served]


def word_without_session(told: list[str]) -> list[str]:
    """Lines that say which aims have no session; none where all have."""
    return ["Aims that no session of any plan serves:", *(f"  {one}" for one in told)] if told else []
