"""A deck and the notes of its session tell one session: the same order, the same minutes, and as many things as a title says."""

from __future__ import annotations

import re

from activities.loading.session_references import list_steps
from activities.rows.deck_models import Deck
from activities.rows.session_notes import find_notes
from activities.slides.telling import find_deck, tell_slide
from activities.slides.timing import part_blocks

NUMBERS = {word: number for number, word in enumerate("two three four five six seven eight nine ten".split(), 2)}
# A number in words that counts what stands below the title, and not minutes, years or people.
_COUNTED = re.compile(
    rf"(?<!the )\b({'|'.join(NUMBERS)})\b(?! (?:minutes?|hours?|days?|years?|months?|weeks?|people|in the|voices)\b)", re.IGNORECASE
)


def check_slides_by_steps(slips, deck: Deck, lines) -> None:
    """In the notes of each line of a deck the steps name its slides in their order, and in those of the first with their minutes.

    lines: the lines of plans that the deck serves, the one that it is written for first.
    """
    for line in lines:
        notes = find_notes(slips.rows, line.id, line.activity)
        shown = find_deck(slips.rows, line.id)
        if notes is None or shown is None or shown.id != deck.id:
            continue
        is_first, id = line.id == deck.serves[0], notes.id
        for labels, steps in list_steps(notes):
            named = [number for step in steps for number in step.slides]
            if any(number > len(deck.slides) for number in named):
                sentence = f"name slide {max(named)} of '{deck.id}', which has {len(deck.slides)}"
                slips.say("sessions", id, labels, sentence)
            elif named != sorted(named):
                slips.say(
                    "sessions", id, labels, f"name the slides of '{deck.id}' in another order; put slides or steps in one order"
                )
            elif is_first and labels == ("steps",):
                _minutes(slips, deck, id, steps, set(named))


def _minutes(slips, deck, id: str, steps, named: set[int]) -> None:
    """Every slide stands in a step, for the minutes of that step, as soon as the notes name slides at all."""
    missing = [number for number in range(1, len(deck.slides) + 1) if number not in named]
    if missing and named:
        left = ", ".join(map(str, missing))
        slips.say(
            "sessions", id, ("steps",), f"no step says that slide {left} of '{deck.id}' stands meanwhile; name it under `slides`"
        )
        return
    for block in part_blocks(steps):
        due = sum(steps[number - 1].minutes for number in block.steps)
        taken = sum(deck.slides[number - 1].minutes for number in block.slides)
        if due != taken:
            sentence = f"take {due} minutes, and the slides {', '.join(map(str, block.slides))} of '{deck.id}' that stand meanwhile {taken}"
            slips.say("sessions", id, ("steps", " and ".join(map(str, block.steps))), sentence)


def check_counts(slips, deck) -> None:
    """Where a title of the book's own says how many things there are, so many stand below it."""
    if not slips.is_own("decks", deck.id):
        return
    for number, slide in enumerate(deck.slides, 1):
        told = tell_slide(slide, slips.rows)
        if slide.is_question or not (told.lines or told.rows):
            continue
        below = {len(told.rows), len(told.head), len(told.head) - 1} if told.head else {len(told.lines)}
        for word in _COUNTED.findall(slide.title):
            if NUMBERS[word.lower()] not in below:
                many = len(told.rows) if told.head else len(told.lines)
                slips.say(
                    "decks",
                    deck.id,
                    ("slides", number, "title"),
                    f"says '{word}', and {many} stand below it; say how many there are",
                )
