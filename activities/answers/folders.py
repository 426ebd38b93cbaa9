"""Files as a facilitator gathers them: answers files and collections, mixed, in one folder."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from .collection import check_collection, is_collection
from .files import AnswersFile, check_file
from .json_text import parse, read_text
from .limits import MAX_BYTES, MAX_COLLECTION_BYTES
from .problems import AnswersError, naming, refuse


class Gathered(NamedTuple):
    """What was found: answers files of use, what is wrong with the rest, and the groups that were named.

    A group that is named and has no file has begun nothing: that is not the same as a group that marked nothing.
    """

    files: list[AnswersFile]
    problems: list[AnswersError]
    groups: list[str]


def read_file(path: str | Path) -> Gathered:
    """What one file holds: an answers file gives one, a collection gives its own. A file that is neither is a problem, never an exception."""
    path = Path(path)
    try:
        with naming(path.name):
            text = read_text(path, MAX_COLLECTION_BYTES)
            found = parse(text)
            if is_collection(found):
                collection = check_collection(found, path.name)
                return Gathered(collection.files, collection.problems, collection.groups)
            if len(text.encode("utf-8")) > MAX_BYTES:
                refuse("too-large", limit=MAX_BYTES)
            file = check_file(found)
    except AnswersError as problem:
        return Gathered([], [problem], [])
    return Gathered([file], [], [file.group])


def gather_folder(folder: str | Path) -> Gathered:
    """The `*.json` files in a folder in the order of their names, collections opened."""
    folder = Path(folder)
    try:
        paths = sorted(folder.iterdir())
    except OSError:
        return Gathered([], [AnswersError(str(folder), "not-json", {"hint": "unreadable"})], [])
    # A leading dot: a file half written, or what a Mac leaves on a memory stick.
    ours = [path for path in paths if path.suffix.lower() == ".json" and not path.name.startswith(".") and not path.is_dir()]
    found = [read_file(path) for path in ours]
    return Gathered(
        [file for one in found for file in one.files],
        [problem for one in found for problem in one.problems],
        list(dict.fromkeys(group for one in found for group in one.groups)),
    )


def read_folder(folder: str | Path) -> tuple[list[AnswersFile], list[AnswersError]]:
    """The files of use in a folder, and what is wrong with the rest: `gather_folder` for those who need no groups."""
    files, problems, _groups = gather_folder(folder)
    return files, problems
