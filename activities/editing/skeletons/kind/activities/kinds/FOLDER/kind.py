"""<< id >>: write here what people do in it, and what it is made of."""

from __future__ import annotations

from activities.kinds import Kind


def build_content(rows, activity_id: str) -> dict:
    """What form and script need of the rows, as data that JSON can hold."""
    return {"title": rows.activities[activity_id].title}


KIND = Kind(
    name="<< id >>",
    content=build_content,
    strings=("<< id >>.",),
)
