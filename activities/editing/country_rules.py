"""What a country brings is its own: no country's days and numbers stand in the book for all, and none contradicts itself."""

from __future__ import annotations

from itertools import combinations

KINDS = ("holidays", "held_times", "contacts")


def check(slips) -> None:
    """Days, times and contacts come with a pack; a holiday stands once, two held times do not meet, a contact is told once."""
    for kind in KINDS:
        for id in getattr(slips.rows, kind):
            if slips.is_own(kind, id):
                slips.say(kind, id, (), "it belongs to one country; right is a pack, as in packs/<country>")
    for one, other in combinations(slips.rows.holidays.values(), 2):
        if one.name.lower() == other.name.lower() and one.date == other.date:
            slips.say("holidays", other.id, ("date",), f"'{one.id}' is the same holiday on the same day; take one out")
    for one, other in combinations(slips.rows.held_times.values(), 2):
        if _meet(one, other):
            slips.say("held_times", other.id, ("at",), f"it meets '{one.id}' on the same days; move one, or make them one")
    for one, other in combinations(slips.rows.contacts.values(), 2):
        if _digits(one.number) == _digits(other.number) and one.need == other.need:
            slips.say("contacts", other.id, ("number",), f"'{one.id}' has this number for the same need; take one out")


def _digits(number: str) -> str:
    return "".join(sign for sign in number if sign.isdigit())


def _meet(one, other) -> bool:
    """Whether two held times fall on a day that both can have, at the same time."""
    if one.weekdays and other.weekdays and not set(one.weekdays) & set(other.weekdays):
        return False
    if (one.until and other.since and one.until < other.since) or (other.until and one.since and other.until < one.since):
        return False
    first, second = sorted((_minute(row.at), row.minutes) for row in (one, other))
    return first[0] + first[1] > second[0]


def _minute(clock: str) -> int:
    hours, minutes = (int(part) for part in clock.split(":"))
    return hours * 60 + minutes
