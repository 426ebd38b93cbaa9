"""What people read for the ids in a debrief's tables. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from activities.rows.walked import word_moments, word_ways

from .dividing import WORDS
from .file_observing import AGAINST, LABOUR_LAW, SAID, is_file, list_bearings
from .observing import AGE, CONCLUSION, OTHER_LAW, SEEN, STANCES, STATUSES
from .visit_observing import is_visit

Words = dict[tuple[str, ...], str]


def name_ids(content: Mapping[str, Any], rows) -> Words:
    """(what it is, ids …) → words, for one activity. content: the activity's, as its page has it. rows: the book's."""
    t = rows.strings
    words: Words = {("case", id): case.title for id, case in rows.cases.items()}
    words |= {("passage", passage.id): passage.text for case in rows.cases.values() for passage in case.passages}
    words |= _name_files(content, rows)
    words |= {("mark", tag["id"]): tag["name"] for tag in content.get("tags", ())}
    words |= {("offence", offence["id"]): offence["name"] for offence in content.get("offences", ())}
    words |= {("element", one["id"]): one["name"] for offence in content.get("offences", ()) for one in offence["elements"]}
    words |= {
        ("element", OTHER_LAW): t["classify.other-law"],
        ("question", AGE): t["coding.under-18"],
        ("answer", "yes"): t["coding.yes"],
    }
    words |= {("element", CONCLUSION): t["classify.conclude"], ("status", ""): ""}
    words |= {("answer", answer): t[f"coding.answer-{answer}"] for answer in SEEN}
    words |= {("status", status): t[f"coding.status-{status}"] for status in (*STATUSES, "unanswered")}
    words |= {("capacity", capacity): t[f"coding.capacity-{capacity}"] for capacity in content.get("capacities", ())}
    words |= {("stance", stance): t[f"debrief.stance-{stance}"] for stance in STANCES}
    words |= {("about", *key[1:]): text for key, text in words.items() if key[0] in ("passage", "element")}
    words |= {("word", word): t[f"debrief.word-{word}"] for word in WORDS}
    words |= {("question", one["id"]): one["text"] for one in content.get("questions", ()) if "text" in one}
    for question in (
        one for chapter in rows.chapters.values() if chapter.id == content.get("chapter") for one in chapter.questions
    ):
        words["question", question.id] = question.text
        words |= {("option", question.id, option.id): option.text for option in question.options}
    for section in content.get("sections", ()):
        words["section", section["id"]] = section["title"]
        for prompt in section["prompts"]:
            words["prompt", section["id"], prompt["id"]] = prompt["title"]
            words |= {("option", section["id"], prompt["id"], id): name for id, name in prompt["options"]}
    for plot in content.get("interviews", ()):
        words["interview", plot["id"]] = plot["title"]
        ways = word_ways(plot, rows)
        if is_visit(plot):
            words |= _name_moments(plot["id"], ways, word_moments(rows.visits[plot["id"]]))
        for scene in plot["scenes"]:
            words["scene", plot["id"], scene["id"]] = scene["title"]
            words |= {("way", plot["id"], scene["id"], way): text for way, text in ways.get(scene["id"], {}).items()}
    return words


def _name_moments(visit: str, ways: Mapping[str, Mapping[str, str]], told: Mapping[str, Any]) -> Words:
    """What follows from each step, turn by turn, and from each event, and what it does to the workers."""
    words: Words = {("find", visit, find): title for find, title in told["finds"].items()}
    words |= {("did", visit, place, step): text for place, steps in ways.items() for step, text in steps.items()}
    for step, (_text, *turns) in told["steps"].items():
        for number, (follows, worker) in enumerate(turns):
            turn = str(number - 1) if number else ""
            words |= {("follows", visit, step, turn): follows, ("worker", visit, step, turn): worker}
    for event, (text, worker) in told["events"].items():
        words |= {("happens", visit, event): text, ("happens-worker", visit, event): worker}
    return words


def name_bearings(content: Mapping[str, Any], t: Mapping[str, str]) -> dict[str, str]:
    """What a pair of a case file can bear on, in words, in the order in which it is asked."""
    names = {tag["id"]: tag["name"] for tag in content["tags"]} | {LABOUR_LAW: t["file.labour-law"], AGAINST: t["file.against"]}
    return {id: names[id] for id in list_bearings(content)}


def _name_files(content: Mapping[str, Any], rows) -> Words:
    words: Words = {}
    for file in (rows.case_files[case["id"]] for case in content.get("cases", ()) if is_file(case)):
        words["case", file.id] = file.title
        # A fact goes by several names in the tables: as a passage that was marked, and as either side of a pair.
        facts = file.list_facts().items()
        words |= {(kind, id): fact.words for id, fact in facts for kind in ("passage", "fact", "a", "b")}
    if words:
        words |= {("bearing", id): name for id, name in name_bearings(content, rows.strings).items()}
        words |= {("said", said): rows.strings[f"debrief.pair-{said}"] for said in SAID}
    return words


def name_cell(column: Mapping[str, Any], text: str) -> str:
    """A cell of a worksheet's row in words: options by their names, and what people wrote as it stands."""
    names = dict(column["options"])
    return ", ".join(names.get(id, id) for id in text.split()) if column["type"] == "several" else names.get(text, text)
