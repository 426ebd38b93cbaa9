"""A debrief in a few lines, for the command line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from .debriefs import Debrief
from .paper import name_activity
from .rooms import STATES

MOST_FILES = 20  # that are named one by one; all stand in the table of files


def word_summary(debrief: Debrief, contents: Mapping[str, Any], rows) -> Iterator[str]:
    """Lines: rooms, groups and files; what became of each file that does not simply count; what was handed in."""
    files = {note.file for note in debrief.files}
    yield f"{_count(len(debrief.rooms), 'room')}, {_count(debrief.groups, 'group')}, {_count(len(files), 'file')}"
    states = Counter(note.state for note in debrief.files)
    yield ", ".join(f"{rows.strings[f'debrief.state-{state}']}: {states[state]}" for state in STATES if states[state])
    told = [note for note in debrief.files if note.state != "taken" or note.why]
    for note in told[:MOST_FILES]:
        why = f": {note.why}" if note.why else ""
        yield f"  {note.file} – {rows.strings[f'debrief.state-{note.state}']}{why}"
    if len(told) > MOST_FILES:
        yield f"  and {len(told) - MOST_FILES} more, in the table files.csv"
    for names in debrief.twins:
        yield f"  {rows.strings['debrief.twins'].format(names=', '.join(names))}"
    for id in contents:
        if tally := debrief.tallies.get(id):
            yield f"{name_activity(id, contents[id], rows)}: {_count(tally.counts['begun',], 'group')}"


def _count(many: int, what: str) -> str:
    return f"{many:,} {what}" if many == 1 else f"{many:,} {what}s"
