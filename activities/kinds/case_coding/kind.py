"""Case coding: mark a case's passages with indicators, answer, weigh, plan, then compare."""

from __future__ import annotations

from activities.kinds import Kind
from activities.rows.rules import lookup_table

ACTIVITY = "indicators-and-investigation"
OFFENCES = ("forced-labour", "trafficking")
CAPACITIES = ("own", "police", "prosecutor", "ngo", "union", "other")
FURTHER_TAGS = ("speaks-against", "ask")
STEPS = ("read", "questions", "elements", "plan", "compare")


def build_content(rows, activity_id: str) -> dict:
    """What the form and the script need; texts of passages stand in the form and are not repeated."""
    return {
        "steps": list(STEPS),
        "capacities": list(CAPACITIES),
        "indicators": list(rows.indicators),
        "tags": [
            *(
                {"id": i.id, "letter": i.letter, "name": i.name, "short": i.short, "look": f"ind-{i.id}"}
                for i in rows.indicators.values()
            ),
            *(_further_tag(tag, rows.strings) for tag in FURTHER_TAGS),
        ],
        "questions": [
            {"id": q.id, "indicator": q.indicator, "text": q.text, "eleven": [e for e in (q.eleven, q.eleven_also) if e]}
            for q in rows.questions.values()
        ],
        "eleven": [{"id": e.id, "name": e.name, "six": [[r.indicator, r.relation] for r in e.six]} for e in rows.eleven.values()],
        **weighing_content(rows, activity_id, OFFENCES),
    }


def weighing_content(rows, activity_id: str, offences) -> dict:
    """What every kind needs that weighs an activity's cases: the cases, the offences' elements, the readings.

    offences: ids, in the order of the page. Elements come with the table that their rule exports.
    """
    cases = [rows.cases[i] for i in rows.activities[activity_id].cases]
    return {
        "cases": [{"id": c.id, "title": case_title(c, rows.strings), "passages": [p.id for p in c.passages]} for c in cases],
        "offences": [_offence(rows.offences[i]) for i in offences],
        "readings": {c.id: _reading(rows.readings[c.id]) for c in cases if c.id in rows.readings},
    }


def _further_tag(tag, strings) -> dict:
    name = strings[f"coding.tag-{tag}"]
    return {"id": tag, "letter": strings[f"coding.letter-{tag}"], "name": name, "short": name, "look": f"cc-{tag}"}


def case_title(case, strings) -> str:
    """`Case 3: Manuel`, or the bare title of a case without a number."""
    if case.number is None:
        return case.title
    return strings["coding.case-title"].format(number=case.number, title=case.title)


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


def _reading(reading) -> dict:
    return {
        "overall": reading.overall,
        "passages": {
            p.passage: {"bearing": p.bearing, "indicators": p.indicators, "eleven": p.eleven, "reason": p.reason}
            for p in reading.passages
        },
        "elements": {e.element: {"status": e.status, "reason": e.reason, "passages": e.passages} for e in reading.elements},
        "arguments": [{"id": a.id, "question": a.question} for a in reading.arguments],
        "evidence": reading.next_evidence,
    }


def _table(answers, rows, _activity_id):
    from activities.answers import coding_frame

    return coding_frame(answers, rows)


def _figure(answers, rows, _activity_id):
    from activities.answers import coding_frame, coding_matrix
    from activities.drawing.figures import matrix_figure

    letters = {indicator.name: indicator.letter for indicator in rows.indicators.values()}
    return matrix_figure(coding_matrix(coding_frame(answers, rows), rows), letters=letters, labels=rows.strings)


KIND = Kind(
    name="case-coding",
    activities=lambda rows: [ACTIVITY],
    content=build_content,
    strings=("coding.",),
    table=_table,
    figure=_figure,
)
