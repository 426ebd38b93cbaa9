"""What is walked through, an interview or a visit, in the words of its rows. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def word_ways(plot: Mapping[str, Any], rows) -> dict[str, dict[str, str]]:
    """The words of each way of an interview, or of each step of a visit, which has minutes, by its scene or place."""
    if "minutes" in plot:
        return {place.id: {step.id: step.text for step in place.steps} for place in rows.visits[plot["id"]].places}
    return {scene.id: {way.id: way.text for way in scene.ways} for scene in rows.interviews[plot["id"]].scenes}


def word_moments(visit) -> dict[str, dict]:
    """The words of what can happen on a visit: of each step what is done, and then what follows and what it does to the workers, as the step
    has it and turn by turn; the same two of each event; and the title of each find. All by their ids."""
    steps = {
        step.id: [
            step.text,
            [step.follows, step.worker or ""],
            *([turn.follows, turn.worker or step.worker or ""] for turn in step.instead),
        ]
        for place in visit.places
        for step in place.steps
    }
    return {
        "steps": steps,
        "events": {event.id: [event.text, event.worker or ""] for event in visit.events},
        "finds": {find.id: find.title for find in visit.finds},
    }
