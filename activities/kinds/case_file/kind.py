"""Case file: read the papers of a place of work, pair facts that do not agree, weigh what was found, then compare."""

from __future__ import annotations

from activities.kinds import Kind, Needs
from activities.kinds.weighing import weighing_content

FURTHER_TAGS = ("speaks-against", "ask")
STEPS = ("read", "pair", "findings", "compare", "take")


def build_content(rows, activity_id: str) -> dict:
    """What the form and the script need. What the exhibits say stands in the form and is not repeated."""
    files = [file for file in rows.case_files.values() if file.activity == activity_id]
    return {
        "steps": list(STEPS),
        "indicators": list(rows.indicators),
        "tags": [
            *(
                {"id": i.id, "letter": i.letter, "name": i.name, "short": i.short, "look": f"ind-{i.id}"}
                for i in rows.indicators.values()
            ),
            *(_further_tag(tag, rows.strings) for tag in FURTHER_TAGS),
        ],
        **weighing_content(rows, activity_id),
        "cases": [_file(file, rows.strings) for file in files],
        "readings": {file.id: _reading(file.reading) for file in files if file.reading},
    }


def _further_tag(tag, strings) -> dict:
    name = strings[f"coding.tag-{tag}"]
    return {"id": tag, "letter": strings[f"coding.letter-{tag}"], "name": name, "short": name, "look": f"cc-{tag}"}


def _file(file, strings) -> dict:
    """A file as the shared parts know a case: its facts are the passages, exhibit by exhibit."""
    title = strings["file.title-composed"].format(title=file.title) if file.composed else file.title
    exhibits = [{"id": one.id, "short": one.short, "facts": list(one.list_facts())} for one in file.exhibits]
    return {
        "id": file.id,
        "number": None,
        "title": title,
        "exhibits": exhibits,
        "passages": [id for exhibit in exhibits for id in exhibit["facts"]],
    }


def _reading(reading) -> dict:
    return {
        "overall": reading.overall,
        "contradictions": [one.model_dump() for one in reading.contradictions],
        "findings": [one.model_dump() for one in reading.findings],
        "elements": {e.element: {"status": e.status, "reason": e.reason, "passages": e.passages} for e in reading.elements},
        "arguments": [{"id": a.id, "question": a.question} for a in reading.arguments],
    }


def build_table(answers, rows, _activity_id: str):
    """The pairs that do not agree, as a DataFrame, for those with a kernel. answers: one group's, by key."""
    # Loaded on use, as pandas is: to find the kinds nobody needs it.
    from activities.kinds.case_file.frames import frame_pairs

    return frame_pairs(answers, rows)


KIND = Kind(
    name="case-file",
    content=build_content,
    needs=Needs(offences=True, files=True),
    waits=("readings",),
    strings=("coding.", "file."),
    table=build_table,
)
