"""A debrief of one room or of a whole programme: rooms read and counted, one after the other or side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from activities.kinds.counted import list_contents

from .rooms import FileNote, Room, find_twins, list_rooms, read_room
from .tables import Tables, lay_out
from .tallies import Tally, tally_groups

__all__ = ["Debrief", "count_rooms", "debrief_folder", "list_contents"]


@dataclass
class Debrief:
    """What rooms answered, counted. named: whether it may say who. tallies: by activity. files: what became of each file, which its
    name tells of a group as well. twins: names that may be one group's."""

    named: bool = False
    rooms: list[str] = field(default_factory=list)
    groups: int = 0
    tallies: dict[str, Tally] = field(default_factory=dict)
    files: list[FileNote] = field(default_factory=list)
    twins: list[list[str]] = field(default_factory=list)

    def add(self, other: Debrief) -> None:
        """Lay further rooms to these."""
        self.named |= other.named
        self.rooms += other.rooms
        self.groups += other.groups
        self.files += other.files
        self.twins += other.twins
        for activity, tally in other.tallies.items():
            if activity in self.tallies:
                self.tallies[activity].add(tally)
            else:
                self.tallies[activity] = tally

    def lay_out(self, contents: Mapping[str, Any]) -> dict[str, Tables]:
        """The tables of each activity that a group handed something in of, in the order of `contents`."""
        return {activity: lay_out(self.tallies[activity], contents[activity]) for activity in contents if activity in self.tallies}


def count_rooms(
    rooms: Iterable[Room], contents: Mapping[str, Any], *, names: bool = False, until: datetime | None = None
) -> Debrief:
    """Read rooms and count them, one after the other; nothing of a room's answers is kept but the counts."""
    debrief = Debrief(named=names)
    for room in rooms:
        read = read_room(room, contents, until=until)
        debrief.rooms.append(room.name)
        debrief.groups += len(read.groups)
        debrief.files += read.notes
        debrief.twins += find_twins(read.groups)
        for activity, answers in read.answers.items():
            groups = [(f"{room.name} › {group}" if room.name else group, given) for group, given in answers.items()]
            tally = tally_groups(groups, contents[activity], names=names)
            debrief.tallies.setdefault(activity, Tally(who={} if names else None)).add(tally)
    return debrief


def debrief_folder(
    folder: str | Path,
    contents: Mapping[str, Any],
    *,
    names: bool = False,
    until: datetime | None = None,
    as_one: bool = False,
    count: Callable[..., Debrief] = count_rooms,
) -> Debrief:
    """The debrief of all rooms in a folder.

    contents: as `list_contents` gives them. names: keep who said what. until: when the debrief began, so that later files are named
    late. as_one: the folder is one room. count: `count_rooms`, or what counts the same side by side. Raises NoFolder.
    """
    return count(list_rooms(Path(folder).resolve(), as_one=as_one), contents, names=names, until=until)
