"""From files to rows: reads `data/`, lays packs over it, and hands on models.

The rest of the engine takes `Rows` as they are and opens no file of its own.
"""

from __future__ import annotations

import csv
import os
from dataclasses import dataclass
from pathlib import Path

import yaml

from .. import models

DATA = Path(__file__).resolve().parents[2] / "data"


class DataErrors(Exception):
    """Everything that is wrong in the rows, one sentence each: `file › row › field: what, what would be right`."""

    def __init__(self, errors: list[str]):
        super().__init__("\n".join(errors))
        self.errors = errors


@dataclass(frozen=True)
class Rows:
    """All rows by id, in file order; cases in the order of their numbers, contrast cases last."""

    sources: dict[str, models.Source]
    indicators: dict[str, models.Indicator]
    questions: dict[str, models.Question]
    eleven: dict[str, models.Eleven]
    offences: dict[str, models.Offence]
    elements: dict[str, models.Element]
    aims: dict[str, models.Aim]
    activities: dict[str, models.ActivityRow]
    cases: dict[str, models.Case]
    readings: dict[str, models.Reading]
    plans: dict[str, models.Plan]
    estimates: list[models.Estimate]
    prosecutions: list[models.ProsecutionYear]
    figures: list[models.Figure]
    strings: dict[str, str]
    files: tuple[Path, ...]


def load_rows(folder=None, packs=None, readings=None) -> Rows:
    """Read the rows of `folder` with `packs` laid over it; without `readings` leave the readings out."""
    folder = Path(folder) if folder else DATA
    if packs is None:
        packs = [part for part in os.environ.get("WORKSHOP_PACKS", "").split(os.pathsep) if part]
    if readings is None:
        readings = os.environ.get("WORKSHOP_WITHOUT_READINGS") != "1"
    files, tables = [], {}

    def read(path):
        files.append(path)
        return yaml.load(path.read_text(encoding="utf-8-sig"), Loader=yaml.CSafeLoader)

    lists = {
        "sources": models.Source, "indicators": models.Indicator, "questions": models.Question,
        "eleven": models.Eleven, "offences": models.Offence, "aims": models.Aim, "activities": models.ActivityRow,
    }
    folders = {"cases": models.Case, "readings": models.Reading, "plans": models.Plan}
    sheets = {"estimates": models.Estimate, "prosecutions": models.ProsecutionYear, "figures": models.Figure}
    strings = {}
    for name in (*lists, *folders, *sheets):
        tables[name] = {}
    for layer in (folder, *map(Path, packs)):
        for name, model in lists.items():
            if (layer / f"{name}.yml").exists():
                rows = [model(**row) for row in read(layer / f"{name}.yml")]
                tables[name].update({row.id: row for row in rows})
        for name, model in folders.items():
            for path in sorted((layer / name).glob("*.yml")):
                if name != "readings" or readings:
                    row = model(**read(path))
                    tables[name][row.case if name == "readings" else row.id] = row
        for name, model in sheets.items():
            path = layer / "tables" / f"{name}.csv"
            if path.exists():
                files.append(path)
                with path.open(encoding="utf-8-sig", newline="") as file:
                    for cells in csv.DictReader(file):
                        cells = {key: cell.strip() or None for key, cell in cells.items()}
                        if "is_world" in cells:
                            cells["is_world"] = cells["is_world"] == "yes"
                        row = model.model_validate(cells, strict=False)
                        tables[name][row.id] = row
        if (layer / "ui" / "en.yml").exists():
            strings.update(read(layer / "ui" / "en.yml"))
    cases = sorted(tables["cases"].values(), key=lambda case: (case.contrast, case.number or 0))
    tables["cases"] = {case.id: case for case in cases}
    elements = {element.id: element for offence in tables["offences"].values() for element in offence.elements}
    tables |= {name: list(tables[name].values()) for name in sheets}
    return Rows(**tables, elements=elements, strings=strings, files=tuple(files))
