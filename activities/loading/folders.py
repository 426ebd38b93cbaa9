"""One folder of rows, file by file and row by row: each is judged by itself, and what is wrong is gathered."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pydantic import ValidationError

from ..rows.texts import find_unseen
from .csv_text import parse_csv
from .layers import Layer, Located
from .layout import PLACES, Place, list_files, place_of
from .salvage import salvage
from .wording import Fault, Unreadable, explain, explain_text, label_rows, list_missing, list_ways
from .yaml_text import parse_yaml

LARGEST = 2_000_000
PART_OF_A_ROW = 3  # keys that a pack's row lacks: whoever leaves out so many took the rest to come from the row below
_ENDS_OF_LINES = dict.fromkeys(map(ord, "\r\x85\u2028\u2029"))


def read_layer(folder: Path, pack: str | None, depth: int, readings: bool) -> Layer:
    """Read every row file of `folder`. What is wrong is gathered in the layer, nothing is raised."""
    layer = Layer(folder, pack, depth)
    try:
        known, strays = list_files(folder)
    except OSError as error:
        where = f" ({folder})" if pack else ""
        layer.blame(
            None if pack else str(folder),
            [],
            f"{_name_refusal(error)}{where}; rows stand in a folder with sources.yml, cases/ and so on",
        )
        layer.unsure.update(place.kind for place in PLACES)
        return layer
    for file, stray in strays.items():
        layer.blame(file, [], stray.sentence)
        layer.unsure |= stray.kinds  # rows that were meant to be there are not missed a second time
    if pack and not known and not strays:
        layer.blame(None, [], "the folder holds no rows; put them in files as the base does, as cases/<id>.yml or sources.yml")
    found: dict[str, list[str]] = {place.kind: [] for place in PLACES}
    for file in known:
        if place := place_of(file):
            found[place.kind].append(file)
    for place in PLACES:
        if place.kind == "readings" and not readings:
            continue
        files = found[place.kind]
        if not files and not pack and not place.optional:
            layer.unsure.add(place.kind)
            layer.blame(
                place.pattern,
                [],
                "no such file; at least one is due" if place.one_row_a_file else "no such file; the base rows need it",
            )
        for file in files:
            _read_file(layer, place, file, known[file])
    return layer


def _read_file(layer: Layer, place: Place, file: str, path: Path) -> None:
    """Read one file into `layer`; a file that cannot be read leaves its kind unsure."""
    try:
        text = _read_text(path)
        layer.files.append(path)
        if place.pattern.endswith(".csv"):
            rows, errors, partial = parse_csv(text, place.rows)
            for label, column, sentence in errors:
                layer.blame(file, [label, *filter(None, [column])], sentence)
                layer.unsure.add(place.kind)
            _take_rows(layer, place, file, rows)
            for label, cells in partial:
                _salvage(layer, place, file, cells, label, None, [])
        else:
            _take_document(layer, place, file, parse_yaml(text))
    except Unreadable as unreadable:
        for fault in unreadable.faults:
            layer.blame(file, [f"line {fault.line}"] if fault.line else [], fault.sentence)
        layer.broken[place.kind].add(path.stem) if place.one_row_a_file else layer.unsure.add(place.kind)


def _read_text(path: Path) -> str:
    """The text of a file, in UTF-8 with or without a mark at its beginning."""
    try:
        if not path.is_file():
            raise Unreadable("no ordinary file; put a text file here")
        if path.stat().st_size > LARGEST:
            raise Unreadable(f"larger than {LARGEST // 1_000_000} MB; no file of rows is, so look what got into it")
        content = path.read_bytes()
    except OSError as error:
        raise Unreadable(f"{_name_refusal(error)}; see that the file can be opened") from None
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Unreadable("the file is in UTF-16; save it as UTF-8")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        number = content.count(b"\n", 0, error.start) + 1
        raise Unreadable(Fault(f"byte {content[error.start]:#04x} is not UTF-8; save the file as UTF-8", number)) from None
    for number, line in enumerate(text.split("\n"), 1):
        # What YAML takes for the end of a line is told where it comes to stand in a text.
        if not line.isprintable() and (found := find_unseen(line.translate(_ENDS_OF_LINES))):
            raise Unreadable(Fault(f"{found}; delete it", number))
        if "\ufffd" in line:
            raise Unreadable(
                Fault("'\ufffd' stands for a letter lost in an earlier change of encoding; type the letter anew", number)
            )
    if not text.strip():
        raise Unreadable("the file is empty; write its rows, or in a pack delete it")
    return text


def _name_refusal(error: OSError) -> str:
    """Why the system would not open a file or folder."""
    return {FileNotFoundError: "no such folder", NotADirectoryError: "no folder but a file", PermissionError: "no permission"}.get(
        type(error), "not to be opened"
    )


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
        model: Any = place.rows.model_validate(row)
    except ValidationError as error:
        missing = list_missing(error, place.rows) if layer.pack else []
        is_part = len(missing) >= PART_OF_A_ROW
        if is_part:
            sentence = f"lacks {', '.join(missing)}; a pack brings whole rows, so copy the one that it replaces and change the copy"
            layer.blame(file, [label], sentence)
        for labels, sentence in explain(error, place.rows, row):
            if not (is_part and len(labels) == 1 and labels[0] in missing):
                layer.blame(file, [label, *labels], sentence)
        if isinstance(key, str):
            layer.broken[place.kind].add(key)
        else:
            layer.unsure.add(place.kind)
        _salvage(layer, place, file, row, label, key, list_ways(error))
        return
    if place.one_row_a_file and not _has_name_of_file(layer, place, file, model):
        layer.salvaged[place.kind][key] = Located(model, layer.depth, file, label, layer.pack, salvaged=True)
        layer.broken[place.kind] |= {key, model.case if place.kind == "readings" else model.id}
        return
    layer.rows[place.kind][key] = Located(model, layer.depth, file, label, layer.pack)


def _salvage(layer: Layer, place: Place, file: str, row: dict, label: str | None, key: Any, wrong: list[tuple]) -> None:
    """Keep what can be read of a row for the rules about references; `key` is None where nobody knows it by its id."""
    kept = Located(salvage(place.rows, row, wrong), layer.depth, file, label, layer.pack, salvaged=True)
    layer.salvaged[place.kind][key if isinstance(key, str) else kept.at()] = kept


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
        if sentence := explain_text(text):
            layer.broken["strings"].add(key)
            layer.blame(file, [key], sentence)
        else:
            layer.rows["strings"][key] = Located(text, layer.depth, file, key, layer.pack)
