"""Which file holds which rows: the one list that reading, checking and suggestions go by."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath

from pydantic import BaseModel

from ..rows import (
    chapter_models,
    country_models,
    decision_models,
    deck_models,
    diagram_models,
    explorer_models,
    file_models,
    interview_models,
    measuring_models,
    models,
    paper_models,
    role_play_models,
    search_models,
    session_models,
    video_models,
    visit_models,
    wage_models,
    worksheet_models,
)


@dataclass(frozen=True)
class Place:
    """Rows of one kind and the file they stand in; `*` stands for one row a file. Strings have no model.

    Without rows of an `optional` kind a workshop can be run all the same: the reference book only.
    """

    kind: str
    pattern: str
    model: type[BaseModel] | None = None
    optional: bool = False

    @property
    def rows(self) -> type[BaseModel]:
        """What a row of this kind is. Raises TypeError for words on the page, which are no rows with fields."""
        if self.model is None:
            raise TypeError(f"{self.kind} have no model")
        return self.model

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
    Place("chapters", "chapters/*.yml", chapter_models.Chapter, optional=True),
    Place("terms", "glossary.yml", chapter_models.Term, optional=True),
    Place("instruments", "instruments/*.yml", chapter_models.Instrument, optional=True),
    Place("decisions", "decisions/*.yml", decision_models.Decision, optional=True),
    Place("further", "further-reading.yml", chapter_models.Further, optional=True),
    Place("stages", "study-path.yml", chapter_models.StudyStage, optional=True),
    Place("coverage", "coverage.yml", chapter_models.CoverageList, optional=True),
    Place("milestones", "milestones.yml", diagram_models.Milestone, optional=True),
    Place("forms_today", "forms-today.yml", chapter_models.FormToday, optional=True),
    Place("disagreements", "disagreements.yml", chapter_models.Disagreement, optional=True),
    Place("searches", "searches.yml", search_models.EverydayWords, optional=True),
    Place("options", "options.yml", worksheet_models.OptionList, optional=True),
    Place("worksheets", "worksheets/*.yml", worksheet_models.Worksheet, optional=True),
    Place("interviews", "interviews/*.yml", interview_models.Interview, optional=True),
    Place("overtime", "wage-rules/*.yml", wage_models.OvertimeRules, optional=True),
    Place("wage_examples", "wage-examples/*.yml", wage_models.WageExample, optional=True),
    Place("sessions", "sessions/*.yml", session_models.SessionNotes, optional=True),
    Place("case_files", "files/*.yml", file_models.CaseFile, optional=True),
    Place("visits", "visits/*.yml", visit_models.Visit, optional=True),
    Place("papers", "papers/*.yml", paper_models.Paper, optional=True),
    Place("role_plays", "role-plays/*.yml", role_play_models.RolePlay, optional=True),
    Place("holidays", "holidays.yml", country_models.Holiday, optional=True),
    Place("held_times", "held-times.yml", country_models.HeldTime, optional=True),
    Place("contacts", "contacts.yml", country_models.Contact, optional=True),
    Place("decks", "decks/*.yml", deck_models.Deck, optional=True),
    Place("tests", "tests/*.yml", measuring_models.Test, optional=True),
    Place("sittings", "sittings.yml", measuring_models.Sitting, optional=True),
    Place("videos", "videos/*.yml", video_models.Video, optional=True),
    Place("diagrams", "diagrams.yml", diagram_models.Diagram, optional=True),
    Place("explorers", "explorers.yml", explorer_models.ExplorerRow, optional=True),
    Place("estimates", "tables/estimates.csv", models.Estimate),
    Place("prosecutions", "tables/prosecutions.csv", models.ProsecutionYear),
    Place("figures", "tables/figures.csv", models.Figure),
    Place("strings", "ui/en.yml"),
)
FOLDERS = tuple(dict.fromkeys(place.pattern.split("/")[0] for place in PLACES if "/" in place.pattern))
# What may lie beside the rows without being read: notes to people, and what editors and systems leave behind.
BESIDE = ("answers.schema.json", "readme*", "license*", "licence*", ".*", "*~", "thumbs.db", "desktop.ini")


# Of these, what a pack that comes in one file may hold beside its rows.
BESIDE_WORDS = ("readme.md", "readme.txt", "license.md", "licence.md", "license", "licence")


@dataclass(frozen=True)
class Stray:
    """A file or folder that no rows are read from: what is wrong with it, and the kinds that it may have been meant for."""

    sentence: str
    kinds: frozenset[str]


def list_files(folder: Path) -> tuple[dict[str, Path], dict[str, Stray]]:
    """All row files of `folder` by their name in it, and every other file and folder; links that lead out of it are among these."""
    known: dict[str, Path] = {}
    strays: dict[str, Stray] = {}
    for path in _list_folder(folder):
        if path.name in FOLDERS and path.is_dir() and not _leads_out(path, folder):
            for inner in _list_folder(path):
                _sort_in(f"{path.name}/{inner.name}", inner, folder, known, strays)
        else:
            _sort_in(path.name, path, folder, known, strays)
    return known, strays


def place_of(file: str) -> Place | None:
    """The place whose pattern `file` fits."""
    return next((place for place in PLACES if fnmatchcase(file, place.pattern)), None)


def _list_folder(folder: Path) -> list[Path]:
    paths = sorted(folder.iterdir(), key=lambda path: path.name)
    return [path for path in paths if not any(fnmatchcase(path.name.lower(), name) for name in BESIDE)]


def _leads_out(path: Path, folder: Path) -> bool:
    """Whether a path is a link to something that lies outside the folder: what is there is nobody's row."""
    return path.is_symlink() and not path.resolve().is_relative_to(folder.resolve())


