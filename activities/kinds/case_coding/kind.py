"""Case coding: mark a case's passages with indicators, answer, weigh, plan, then compare."""

from __future__ import annotations

from collections.abc import Iterator

from activities.kinds import Kind, Needs
from activities.kinds.weighing import weighing_content

CAPACITIES = ("own", "police", "prosecutor", "ngo", "union", "other")
FURTHER_TAGS = ("speaks-against", "ask")
STEPS = ("read", "questions", "elements", "plan", "compare", "take")


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
        **weighing_content(rows, activity_id),
    }


def _further_tag(tag, strings) -> dict:
    name = strings[f"coding.tag-{tag}"]
    return {"id": tag, "letter": strings[f"coding.letter-{tag}"], "name": name, "short": name, "look": f"cc-{tag}"}


def find_taken_letters(_activity, rows) -> Iterator[str]:
    """An indicator whose letter marks something else: a key on the keyboard can mean one mark only."""
    taken = {rows.strings[f"coding.letter-{tag}"]: rows.strings[f"coding.tag-{tag}"] for tag in FURTHER_TAGS}
    for indicator in rows.indicators.values():
        if indicator.letter in taken:
            place = rows.at("indicators", indicator.id, "letter")
            yield f"{place}: {indicator.letter} marks what {taken[indicator.letter]}; give another, or word coding.letter-… in ui/en.yml anew"


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
    content=build_content,
    needs=Needs(cases=True, offences=True, further=find_taken_letters),
    waits=("readings",),
    strings=("coding.", "line.copied", "line.not-copied"),
    table=_table,
    figure=_figure,
)
