"""Visit: a site with a clock. A group shares four roles out, splits or stays together, and compares afterwards what it saw and what it did."""

from __future__ import annotations

from activities.kinds import Kind, Needs
from activities.rows.visit_models import lay_out_visit, list_visits


def build_content(rows, activity_id: str) -> dict:
    """The plots of the visits to choose from. What is said of a step stands in the form and is not repeated.

    They stand under `interviews`, as whatever is walked through does: so a debrief counts the steps as it counts ways.
    """
    return {"interviews": [lay_out_visit(visit) for visit in list_visits(rows, activity_id)]}


KIND = Kind(name="visit", content=build_content, needs=Needs(visits=True), strings=("visit.", "interview.so-far"))
