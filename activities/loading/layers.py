"""Layers of rows: the base and the packs laid over it.

Laying a pack over what is below adds its rows and puts them in the place of rows with the same id.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from string import Formatter
from typing import Any

from .layout import PLACES
from .wording import suggest


@dataclass(frozen=True)
class Located:
    """A row and where it stands, so that whatever is found wrong with it later can be blamed on its file."""

    row: Any
    depth: int
    file: str
    label: str | None
    pack: str | None

    def at(self, *labels) -> str:
        """The place in words; a number is a position in a list, counted from 1."""
        return name_place(self.pack, self.file, self.label, *labels)


@dataclass
class Layer:
    """The rows of one folder by kind and id. `broken` holds ids of rows that are there but cannot be used,
    `unsure` the kinds of which not even the ids are known; nobody else's reference to these is called wrong."""

    folder: Path
    pack: str | None = None
    depth: int = 0
    rows: dict[str, dict[str, Located]] = field(default_factory=lambda: {place.kind: {} for place in PLACES})
    broken: dict[str, set[str]] = field(default_factory=lambda: {place.kind: set() for place in PLACES})
    unsure: set[str] = field(default_factory=set)
    files: list[Path] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def blame(self, file: str | None, labels, sentence: str) -> None:
        self.errors.append(f"{name_place(self.pack, file, *labels)}: {sentence}")


def name_place(pack: str | None, file: str | None, *labels) -> str:
    """`pack 'nepal' › cases/linh.yml › passages › 3 › text`, without the parts that are None."""
    parts = [f"pack '{pack}'" if pack else None, file, *labels]
    return " › ".join(str(part) for part in parts if part is not None)


def lay_over(layers: list[Layer]) -> Layer:
    """One layer of what is seen from above. A row keeps the place in the order where its id first stood."""
    merged = Layer(layers[0].folder)
    for layer in layers:
        for kind, rows in layer.rows.items():
            merged.rows[kind].update(rows)
            merged.broken[kind] = (merged.broken[kind] - rows.keys()) | layer.broken[kind]
            for id in layer.broken[kind]:
                merged.rows[kind].pop(id, None)
        merged.unsure |= layer.unsure
        merged.files += layer.files
        merged.errors += layer.errors
    _check_strings(layers, merged)
    return merged


def _check_strings(layers: list[Layer], merged: Layer) -> None:
    """A pack may word a string anew, but not invent one, nor drop or add what is filled in between braces."""
    known = layers[0].rows["strings"]
    if "strings" in layers[0].unsure:
        return
    for layer in layers[1:]:
        for key, string in layer.rows["strings"].items():
            if key not in known:
                if key not in layers[0].broken["strings"]:
                    merged.errors.append(f"{string.at()}: unknown string; {suggest(key, known)}")
            elif _name_gaps(string.row) != _name_gaps(known[key].row):
                gaps = ", ".join(f"{{{gap}}}" for gap in sorted(_name_gaps(known[key].row))) or "no braces"
                merged.errors.append(f"{string.at()}: other gaps than the base's; {gaps} as in '{known[key].row}'")


def _name_gaps(text: str) -> set[str]:
    try:
        return {name for _, name, _, _ in Formatter().parse(text) if name is not None}
    except ValueError:
        return {"unpaired brace"}
