"""The folders of rooms, and which of their files count: of a group the newest. What does not count is named, nothing drops silently.

A room is a folder right in the folder that is read, with all below it; files that lie in that folder itself are a room too.
Files are opened by `activities.answers`.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from activities.answers import AnswersFile, read_file
from activities.answers.line import Line, LineKey, make_line_key, write_line
from activities.answers.line_files import read_line_file

from .file_observing import is_file
from .folding import fold_text
from .observing import has_begun

OUTPUT = "debrief"  # the folder in which a debrief is written beside the files that it was made from
# taken and late count; the others are named and do not.
STATES = ("taken", "late", "older", "duplicate", "otherwise", "no-such-activity", "damaged", "other")


class NoFolder(Exception):
    """A folder that cannot be read. The message says which, and what would be right."""


@dataclass(frozen=True)
class Room:
    """name: of its folder; empty for the files right in the folder that is read. paths: its files, in the order of their names."""

    name: str
    root: Path
    paths: tuple[Path, ...]


@dataclass(frozen=True)
class FileNote:
    """What became of one file, or of one part of a collection. why: in words, where it does not count."""

    room: str
    file: str
    state: str
    group: str = ""
    activity: str = ""
    why: str = ""


@dataclass
class RoomRead:
    """groups: each that is known to be there, also those without a file. answers: activity → group → answers."""

    groups: list[str] = field(default_factory=list)
    answers: dict[str, dict[str, Mapping[str, Any]]] = field(default_factory=dict)
    notes: list[FileNote] = field(default_factory=list)


def list_rooms(folder: str | Path, *, as_one: bool = False) -> list[Room]:
    """The rooms in a folder. as_one: take all that lies below it as one room. Raises NoFolder."""
    root = Path(folder)
    if not root.is_dir():
        raise NoFolder(
            f"{root}: {'a file' if root.exists() else 'no such folder'}; right is the folder with the answers files of the room"
        )
    files: dict[str, list[Path]] = {}

    def stop(error: OSError) -> None:
        raise NoFolder(f"{error.filename}: cannot be read ({error.strerror}); right is a folder that you may open") from None

    for at, folders, names in os.walk(root, onerror=stop):
        # A leading dot: a file half written, or what a Mac leaves on a memory stick.
        links = [name for name in folders if (Path(at) / name).is_symlink()]  # not gone into, and named
        names += links
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and name not in links and not (Path(at) == root and name == OUTPUT)
        )
        inside = Path(at).relative_to(root).parts
        files.setdefault("" if as_one or not inside else inside[0], []).extend(
            Path(at) / name for name in sorted(names) if not name.startswith(".")
        )
    return [Room(name, root, tuple(paths)) for name, paths in sorted(files.items()) if paths]


def read_room(room: Room, contents: Mapping[str, Any], *, until: datetime | None = None) -> RoomRead:
    """What the groups of a room answered, and what became of each of its files.

    contents: what each activity of this edition asks, by its id. Lines in text files count for a case that the group's file has not
    begun: a file says more than a line, and is never written over by one. until: what was saved after it counts too, and is named as late.
    """
    read = RoomRead()
    found: dict[tuple[str, str], list[tuple[AnswersFile, str]]] = {}
    keys = [
        make_line_key(id, "", content)
        for id, content in contents.items()
        if "tags" in content and not any(map(is_file, content["cases"]))
    ]
    typed: list[tuple[Line, str]] = []
    for path in room.paths:
        name = path.relative_to(room.root).as_posix()
        if path.is_dir():
            read.notes.append(FileNote(room.name, name, "other", why="a link to a folder; right is the folder itself, or a copy"))
            continue
        lines, slips = read_line_file(path, keys) if path.suffix.lower() == ".txt" else ([], [])
        typed += [(line, name) for line in lines]
        read.groups += [line.group for line in lines]
        read.notes += [FileNote(room.name, name, "damaged", why=str(slip).removeprefix(path.name).lstrip(" ›:")) for slip in slips]
        if lines or slips:
            continue
        if path.suffix.lower() != ".json":
            read.notes.append(
                FileNote(
                    room.name, name, "other", why="right are answers files and collections, which end in .json, and lines in a .txt"
                )
            )
            continue
        files, problems, groups = read_file(path)
        read.groups += groups
        read.notes += [
            FileNote(room.name, name, "damaged", why=str(problem).removeprefix(path.name).lstrip(" ›:")) for problem in problems
        ]
        for file in files:
            if file.activity in contents:
                found.setdefault((file.activity, file.group), []).append((file, name))
            else:
                why = f"this edition has no activity '{file.activity}'; right is the edition that it was made with, or its pack"
                read.notes.append(FileNote(room.name, name, "no-such-activity", file.group, file.activity, why))
    for (activity, group), copies in found.items():
        (file, name), *others = sorted(copies, key=lambda one: (one[0].saved_at, one[1]), reverse=True)
        is_late = until is not None and file.saved_at > until
        read.answers.setdefault(activity, {})[group] = file.answers
        why = "" if has_begun(file.answers) else "nothing is answered in it"
        read.notes.append(FileNote(room.name, name, "late" if is_late else "taken", group, activity, why))
        read.notes += [_note_other(room, other, at, file, name) for other, at in others]
    read.notes += [_take_line(room, line, at, read, keys) for line, at in typed]
    read.groups = list(dict.fromkeys(read.groups))
    read.notes.sort(key=lambda note: (note.file, note.activity, note.group))
    return read


def _take_line(room: Room, line: Line, at: str, read: RoomRead, keys: Collection[LineKey]) -> FileNote:
    """Take a line's coding of a case, unless the group has one of it already; then only its note."""
    given = read.answers.setdefault(line.activity, {}).get(line.group, {})
    case = line.case
    if any(key.startswith(f"{case}/") for key in given):
        key = next(key for key in keys if key.activity == line.activity)
        is_same = write_line("", key, case, given) == write_line("", key, case, line.answers)
        why = (
            f"says of case '{case}' what the group's file says"
            if is_same
            else f"the group's file has case '{case}' otherwise, and counts"
        )
        return FileNote(room.name, at, "duplicate" if is_same else "otherwise", line.group, line.activity, why)
    read.answers[line.activity][line.group] = {**given, **line.answers}
    why = "" if line.checked else "a line without its check letter: compare it with the group's"
    return FileNote(room.name, at, "taken", line.group, line.activity, why)


def find_twins(groups: Collection[str]) -> Iterator[list[str]]:
    """Names that differ in capitals, spaces or the width of letters only: they count as two groups, and may be one."""
    alike: dict[str, list[str]] = {}
    for group in groups:
        alike.setdefault(fold_text(group), []).append(group)
    return (names for names in alike.values() if len(names) > 1)


def _note_other(room: Room, file: AnswersFile, at: str, taken: AnswersFile, name: str) -> FileNote:
    """Of a copy that does not count: whether it says the same, and what it holds that the newer one lacks."""
    if _without_roles(file.answers) == _without_roles(taken.answers):
        return FileNote(room.name, at, "duplicate", file.group, file.activity, f"says the same as {name}")
    lacking = sum(key not in taken.answers for key in _without_roles(file.answers))
    more = f"; answers in it that the newer one lacks: {lacking}" if lacking else ""
    return FileNote(room.name, at, "older", file.group, file.activity, f"older than {name}{more}")


def _without_roles(answers: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in answers.items() if not key.startswith("group/")}
