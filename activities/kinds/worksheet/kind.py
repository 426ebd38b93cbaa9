"""Worksheets: prompts, tables and what is drawn from them, all of it rows of `data/worksheets`."""

from __future__ import annotations

from activities.kinds import Kind
from activities.rows.worksheets import resolve_worksheet


def list_activities(rows) -> list[str]:
    """Ids of the activities whose whole form is a worksheet."""
    return [worksheet.id for worksheet in rows.worksheets.values() if worksheet.id == worksheet.activity]


def build_content(rows, activity_id: str) -> dict:
    """The worksheet with its options looked up, and whether a calendar file can be made of it."""
    worksheet = resolve_worksheet(rows.worksheets[activity_id], rows)
    views = [view["type"] for section in worksheet["sections"] for view in section["views"]]
    return {**worksheet, "calendar": "calendar" in views}


def _table(answers, rows, activity_id):
    from activities.answers import worksheet_frame

    return worksheet_frame(answers, rows.worksheets[activity_id], rows)


KIND = Kind(
    name="worksheet",
    activities=list_activities,
    content=build_content,
    strings=("sheet.",),
    table=_table,
)
