"""From lines of hours to minutes by month, and what of them is overtime by the rules of a row. Pure.

A line names a day, with begin and end or with a number of hours, or a month with the hours in it that stand on no day. Every length
is a range: its least and its most. `activities/kinds/wage_sheet/hours.js` is the other side of this module.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from .amounts import DAY, Unread, bound_month, month_of, read_break, read_clock, read_length, read_when

LOW, HIGH = 0, 1
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@dataclass
class Records:
    """What the lines of hours say. days: ordinal → minutes, loose: month → minutes on no day, nights: ordinal of the day on which it began → minutes in the night; each as [least, most]."""

    days: dict[int, list[int]] = field(default_factory=dict)
    loose: dict[str, list[int]] = field(default_factory=dict)
    nights: dict[int, list[int]] = field(default_factory=dict)
    months: set[str] = field(default_factory=set)
    slips: list[dict] = field(default_factory=list)
    notes: set[str] = field(default_factory=set)


def read_hours(lines: list[dict], night: dict | None = None) -> Records:
    """All lines that can be read, with what of them lies in the `night` of the rules; the others stand in `slips`, by line and column, and nothing is guessed of them."""
    records = Records()
    seen: set[tuple] = set()
    shifts: dict[int, list[tuple]] = {}
    for line in lines:
        if not any(line.get(name, "").strip() for name in ("when", "begin", "end", "break", "hours")):
            continue
        try:
            _read_line(line, records, seen, shifts, night)
        except _Slip as slip:
            _note(records, line, slip.column, slip.code)
    for day in sorted(shifts):
        _find_overlaps(shifts[day], records)
    return records


class _Slip(Exception):
    def __init__(self, column: str, code: str):
        super().__init__(code)
        self.column, self.code = column, code


def _note(records: Records, line: dict, column: str, code: str) -> None:
    records.slips.append(
        {"table": "hours", "row": line.get("id", ""), "column": column, "code": code, "found": line.get(column, "").strip()}
    )


def _read(reader, line: dict, column: str):
    try:
        return reader(line.get(column, ""))
    except Unread as problem:
        raise _Slip(column, problem.code) from None


def _read_line(line: dict, records: Records, seen: set, shifts: dict, night: dict | None) -> None:
    month, day, day_first = _read(read_when, line, "when")
    hours = _read(read_length, line, "hours") if line.get("hours", "").strip() else None
    if day is None:
        if hours is None:
            raise _Slip("hours", "no-hours")
        first, last = bound_month(month)
        if hours[HIGH] > (last - first + 1) * DAY:
            raise _Slip("hours", "more-than-a-month")
        _add(records.loose.setdefault(month, [0, 0]), hours)
        records.months.add(month)
        return
    spelt = [line.get(name, "").strip() for name in ("begin", "end")]
    span = _read_span(line) if any(spelt) else None
    if span is None and hours is None:
        raise _Slip("hours", "no-hours")
    if hours and hours[HIGH] > DAY:
        raise _Slip("hours", "more-than-a-day")
    if span:
        begin, end, length = span
        key = (day, begin, end, length, hours)
        if key in seen:
            raise _Slip("when", "twice")
        seen.add(key)
        shifts.setdefault(day, []).append((begin, end, line))
        if hours and hours != (length, length):
            _note(records, line, "hours", "two-lengths")
        hours = (min(length, hours[LOW]), max(length, hours[HIGH])) if hours else (length, length)
        if end > DAY:
            records.notes.add("midnight")
        if night and (dark := _count_night(begin, end, night)):
            # What was not worked of the span may have been by day or by night.
            least = max(0, hours[LOW] - (end - begin - dark))
            _add(records.nights.setdefault(day, [0, 0]), (least, min(dark, hours[HIGH])))
    assert hours is not None
    if day_first:
        records.notes.add("day-first")
    _add(records.days.setdefault(day, [0, 0]), hours)
    records.months.add(month)


def _read_span(line: dict) -> tuple[int, int, int]:
    begin, end = _read(read_clock, line, "begin"), _read(read_clock, line, "end")
    if begin % DAY == end % DAY:
        raise _Slip("end", "same-time")
    begin %= DAY
    if end < begin:
        end += DAY
    pause = _read(read_break, line, "break") if line.get("break", "").strip() else 0
    if pause >= end - begin:
        raise _Slip("break", "break-too-long")
    return begin, end, end - begin - pause


def _count_night(begin: int, end: int, night: dict) -> int:
    """How many minutes of a span lie in the night, which may go past midnight."""
    length = (night["ends"] - night["begins"]) % DAY
    starts = (night["begins"] + shift for shift in (-DAY, 0, DAY))
    return sum(max(0, min(end, start + length) - max(begin, start)) for start in starts)


def is_rest(day: int, rules: dict) -> bool:
    """Whether a day is the day of rest of the rules, where they have one."""
    rest = rules.get("rest")
    return rest is not None and (day - 1) % 7 == WEEKDAYS.index(rest["day"])


def _add(minutes: list[int], more: tuple[int, int]) -> None:
    minutes[LOW] += more[LOW]
    minutes[HIGH] += more[HIGH]


def _find_overlaps(shifts: list[tuple], records: Records) -> None:
    """Lines of one day that cover the same time are counted as they stand, and named."""
    until = -1
    for begin, end, line in sorted(shifts, key=lambda shift: shift[:2]):
        if begin < until:
            _note(records, line, "begin", "overlaps")
        until = max(until, end)


def split_overtime(days: dict[int, int], loose: dict[str, int], employed: dict[str, int], rules: dict) -> dict[str, dict[int, int]]:
    """Minutes by month and by the percentage of the hourly wage at which they count.

    Within a day, what is beyond a threshold counts at its percentage. What is left at 100 % is laid together by the week, in the order
    of the days, and counts at the week's percentages beyond its thresholds. Minutes on no day are taken to be spread evenly, which
    gives the least overtime that there can be: 100 % as far as the days of the month (`employed`) have room at 100 %.
    """
    months: dict[str, dict[int, int]] = {}
    begins = WEEKDAYS.index(rules["week_begins"])
    week, so_far = None, 0
    normal: dict[str, int] = {}
    for day in sorted(days):
        month = month_of(day)
        into = months.setdefault(month, {})
        bands = _split(0, days[day], rules["daily"])
        if (day - 1 - begins) // 7 != week:
            week, so_far = (day - 1 - begins) // 7, 0
        plain = bands.pop(100, 0)
        for percent, minutes in [*bands.items(), *_split(so_far, plain, rules["weekly"]).items()]:
            into[percent] = into.get(percent, 0) + minutes
        so_far += plain
        normal[month] = normal.get(month, 0) + plain
    for month, minutes in loose.items():
        room = max(0, _room(employed[month], rules) - normal.get(month, 0))
        plain = min(minutes, room) if _beyond(rules) > 100 else minutes
        into = months.setdefault(month, {})
        for percent, part in ((100, plain), (_beyond(rules), minutes - plain)):
            if part:
                into[percent] = into.get(percent, 0) + part
    return {month: {percent: minutes for percent, minutes in sorted(months[month].items()) if minutes} for month in sorted(months)}


def _split(start: int, minutes: int, bands: list[dict]) -> dict[int, int]:
    """The minutes from `start` on by percentage; thresholds are in ascending order."""
    edges = [0, *(band["after"] for band in bands)]
    percents = [100, *(band["percent"] for band in bands)]
    found: dict[int, int] = {}
    for place, percent in enumerate(percents):
        low = max(edges[place], start)
        high = start + minutes if place + 1 == len(edges) else min(edges[place + 1], start + minutes)
        if high > low:
            found[percent] = found.get(percent, 0) + high - low
    return found


def _room(days: int, rules: dict) -> int:
    """How many minutes of so many days can count at 100 %, at most."""
    rooms = [days * band["after"] for band in rules["daily"][:1]] + [days * band["after"] // 7 for band in rules["weekly"][:1]]
    return min(rooms, default=days * DAY)


def _beyond(rules: dict) -> int:
    """The least percentage at which overtime counts; 100 where the rules know none."""
    return min((bands[0]["percent"] for bands in (rules["daily"], rules["weekly"]) if bands), default=100)
