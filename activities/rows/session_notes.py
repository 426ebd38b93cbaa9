"""The notes of a session as they are used: taken over where they say so, and in the length that a session has. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from .editions import FACILITATOR
from .for_whom import edition_of
from .session_models import WHOLE, SessionNotes, SessionStep
from .watched import asked

LENGTHS = {"shorter": 70, "longer": 130}  # per cent of the session's minutes
NEAREST = 5  # minutes: a version is as long as its share, to the nearest of these


def are_shown(rows: Any) -> bool:
    """Whether the book has the notes: only the edition for facilitators has."""
    return edition_of(rows) == FACILITATOR


def list_sessions(rows: Any) -> Iterator[tuple[str, str, int]]:
    """Every session that is to have notes, as (id, title, minutes): the lines of all plans that are no addition and
    repeat no other line, then every activity."""
    for plan in rows.plans.values():
        for day in plan.days:
            yield from ((line.id, line.title, line.minutes) for line in day.lines if not (line.added or line.like))
    yield from ((activity.id, activity.title, activity.minutes) for activity in rows.activities.values())


def find_notes(rows: Any, id: str, activity: str | None = None) -> SessionNotes | None:
    """The notes of a session, whole: its own, with what they take over; else those of the line that it repeats, or of the activity that
    is done in it; None without any.

    id: of a line or an activity. activity: what is done in the line.
    """
    row = rows.sessions.get(id) or rows.sessions.get(find_repeated(rows, id))
    if row is None:
        return rows.sessions.get(activity) if activity else None
    return take_over(row, rows.sessions.get(row.as_)) if row.as_ else row


@asked
def find_repeated(rows: Any, id: str) -> str | None:
    """The line of another plan that a line repeats."""
    lines = (line for plan in rows.plans.values() for day in plan.days for line in day.lines)
    return next((line.like for line in lines if line.id == id), None)


def take_over(row: SessionNotes, other: SessionNotes | None) -> SessionNotes | None:
    """`row` with all that it does not bring itself taken from `other`; None where something is still missing then."""
    taken = {name: getattr(row, name) or getattr(other, name, None) for name in WHOLE}
    return row.model_copy(update=taken) if all(taken.values()) else None


def count_minutes(steps: Sequence[SessionStep]) -> int:
    """How long steps take together."""
    return sum(step.minutes for step in steps)


def fits_share(minutes: int, whole: int, share: int) -> bool:
    """Whether `minutes` is `share` per cent of `whole`, to the nearest five minutes."""
    return abs(200 * minutes - 2 * share * whole) <= 100 * NEAREST


def list_versions(notes: SessionNotes) -> list[list[SessionStep]]:
    """The steps of notes in all their lengths: as the session has them, then shorter and longer where there are such."""
    return [
        list(part) for part in (notes.steps, notes.shorter and notes.shorter.steps, notes.longer and notes.longer.steps) if part
    ]


def choose_version(versions: Sequence[Sequence[SessionStep]], minutes: int) -> int:
    """Which of the versions is nearest in length to so many minutes; `pacing.js` does the same for the planner's plans."""
    return min(range(len(versions)), key=lambda number: abs(count_minutes(versions[number]) - minutes))


def choose_steps(notes: SessionNotes, minutes: int) -> list[SessionStep]:
    """The steps for a session of so many minutes: of the three versions the one that is nearest in length, brought to `minutes`.

    Where a plan gives a session another length than its notes have, each step keeps its share, in whole minutes and one at the least.
    """
    versions = list_versions(notes)
    return fit_steps(versions[choose_version(versions, minutes)], minutes)


def list_speaker_notes(rows: Any, line: Any, name_page: Callable[[str], str] = str) -> list[str]:
    """The notes of a session as plain texts, for the speaker notes of slides; none where it has no notes.

    rows: all rows, of any edition but the participants', which has no notes. line: a line of a plan, or an activity.
    name_page: what a page is called that a step shows; by itself its name without ending.
    The first text is what has to be ready before; then comes one a step, with its minutes, in the length that `line` has; the last is what
    people say and what one asks back, the questions of the debrief, and what to mind. So the first goes with a title, the last with the end.
    """
    notes = find_notes(rows, line.id, getattr(line, "activity", None))
    if notes is None:
        return []
    words = rows.strings

    def listed(label: str, items: Sequence[str]) -> str:
        return "\n".join([words[label], *(f"• {item}" for item in items)])

    steps = [
        "\n".join(
            [
                f"{words['page.line-minutes'].format(minutes=step.minutes)}: {step.do}",
                *([words["notes.said"].format(words=step.say)] if step.say else []),
                *([f"{words['notes.show']} {name_page(step.show)}"] if step.show else []),
            ]
        )
        for step in choose_steps(notes, line.minutes)
    ]
    heard = [words["notes.heard-line"].format(said=one.said, back=one.ask_back) for one in notes.heard]
    end = [listed("notes.listen-for", notes.listen_for), listed("notes.heard", heard), listed("notes.debrief", notes.debrief)]
    return [listed("notes.before", notes.before), *steps, "\n\n".join([*end, f"{words['notes.care']} {notes.care}"])]


def fit_steps(steps: Sequence[SessionStep], minutes: int) -> list[SessionStep]:
    """`steps` in the same proportions, `minutes` together; more steps than minutes keep what they have. `pacing.js` does the same."""
    whole = count_minutes(steps)
    if whole == minutes or len(steps) > minutes:
        return list(steps)
    fitted, gone, ended = [], 0, 0
    for number, step in enumerate(steps, 1):
        gone += step.minutes
        due = (2 * gone * minutes + whole) // (2 * whole)  # to the nearest, a half up
        end = min(max(due, ended + 1), minutes - (len(steps) - number))
        fitted.append(step.model_copy(update={"minutes": end - ended}))
        ended = end
    return fitted
