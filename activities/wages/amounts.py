"""How amounts, hours, days and months are read from what people write or paste. Pure.

Numbers are whole ten-thousandths and money is whole cents, so that nothing is lost in between, and the page's script, which has
whole numbers of any length too, finds the same. `activities/kinds/wage_sheet/amounts.js` is the other side of this module.
"""

from __future__ import annotations

import calendar
import re
from datetime import date

ONE = 10_000  # a number is kept in ten-thousandths
MOST_DIGITS = 12
FIRST_YEAR, LAST_YEAR = 1900, 2100
DAY = 24 * 60
# What is left out of a number before it is read: spaces of all widths, and marks that part thousands.
SPACES = re.compile("[ \t\r\n\u00a0\u2009\u202f'’]")
FORMULA = re.compile(r"^[=+@]|^-[^0-9]")
RANGE = re.compile(r"^([0-9.,]+)(?:-|–|—|to|…)([0-9.,]+)$")
CLOCK = re.compile(r"^([0-9]{1,2})(?:[:.h]([0-9]{2})(?::[0-9]{2})?)?(am|pm)?$")
CLOCK_OF_FOUR = re.compile(r"^([0-9]{2})([0-9]{2})()$")
LENGTH = re.compile(r"^([0-9]{1,3}):([0-5][0-9])$")
DAY_LAST = re.compile(r"^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})$")
DAY_FIRST = re.compile(r"^([0-9]{1,2})[./-]([0-9]{1,2})[./-]([0-9]{4})$")
MONTH = re.compile(r"^([0-9]{4})-([0-9]{1,2})$")
MONTH_FIRST = re.compile(r"^([0-9]{1,2})[./-]([0-9]{4})$")


class Unread(Exception):
    """What was written cannot be read; `code` says why, and is a label of the page (`wage.slip.<code>`)."""

    def __init__(self, code: str):
        super().__init__(code)
        self.code = code


def strip_spaces(text: str) -> str:
    """The text without spaces and marks of thousands, in small letters."""
    return SPACES.sub("", text).lower()


def read_number(text: str) -> int:
    """A number of nought or more, in ten-thousandths. Raises Unread.

    Points and commas are both read: the last of two kinds begins the decimals. One mark with three digits behind it may be either
    ("1.250"), and is refused rather than guessed.
    """
    text = strip_spaces(text)
    if FORMULA.match(text):
        raise Unread("formula")
    if re.match(r"^[-−][0-9]", text):
        raise Unread("negative")
    if not re.match(r"^[0-9][0-9.,]*$|^[.,][0-9]+$", text):
        raise Unread("no-number")
    marks = re.sub("[0-9]", "", text)
    whole, decimals = text, ""
    if len(set(marks)) == 2:
        if marks.count(marks[-1]) > 1:
            raise Unread("no-number")
        whole, decimals = _part(text, marks[-1])
        whole = _join_thousands(whole, marks[0])
    elif len(marks) > 1:
        whole = _join_thousands(text, marks[0])
    elif marks:
        whole, decimals = _part(text, marks)
        if re.match("^[1-9][0-9]{0,2}$", whole) and len(decimals) == 3:
            raise Unread("ambiguous")
    decimals = decimals.rstrip("0")
    if len(decimals) > 4:
        raise Unread("too-fine")
    if len(whole) > MOST_DIGITS:
        raise Unread("too-large")
    return int(whole or "0") * ONE + int(decimals.ljust(4, "0"))


def _part(text: str, mark: str) -> tuple[str, str]:
    whole, decimals = text.split(mark)
    if not decimals:
        raise Unread("no-number")
    return whole, decimals


def _join_thousands(text: str, mark: str) -> str:
    first, *groups = text.split(mark)
    if not re.match("^[0-9]{1,3}$", first) or any(len(group) != 3 for group in groups):
        raise Unread("no-number")
    return first + "".join(groups)


