"""Worksheets: prompts, tables and what is drawn from them, all of it rows of `data/worksheets`."""

from __future__ import annotations

from activities.kinds import Kind, Needs
from activities.kinds.sheets import sheet_content, sheet_table


def build_content(rows, activity_id: str) -> dict:
    """The worksheet with its options looked up, and whether a calendar file can be made of it."""
    worksheet = sheet_content(rows, activity_id)
    views = [view["type"] for section in worksheet["sections"] for view in section["views"]]
    return {**worksheet, "calendar": "calendar" in views}


KIND = Kind(
    name="worksheet",
    content=build_content,
    needs=Needs(worksheet=True),
    strings=("sheet.",),
    table=sheet_table,
)
