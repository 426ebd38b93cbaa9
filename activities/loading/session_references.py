"""What the notes of sessions say of other rows: whose they are, whose they take over, and which pages they show."""

from __future__ import annotations

from ..rows.session_models import SessionStep
from .salvage import StandIn
from .wording import suggest

FOLDERS = ("book", "notebooks")


def names_page(show: str) -> bool:
    """Whether what a step shows is meant to be a page of the book, and not something on a wall."""
    return show.partition("/")[0] in FOLDERS and " " not in show


def list_steps(row) -> list[tuple[tuple, list[SessionStep]]]:
    """The three versions of notes with the way to each; those that it does not bring are left out."""
    versions: list[tuple[tuple, list[SessionStep]]] = [(("steps",), row.steps)]
    versions += [((name, "steps"), version.steps) for name in ("shorter", "longer") if (version := getattr(row, name))]
    return [(labels, steps) for labels, steps in versions if steps]


def check_sessions(check, rows) -> None:
    """Notes belong to a line or an activity that is there, take over the notes of one, and show pages that are there.

    Where a pack brought another plan, the notes for lines that went with the old one wait for it to come back.
    check: gathers the slips, with `refer` and `say`. rows: located rows by kind and id.
    """
    lines, activities = check.known["lines"], check.known["activities"]
    known = None if lines is None or activities is None else [*lines, *activities]
    lowest = max((row.depth for kind in ("plans", "activities") for row in rows[kind].values()), default=0)
    for row in check.each("sessions"):
        for id, label in ((row.row.id, "id"), (row.row.as_, "as")):
            if id is not None and known is not None and id not in known and row.depth >= lowest and not isinstance(id, StandIn):
                check.say_unknown(row, f"'{id}' is no line of a plan and no activity; {suggest(id, known)}", label)
        _check_taken_over(check, row, rows["sessions"])
        for labels, steps in list_steps(row.row):
            for number, step in enumerate(steps, 1):
                if step.show and names_page(step.show):
                    check.refer(row, "pages", step.show, *labels, number, "show")


def _check_taken_over(check, row, sessions) -> None:
    """Notes are taken over from notes of their own, in one step."""
    other = sessions.get(row.row.as_)
    if row.row.as_ == row.row.id:
        check.say(row.at("as"), "these notes take over their own; name an activity or another line, or take it out")
    elif other and other.row.as_:
        check.say(row.at("as"), f"'{row.row.as_}' takes its notes over from '{other.row.as_}' itself; name that one")
