"""Answers files on disk: parsed as data only, read whole or refused, written whole or not at all."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, StringConstraints, ValidationError

from .json_text import parse, read_text
from .limits import BOOK, FORMAT, MAX_BYTES, MAX_NAME, VERSION
from .problems import AnswersError, naming, refuse
from .values import ID, check_answers, check_group, check_time

# From a version to the function that turns a file of it into one of the next version.
MIGRATIONS: dict[int, Callable[[dict], dict]] = {}

_Id = Annotated[str, StringConstraints(pattern=f"^{ID}$", max_length=MAX_NAME)]


def _exactly(field: str, due: object) -> Callable:
    def check(value):
        return value if value == due else refuse("not-answers", at=field)

    return check


class AnswersFile(BaseModel):
    """What one group answered in one activity. Keys that this edition does not know are kept."""

    model_config = ConfigDict(frozen=True, strict=True, extra="ignore")

    format: Annotated[str, AfterValidator(_exactly("format", FORMAT))] = FORMAT
    version: Annotated[int, AfterValidator(_exactly("version", VERSION))] = VERSION
    book: Annotated[str, AfterValidator(_exactly("book", BOOK))] = BOOK
    activity: _Id
    kind: _Id
    group: Annotated[str, BeforeValidator(check_group)]
    saved: Annotated[str, BeforeValidator(check_time)]
    answers: Annotated[dict, BeforeValidator(check_answers)]

    @property
    def saved_at(self) -> datetime:
        """When the group saved it, with the offset of its clock."""
        return datetime.fromisoformat(self.saved)


def read_answers(path: str | Path, *, activity: str | None = None, kind: str | None = None) -> AnswersFile:
    """The answers file at `path`; with `activity` or `kind`, only a file of that. Raises AnswersError."""
    path = Path(path)
    with naming(path.name):
        return check_file(parse(read_text(path)), activity, kind)


def write_answers(file: AnswersFile, path: str | Path) -> Path:
    """Write an answers file whole or not at all. Returns its path.

    Raises AnswersError if it would be too large to be read again, and OSError if there is no place for it.
    """
    path = Path(path)
    return write_whole(path, file.model_dump(), MAX_BYTES)


def write_whole(path: Path, content: dict, limit: int) -> Path:
    """Write JSON whole or not at all. Raises AnswersError where it is larger than `limit` bytes, and OSError."""
    data = (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode("utf-8")
    if len(data) > limit:
        raise AnswersError(path.name, "too-large", {"limit": limit})
    aside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        aside.write_bytes(data)
        os.replace(aside, path)
    finally:
        aside.unlink(missing_ok=True)
    return path


def check_file(found: dict, activity: str | None = None, kind: str | None = None) -> AnswersFile:
    """A parsed answers file of this version or an earlier one, checked; leaves by `refuse` where it cannot be used."""
    return _check_head(_migrate(found), activity, kind)


def _migrate(found: dict) -> dict:
    if found.get("format") != FORMAT:
        refuse("not-answers", at="format")
    version = found.get("version")
    if isinstance(version, bool) or not isinstance(version, (int, float)) or version != version // 1 or version < 1:
        refuse("not-answers", at="version")
    if version > VERSION:
        refuse("newer-version", version=int(version))
    for step in range(int(version), VERSION):
        found = MIGRATIONS[step](found)
    return {**found, "version": VERSION}


def _check_head(found: dict, activity: str | None, kind: str | None) -> AnswersFile:
    problems: list[tuple[str, dict]] = []
    try:
        # A file that does not name its book is nobody's, though the model has a default for it.
        file = AnswersFile.model_validate({"book": None, **found})
    except ValidationError as error:
        problems = [_name_problem(each) for each in error.errors()]
    # What the file is comes first: one of another activity is called that, whatever else is wrong with it.
    for code, params in problems:
        if code == "not-answers":
            refuse(code, **params)
    if found["activity"] != (activity or found["activity"]) or found["kind"] != (kind or found["kind"]):
        refuse("other-activity", activity=found["activity"], kind=found["kind"])
    for code, params in problems:
        refuse(code, **params)
    return file


def _name_problem(error: Mapping[str, Any]) -> tuple[str, dict]:
    context = dict(error.get("ctx", {}))
    if context.pop("code", None) == error["type"]:
        return error["type"], context
    return "not-answers", {"at": error["loc"][0]}
