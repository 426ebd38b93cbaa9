"""Kinds of activity, found by discovery: each folder here that has a `kind.py` is one.

A kind is four files: `kind.py` (what goes into the page, and what it needs of the rows), `form.html.j2` (the form,
which Python renders), `script.js` (what the browser adds) and `style.css`. No code names a kind; the row of an
activity does. What several kinds share stands beside them in folders without a `kind.py`: no kind imports a kind.
"""

from __future__ import annotations

import functools
import importlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from activities.rows.watched import asked

KINDS_FOLDER = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Role:
    """What one part of a worksheet has to do with its kind: a section, prompt or column that says so with `role`.

    least, most: how many there are; `most` None is any number.
    types: of a prompt or column, any of these. options: what alone can be chosen in it, where the kind knows them by name.
    prompts, columns: the roles in a section that has this one.
    """

    name: str
    least: int = 1
    most: int | None = 1
    types: tuple[str, ...] = ("text", "long")
    options: tuple[str, ...] = ()
    prompts: tuple[Role, ...] = ()
    columns: tuple[Role, ...] = ()


@dataclass(frozen=True)
class Needs:
    """What a kind needs of the rows beside the activity's own; `check` holds rows and packs to it.

    cases, offences: the activity names some. worksheet: one names the activity. interviews, files, visits: one or more name it.
    sections: the roles of the worksheet's sections. questions: a table may let people choose among the indicator questions.
    further: (activity, rows) → what else is wrong, as sentences with their places.
    """

    cases: bool = False
    offences: bool = False
    worksheet: bool = False
    interviews: bool = False
    files: bool = False
    visits: bool = False
    sections: tuple[Role, ...] = ()
    questions: bool = False
    further: Callable | None = None


@dataclass(frozen=True)
class Kind:
    """One kind of activity.

    name: lasting id, which rows of activities give as their `kind`; also the name of its bundle.
    content: (rows, activity id) → JSON-able data for form and script.
    needs: what the rows have to hold for it.
    serves: rows → ids, for a kind whose activities are no rows of `activities.yml`.
    keeps_answers: whether people's answers are kept, with the tools for groups and files.
    counted: whether what many groups answered can be counted, for a debrief.
    drawings: (rows, activity id) → figures for the form alone, which its script does not need.
    late: whether its form stands below a text, which opens without its script; that is fetched when the reader comes near.
    waits: parts of the content, dicts, that its page fetches when a group first needs them, as its script's `needsLate` says.
    table, figure: (answers, rows, activity id) → DataFrame, matplotlib Figure; for those with a kernel.
    """

    name: str
    content: Callable
    needs: Needs = Needs()
    serves: Callable | None = None
    keeps_answers: bool = True
    counted: bool = True
    late: bool = False
    waits: tuple[str, ...] = ()
    strings: tuple[str, ...] = ()
    table: Callable | None = None
    figure: Callable | None = None
    drawings: Callable | None = None

    @property
    def folder(self) -> Path:
        return KINDS_FOLDER / self.name.replace("-", "_")

    def activities(self, rows) -> list[str]:
        """Ids of the activities that are of this kind."""
        if self.serves:
            return list(self.serves(rows))
        return [row.id for row in rows.activities.values() if row.kind == self.name]


@functools.cache
def find_kinds() -> dict[str, Kind]:
    """All kinds by name. Raises ImportError when a folder's `kind.py` does not load."""
    folders = sorted(path.parent.name for path in KINDS_FOLDER.glob("*/kind.py"))
    kinds = [importlib.import_module(f"{__name__}.{folder}.kind").KIND for folder in folders]
    return {kind.name: kind for kind in kinds}


def kind_of(activity_id: str, rows) -> Kind:
    """The kind that serves an activity. Raises KeyError with the ids that there are."""
    if name := _name_kind(rows, activity_id):
        return find_kinds()[name]
    known = [id for kind in find_kinds().values() for id in kind.activities(rows)]
    raise KeyError(f"no activity '{activity_id}' that can be done on the screen; there are: {', '.join(sorted(known))}")


@asked
def _name_kind(rows, activity_id: str) -> str | None:
    return next((kind.name for kind in find_kinds().values() if activity_id in kind.activities(rows)), None)
