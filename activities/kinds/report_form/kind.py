"""Report form: an inspection form put together from indicator questions and one's own fields, then tried on a case."""

from __future__ import annotations

from activities.kinds import Kind
from activities.kinds.case_coding.kind import case_title
from activities.rows.worksheets import resolve_worksheet

ACTIVITY = "inspection-report"
WORKSHEET = "report-form"


def build_content(rows, activity_id: str) -> dict:
    """The worksheet that the form is built on, the questions to choose from, and the cases to try it on."""
    return {
        **resolve_worksheet(rows.worksheets[WORKSHEET], rows),
        "questions": question_choices(rows),
        "cases": [{"id": case.id, "title": case_title(case, rows.strings)} for case in rows.cases.values()],
    }


def question_choices(rows) -> list[dict]:
    """The indicator questions in the handbook's order, for kinds in which a group chooses among them."""
    return [{"id": question.id, "text": question.text} for question in rows.questions.values()]


def _table(answers, rows, _activity_id):
    from activities.answers import worksheet_frame

    return worksheet_frame(answers, rows.worksheets[WORKSHEET], rows)


KIND = Kind(
    name="report-form",
    activities=lambda rows: [ACTIVITY] if WORKSHEET in rows.worksheets else [],
    content=build_content,
    strings=("sheet.", "report."),
    table=_table,
)
