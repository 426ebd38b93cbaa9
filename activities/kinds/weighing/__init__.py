"""What kinds share that work on cases: their titles, the elements that cases are weighed by, the readings to compare with."""

from __future__ import annotations

from activities.rows.editions import FACILITATOR
from activities.rows.for_whom import edition_of
from activities.rows.rules import lookup_table


def weighing_content(rows, activity_id: str) -> dict:
    """What every kind needs that weighs an activity's cases: the cases, its offences with their elements, the readings.

    Elements come with the table that their rule exports; texts of passages stand in the form and are not repeated.
    """
    activity = rows.activities[activity_id]
    return {
        "number": activity.number,
        "cases": [{**name_case(rows.cases[id], rows.strings), "passages": _list_passages(rows.cases[id])} for id in activity.cases],
        "offences": [_offence(rows.offences[id]) for id in activity.offences],
        "readings": {
            id: _reading(rows.readings[id], is_whole=not is_taken_up_later(id, activity, rows) or edition_of(rows) == FACILITATOR)
            for id in activity.cases
            if id in rows.readings
        },
    }


def is_taken_up_later(case: str, activity, rows) -> bool:
    """Whether a later activity weighs the case again: what the reading makes of all of it is then kept for that one."""
    return any(
        other.number > activity.number and case in other.cases and set(other.offences) & set(activity.offences)
        for other in rows.activities.values()
    )


def name_case(case, strings) -> dict:
    """A case to choose: its id, its number if it has one, and `Case 3: Manuel`, with a word where it is composed, or the bare title of a case without a number."""
    if case.number is None:
        return {"id": case.id, "number": None, "title": case.title}
    words = strings["coding.case-title-composed" if case.composed else "coding.case-title"]
    return {"id": case.id, "number": case.number, "title": words.format(number=case.number, title=case.title)}


def _list_passages(case) -> list[str]:
    return [passage.id for passage in case.passages]


def _offence(offence) -> dict:
    return {
        "id": offence.id,
        "name": offence.name,
        "elements": [
            {"id": e.id, "name": e.name, "child": e.not_needed_for_a_child, "sentences": e.sentences} for e in offence.elements
        ],
        "conclusions": offence.conclusions,
        "table": lookup_table(offence),
    }


def _reading(reading, is_whole: bool) -> dict:
    return {
        "overall": reading.overall if is_whole else None,
        "passages": {
            p.passage: {"bearing": p.bearing, "indicators": p.indicators, "eleven": p.eleven, "reason": p.reason}
            for p in reading.passages
        },
        "elements": {e.element: {"status": e.status, "reason": e.reason, "passages": e.passages} for e in reading.elements},
        "arguments": [{"id": a.id, "question": a.question} for a in reading.arguments],
        "evidence": reading.next_evidence,
    }
