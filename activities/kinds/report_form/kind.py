"""Report form: an inspection form put together from indicator questions and one's own fields, then tried on a case."""

from __future__ import annotations

from activities.kinds import Kind, Needs, Role
from activities.kinds.sheets import sheet_content, sheet_table
from activities.kinds.weighing import name_case

# By what a line of the form is filled in; fields.js and trying.js draw these.
FIELDS = ("heading", "seen", "yes-no", "tick", "line", "long", "number", "date")

FORM = Role(
    "form",
    columns=(Role("text"), Role("kind", types=("choice",), options=FIELDS), Role("hint", least=0)),
)


def build_content(rows, activity_id: str) -> dict:
    """The worksheet that the form is built on, the questions to choose from, and the cases to try it on."""
    cases = [rows.cases[id] for id in rows.activities[activity_id].cases]
    return {**sheet_content(rows, activity_id), "cases": [name_case(case, rows.strings) for case in cases]}


KIND = Kind(
    name="report-form",
    content=build_content,
    needs=Needs(
        cases=True, worksheet=True, sections=(Role("about", least=0, prompts=(Role("title", least=0),)), FORM), questions=True
    ),
    strings=("sheet.", "report."),
    table=sheet_table,
)