def read_range(text: str) -> tuple[int, int]:
    """A number, or two with a dash between them, as its least and its most. Raises Unread."""
    found = RANGE.match(strip_spaces(text))
    if not found:
        number = read_number(text)
        return number, number
    low, high = read_number(found[1]), read_number(found[2])
    if low > high:
        raise Unread("reversed")
    return low, high


def read_clock(text: str) -> int:
    """A time of the day in minutes after midnight, 24:00 among them. Raises Unread."""
    text = strip_spaces(text)
    if FORMULA.match(text):
        raise Unread("formula")
    found = CLOCK_OF_FOUR.match(text) or CLOCK.match(text)
    if not found:
        raise Unread("no-time")
    hour, minute = int(found[1]), int(found[2] or 0)
    if found[3]:
        if not 1 <= hour <= 12:
            raise Unread("no-time")
        hour = hour % 12 + (12 if found[3] == "pm" else 0)
    if minute > 59 or hour * 60 + minute > DAY:
        raise Unread("no-time")
    return hour * 60 + minute


def read_break(text: str) -> int:
    """A break in minutes, written as minutes or as 1:00. Raises Unread."""
    text = strip_spaces(text)
    found = LENGTH.match(text)
    if found:
        return int(found[1]) * 60 + int(found[2])
    minutes = read_number(text)
    if minutes % ONE:
        raise Unread("no-break")
    return minutes // ONE


def read_length(text: str) -> tuple[int, int]:
    """A number of hours, written as 8.5, as 8:30 or as a range, in minutes. Raises Unread."""
    found = LENGTH.match(strip_spaces(text))
    if found:
        minutes = int(found[1]) * 60 + int(found[2])
        return minutes, minutes
    low, high = read_range(text)
    return round_half_up(low * 60, ONE), round_half_up(high * 60, ONE)


def read_when(text: str) -> tuple[str, int | None, bool]:
    """A day or a month: the month as 2026-03, the day as its ordinal number or None, and whether the day was written first. Raises Unread."""
    text = strip_spaces(text)
    if FORMULA.match(text):
        raise Unread("formula")
    if found := DAY_LAST.match(text):
        return *_find_day(int(found[1]), int(found[2]), int(found[3])), False
    if found := DAY_FIRST.match(text):
        if int(found[2]) > 12 and int(found[1]) <= 12:
            raise Unread("month-first")
        return *_find_day(int(found[3]), int(found[2]), int(found[1])), True
    found, first = (MONTH.match(text), False) if MONTH.match(text) else (MONTH_FIRST.match(text), True)
    if not found:
        raise Unread("no-day")
    year, month = int(found[2 if first else 1]), int(found[1 if first else 2])
    _find_day(year, month, 1)
    return name_month(year, month), None, False


def _find_day(year: int, month: int, day: int) -> tuple[str, int]:
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]):
        raise Unread("no-such-day")
    return name_month(year, month), date(year, month, day).toordinal()


def name_month(year: int, month: int) -> str:
    return f"{year:04}-{month:02}"


def bound_month(month: str) -> tuple[int, int]:
    """The ordinal numbers of a month's first and last day."""
    year, number = int(month[:4]), int(month[5:])
    first = date(year, number, 1).toordinal()
    return first, first + calendar.monthrange(year, number)[1] - 1


def month_of(day: int) -> str:
    """The month of a day that is given by its ordinal number."""
    found = date.fromordinal(day)
    return name_month(found.year, found.month)


def list_months(first: str, last: str) -> list[str]:
    """All months from the first to the last, both among them."""
    start, end = (int(month[:4]) * 12 + int(month[5:]) - 1 for month in (first, last))
    return [name_month(at // 12, at % 12 + 1) for at in range(start, end + 1)]


def round_half_up(number: int, by: int) -> int:
    """number ÷ by, rounded to the nearest whole number, a half away from nought."""
    sign = -1 if number < 0 else 1
    return sign * ((2 * abs(number) + by) // (2 * by))


def to_cents(number: int) -> int:
    """Ten-thousandths as cents."""
    return round_half_up(number, 100)
