"""Self-check: the questions at the end of a chapter, with something to say to every answer."""

from __future__ import annotations

from activities.kinds import Kind


def list_activities(rows) -> list[str]:
    """One self-check a chapter."""
    return [chapter.check_id for chapter in rows.chapters.values()]


def build_content(rows, activity_id: str) -> dict:
    """The questions. What is said to an answer stands in the form and is not repeated for the script."""
    chapter = next(chapter for chapter in rows.chapters.values() if chapter.check_id == activity_id)
    return {
        "chapter": chapter.id,
        "title": chapter.title,
        "questions": [
            {"id": question.id, "options": [option.id for option in question.shuffled]} for question in chapter.questions
        ],
    }


# The tools for groups and files stand on the self-study page, once for all chapters.
KIND = Kind(
    name="self-check",
    content=build_content,
    serves=list_activities,
    keeps_answers=False,
    strings=("check.",),
)
