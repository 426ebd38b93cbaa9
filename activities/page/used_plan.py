"""What a page has to know to show the plan that the planner keeps on the device, beside the plans of the book. Pure.

The page itself reads the plan, with `look/room/planner/used_plan.js`: one rule for a kept plan and one shape of it, wherever it is shown.
"""

from __future__ import annotations

# The names of the words that such a page has, or how they begin.
USED_WORDS = ("planner.title-none", "planner.part", "planner.gap", "planner.refused-", "planner.mend-", "planner.used-")


def build_known(rows) -> dict:
    """The plans, lines and activities of the book as the rule for a planner's file asks for them, as JSON-able data."""
    lines = (line for plan in rows.plans.values() for day in plan.days for line in day.lines)
    return {
        "plans": [{"id": plan.id, "title": plan.title} for plan in rows.plans.values()],
        "lines": {line.id: {"title": line.title} for line in lines},
        "activities": {one.id: {"title": one.title} for one in rows.activities.values()},
    }
