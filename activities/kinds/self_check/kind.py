"""Self-check: the questions at the end of a chapter, with something to say to every answer."""

from __future__ import annotations

from activities.kinds import Kind

PREFIX = "check-"


def list_activities(rows) -> list[str]:
    """One self-check a chapter: `check-<chapter>`."""
    return [f"{PREFIX}{chapter}" for chapter in rows.chapters]


def build_content(rows, activity_id: str) -> dict:
    """The questions. What is said to an answer stands in the form and is not repeated for the script."""
    chapter = rows.chapters[activity_id.removeprefix(PREFIX)]
    return {
        "chapter": chapter.id,
        "title": chapter.title,
        "questions": [{"id": question.id, "options": [option.id for option in question.options]} for question in chapter.questions],
    }


# The tools for groups and files stand on the self-study page, once for all chapters.
KIND = Kind(
    name="self-check",
    content=build_content,
    serves=list_activities,
    keeps_answers=False,
    strings=("check.",),
)
