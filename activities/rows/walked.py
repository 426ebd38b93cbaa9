"""What is walked through, an interview or a visit, in the words of its rows. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def word_ways(plot: Mapping[str, Any], rows) -> dict[str, dict[str, str]]:
    """The words of each way of an interview, or of each step of a visit, which has minutes, by its scene or place."""
    if "minutes" in plot:
        return {place.id: {step.id: step.text for step in place.steps} for place in rows.visits[plot["id"]].places}
    return {scene.id: {way.id: way.text for way in scene.ways} for scene in rows.interviews[plot["id"]].scenes}
