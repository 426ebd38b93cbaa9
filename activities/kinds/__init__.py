"""Kinds of activity, found by discovery: each folder here that has a `kind.py` is one.

A kind is four files: `kind.py` (what goes into the page), `form.html.j2` (the form, which Python
renders), `script.js` (what the browser adds) and `style.css`. Nothing else names a kind.
"""

from __future__ import annotations

import functools
import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

KINDS_FOLDER = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Kind:
    """One kind of activity.

    name: lasting id, also the name of its bundle.
    activities: rows → ids of the activities that are of this kind.
    content: (rows, activity id) → JSON-able data for form and script.
    keeps_answers: whether people's answers are kept, with the tools for groups and files.
    table, figure: (answers, rows, activity id) → DataFrame, matplotlib Figure; for those with a kernel.
    """

    name: str
    activities: Callable
    content: Callable
    keeps_answers: bool = True
    strings: tuple[str, ...] = ()
    table: Callable | None = None
    figure: Callable | None = None

    @property
    def folder(self) -> Path:
        return KINDS_FOLDER / self.name.replace("-", "_")


@functools.cache
def find_kinds() -> dict[str, Kind]:
    """All kinds by name. Raises ImportError when a folder's `kind.py` does not load."""
    found = {}
    for module in pkgutil.iter_modules([str(KINDS_FOLDER)]):
        if module.ispkg:
            kind = importlib.import_module(f"{__name__}.{module.name}.kind").KIND
            found[kind.name] = kind
    return found


def kind_of(activity_id: str, rows) -> Kind:
    """The kind that serves an activity. Raises KeyError with the ids that there are."""
    known = []
    for kind in find_kinds().values():
        served = list(kind.activities(rows))
        if activity_id in served:
            return kind
        known += served
    raise KeyError(f"no activity '{activity_id}'; there are: {', '.join(sorted(known))}")
