"""Self-check: the questions at the end of a chapter, with something to say to every answer."""

from __future__ import annotations

from activities.kinds import Kind
from activities.rows.watched import asked


def list_activities(rows) -> list[str]:
    """One self-check a chapter."""
    return [chapter.check_id for chapter in rows.chapters.values()]


@asked
def find_place(rows, chapter_id: str) -> dict | None:
    """Where a chapter stands on the path: how many chapters there are, and the id and title of the one after it; None if it is not on it."""
    path = [id for stage in rows.stages.values() for id in stage.chapters]
    if chapter_id not in path:
        return None
    after = path[path.index(chapter_id) + 1 :][:1]
    return {"all": path, "next": after[0] if after else "", "title": rows.chapters[after[0]].title if after else ""}


def build_content(rows, activity_id: str) -> dict:
    """The questions, and the chapter's place on the path. What is said to an answer stands in the form and is not repeated for the script."""
    chapter = next(chapter for chapter in rows.chapters.values() if chapter.check_id == activity_id)
    return {
        "chapter": chapter.id,
        "title": chapter.title,
        "place": find_place(rows, chapter.id),
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
    late=True,
    strings=("check.", "study.progress"),
)
