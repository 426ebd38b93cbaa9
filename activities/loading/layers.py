"""Layers of rows: the base and the packs laid over it.

Laying a pack over what is below adds its rows and puts them in the place of rows with the same id.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .layout import PLACES
from .wording import suggest

_GAP = re.compile(r"\{([a-z_]+)\}")
_BRACED = re.compile(rf"{_GAP.pattern}|\{{\S*|\}}")
LOCALE = "host.locale"  # the label that says how dates and numbers are written
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?")  # RFC 5646: language, script, region


@dataclass(frozen=True)
class Located:
    """A row and where it stands, so that whatever is found wrong with it later can be blamed on its file.

    salvaged: it does not fit its model, and is there only to be asked for its references.
    """

    row: Any
    depth: int
    file: str
    label: str | None
    pack: str | None
    salvaged: bool = False

    def at(self, *labels) -> str:
        """The place in words; a number is a position in a list, counted from 1."""
        return name_place(self.pack, self.file, self.label, *labels)


@dataclass
class Layer:
    """The rows of one folder by kind and id. `broken` holds ids of rows that are there but cannot be used,
    `unsure` the kinds of which not even the ids are known; nobody else's reference to these is called wrong.
    `salvaged` has what can be read of the broken ones, by the ids that they are known by or else by their places.
    `below` has the rows whose place others have taken: of several, the last to lose it."""

    folder: Path
    pack: str | None = None
    depth: int = 0
    rows: dict[str, dict[str, Located]] = field(default_factory=lambda: {place.kind: {} for place in PLACES})
    broken: dict[str, set[str]] = field(default_factory=lambda: {place.kind: set() for place in PLACES})
    salvaged: dict[str, dict[str, Located]] = field(default_factory=lambda: {place.kind: {} for place in PLACES})
    unsure: set[str] = field(default_factory=set)
    below: dict[str, dict[str, Located]] = field(default_factory=lambda: {place.kind: {} for place in PLACES})
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
            merged.below[kind].update({id: row for id, row in merged.rows[kind].items() if id in rows})
            merged.rows[kind].update(rows)
            merged.broken[kind] = (merged.broken[kind] - rows.keys()) | layer.broken[kind]
            replaced = rows.keys() | layer.broken[kind]
            kept = {id: row for id, row in merged.salvaged[kind].items() if id not in replaced}
            merged.salvaged[kind] = kept | layer.salvaged[kind]
            for id in layer.broken[kind]:
                merged.rows[kind].pop(id, None)
        merged.unsure |= layer.unsure
        merged.files += layer.files
        merged.errors += layer.errors
    _check_strings(layers, merged)
    return merged


def _check_strings(layers: list[Layer], merged: Layer) -> None:
    """A pack may word a string anew, but not invent one, nor drop or add what is filled in between braces.

    In a string of any layer a brace belongs to a gap: the name of what is filled in, and nothing that says how. A format could
    show more of a value than the page does, or write it a million letters wide.
    """
    known = layers[0].rows["strings"]
    for layer in layers:
        for key, string in layer.rows["strings"].items():
            if found := _find_no_gap(string.row):
                merged.errors.append(
                    f"{string.at()}: '{found}' is no gap to be filled in; write a name between braces, as in {{name}}"
                )
            elif key == LOCALE and not _LANGUAGE.fullmatch(string.row):
                merged.errors.append(
                    f"{string.at()}: '{string.row}' names no language; write it with its region, as in en-GB or pt-BR"
                )
            elif layer is layers[0] or "strings" in layers[0].unsure or key in layers[0].broken["strings"]:
                continue
            elif key not in known:
                merged.errors.append(f"{string.at()}: unknown string; {suggest(key, known)}")
            elif _name_gaps(string.row) != _name_gaps(known[key].row):
                gaps = ", ".join(f"{{{gap}}}" for gap in sorted(_name_gaps(known[key].row))) or "no braces"
                merged.errors.append(f"{string.at()}: other gaps than the base's; {gaps} as in '{known[key].row}'")


def _name_gaps(text: str) -> set[str]:
    return set(_GAP.findall(text))


def _find_no_gap(text: str) -> str | None:
    """The first piece of a text that has braces and is no gap."""
    if "{" not in text and "}" not in text:
        return None
    return next((piece[0][:60] for piece in _BRACED.finditer(text) if not _GAP.fullmatch(piece[0])), None)
