"""Classification: weigh each case against the elements of several offences, then compare."""

from __future__ import annotations

from activities.kinds import Kind
from activities.kinds.case_coding.kind import weighing_content

ACTIVITY = "distinguishing"
OFFENCES = ("forced-labour", "trafficking", "smuggling")
OTHER_LAW = "other-law"
STEPS = ("read", "weigh", "compare")


def build_content(rows, activity_id: str) -> dict:
    """What the form and the script need. The marks are the elements: a digit each, and 0 for another law."""
    elements = [(offence, element) for offence in OFFENCES for element in rows.offences[offence].elements]
    return {
        "steps": list(STEPS),
        "tags": [
            *(
                {"id": e.id, "letter": str(number), "name": e.name, "short": e.name, "look": f"cl-{offence}"}
                for number, (offence, e) in enumerate(elements, start=1)
            ),
            {
                "id": OTHER_LAW,
                "letter": "0",
                "name": rows.strings["classify.other-law"],
                "short": rows.strings["classify.other-law"],
                "look": "cl-other",
            },
        ],
        **weighing_content(rows, activity_id, OFFENCES),
    }


KIND = Kind(
    name="classification",
    activities=lambda rows: [ACTIVITY],
    content=build_content,
    strings=("coding.", "classify."),
)
