"""Interview: prepare one, walk through one or several in branches, and plan the evidence."""

from __future__ import annotations

from activities.kinds import Kind, Needs
from activities.kinds.sheets import sheet_content, sheet_table
from activities.rows.interview_models import lay_out_plot, list_interviews


def build_content(rows, activity_id: str) -> dict:
    """The plan, and the plots of the interviews to choose from. What is said in a scene stands in the form and is not repeated."""
    return {
        **sheet_content(rows, activity_id),
        "interviews": [lay_out_plot(interview) for interview in list_interviews(rows, activity_id)],
    }


KIND = Kind(
    name="interview",
    content=build_content,
    needs=Needs(worksheet=True, interviews=True),
    strings=("sheet.", "interview."),
    table=sheet_table,
)
