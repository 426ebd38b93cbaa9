"""What one group's answers say, as observations that can be counted over groups. Pure.

An observation is a tuple of texts, such as ("mark", "linh", "linh-08", "documents"), and a group makes each once at most.
What is counted over groups is then a sum: groups make a room, rooms make a programme, in any order. Ids stand in it and
what people wrote, never words of the page. `activities/kinds/debrief/observing.js` observes the same.

What an activity asks is read out of its content, which its page has too: marks where it has `tags`, elements where it has
`offences`, sections, walks, questions with options. No kind is named here. Who sat in which role is never read.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from activities.rows.carried import replay
from activities.rows.visited import replay_visit

from .file_observing import is_file, list_bearings, observe_file
from .folding import fold_text
from .sheet_observing import observe_sheet
from .visit_observing import is_visit, observe_visit

Observation = tuple[str, ...]

STATUSES = ("met", "unclear", "not-met")
OTHER_LAW = "other-law"  # weighed like an element, and of no offence
CONCLUSION = "conclusion"  # a reason that is given for a case as a whole
AGE = "under-18"
SEEN = ("seen", "not-seen", "ask")
# What a group leaves that has been at the marking of a case, if only to say that it is done.
MARKING = frozenset(("mark", "note", "committed"))
STANCES = ("change", "keep", "ask")  # what a group makes of a difference from the reading
PLAN_FIELDS = ("step", "capacity", "who", "evidence", "safety")


def observe(answers: Mapping[str, Any], content: Mapping[str, Any]) -> set[Observation]:
    """The observations of one group in one activity. answers: by key, as a file has them; content: as the activity's page has it."""
    found: set[Observation] = {("begun",)} if has_begun(answers) else set()
    if "tags" in content:
        found.update(_observe_cases(answers, content))
    if "sections" in content:
        found.update(observe_sheet(answers, content))
    if "interviews" in content:
        found.update(_observe_walks(answers, content))
    if is_check(content):
        found.update(_observe_check(answers, content))
    return found


def has_begun(answers: Mapping[str, Any]) -> bool:
    """Whether a group answered anything: to have settled who sits in which role is no answer."""
    return any(not key.startswith("group/") for key in answers)


def is_check(content: Mapping[str, Any]) -> bool:
    """Whether the activity is a check: all that it asks are questions with options."""
    return not ({"tags", "sections"} & set(content)) and all("options" in one for one in content.get("questions", [{}]))


def list_elements(content: Mapping[str, Any]) -> list[tuple[str, str]]:
    """(offence, element) in the order of the activity, ids; at the end what is weighed beside the offences, where it is."""
    pairs = [(offence["id"], element["id"]) for offence in content["offences"] for element in offence["elements"]]
    return [*pairs, *(("", tag["id"]) for tag in content["tags"] if tag["id"] == OTHER_LAW)]


def _observe_cases(answers: Mapping[str, Any], content: Mapping[str, Any]) -> Iterator[Observation]:
    by_case: dict[str, dict[tuple[str, ...], Any]] = {case["id"]: {} for case in content["cases"]}
    for key, value in answers.items():
        case, *rest = key.split("/")
        if case in by_case and rest:
            by_case[case][tuple(rest)] = value
        elif case != "group":
            yield "aside", key
    tags = {tag["id"] for tag in content["tags"]}
    elements = {element for _, element in list_elements(content)}
    questions = {question["id"] for question in content.get("questions", ())}
    for case in content["cases"]:
        given = by_case[case["id"]]
        yield from _observe_marking(case, given, tags)
        yield from _observe_weighing(case["id"], given, elements)
        yield from _observe_stances(case["id"], given, elements.union(case["passages"]))
        if is_file(case):
            yield from observe_file(case, given, tags, list_bearings(content))
        for (part, *rest), value in given.items():
            if part == "question" and len(rest) == 1 and rest[0] in questions and value in SEEN:
                yield "question", case["id"], rest[0], value
        if plan := _read_plan(given.get(("plan",))):
            yield "plan", case["id"], json.dumps(plan, ensure_ascii=False, separators=(",", ":"))


