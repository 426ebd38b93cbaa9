"""Answers files on disk: parsed as data only, read whole or refused, written whole or not at all."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, StringConstraints, ValidationError
from pydantic_core import PydanticCustomError

from .limits import BOOK, FORMAT, MAX_BYTES, MAX_NAME, MAX_NESTING, VERSION
from .problems import AnswersError, refuse
from .values import ID, check_answers, check_group, check_time

# From a version to the function that turns a file of it into one of the next version.
MIGRATIONS: dict[int, Callable[[dict], dict]] = {}

_STRING_OR_BRACKET = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"?|[\[\]{}]', re.DOTALL)
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
    try:
        return _check_file(_migrate(_parse(_read_text(path))), activity, kind)
    except PydanticCustomError as problem:
        params = {name: value for name, value in (problem.context or {}).items() if name != "code"}
        raise AnswersError(path.name, problem.type, params) from None


def write_answers(file: AnswersFile, path: str | Path) -> Path:
    """Write an answers file whole or not at all. Returns its path.

    Raises AnswersError if it would be too large to be read again, and OSError if there is no place for it.
    """
    path = Path(path)
    data = (json.dumps(file.model_dump(), ensure_ascii=False, indent=2) + "\n").encode("utf-8")
    if len(data) > MAX_BYTES:
        raise AnswersError(path.name, "too-large", {"limit": MAX_BYTES})
    aside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        aside.write_bytes(data)
        os.replace(aside, path)
    finally:
        aside.unlink(missing_ok=True)
    return path


def read_folder(folder: str | Path) -> tuple[list[AnswersFile], list[AnswersError]]:
    """The `*.json` files in a folder in the order of their names: those of use, and what is wrong with the rest."""
    folder = Path(folder)
    try:
        paths = sorted(folder.iterdir())
    except OSError:
        return [], [AnswersError(str(folder), "not-json", {"hint": "unreadable"})]
    files, problems = [], []
    for path in paths:
        # A leading dot: a file half written, or what a Mac leaves on a memory stick.
        if path.suffix.lower() != ".json" or path.name.startswith(".") or path.is_dir():
            continue
        try:
            files.append(read_answers(path))
        except AnswersError as problem:
            problems.append(problem)
    return files, problems


def _read_text(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError:
        refuse("not-json", hint="unreadable")
    if len(data) > MAX_BYTES:
        refuse("too-large", limit=MAX_BYTES)
    try:
        return data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError:
        refuse("not-json", hint="encoding")


def _parse(text: str) -> dict:
    is_open, deepest = _scan_brackets(text)
    if deepest > MAX_NESTING:
        refuse("not-answers", at="file")
    try:
        found = json.loads(text, parse_constant=_refuse_constant, parse_int=_parse_whole)
    except ValueError:
        cut = text.lstrip().startswith("{") and is_open
        refuse("not-json", hint="truncated" if cut else None)
    if not isinstance(found, dict):
        refuse("not-answers", at="file")
    return found


def _scan_brackets(text: str) -> tuple[bool, int]:
    """Whether brackets are still open at the end of a JSON text, and how deep it nests."""
    depth = deepest = 0
    for token in _STRING_OR_BRACKET.findall(text):
        if token in "{[":
            depth += 1
            deepest = max(deepest, depth)
        elif token in "}]":
            depth -= 1
    return depth > 0, deepest


def _refuse_constant(name: str):
    raise ValueError(f"{name} is not JSON")


def _parse_whole(digits: str) -> int | float:
    # Python refuses to make a number of thousands of digits; as a float it is out of range, which is said later.
    return int(digits) if len(digits) < 20 else float(digits)


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


def _check_file(found: dict, activity: str | None, kind: str | None) -> AnswersFile:
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
