"""Which file holds which rows: the one list that reading, checking and suggestions go by."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath

from pydantic import BaseModel

from .. import models


@dataclass(frozen=True)
class Place:
    """Rows of one kind and the file they stand in; `*` stands for one row a file. Strings have no model."""

    kind: str
    pattern: str
    model: type[BaseModel] | None = None

    @property
    def one_row_a_file(self) -> bool:
        return "*" in self.pattern


PLACES = (
    Place("sources", "sources.yml", models.Source),
    Place("indicators", "indicators.yml", models.Indicator),
    Place("questions", "questions.yml", models.Question),
    Place("eleven", "eleven.yml", models.Eleven),
    Place("offences", "offences.yml", models.Offence),
    Place("aims", "aims.yml", models.Aim),
    Place("activities", "activities.yml", models.ActivityRow),
    Place("cases", "cases/*.yml", models.Case),
    Place("readings", "readings/*.yml", models.Reading),
    Place("plans", "plans/*.yml", models.Plan),
    Place("estimates", "tables/estimates.csv", models.Estimate),
    Place("prosecutions", "tables/prosecutions.csv", models.ProsecutionYear),
    Place("figures", "tables/figures.csv", models.Figure),
    Place("strings", "ui/en.yml"),
)
FOLDERS = tuple(dict.fromkeys(place.pattern.split("/")[0] for place in PLACES if "/" in place.pattern))
# What may lie beside the rows without being read: notes to people, and what editors and systems leave behind.
BESIDE = ("readme*", "license*", "licence*", ".*", "*~", "thumbs.db", "desktop.ini")


def list_files(folder: Path) -> tuple[dict[str, Path], dict[str, str]]:
    """All row files of `folder` by their name in it, and what is wrong with every file that is none."""
    known, unknown = {}, {}
    for path in _list_folder(folder):
        if path.is_dir() and path.name in FOLDERS:
            for inner in _list_folder(path):
                _sort_in(f"{path.name}/{inner.name}", inner, known, unknown)
        else:
            _sort_in(path.name, path, known, unknown)
    return known, unknown


def place_of(file: str) -> Place | None:
    """The place whose pattern `file` fits."""
    return next((place for place in PLACES if fnmatchcase(file, place.pattern)), None)


def _list_folder(folder: Path) -> list[Path]:
    paths = sorted(folder.iterdir(), key=lambda path: path.name)
    return [path for path in paths if not any(fnmatchcase(path.name.lower(), name) for name in BESIDE)]


def _sort_in(file: str, path: Path, known: dict[str, Path], unknown: dict[str, str]) -> None:
    if path.is_dir():
        unknown[f"{file}/"] = f"no such folder is known; {_suggest_folder(file)}"
    elif place_of(file):
        known[file] = path
    else:
        unknown[file] = f"no such file is known; {_suggest_file(file)}"


def _suggest_folder(file: str) -> str:
    if "/" in file:
        return f"put its files straight into {file.split('/')[0]}/"
    close = get_close_matches(file.lower(), FOLDERS, n=1)
    return f"did you mean {close[0]}/?" if close else f"the folders are {', '.join(f'{name}/' for name in FOLDERS)}"


def _suggest_file(file: str) -> str:
    """The name that was probably meant: a slip in the name, another ending, or the right name in the wrong folder."""
    path = PurePosixPath(file)
    if f"{path.parent}/*.yml" in (place.pattern for place in PLACES):
        return f"did you mean {path.with_suffix('.yml')}?"
    patterns = {PurePosixPath(place.pattern).stem: place.pattern for place in PLACES if not place.one_row_a_file}
    close = get_close_matches(path.stem.lower(), patterns, n=1, cutoff=0.7)
    if close:
        return f"did you mean {patterns[close[0]]}?"
    return f"rows stand in {', '.join(place.pattern for place in PLACES)}"
