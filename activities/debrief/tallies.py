"""Observations counted over groups. Sums, so that rooms can be laid together in any order. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from .observing import Observation, observe


@dataclass
class Tally:
    """How many groups made each observation in one activity; with names, who.

    groups: how many were laid together; those that began anything are counted under ("begun",). who is None where names are off: then no name is in it at all.
    """

    groups: int = 0
    counts: Counter[Observation] = field(default_factory=Counter)
    who: dict[Observation, list[str]] | None = None

    def add(self, other: Tally) -> None:
        """Lay another room's tally to this one."""
        self.groups += other.groups
        self.counts.update(other.counts)
        if self.who is not None:
            for key, groups in (other.who or {}).items():
                self.who[key] = sorted(self.who.get(key, []) + groups)

    def name(self, *keys: Observation) -> dict[str, list[str]]:
        """The column of the groups that made one of some observations; none where names are off."""
        return {} if self.who is None else {"groups": sorted({group for key in keys for group in self.who.get(key, ())})}

    def list_texts(self, kind: str) -> dict[Observation, list[Observation]]:
        """The observations of a kind by what they are about, where the last part of each is a text that somebody wrote."""
        found: dict[Observation, list[Observation]] = {}
        for key in self.counts:
            if key[0] == kind:
                found.setdefault(key[1:-1], []).append(key)
        return found


def tally_groups(groups: Iterable[tuple[str, Mapping[str, Any]]], content: Mapping[str, Any], *, names: bool = False) -> Tally:
    """Count what groups say in one activity.

    groups: (name, answers), each group once; one that is known to be in the room and handed in nothing has no answers.
    content: the activity's, as its page has it. names: keep who said what, for when the room asks.
    """
    tally = Tally(who={} if names else None)
    for group, answers in groups:
        found = observe(answers, content)
        tally.groups += 1
        tally.counts.update(found)
        if tally.who is not None:
            for observation in found:
                tally.who.setdefault(observation, []).append(group)
    for said in (tally.who or {}).values():
        said.sort()
    return tally
