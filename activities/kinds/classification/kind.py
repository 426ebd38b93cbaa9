"""Classification: weigh each case against the elements of several offences, then compare."""

from __future__ import annotations

from collections.abc import Iterator

from activities.kinds import Kind, Needs
from activities.kinds.weighing import weighing_content

MOST_ELEMENTS = 9  # a mark is a digit, and 0 is another law
OTHER_LAW = "other-law"
CONCLUSION = "conclusion"
READING = ("overall", "elements", "arguments")  # passages are not compared here
STEPS = ("read", "weigh", "compare", "take")


def build_content(rows, activity_id: str) -> dict:
    """What the form and the script need. The marks are the elements: a digit each, and 0 for another law."""
    elements = _list_elements(rows, activity_id)
    shared = weighing_content(rows, activity_id)
    return {
        "steps": list(STEPS),
        "tags": [
            *(
                {
                    "id": e.id,
                    "letter": str(digit),
                    "name": e.name,
                    "short": e.name,
                    "of": offence,
                    "look": f"cl-{place}",
                    "line": place,
                }
                for digit, (place, offence, e) in enumerate(elements, start=1)
            ),
            {
                "id": OTHER_LAW,
                "letter": "0",
                "name": rows.strings["classify.other-law"],
                "short": rows.strings["classify.other-law"],
                "look": "cl-other",
            },
        ],
        **shared,
        "readings": {id: {part: reading[part] for part in READING} for id, reading in shared["readings"].items()},
    }


def _list_elements(rows, activity_id: str) -> list[tuple]:
    """Each element with the name of its offence, and its place among those of the activity, by which style.css tells offences apart."""
    offences = [rows.offences[id] for id in rows.activities[activity_id].offences]
    return [
        (f"offence-{place}", offence.name, element)
        for place, offence in enumerate(offences, start=1)
        for element in offence.elements
    ]


def find_unfit(activity, rows) -> Iterator[str]:
    """More elements than there are digits to mark them with, or one under an id that this kind keeps its own answers by."""
    elements = [element.id for _, _, element in _list_elements(rows, activity.id)]
    if len(elements) > MOST_ELEMENTS:
        place = rows.at("activities", activity.id, "offences")
        yield f"{place}: {len(elements)} elements together; each is marked by a digit, so take offences of {MOST_ELEMENTS} at most"
    for offence in (rows.offences[id] for id in activity.offences):
        for element in offence.elements:
            if element.id in (OTHER_LAW, CONCLUSION):
                place = rows.at("offences", offence.id, "elements", element.id, "id")
                yield f"{place}: '{element.id}' is taken, since answers use it themselves; give the element another id"


KIND = Kind(
    name="classification",
    content=build_content,
    needs=Needs(cases=True, offences=True, further=find_unfit),
    waits=("readings",),
    strings=("coding.", "classify.", "line.copied", "line.not-copied"),
)
