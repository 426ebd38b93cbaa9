"""Visits on paper: the courses that groups took beside each other, time by time, and with what groups walked out. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from .counts import count_groups
from .tables import Tables
from .words import Words

BESIDE = 3  # courses in one table: more columns are too narrow to read
WAIT = "wait"


def write_visit(tables: Tables, plot: Mapping[str, Any], words: Words, t: Mapping[str, str]) -> Iterator[tuple[Any, ...]]:
    """Blocks for one visit; none where it is an interview, or nobody went. tables: `courses` and `finds`, the rows of it alone."""
    courses: dict[int, list[dict[str, Any]]] = {}
    for row in tables["courses"]:
        courses.setdefault(row["course"], []).append(row)
    numbers = sorted(courses)
    for first in range(0, len(numbers), BESIDE):
        some = [courses[number] for number in numbers[first : first + BESIDE]]
        times = sorted({row["at"] for course in some for row in course})
        body = [
            [
                tell_hour(plot, time),
                *("\n".join(_tell_moment(row, words, t) for row in course if row["at"] == time) for course in some),
            ]
            for time in times
        ]
        body.append([t["debrief.visit-ended"], *(_tell_end(course[0], words, t) for course in some)])
        body.append([t["debrief.visit-missed"], *(_tell_missed(course, plot, words) for course in some)])
        header = [t["visit.hour"], *(_name_course(course[0], t) for course in some)]
        yield "table", t["debrief.what-course"], header, body, [1.5, *[5] * len(some)]
    if tables["finds"]:
        body = [[words["find", row["interview"], row["find"]], count_groups(row, t)] for row in tables["finds"]]
        yield "table", t["debrief.what-find"], [t["debrief.find"], t["debrief.how-many"]], body, [6, 2]


def tell_hour(plot: Mapping[str, Any], minutes: int) -> str:
    """The hour of the day so many minutes after a visit began."""
    hours, past = (int(part) for part in plot["begins_at"].split(":"))
    hour, minute = divmod(hours * 60 + past + minutes, 60)
    return f"{hour % 24:02}:{minute:02}"


def _name_course(row: Mapping[str, Any], t: Mapping[str, str]) -> str:
    alike = t["debrief.visit-same"].format(many=row["count"]) if row["count"] > 1 else ""
    return " · ".join(
        filter(None, (t["debrief.visit-number"].format(number=row["course"]), alike, ", ".join(row.get("groups", ()))))
    )


def _tell_moment(row: Mapping[str, Any], words: Words, t: Mapping[str, str]) -> str:
    visit = row["interview"]
    if row["event"]:
        who, did = t["visit.happens"], words["happens", visit, row["event"]]
        worker = words["happens-worker", visit, row["event"]]
    else:
        who = ", ".join(t[f"visit.role-{role}"] for role in row["roles"].split())
        about = visit, row["did"], row["turn"]
        waited = row["did"] == WAIT
        did = t["visit.waited"] if waited else f"{words['did', visit, row['place'], row['did']]} {words[('follows', *about)]}"
        worker = "" if waited else words[("worker", *about)]
    found = "; ".join(words["find", visit, find] for find in row["found"].split())
    parts = (f"{who}: {did}", found and f"{t['visit.found']} {found}", worker and f"{t['visit.to-workers']} {worker}")
    return "\n".join(filter(None, parts))


def _tell_end(row: Mapping[str, Any], words: Words, t: Mapping[str, str]) -> str:
    return words["scene", row["interview"], row["end"]] if row["end"] else t["debrief.visit-not-over"]


def _tell_missed(course: list[dict[str, Any]], plot: Mapping[str, Any], words: Words) -> str:
    """What was there and was not found; while a visit is not over it may still be."""
    found = {find for row in course for find in row["found"].split()}
    missed = [find for find in plot["finds"] if find not in found] if course[0]["end"] else []
    return "; ".join(words["find", plot["id"], find] for find in missed)
