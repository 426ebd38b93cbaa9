"""What the planner's page knows of the plans, the activities and the aims, from the rows. Pure."""

from __future__ import annotations

from activities.answers.limits import BOOK
from activities.rows.pages import ACTIVITIES, page_of_notes
from activities.rows.session_notes import are_shown, count_minutes, find_notes
from activities.rows.watched import asked

from .timetable import number_among
from .used_plan import build_extras

WORDS = (
    "planner.",
    "page.form-",
    "page.day-number",
    "page.adapted-from",
    "host.locale",
    "host.page-of",
    "host.problem-docx",
    "notes.of-session",
    "page.line-minutes",
)
LINE = ("id", "title", "minutes", "form", "activity", "page", "law", "aims", "like", "note")


def build_planner(rows) -> dict:
    """Everything that the planner's page works with, as JSON-able data."""
    plans = list(rows.plans.values())
    return {
        "book": BOOK,
        "plans": [_build_plan(plan, rows) for plan in plans],
        "activities": {one.id: _build_activity(one) for one in rows.activities.values()},
        "aims": {id: _build_aim(aim, rows) for id, aim in rows.aims.items()},
        "papers": {
            page: {"id": one.id, "title": one.title, "page": page}
            for one in rows.papers.values()
            if (page := f"book/papers/{one.id}")
        },
        "extras": build_extras(rows),
        "interpretation": _list_interpretation(rows),
        **_build_country(rows),
        "sessions": dict(_list_notes(plans, rows)),
        "strings": _choose_words(rows),
    }


@asked
def _choose_words(rows) -> dict[str, str]:
    return {key: text for key, text in rows.strings.items() if key.startswith(WORDS)}


def _list_interpretation(rows) -> list[str]:
    """What a talk needs where it is interpreted: a list of `options.yml`, so that a pack can bring its own."""
    found = rows.options.get("interpretation")
    return [option.name for option in found.options] if found else []


def _build_country(rows) -> dict:
    """The days on which nobody works, and the times that are kept free, where a country's pack brings some."""
    holidays = [
        {"date": one.date, "until": one.until or one.date, "name": one.name, "mayMove": one.may_move}
        for one in rows.holidays.values()
    ]
    held = [
        {"at": one.at, "minutes": one.minutes, "name": one.name, "weekdays": one.weekdays, "since": one.since, "until": one.until}
        for one in sorted(rows.held_times.values(), key=lambda row: row.at)
    ]
    return {"holidays": holidays, "held": held}


def _build_aim(aim, rows) -> dict:
    """An aim with the name by which it is known in the table of aims: its course, and its number there."""
    return {"text": aim.text, "of": f"{rows.strings[f'page.aim-{aim.of}']} {number_among(aim.id, rows.aims, 'of')}"}


def _build_plan(plan, rows) -> dict:
    days = [
        {
            "title": day.title,
            **({"start": day.start} if day.start else {}),
            "lines": [{name: value for name in LINE if (value := getattr(line, name))} for line in day.lines],
        }
        for day in plan.days
    ]
    original = rows.originals.get(plan.id)
    return {"id": plan.id, "title": plan.title, "start": plan.start, "adapted": original.title if original else "", "days": days}


def _build_activity(activity) -> dict:
    return {
        "id": activity.id,
        "number": activity.number,
        "title": activity.title,
        "short": activity.short or activity.title,
        "minutes": activity.minutes,
        "aims": activity.aims,
        "prerequisites": activity.prerequisites,
        "materials": activity.materials,
        "task": activity.task,
        "steps": activity.steps,
        "product": activity.product,
        "page": activity.page or f"{ACTIVITIES}/index",
    }


def _list_notes(plans, rows):
    """Of each session that has notes: what must be ready, and what its shorter version takes and leaves out. They are the facilitator's."""
    if not are_shown(rows):
        return
    named = [
        (line.id, line.activity, f"{page_of_notes(plan, day)}.html#{line.id}")
        for plan in plans
        for day in plan.days
        for line in day.lines
        if not line.like
    ]
    for id, activity, page in [*named, *((one, None, None) for one in rows.activities)]:
        if notes := find_notes(rows, id, activity):
            yield (
                id,
                {
                    "minutes": count_minutes(notes.steps),
                    **({"page": page} if page else {}),
                    "before": notes.before,
                    "shorter": {"minutes": count_minutes(notes.shorter.steps), "leaveOut": notes.shorter.leave_out},
                },
            )
