"""Everything that was kept on one device, in one file: each activity's answers of each group, and which groups were there.

`activities/browser/collection_file.js` reads and writes the same format in the page. A collection is read like a bag of answers
files: each of them is judged by itself, so that one that is damaged takes none of the others with it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from .files import AnswersFile, check_file, write_whole
from .json_text import parse, read_text
from .limits import BOOK, COLLECTION_FORMAT, COLLECTION_VERSION, MAX_COLLECTION_BYTES, ROLES
from .problems import AnswersError, naming, refuse
from .values import check_group, check_time

DEVICE = r"[a-z0-9]{4}"


@dataclass(frozen=True)
class Collection:
    """What one device kept.

    device: its tag, made up by itself, which tells two laptops apart and nothing else. saved: when the file was made, an ISO time
    with its offset. groups: every group that the device knows, in its order; one without a file has begun nothing.
    files: the answers files, without the names of roles. problems: those in it that cannot be used.
    """

    device: str
    saved: str
    groups: list[str]
    files: list[AnswersFile]
    problems: list[AnswersError] = field(default_factory=list)


def is_collection(found: dict) -> bool:
    """Whether a parsed file says that it is a collection."""
    return found.get("format") == COLLECTION_FORMAT


def read_collection(path: str | Path) -> Collection:
    """The collection at `path`. Raises AnswersError where it is none, or is damaged itself; what is damaged in it is told by the result."""
    path = Path(path)
    with naming(path.name):
        return check_collection(parse(read_text(path, MAX_COLLECTION_BYTES)), path.name)


def write_collection(collection: Collection, path: str | Path) -> Path:
    """Write a collection whole or not at all. Returns its path. Raises AnswersError where it would be too large, and OSError."""
    content = {
        "format": COLLECTION_FORMAT,
        "version": COLLECTION_VERSION,
        "book": BOOK,
        "device": collection.device,
        "saved": collection.saved,
        "groups": collection.groups,
        "files": [leave_out_roles(file).model_dump() for file in collection.files],
    }
    return write_whole(Path(path), content, MAX_COLLECTION_BYTES)


def check_collection(found: dict, name: str) -> Collection:
    """A parsed collection, checked; leaves by `refuse`. name: what its file is called, for the problems in it."""
    _check_head(found)
    files, problems = [], []
    for number, one in enumerate(found["files"], start=1):
        try:
            with naming(f"{name} › files › {number}"):
                files.append(leave_out_roles(check_file(one if isinstance(one, dict) else refuse("not-answers", at="file"))))
        except AnswersError as problem:
            problems.append(problem)
    listed = [check_group(group) for group in found["groups"]]
    groups = list(dict.fromkeys([*listed, *(file.group for file in files)]))
    return Collection(found["device"], found["saved"], groups, files, problems)


def leave_out_roles(file: AnswersFile) -> AnswersFile:
    """The file without the names of those who chair, take notes and report."""
    if ROLES not in file.answers:
        return file
    return file.model_copy(update={"answers": {key: value for key, value in file.answers.items() if key != ROLES}})


def _check_head(found: dict) -> None:
    if not is_collection(found):
        refuse("not-answers", at="format")
    version = found.get("version")
    if isinstance(version, bool) or not isinstance(version, (int, float)) or version != version // 1 or version < 1:
        refuse("not-answers", at="version")
    if version > COLLECTION_VERSION:
        refuse("newer-version", version=int(version))
    if found.get("book") != BOOK:
        refuse("not-answers", at="book")
    if not isinstance(found.get("device"), str) or not re.fullmatch(DEVICE, found["device"]):
        refuse("not-answers", at="device")
    check_time(found.get("saved"))
    groups = found.get("groups")
    if not isinstance(groups, list) or not all(isinstance(group, str) for group in groups):
        refuse("not-answers", at="groups")
    if not isinstance(found.get("files"), list):
        refuse("not-answers", at="files")
