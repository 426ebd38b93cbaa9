"""One folder of rows, and several laid over each other.

A layer is the base folder or a pack. Each is read and judged by itself, row by row; laying a pack over
what is below adds its rows and puts them in the place of rows with the same id.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from string import Formatter
from typing import Any

from pydantic import ValidationError

from .csv_text import parse_csv
from .layout import PLACES, Place, list_files, place_of
from .wording import Unreadable, explain, explain_text, label_rows, suggest
from .yaml_text import parse_yaml

LARGEST = 2_000_000
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")


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


def read_layer(folder: Path, pack: str | None, depth: int, readings: bool) -> Layer:
    """Read every row file of `folder`. What is wrong is gathered in the layer, nothing is raised."""
    layer = Layer(folder, pack, depth)
    if not folder.is_dir():
        layer.blame(str(folder) if not pack else None, [], "no such folder; rows stand in a folder with sources.yml, cases/ and so on"
                    if not pack else f"no such folder: {folder}")
        layer.unsure.update(place.kind for place in PLACES)
        return layer
    try:
        known, strays = list_files(folder)
    except OSError as error:
        layer.blame(None, [], f"{folder} cannot be opened ({(error.strerror or 'refused').lower()}); see to its permissions")
        layer.unsure.update(place.kind for place in PLACES)
        return layer
    for file, stray in strays.items():
        layer.blame(file, [], stray.sentence)
        layer.unsure |= stray.kinds  # rows that were meant to be there are not missed a second time
    if pack and not known and not strays:
        layer.blame(None, [], "the folder holds no rows; put them in files as the base does, as cases/<id>.yml or sources.yml")
    for place in PLACES:
        if place.kind == "readings" and not readings:
            continue
        files = [file for file in known if place_of(file) is place]
        if not files and not pack:
            layer.unsure.add(place.kind)
            layer.blame(place.pattern, [], "no such file; at least one is due" if place.one_row_a_file else "no such file; the base rows need it")
        for file in files:
            _read_file(layer, place, file, known[file])
    return layer


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


def _read_file(layer: Layer, place: Place, file: str, path: Path) -> None:
    """Read one file into `layer`; a file that cannot be read leaves its kind unsure."""
    try:
        text = _read_text(path)
        layer.files.append(path)
        if place.pattern.endswith(".csv"):
            rows, errors = parse_csv(text, place.model)
            for label, column, sentence in errors:
                layer.blame(file, [label, *filter(None, [column])], sentence)
                layer.unsure.add(place.kind)
            _take_rows(layer, place, file, rows)
        else:
            _take_document(layer, place, file, parse_yaml(text))
    except Unreadable as unreadable:
        for sentence in unreadable.sentences:
            place_in_file, _, rest = sentence.partition(": ") if sentence.startswith("line ") else ("", "", sentence)
            layer.blame(file, [place_in_file] if place_in_file else [], rest)
        layer.broken[place.kind].add(path.stem) if place.one_row_a_file else layer.unsure.add(place.kind)


def _read_text(path: Path) -> str:
    """The text of a file, in UTF-8 with or without a mark at its beginning."""
    if not path.is_file():
        raise Unreadable("no ordinary file; put a text file here")
    try:
        if path.stat().st_size > LARGEST:
            raise Unreadable(f"larger than {LARGEST // 1_000_000} MB; no file of rows is, so look what got into it")
        content = path.read_bytes()
    except OSError as error:
        raise Unreadable(f"cannot be opened ({(error.strerror or 'refused').lower()}); see to its permissions") from None
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Unreadable("the file is in UTF-16; save it as UTF-8")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise Unreadable(f"line {line}: byte {content[error.start]:#04x} is not UTF-8; save the file as UTF-8") from None
    for number, line in enumerate(text.split("\n"), 1):
        if found := _CONTROL.search(line):
            raise Unreadable(f"line {number}: a control character (U+{ord(found[0]):04X}); delete it")
        if "\ufffd" in line:
            raise Unreadable(f"line {number}: '\ufffd' stands for a letter lost in an earlier change of encoding; type the letter anew")
    if not text.strip():
        raise Unreadable("the file is empty; write its rows, or in a pack delete it")
    return text


def _take_document(layer: Layer, place: Place, file: str, document: Any) -> None:
    if place.kind == "strings":
        _take_strings(layer, file, document)
    elif place.one_row_a_file:
        if not isinstance(document, dict):
            raise Unreadable(f"{_name_shape(document)} where one row is due; begin with `id: {Path(file).stem}` at the left margin")
        _take_row(layer, place, file, document, None, Path(file).stem)
    elif not isinstance(document, list):
        raise Unreadable(f"{_name_shape(document)} where a list of rows is due; begin each row with `- id:`")
    else:
        _take_rows(layer, place, file, document)


def _name_shape(document: Any) -> str:
    return {dict: "one mapping", list: "a list", type(None): "nothing"}.get(type(document), "a bare value")


def _take_rows(layer: Layer, place: Place, file: str, rows: list) -> None:
    if not rows and not layer.unsure & {place.kind}:
        raise Unreadable("the list is empty; write at least one row, or in a pack delete the file")
    for position, row in enumerate(rows):
        label = label_rows(rows, (position,))[0]
        if not isinstance(row, dict):
            layer.blame(file, [label], f"{_name_shape(row)} where a row is due; begin it with `- id:`")
            layer.unsure.add(place.kind)
        elif label in layer.rows[place.kind] or label in layer.broken[place.kind]:
            layer.blame(file, [position + 1, "id"], f"'{label}' stands above already; ids are unique, so give this row another")
        else:
            _take_row(layer, place, file, row, label, row.get("id"))


def _take_row(layer: Layer, place: Place, file: str, row: dict, label: str | None, key: Any) -> None:
    """Judge one row by its model; `key` is what others may know it by even if it is broken."""
    try:
        model = place.model.model_validate(row)
    except ValidationError as error:
        for labels, sentence in explain(error, place.model, row):
            layer.blame(file, [label, *labels], sentence)
        if isinstance(key, str):
            layer.broken[place.kind].add(key)
        else:
            layer.unsure.add(place.kind)
        return
    if place.one_row_a_file and not _has_name_of_file(layer, place, file, model):
        layer.broken[place.kind] |= {key, model.case if place.kind == "readings" else model.id}
        return
    layer.rows[place.kind][key] = Located(model, layer.depth, file, label, layer.pack)


def _has_name_of_file(layer: Layer, place: Place, file: str, row: Any) -> bool:
    """A file is named by its row's id; a reading's by its case, and its id is `reading-` and that."""
    stem = Path(file).stem
    field, value, due = ("case", row.case, stem) if place.kind == "readings" else ("id", row.id, stem)
    if value != due:
        layer.blame(file, [field], f"'{value}' is not the name of the file; write {due} here, or name the file {value}.yml")
        return False
    if place.kind == "readings" and row.id != f"reading-{row.case}":
        layer.blame(file, ["id"], f"'{row.id}' is not made from its case; write reading-{row.case}")
        return False
    return True


def _take_strings(layer: Layer, file: str, document: Any) -> None:
    if not isinstance(document, dict):
        raise Unreadable(f"{_name_shape(document)} where keys with their texts are due; write `key: text` on each line")
    for key, text in document.items():
        if isinstance(text, str) and text.strip():
            layer.rows["strings"][key] = Located(text, layer.depth, file, key, layer.pack)
        else:
            layer.broken["strings"].add(key)
            layer.blame(file, [key], explain_text(text))
