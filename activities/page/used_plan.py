"""What a page has to know to show the plan that the planner keeps on the device, beside the plans of the book. Pure.

The page itself reads the plan, with `look/room/planner/used_plan.js`: one rule for a kept plan and one shape of it, wherever it is shown.
"""

from __future__ import annotations

from collections.abc import Iterator

from activities.rows.watched import asked

from .timetable import aims_of_line

# The names of the words that such a page has, or how they begin.
USED_WORDS = ("planner.title-none", "planner.part", "planner.gap", "planner.refused-", "planner.mend-", "planner.used-")


def build_known(rows) -> dict:
    """The plans, lines and activities of the book as the rule for a planner's file asks for them, as JSON-able data."""
    lines = (line for plan in rows.plans.values() for day in plan.days for line in day.lines)
    return {
        "plans": [{"id": plan.id, "title": plan.title} for plan in rows.plans.values()],
        "lines": {line.id: {"title": line.title} for line in lines},
        "activities": {one.id: {"title": one.title} for one in rows.activities.values()},
        "extras": {id: {"title": extra["title"]} for id, extra in build_extras(rows).items()},
    }


@asked
def build_extras(rows) -> dict[str, dict]:
    """What a plan can take in that is neither a line of a plan nor an activity: sittings of the workshop, and role plays.

    By the page of each, without the folder of the book. needs: which of the planner's words says what has to lie ready.
    """
    return {**dict(_list_sittings(rows)), **dict(_list_role_plays(rows))}


def _list_sittings(rows) -> Iterator[tuple[str, dict]]:
    """Those that are held in the workshop itself: what has a test, and what is asked daily."""
    forms = {"before": "opening", "after": "closing"}
    for sitting in rows.sittings.values():
        rounds = [part.round for part in sitting.parts if part.round]
        if rounds or sitting.daily:
            form = forms[rounds[0]] if rounds else "closing"
            yield f"tests/{sitting.id}", {"title": sitting.title, "form": form, "minutes": sitting.minutes, "needs": "sitting"}


def _list_role_plays(rows) -> Iterator[tuple[str, dict]]:
    """Role plays, each with the aims of the sessions that it fits after, and what a cue card says of it."""
    lines = [line for plan in rows.plans.values() for day in plan.days for line in day.lines]
    for play in rows.role_plays.values():
        served = {aim for line in lines if line.id in play.fits_after for aim in aims_of_line(line, rows)}
        yield (
            f"role-plays/{play.id}",
            {
                "title": play.title,
                "form": "activity",
                "minutes": play.minutes,
                "needs": "role-play",
                "aims": [aim for aim in rows.aims if aim in served],
                "about": play.content_note,
                "steps": [f"{step.minutes}′ {step.do}" for step in play.steps],
                "isFacilitators": True,
            },
        )
