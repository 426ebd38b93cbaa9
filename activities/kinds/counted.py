"""What activities ask whose answers can be counted over groups: for a debrief, in Python and in the page."""

from __future__ import annotations

from . import find_kinds


def list_contents(rows) -> dict[str, dict]:
    """What each activity asks whose answers can be counted, by its id: the content that its page has, without the readings.

    Activities stand in the order of their rows, and after them the checks of the chapters.
    """
    kinds = [kind for kind in find_kinds().values() if kind.counted]
    kind_of = {id: kind for kind in kinds for id in kind.activities(rows)}
    ids = [*(id for id in rows.activities if id in kind_of), *(id for id in kind_of if id not in rows.activities)]
    return {id: {part: value for part, value in kind_of[id].content(rows, id).items() if part != "readings"} for id in ids}
