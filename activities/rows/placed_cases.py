"""Where each case stands to the circles of some offences, by its reading."""

from __future__ import annotations

from .rules import conclude
from .watched import asked


@asked
def list_placed_cases(rows, offences: tuple[str, ...]) -> list[tuple[str, str, tuple[str, ...]]]:
    """The cases that have a reading: id, title, and the place to each of the offences, in their order."""
    return [
        (case.id, case.title, tuple(place_case(reading, rows.offences[id]) for id in offences))
        for case in rows.cases.values()
        if (reading := rows.readings.get(case.id))
    ]


def place_case(reading, offence) -> str:
    """Where a case stands to the circle of an offence, by its reading: in, line or out.

    in: every element is met. out: one is not met. line: none is refused and one is open.
    """
    statuses = {element.element: element.status for element in reading.elements}
    mine = {element.id: statuses.get(element.id, "unanswered") for element in offence.elements}
    return {"not-met": "out", "all-met": "in"}.get(conclude(offence, mine).key, "line")
