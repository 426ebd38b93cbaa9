"""From the answers on an offence's elements to what they support. Pure; no files, no words.

The browser never decides: it looks the answers up in the table that `lookup_table` exports.
Sources of the rules: C29 Art. 2(1) (work or service, menace of a penalty, not offered
voluntarily: all three); Palermo Protocol Art. 3(a) (act, means, purpose: all three) and 3(c)
(for a child the means need not be shown); Smuggling Protocol Art. 3(a).
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

STATUSES = ("met", "unclear", "not-met", "unanswered")


@dataclass(frozen=True)
class Conclusion:
    """A key of the offence's `conclusions`, and the ids of the elements that it speaks of."""

    key: str
    elements: tuple[str, ...] = ()


def needed_elements(offence, under_18: bool = False) -> list[str]:
    """Ids of the elements that have to be shown; for a child the means are left out."""
    return [e.id for e in offence.elements if not (under_18 and e.not_needed_for_a_child)]


def conclude(offence, statuses: dict[str, str], under_18: bool = False) -> Conclusion:
    """What the answers on the elements support, as the key of a sentence; never a verdict.

    statuses: element id → one of STATUSES; a missing one counts as unanswered.
    Raises ValueError on another status.
    """
    needed = needed_elements(offence, under_18)
    given = {element: statuses.get(element, "unanswered") for element in needed}
    for element, status in given.items():
        if status not in STATUSES:
            raise ValueError(f"{element}: unknown status '{status}'; one of {', '.join(STATUSES)}")

    def those(*wanted):
        return tuple(element for element in needed if given[element] in wanted)

    if those("not-met"):
        return Conclusion("not-met", those("not-met"))
    if those("unanswered"):
        return Conclusion("unanswered", those("unanswered"))
    if those("unclear"):
        return Conclusion("open", those("unclear"))
    child = under_18 and len(needed) < len(offence.elements)
    return Conclusion("all-met-child" if child else "all-met")


def lookup_table(offence) -> dict[str, list]:
    """Every combination of answers → [conclusion key, [element ids]].

    A key is the statuses in the order of the offence's elements, joined by a space, and `child`
    behind it where the person is under 18.
    """
    ids = [element.id for element in offence.elements]
    may_be_child = any(element.not_needed_for_a_child for element in offence.elements)
    table = {}
    for under_18 in (False, True) if may_be_child else (False,):
        for combination in product(STATUSES, repeat=len(ids)):
            found = conclude(offence, dict(zip(ids, combination)), under_18)
            key = " ".join(combination + ("child",) * under_18)
            table[key] = [found.key, list(found.elements)]
    return table
