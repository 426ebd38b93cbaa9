"""The notes of sessions in the book: a page for each day of a plan, in the edition for facilitators and in no other.

A page of its own for each day, since those of a whole plan would weigh more than a page of words may.
"""

from __future__ import annotations

from collections.abc import Iterator

from activities.rows.models import Plan, PlanDay
from activities.rows.pages import NOTES
from activities.rows.session_notes import are_shown

from .embedding import STATIC
from .navigation import work_pages
from .row_directive import RowDirective
from .rows import book_rows
from .shown_notes import gather_notes
from .timetable import TimedLine, lay_out


def list_timed(plan: Plan, day: PlanDay, rows) -> Iterator[TimedLine]:
    """The sessions of a day that are no breaks, with their times."""
    for half in lay_out(plan, day, rows).halves.values():
        yield from (timed for timed in half if timed.line.form != "break")


class SessionNotesDirective(RowDirective):
    """`{session-notes} five-day 1`: a day's notes as a whole page, its title with it, and a section for each session."""

    required_arguments = 2

    def show(self):
        plan, number = self.rows.plans.get(self.arguments[0]), self.arguments[1]
        day = next((day for day in plan.days if str(day.number) == number), None) if plan else None
        if day is None:
            raise self.error(f"no day {number} of a plan '{self.arguments[0]}'")
        sessions = []
        for timed in list_timed(plan, day, self.rows):
            line = timed.line
            gathered = gather_notes(self.env, self.rows, line.id, line.minutes, line.activity)
            node = self.html("notes-session.html.j2", plan=plan, timed=timed, level=3, **gathered)
            section = self.section(line.title, line.id, node)
            section["classes"].append("notes-card")
            sessions.append(section)
        top = self.html("notes-top.html.j2", plan=plan, day=day)
        page = self.section(
            self.rows.strings["notes.title"].format(number=day.number, plan=plan.title), f"notes-{plan.id}-{number}", top, *sessions
        )
        page["classes"].append("notes-page")
        return [page]


def _add_style(app, pagename, templatename, context, doctree) -> None:
    if are_shown(book_rows()) and (pagename.startswith(f"{NOTES}/") or pagename in work_pages(book_rows())):
        app.add_css_file(f"{STATIC}/room-notes.css")


def setup_session_pages(app) -> None:
    """Register the directive, and give the pages that have notes their style."""
    app.add_directive("session-notes", SessionNotesDirective)
    app.connect("html-page-context", _add_style)
