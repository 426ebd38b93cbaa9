"""Guidelines: points drafted part by part, exchanged with another group, put together by an editor."""

from __future__ import annotations

from activities.kinds import Kind
from activities.kinds.report_form.kind import question_choices
from activities.rows.worksheets import resolve_worksheet

ACTIVITY = "operational-guidelines"
WORKSHEET = "guidelines-draft"


def build_content(rows, activity_id: str) -> dict:
    """The worksheet with its parts, and the indicator questions to choose points from."""
    return {**resolve_worksheet(rows.worksheets[WORKSHEET], rows), "questions": question_choices(rows)}


def _table(answers, rows, _activity_id):
    from activities.answers import worksheet_frame

    return worksheet_frame(answers, rows.worksheets[WORKSHEET], rows)


KIND = Kind(
    name="guidelines",
    activities=lambda rows: [ACTIVITY] if WORKSHEET in rows.worksheets else [],
    content=build_content,
    strings=("sheet.", "guide."),
    table=_table,
)
