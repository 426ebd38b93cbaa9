"""Guidelines: points drafted part by part, exchanged with another group, put together by an editor."""

from __future__ import annotations

from activities.kinds import Kind, Needs, Role
from activities.kinds.sheets import sheet_content, sheet_table

# A part is a table of points; one with a column for headings gives each point the heading that is written there.
PART = Role(
    "part",
    most=None,
    columns=(
        Role("point"),
        Role("when", least=0, types=("choice",)),
        Role("state", least=0, types=("choice",)),
        Role("heading", least=0),
    ),
)
FINAL = Role("final", prompts=(Role("editor", least=0),), columns=(Role("heading"), Role("text", types=("long",))))

KIND = Kind(
    name="guidelines",
    content=sheet_content,
    needs=Needs(worksheet=True, sections=(Role("about", least=0, prompts=(Role("title", least=0),)), PART, FINAL), questions=True),
    strings=("sheet.", "guide."),
    table=sheet_table,
)
