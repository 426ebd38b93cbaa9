"""Blank sheets for the activities that have no worksheet of rows, since on a screen they are done on the case or on the papers themselves. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from .blocks import Block, Grid, Heading, Lines, Sheet, Words

PASSAGES, PLANNED, PAIRS = 12, 8, 5  # empty rows: as many as a case of one side gives, or an hour of work


def write_activity_sheets(rows) -> Iterator[Sheet]:
    """A blank for each activity of these kinds, in the order of their numbers; what a group writes on where there is no device."""
    for activity in sorted(rows.activities.values(), key=lambda one: one.number):
        if parts := _PARTS.get(activity.kind or ""):
            t = rows.strings
            blocks: list[Block] = [Words(activity.task), Words(t["host.no-real-data"], framed=True)]
            blocks.append(
                Lines((t["handout.group"], t["handout.blank-file" if activity.kind == "case-file" else "handout.blank-case"]))
            )
            for part in parts:
                blocks += part(activity, rows)
            title = t["page.activity"].format(number=activity.number, title=activity.title)
            yield Sheet(f"activity-{activity.id}", title, tuple(blocks))


def _write_passages(activity, rows) -> Iterator[Block]:
    t = rows.strings
    yield Heading(t["handout.blank-marks"])
    yield Words(
        t["handout.marks"].format(marks=" · ".join(f"{one.letter} {one.short}" for one in rows.indicators.values())), quiet=True
    )
    columns = tuple(t[f"handout.blank-{name}"] for name in ("passage", "mark", "against", "ask"))
    yield _empty(columns, (2, 2, 4, 4), PASSAGES)


def _write_elements(activity, rows) -> Iterator[Block]:
    """A table an offence: its elements, what they are, and the sentence of the case that each rests on."""
    t = rows.strings
    for offence in (rows.offences[id] for id in activity.offences):
        yield Heading(offence.name)
        columns = tuple(t[f"handout.blank-{name}"] for name in ("element", "status", "rests-on"))
        yield Grid(columns, tuple((element.name, "", "") for element in offence.elements), (5, 3, 6))


def _write_plan(activity, rows) -> Iterator[Block]:
    t = rows.strings
    yield Heading(t["handout.blank-plan"])
    columns = tuple(t[f"handout.blank-{name}"] for name in ("step", "who", "when", "safe"))
    yield _empty(columns, (5, 3, 2, 4), PLANNED)


def _write_pairs(activity, rows) -> Iterator[Block]:
    t = rows.strings
    yield Heading(t["handout.blank-pairs"])
    columns = tuple(t[f"handout.blank-{name}"] for name in ("fact", "other-fact", "may-mean", "of-whom"))
    yield _empty(columns, (4, 4, 4, 4), PAIRS)


def _empty(columns: tuple[str, ...], shares: tuple[int, ...], many: int) -> Grid:
    return Grid(columns, (("",) * len(columns),) * many, shares)


_PARTS: dict[str, tuple[Callable, ...]] = {
    "classification": (_write_elements,),
    "case-coding": (_write_passages, _write_elements, _write_plan),
    "case-file": (_write_pairs, _write_elements),
}
