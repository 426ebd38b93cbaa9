"""Minutes to clock times, and which aims a day serves. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from activities.rows.models import Plan, PlanDay, PlanLine


@dataclass(frozen=True)
class TimedLine:
    """A line of a plan with the minutes from the start of the plan's days to its own start and end, and the chapters that serve it."""

    line: PlanLine
    begins: int
    ends: int
    aims: tuple[str, ...]
    chapters: tuple = ()


@dataclass(frozen=True)
class TimedDay:
    """A day laid out: its lines by half day, when it begins and ends in minutes from the start of the plan's days, its working time,
    its aims in the order of the aims."""

    halves: dict[str, list[TimedLine]]
    begins: int
    ends: int
    working: int
    aims: tuple[str, ...]


def count_minutes(time: str) -> int:
    """The minutes of a day that have passed at a time on the clock, "09:30" giving 570."""
    hours, past = (int(part) for part in time.split(":"))
    return hours * 60 + past


def clock(start: str, minutes: int = 0) -> str:
    """The time on the clock some minutes after `start`, "09:00" and 95 giving "10:35"."""
    total = count_minutes(start) + minutes
    return f"{total // 60 % 24:02}:{total % 60:02}"


def aims_of_line(line: PlanLine, rows) -> tuple[str, ...]:
    """The aims a line names, and those of its activity, in the order of the aims."""
    named = set(line.aims)
    if line.activity:
        named |= set(rows.activities[line.activity].aims)
    return tuple(aim for aim in rows.aims if aim in named)


def number_among(id: str, rows: dict, by: str) -> int:
    """The place of a row, from 1, among those that share its value of the field `by`: an aim in its course, a question under its indicator."""
    alike = [row.id for row in rows.values() if getattr(row, by) == getattr(rows[id], by)]
    return alike.index(id) + 1


def group_by_course(aims, rows) -> list[tuple[str, list[str]]]:
    """Aims under the course they belong to, both in the order of the aims."""
    return [(of, list(some)) for of, some in groupby(aims, key=lambda aim: rows.aims[aim].of)]


def lay_out(plan: Plan, day: PlanDay, rows) -> TimedDay:
    """One day of a plan with running times. Breaks count in its length, not in its working time."""
    halves: dict[str, list[TimedLine]] = {}
    passed = begins = count_minutes(day.start or plan.start) - count_minutes(plan.start)
    for line in day.lines:
        chapters = tuple(chapter for chapter in rows.chapters.values() if {line.id, line.like} & set(chapter.sessions))
        entry = TimedLine(line, passed, passed + line.minutes, aims_of_line(line, rows), chapters)
        halves.setdefault(line.half, []).append(entry)
        passed = entry.ends
    timed = [entry for half in halves.values() for entry in half]
    served = {aim for entry in timed for aim in entry.aims}
    return TimedDay(
        halves=halves,
        begins=begins,
        ends=passed,
        working=sum(entry.line.minutes for entry in timed if entry.line.form != "break"),
        aims=tuple(aim for aim in rows.aims if aim in served),
    )


def plays_of_day(day: PlanDay, rows) -> list[tuple]:
    """The role plays that can be done on a day, each with the line after which it fits."""
    return [(play, line) for line in day.lines for play in rows.role_plays.values() if line.id in play.fits_after]


def options_of_day(day: PlanDay, rows) -> list[tuple]:
    """What this book adds and a day has room for, each as (activity, the line it can follow)."""
    return [(activity, line) for line in day.lines for activity in rows.activities.values() if line.id in activity.fits_after]


def plans_of_activity(activity: str, rows) -> list[tuple[Plan, PlanDay]]:
    """The days of the plans on which an activity stands, or can be taken in."""
    return [
        (plan, day)
        for plan in rows.plans.values()
        for day in plan.days
        if any(line.activity == activity or line.id in rows.activities[activity].fits_after for line in day.lines)
    ]
