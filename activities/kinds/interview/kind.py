"""Interview: prepare one, walk through one or several in branches, and plan the evidence."""

from __future__ import annotations

from activities.kinds import Kind
from activities.rows.worksheets import resolve_worksheet

WORKSHEET = "interview-plan"


def list_activities(rows) -> list[str]:
    """Id of the activity whose plan is there, if there is an interview to walk through too."""
    planned = [rows.worksheets[WORKSHEET].activity] if WORKSHEET in rows.worksheets else []
    return [id for id in planned if any(interview.activity == id for interview in rows.interviews.values())]


def build_content(rows, activity_id: str) -> dict:
    """The plan and the interviews to choose from. What is said in a scene stands in the form and is not repeated."""
    return {
        **resolve_worksheet(rows.worksheets[WORKSHEET], rows),
        "interviews": [
            {
                "id": interview.id,
                "title": interview.title,
                "start": interview.start,
                "scenes": [
                    {"id": scene.id, "title": scene.title, "ways": {way.id: way.leads_to for way in scene.ways}}
                    for scene in interview.scenes
                ],
            }
            for interview in rows.interviews.values()
            if interview.activity == activity_id
        ],
    }


def _table(answers, rows, _activity_id):
    from activities.answers import worksheet_frame

    return worksheet_frame(answers, rows.worksheets[WORKSHEET], rows)


KIND = Kind(
    name="interview",
    activities=list_activities,
    content=build_content,
    strings=("sheet.", "interview."),
    table=_table,
)
