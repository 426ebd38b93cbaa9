"""What the debrief's page knows of each activity whose answers can be counted: what is asked, in words, without the help that a form gives. Pure.

A page of many activities has to stay small, so it takes along only what files and lines are read by. What an activity asks comes once
something of it is laid in, and a reading once it is opened.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from activities.answers.limits import BOOK
from activities.debrief import list_contents
from activities.debrief.file_observing import is_file
from activities.debrief.observing import is_check
from activities.debrief.visit_observing import is_visit
from activities.debrief.words import name_bearings
from activities.kinds import kind_of
from activities.kinds.weighing import is_taken_up_later
from activities.rows.walked import word_moments, word_ways
from activities.rows.watched import asked

WORDS = (
    "debrief.",
    "line.problem-",
    "host.problem-docx",
    "coding.status-",
    "coding.plan-",
    "coding.capacity-",
    "coding.answer",
    "host.locale",
    "host.nameless",
    "host.page-of",
    "host.paper-contents",
    "host.check-",
    "host.not-names",
    "host.openers",
    "host.downloaded",
    "coding.under-18",
    "coding.yes",
    "coding.passage",
    "coding.marks",
    "coding.element",
    "coding.question",
    "classify.other-law",
    "page.content-note",
    "visit.role-",
    "visit.happens",
    "visit.waited",
    "visit.found",
    "visit.to-workers",
    "visit.hour",
)

# Of what a content has, what the page has a view for; a check has one too.
SEEN = {"tags", "sections", "interviews"}


def build_debrief(rows) -> dict:
    """What the page of the debrief holds from the start, as JSON-able data. readings: the cases that have one in this edition."""
    contents = _choose_contents(rows)
    return {
        "book": BOOK,
        "activities": {id: _build_activity(id, content, rows) for id, content in contents.items()},
        "cases": {},
        "readings": sorted(_list_readings(contents.values(), rows)),
        "strings": _choose_words(rows),
    }


def build_late(rows) -> Iterator[tuple[str, dict]]:
    """What it fetches later, by the names of the scripts: what each activity asks with the texts of its cases, and each reading."""
    contents = _choose_contents(rows)
    for id, content in contents.items():
        asked = _list_cases([content])
        cases = {case: _build_case(rows.cases[case]) for case in rows.cases if case in asked}
        cases |= {file: _build_file(rows.case_files[file]) for file in rows.case_files if file in asked}
        yield f"debrief-{id}", {"content": shorten(content, rows), "cases": cases}
    for case, reading in _list_readings(contents.values(), rows).items():
        yield f"debrief-reading-{case}", reading


def _choose_contents(rows) -> dict[str, Any]:
    return {id: content for id, content in list_contents(rows).items() if SEEN & set(content) or is_check(content)}


def _list_cases(contents: Iterable[Mapping[str, Any]]) -> set[str]:
    return {case["id"] for content in contents if "tags" in content for case in content["cases"]}


def _list_readings(contents: Iterable[Mapping[str, Any]], rows) -> dict[str, dict]:
    """The readings of cases and of files, by their ids."""
    asked = _list_cases(contents)
    of_cases = {case: _build_reading(rows.readings[case]) for case in sorted(asked & set(rows.readings))}
    files = (rows.case_files[id] for id in sorted(asked & set(rows.case_files)))
    return of_cases | {file.id: _build_file_reading(file.reading) for file in files if file.reading}


def _build_file(file) -> dict:
    return {"note": file.content_note, "passages": {id: fact.words for id, fact in file.list_facts().items()}}


def _build_case(case) -> dict:
    return {"note": case.content_note, "passages": {one.id: one.text for one in case.passages}}


@asked
def _choose_words(rows) -> dict[str, str]:
    return {key: text for key, text in rows.strings.items() if key.startswith(WORDS)}


def _build_activity(id: str, content: Mapping[str, Any], rows) -> dict:
    row = rows.activities.get(id)
    # A line that is typed, and what an older file says of passages, is read by the marks and the passages that there are.
    read_by = {"content": shorten(content, rows)} if "tags" in content else {}
    return {
        **read_by,
        "kind": kind_of(id, rows).name,
        "number": row.number if row else None,
        "title": (row.short or row.title) if row else content.get("title", id),
        "later": [case for case in row.cases if is_taken_up_later(case, row, rows)] if row and rows.readings else [],
    }


def _take(one: Mapping[str, Any], names: Iterable[str]) -> dict:
    return {name: one[name] for name in names if name in one}


def shorten(content: Mapping[str, Any], rows) -> dict:
    """A content with what is counted in it and the words for that, and nothing else."""
    kept: dict[str, Any] = _take(content, ("number", "capacities"))
    if "tags" in content:
        kept["tags"] = [_take(tag, ("id", "letter", "name", "short", "of")) for tag in content["tags"]]
        kept["cases"] = [_shorten_case(case) for case in content["cases"]]
        if any(map(is_file, content["cases"])):
            kept["indicators"] = content["indicators"]
            kept["bearings"] = [list(one) for one in name_bearings(content, rows.strings).items()]
        kept["offences"] = [
            {**_take(one, ("id", "name")), "elements": [_take(element, ("id", "name")) for element in one["elements"]]}
            for one in content["offences"]
        ]
        kept["questions"] = [_take(one, ("id", "text")) for one in content.get("questions", ())]
    if "sections" in content:
        kept["sections"] = [_shorten_section(section) for section in content["sections"]]
    if "interviews" in content:
        kept["interviews"] = [_shorten_interview(one, rows) for one in content["interviews"]]
    if is_check(content):
        kept["questions"] = [_word_question(one, content, rows) for one in content["questions"]]
    return kept


def _shorten_case(case: Mapping[str, Any]) -> dict:
    return {**_take(case, ("id", "number", "title", "passages")), **({"exhibits": True} if is_file(case) else {})}


def _shorten_section(section: Mapping[str, Any]) -> dict:
    table = section["table"]
    return {
        **_take(section, ("id", "title", "shownIf")),
        "prompts": [_take(prompt, ("id", "title", "type", "options")) for prompt in section["prompts"]],
        "table": table
        and {
            "columns": [_take(column, ("id", "title", "type", "options", "weight")) for column in table["columns"]],
            "starters": table["starters"],
        },
    }


def _shorten_interview(interview: Mapping[str, Any], rows) -> dict:
    parts = ("id", "title", "start", "facts", "begins", "begins_at", "minutes", "roles", "events", "finds")
    words = word_ways(interview, rows)
    scenes = [
        {**_take(scene, ("id", "title", "when", "ways")), "words": words.get(scene["id"], {})} for scene in interview["scenes"]
    ]
    told = {"told": word_moments(rows.visits[interview["id"]])} if is_visit(interview) else {}
    return {**_take(interview, parts), "scenes": scenes, **told}


def _word_question(question: Mapping[str, Any], content: Mapping[str, Any], rows) -> dict:
    """A question of a check with its words, which stand in the chapter that the check belongs to; elsewhere they are the content's own."""
    chapter = rows.chapters.get(content.get("chapter"))
    found = next((one for one in chapter.questions if one.id == question["id"]), None) if chapter else None
    return {
        **_take(question, ("id", "options")),
        "text": found.text if found else question.get("text", question["id"]),
        "words": {option.id: option.text for option in found.options} if found else {},
    }


def _build_reading(reading) -> dict:
    return {**_build_weighing(reading), "passages": {one.passage: one.reason for one in reading.passages}}


def _build_file_reading(reading) -> dict:
    parts = {"title", "facts", "means", "otherwise", "ask", "whom", "innocent"}
    return {
        **_build_weighing(reading),
        "passages": {},
        "contradictions": [one.model_dump(include=parts) for one in reading.contradictions],
        "findings": [one.model_dump(include={"title", "reason"}) for one in reading.findings],
    }


def _build_weighing(reading) -> dict:
    return {
        "overall": reading.overall,
        "elements": {one.element: [one.status, one.reason] for one in reading.elements},
        "arguments": [one.question for one in reading.arguments],
    }
