"""What kinds share whose form is a worksheet, as a whole or in part: its content, its table, its questions."""

from __future__ import annotations

from activities.rows.worksheets import find_worksheet, resolve_worksheet


def sheet_content(rows, activity_id: str) -> dict:
    """The worksheet of an activity with its options looked up, and the indicator questions where one chooses among them."""
    worksheet = find_worksheet(rows, activity_id)
    content = resolve_worksheet(worksheet, rows)
    if any(section.table and section.table.questions for section in worksheet.sections):
        content["questions"] = [{"id": question.id, "text": question.text} for question in rows.questions.values()]
    return content


def sheet_table(answers, rows, activity_id: str):
    """What was written on the worksheet of an activity, as a DataFrame."""
    from activities.answers import worksheet_frame

    return worksheet_frame(answers, find_worksheet(rows, activity_id), rows)
