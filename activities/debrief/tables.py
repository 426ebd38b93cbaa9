"""The tables of a debrief, one for each question that a room asks: rows of ids, counts and what people wrote. Pure.

Nothing in them adds a group's answers up, ranks groups or measures how far they agree: counts say how many groups said a thing.
`activities/kinds/debrief/tables.js` lays out the same tables in the page; `tests/answers/room.json` holds both to one room.

| table | a row is | columns beside its ids |
| --- | --- | --- |
| cases | a case | marked, nothing, unmarked, not-begun |
| marks | a passage and a mark, also one that nobody set, in cases that somebody marked | number, count, of |
| passages | a passage, in the order of the case | number, of, divided, word, place (1 is the most divided of its case) |
| notes | what was noted on a passage, merged where equal | number, text, count, of, only |
| elements | an element of an offence, in cases that somebody weighed | met, unclear, not-met, unanswered, of |
| reasons | why an element has its status, or the conclusion on a case; merged where equal | status, text, count, of, only |
| questions | an answer to an indicator's question, or that someone is under 18 | count, of |
| stances | a passage or element on which a group made something of what the reading says: `about`, and `kind` of it | change, keep, ask, of |
| whys | why, or what a group asks the room; merged where equal | kind, stance, text, count, of, only |
| plans | a step of a plan; plans are numbered in an order that is no group's | plan, number, step, capacity, who, evidence, safety, count |
| facts | a fact of a case file that some group marked, in the order of the file | number, count, of |
| pairs | two facts that some group put together since they do not agree, `a` and `b` in the order of the file | count, of, divided, word, place (as passages have it) |
| meanings | what groups said of a pair, merged where equal: `said` is means, other or ask | text, count, of (the groups that found the pair), only |
| bears | an indicator, labour law, or against, to which some group tied a pair | bearing, count, of (the groups that found the pair) |
| findings | the same over all pairs of a file | bearing, count, of |
| prompts | what was written at a prompt, merged where equal | text, count, of, only |
| choices | an option of a prompt, also one that nobody chose | option, count, of |
| rows | a row of a section's table, merged where equal | cells, given, count, struck, of, only |
| ways | a way out of a scene of an interview | count (in the walk that was kept), tried, of |
| ends | where walks ended | count, of |
| said | words for a scene, merged where equal | text, count, of, only |
| courses | a moment of a visit, by its clock; courses are numbered in an order that is no group's | course, at (minutes), roles, place, did, turn, event, found, end, count |
| finds | what can be found on a visit, also what nobody found | count, of |
| answers | an option of a check's question | count, of |
| aside | what this edition has no place for | key, count |

`of` counts the groups that were at the thing: a group that never began is in none. `only`: one group alone saw it, of several.
With names each row that counts groups has `groups` too (of a way, those that tried it); elements and stances have them by status and by stance.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from .dividing import divide, word_division
from .file_observing import is_file
from .file_tables import lay_out_files
from .observing import AGE, CONCLUSION, PLAN_FIELDS, SEEN, STATUSES, is_check, list_elements
from .sheet_tables import lay_out_sheet
from .stance_tables import lay_out_stances
from .tallies import Tally
from .visit_observing import is_visit
from .visit_tables import lay_out_visits
from .wordings import mark_only, merge_texts

Tables = dict[str, list[dict[str, Any]]]
STATES = ("marked", "nothing", "unmarked", "not-begun")


def lay_out(tally: Tally, content: Mapping[str, Any]) -> Tables:
    """The tables of one activity. Only those that its content asks for; `aside` always. With names where the tally has them."""
    tables: Tables = {}
    if "tags" in content:
        tables["cases"] = [
            {"case": case["id"], **{state: tally.counts["case", case["id"], state] for state in STATES}}
            for case in content["cases"]
        ]
        tables["marks"], tables["passages"] = _lay_out_marks(tally, content)
        tables["notes"] = list(_lay_out_notes(tally, content))
        tables["elements"] = list(_lay_out_elements(tally, content))
        tables["reasons"] = list(_lay_out_reasons(tally, content))
        tables["questions"] = list(_lay_out_questions(tally, content))
        tables |= lay_out_stances(tally, content)
        if any(map(is_file, content["cases"])):
            tables |= lay_out_files(tally, content)
        if "capacities" in content:
            tables["plans"] = list(_lay_out_plans(tally, content))
    if "sections" in content:
        tables |= lay_out_sheet(tally, content)
    if "interviews" in content:
        tables |= _lay_out_walks(tally, content)
        if any(map(is_visit, content["interviews"])):
            tables |= lay_out_visits(tally, content)
    if is_check(content):
        tables["answers"] = list(_lay_out_answers(tally, content))
    tables["aside"] = [{"key": key[1], "count": tally.counts[key]} for key in sorted(tally.counts) if key[0] == "aside"]
    return tables


def _lay_out_marks(tally: Tally, content: Mapping[str, Any]) -> tuple[list[dict], list[dict]]:
    marks, passages = [], []
    tags = [tag["id"] for tag in content["tags"]]
    for case in content["cases"]:
        id = case["id"]
        if not (of := tally.counts["case", id, "marked"] + tally.counts["case", id, "nothing"]):
            continue
        here = []
        for number, passage in enumerate(case["passages"], 1):
            keys = [("mark", id, passage, tag) for tag in tags]
            counts = [tally.counts[key] for key in keys]
            at = {"case": id, "passage": passage, "number": number}
            marks += [{**at, "mark": key[3], "count": tally.counts[key], "of": of, **tally.name(key)} for key in keys]
            divided = divide(counts, of)
            here.append({**at, "of": of, "divided": divided, "word": word_division(divided, of)})
        order = sorted(here, key=lambda row: (-row["divided"], row["number"]))
        passages += [{**row, "place": order.index(row) + 1} for row in here]
    return marks, passages


def _lay_out_elements(tally: Tally, content: Mapping[str, Any]) -> Iterator[dict]:
    for case in content["cases"]:
        if not (of := tally.counts["weighed", case["id"]]):
            continue
        for offence, element in list_elements(content):
            keys = {status: ("element", case["id"], element, status) for status in STATUSES}
            counts = {status: tally.counts[key] for status, key in keys.items()}
            row = {"case": case["id"], "offence": offence, "element": element, **counts}
            row |= {"unanswered": of - sum(counts.values()), "of": of}
            if tally.who is not None:
                row["groups"] = {status: tally.who.get(key, []) for status, key in keys.items()}
            yield row


def _lay_out_notes(tally: Tally, content: Mapping[str, Any]) -> Iterator[dict]:
    texts = tally.list_texts("note")
    for case in content["cases"]:
        of = tally.counts["case", case["id"], "marked"] + tally.counts["case", case["id"], "nothing"]
        for number, passage in enumerate(case["passages"], 1):
            at = {"case": case["id"], "passage": passage, "number": number}
            yield from ({**at, **mark_only(row, of)} for row in merge_texts(tally, texts.get((case["id"], passage), [])))


def _lay_out_reasons(tally: Tally, content: Mapping[str, Any]) -> Iterator[dict]:
    texts = tally.list_texts("reason")
    for case in content["cases"]:
        of = tally.counts["weighed", case["id"]]
        for offence, element in [*list_elements(content), ("", CONCLUSION)]:
            for status in (*STATUSES, ""):
                at = {"case": case["id"], "offence": offence, "element": element, "status": status}
                yield from (
                    {**at, **mark_only(row, of)} for row in merge_texts(tally, texts.get((case["id"], element, status), []))
                )


def _lay_out_questions(tally: Tally, content: Mapping[str, Any]) -> Iterator[dict]:
    for case in content["cases"]:
        for question in content.get("questions", ()):
            keys = [("question", case["id"], question["id"], answer) for answer in SEEN]
            if of := sum(tally.counts[key] for key in keys):
                for key in keys:
                    yield _count_option(tally, key, of)
        key = ("question", case["id"], AGE, "yes")
        if tally.counts[key]:
            begun = sum(tally.counts["case", case["id"], state] for state in STATES[:3])
            yield _count_option(tally, key, begun)


def _count_option(tally: Tally, key: tuple[str, ...], of: int) -> dict:
    return {"case": key[1], "question": key[2], "answer": key[3], "count": tally.counts[key], "of": of, **tally.name(key)}


def _lay_out_plans(tally: Tally, content: Mapping[str, Any]) -> Iterator[dict]:
    for case in content["cases"]:
        # In the order of what is written in them, so that a plan's number leads to no group.
        plans = sorted(key for key in tally.counts if key[0] == "plan" and key[1] == case["id"])
        for plan, key in enumerate(plans, 1):
            for number, step in enumerate(json.loads(key[2]), 1):
                at = {"case": case["id"], "plan": plan, "number": number}
                yield {**at, **dict(zip(PLAN_FIELDS, step)), "count": tally.counts[key], **tally.name(key)}


def _lay_out_walks(tally: Tally, content: Mapping[str, Any]) -> Tables:
    tables: Tables = {"ways": [], "ends": [], "said": []}
    said = tally.list_texts("said")
    for interview in content["interviews"]:
        id = interview["id"]
        of = tally.counts["walk", id]
        ended = sum(tally.counts["end", id, scene["id"]] for scene in interview["scenes"])
        for scene in interview["scenes"]:
            at = {"interview": id, "scene": scene["id"]}
            for way in scene["ways"] if of else ():
                kept, tried = ("way", id, scene["id"], way), ("tried", id, scene["id"], way)
                counted = {"count": tally.counts[kept], "tried": tally.counts[tried], "of": of}
                tables["ways"].append({**at, "way": way, **counted, **tally.name(tried)})
            if count := tally.counts["end", id, scene["id"]]:
                tables["ends"].append({**at, "count": count, "of": ended, **tally.name(("end", id, scene["id"]))})
            words = merge_texts(tally, said.get((id, scene["id"]), []))
            tables["said"] += [{**at, **mark_only(row, of)} for row in words]
    return tables


def _lay_out_answers(tally: Tally, content: Mapping[str, Any]) -> Iterator[dict]:
    for question in content["questions"]:
        keys = [("answer", question["id"], option) for option in question["options"]]
        if of := sum(tally.counts[key] for key in keys):
            for key in keys:
                yield {"question": key[1], "option": key[2], "count": tally.counts[key], "of": of, **tally.name(key)}
