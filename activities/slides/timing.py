"""How long the slides of a deck stand, as the notes of its session have it. Pure.

A deck is written for the first of the lines that it serves; another line has other steps or another length, and its notes alone say its times.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from activities.rows.deck_models import Deck
from activities.rows.session_models import SessionStep
from activities.rows.session_notes import count_minutes, find_notes

from .telling import list_lines


@dataclass(frozen=True)
class Block:
    """Steps that follow each other and share slides, by their places, and those slides."""

    steps: tuple[int, ...]
    slides: tuple[int, ...]


def find_timed_steps(deck: Deck, rows) -> list[SessionStep]:
    """The steps of the line that a deck is written for; none where it has no notes."""
    line = next((one for one in list_lines(deck, rows) if one.id == deck.serves[0]), None)
    notes = find_notes(rows, line.id, line.activity) if line else None
    return list(notes.steps) if notes else []


def count_minutes_of_slides(deck: Deck, rows) -> int:
    """The minutes that the slides of a deck have: those of the steps that name slides, else all of the line that they are written for."""
    with_slides = [step for step in find_timed_steps(deck, rows) if step.slides]
    lines = list_lines(deck, rows)
    return count_minutes(with_slides) if with_slides else lines[0].minutes if lines else 0


def is_timed_for(deck: Deck, line, rows) -> bool:
    """Whether the minutes of the slides are those of this line: it is the one that the deck is written for, or repeats it at the same length."""
    first = list_lines(deck, rows)[:1]
    return any(one.id == deck.serves[0] and one.minutes == line.minutes and one.id in (line.id, line.like) for one in first)


def part_blocks(steps: Sequence[SessionStep]) -> list[Block]:
    """The steps that name slides, those together that share one."""
    blocks: list[Block] = []
    for number, step in enumerate(steps, 1):
        if not step.slides:
            continue
        if blocks and set(blocks[-1].slides) & set(step.slides):
            last = blocks.pop()
            slides = (*last.slides, *(one for one in step.slides if one not in last.slides))
            blocks.append(Block((*last.steps, number), slides))
        else:
            blocks.append(Block((number,), tuple(step.slides)))
    return blocks