def _observe_marking(case: Mapping[str, Any], given: Mapping[tuple[str, ...], Any], known: set[str]) -> Iterator[Observation]:
    """Whether the group was at the marking, and its marks: a group that never began is not one that marked nothing."""
    if not given:
        yield "case", case["id"], "not-begun"
        return
    passages, marked = set(case["passages"]), False
    for (part, *rest), value in given.items():
        if part == "note" and len(rest) == 1 and rest[0] in passages and fold_text(said := _text(value)):
            yield "note", case["id"], rest[0], said
        if part != "mark" or len(rest) != 1:
            continue
        for tag in _list(value):
            if tag in known and rest[0] in passages:
                marked = True
                yield "mark", case["id"], rest[0], tag
            else:
                yield "aside", f"{case['id']}/mark/{rest[0]}/{tag}"
    if marked:
        yield "case", case["id"], "marked"
    else:
        yield "case", case["id"], "nothing" if any(part in MARKING for part, *_ in given) else "unmarked"


def _observe_weighing(case: str, given: Mapping[tuple[str, ...], Any], elements: set[str]) -> Iterator[Observation]:
    for (part, *rest), value in given.items():
        if part == "element" and len(rest) == 1 and value in STATUSES:
            if rest[0] in elements:
                yield "weighed", case
                yield "element", case, rest[0], value
            else:
                yield "aside", f"{case}/element/{rest[0]}"
        if part == "reason" and len(rest) == 1 and rest[0] in (*elements, CONCLUSION) and fold_text(said := _text(value)):
            status = given.get(("element", rest[0]))
            yield "reason", case, rest[0], status if status in STATUSES else "", said
    if given.get((AGE,)) is True:
        yield "question", case, AGE, "yes"


def _observe_stances(case: str, given: Mapping[tuple[str, ...], Any], known: set[str]) -> Iterator[Observation]:
    for (part, *rest), value in given.items():
        if part not in ("stance", "stance-why") or len(rest) != 1 or rest[0] not in known:
            continue
        if part == "stance" and value in STANCES:
            yield "stance", case, rest[0], value
        if part == "stance-why" and fold_text(said := _text(value)):
            stance = given.get(("stance", rest[0]))
            yield "why", case, rest[0], stance if stance in STANCES else "", said


def _read_plan(steps: Any) -> list[list[str]]:
    """The steps of a plan in which something is written, each as the texts of PLAN_FIELDS."""
    rows = [[_text(step.get(field)) for field in PLAN_FIELDS] for step in _rows(steps)]
    return [
        [what, capacity or "own", *rest] for what, capacity, *rest in rows if any(text.strip(" \n\r\t") for text in (what, *rest))
    ]


def _observe_walks(answers: Mapping[str, Any], content: Mapping[str, Any]) -> Iterator[Observation]:
    for interview in content["interviews"]:
        id, scenes = interview["id"], {scene["id"]: scene["ways"] for scene in interview["scenes"]}
        kept, end = _follow_walk(interview, path := _list(answers.get(f"walk/{id}")))
        if is_visit(interview):
            yield from observe_visit(interview, path)
        tried = {
            (at, way)
            for at, _, way in (step.partition("/") for step in _list(answers.get(f"tried/{id}")))
            if way in scenes.get(at, {})
        }
        words = {at: text for at in scenes if fold_text(text := _text(answers.get(f"words/{id}/{at}")))}
        if kept or tried or words:
            yield "walk", id
        if kept and end:
            yield "end", id, end
        for at, way in kept:
            yield "way", id, at, way
        for at, way in tried.union(kept):
            yield "tried", id, at, way
        for at, text in words.items():
            yield "said", id, at, text


def _follow_walk(plot: Mapping[str, Any], path: list[str]) -> tuple[list[tuple[str, str]], str]:
    """(scene, way) of each step that holds together from the start, and where they lead; a visit, which has minutes, leads nowhere before it is over."""
    if "minutes" in plot:
        visit = replay_visit(plot, path)
        return [(moment.place, moment.step) for moment in visit.moments if moment.place], visit.ending
    walk = replay(plot, path)
    return [(step.scene, step.way) for step in walk.steps], walk.scene


def _observe_check(answers: Mapping[str, Any], content: Mapping[str, Any]) -> Iterator[Observation]:
    for question in content["questions"]:
        given = _text(answers.get(question["id"]))
        if given in question["options"]:
            yield "answer", question["id"], given


def _list(value: Any) -> list[str]:
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _rows(value: Any) -> list[Mapping[str, Any]]:
    return [item for item in value if isinstance(item, Mapping)] if isinstance(value, list) else []