def _sort_in(file: str, path: Path, folder: Path, known: dict[str, Path], strays: dict[str, Stray]) -> None:
    if _leads_out(path, folder):
        strays[file] = Stray("a link to something outside the folder; put a copy in its place", _kinds_under(file))
    elif path.is_dir():
        meant, advice = (file, "put a file in its place") if place_of(file) else _guess_folder(file)
        strays[f"{file}/"] = Stray(f"unknown folder; {advice}", _kinds_under(meant))
    elif place_of(file):
        known[file] = path
    else:
        meant, advice = _guess_file(file)
        strays[file] = Stray(f"unknown file; {advice}", _kinds_under(meant))


def _kinds_under(meant: str | None) -> frozenset[str]:
    return frozenset(
        place.kind for place in PLACES if meant and (place.pattern.startswith(meant) or fnmatchcase(meant, place.pattern))
    )


def _guess_folder(file: str) -> tuple[str | None, str]:
    if "/" in file:
        meant = f"{file.split('/')[0]}/"
        return meant, f"put its files straight into {meant}"
    close = get_close_matches(file.lower(), FOLDERS, n=1)
    if close:
        return f"{close[0]}/", f"did you mean {close[0]}/?"
    return None, "rows stand in folders such as cases/ and tables/"


def _guess_file(file: str) -> tuple[str | None, str]:
    """The name that was probably meant: a slip in the name, another ending, or the right name in the wrong folder."""
    path = PurePosixPath(file)
    if any(place.one_row_a_file and str(PurePosixPath(place.pattern).parent) == str(path.parent) for place in PLACES):
        meant = str(path.with_suffix(".yml"))
        return meant, f"did you mean {meant}?"
    patterns = {PurePosixPath(place.pattern).stem: place.pattern for place in PLACES if not place.one_row_a_file}
    close = get_close_matches(path.stem.lower(), patterns, n=1, cutoff=0.7)
    if close:
        return patterns[close[0]], f"did you mean {patterns[close[0]]}?"
    return None, "rows stand in files such as sources.yml, cases/<id>.yml and tables/figures.csv"
