"""Which pages are made from rows, and from which: nobody writes these by hand, and nobody may take their place. Pure."""

from __future__ import annotations

CASES = "book/cases"
PLANS = "book/plans"
ACTIVITIES = "book/activities"
FOLDERS = (CASES, PLANS, ACTIVITIES)
BY_HAND = "index"  # the one page of each of these folders that somebody writes


def has_page_from_row(activity) -> bool:
    """Whether an activity's page is made from its row: it says so with `page: book/activities/<id>`."""
    return activity.page == f"{ACTIVITIES}/{activity.id}"


def list_row_pages(cases, plans, activities) -> dict[str, list[str]]:
    """The pages made from rows, by folder, in the order of the rows; from the rows of each kind."""
    return {
        CASES: [case.id for case in cases],
        PLANS: [plan.id for plan in plans],
        ACTIVITIES: [activity.id for activity in activities if has_page_from_row(activity)],
    }
