"""Self-study: the chapters in order, what has been read and answered on this device, a summary on paper."""

from __future__ import annotations

from activities.kinds import Kind

ACTIVITY = "self-study"


def build_content(rows, activity_id: str) -> dict:
    """The chapters with their questions, so that answers given in them can be told here in words."""
    return {
        "minutes": {stage.id: sum(rows.chapters[id].minutes for id in stage.chapters) for stage in rows.stages.values()},
        "chapters": [
            {
                "id": chapter.id,
                "check": chapter.check_id,
                "title": chapter.title,
                "questions": [
                    {
                        "id": question.id,
                        "text": question.text,
                        "options": {option.id: [option.text, option.holds, option.feedback] for option in question.options},
                    }
                    for question in chapter.questions
                ],
            }
            for stage in rows.stages.values()
            for chapter in (rows.chapters[id] for id in stage.chapters)
        ],
    }


# It keeps marks of its own and shows what the chapters keep; files for groups would hold only half of it.
KIND = Kind(
    name="study-path",
    content=build_content,
    serves=lambda rows: [ACTIVITY] if rows.stages else [],
    keeps_answers=False,
    counted=False,
    strings=("study.", "check.holds", "check.falls-short"),
)
