"""A table of counts that somebody brings as a CSV file: read as it was written, or refused with its line and column."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from ..rows.written_numbers import Written, digits_in, find_decimal, read_written, value_of
from .book_labels import read_labels

if TYPE_CHECKING:
    import pandas

LARGEST = 2_000_000  # bytes
_PARTERS = ";\t,|"
_SIGNS = {b"PK\x03\x04": "an Excel or LibreOffice workbook", b"\xd0\xcf\x11\xe0": "an old Excel workbook", b"%PDF": "a PDF file"}
Line = tuple[int, list[str]]  # its number in the file, its cells


def read_counts(
    path: str | Path, label: str | None = None, *, decimal: str | None = None, encoding: str | None = None
) -> pandas.DataFrame:
    """A CSV file as a table that `counts_figure`, `ratio_figure` and `regions_figure` can draw.

    path: the file, from the notebook's folder. Cells may be parted by commas, semicolons or tabs; lines above the names of
    the columns, and blank lines, are passed over. label: the column that names a row; without it, the first one.
    decimal: "." or ",", where the numbers themselves do not tell. encoding: where the file is not UTF-8, as "cp1252".
    Numbers are read with thousands parted and with per cent; n/a, – and empty cells are numbers not known. The index of
    the table is the line in the file; `attrs["per_cent"]` names the columns that are in per cent.
    Raises ValueError, with the line and the column and what would be right, for all that is not clear.
    """
    import pandas  # half a second, which commands without tables need not wait for

    if decimal not in (None, ".", ","):
        raise ValueError(f"decimal {decimal!r} is unknown; use '.' or ','")
    path = Path(path)
    lines, mark = _split_lines(_read_text(path, encoding), path.name)
    columns, body = _find_columns(lines, label, path.name)
    place = columns.index(label) if label else 0
    labels = read_labels()
    not_known = labels["figure.own.not-known"].casefold().split()
    cells = {
        name: [(line, "" if row[number].casefold() in not_known else row[number]) for line, row in body]
        for number, name in enumerate(columns)
        if number != place
    }
    numbers = {name: [written for _, cell in column if (written := read_written(cell))] for name, column in cells.items()}
    filled = {name: sum(bool(cell) for _, cell in column) for name, column in cells.items()}
    numeric = [name for name in cells if 2 * len(numbers[name]) >= filled[name]]  # any other is a column of words
    if not any(numbers.values()):
        raise ValueError(f"{path.name}: no column holds a number; one at least is due beside the column '{columns[place]}'")
    decimal = decimal or _choose_decimal(numbers, numeric, mark, path.name)
    table: dict[str, list] = {columns[place]: _read_names(body, place, columns[place], numeric, columns, path.name)}
    for name, column in cells.items():
        where = f"{path.name}, column '{name}'"
        table[name] = _read_numbers(column, decimal, where) if name in numeric else [cell or None for _, cell in column]
    frame = pandas.DataFrame(table, columns=columns, index=pandas.Index([line for line, _ in body], name="line"))
    frame.attrs["per_cent"] = [name for name in numeric if any(written.per_cent for written in numbers[name])]
    return frame


def _read_text(path: Path, encoding: str | None) -> str:
    try:
        raw = path.read_bytes()
    except OSError as error:
        beside = ", ".join(sorted(other.name for other in path.parent.glob("*.csv"))[:8]) if path.parent.is_dir() else ""
        there = f"; beside it there are: {beside}" if beside else ""
        raise ValueError(f"{path}: {error.strerror or error}{there}; give the file's name as it stands in the folder") from None
    if len(raw) > LARGEST:
        raise ValueError(
            f"{path.name} has {len(raw):,} bytes; a table of counts has {LARGEST:,} at most: save the part that is drawn"
        )
    for sign, name in _SIGNS.items():
        if raw.startswith(sign):
            raise ValueError(f"{path.name} is {name}; open it and save it as “CSV UTF-8”")
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    try:
        text = raw.decode(encoding or "utf-8-sig")
    except LookupError:
        raise ValueError(f"encoding {encoding!r} is unknown; use a name such as 'cp1252' or 'utf-16'") from None
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise ValueError(
            f"{path.name}, line {line}: a letter is not {encoding or 'UTF-8'}; save the table as “CSV UTF-8”, "
            "or say what it is, as in encoding='cp1252'"
        ) from None
    if "\0" in text:
        raise ValueError(f"{path.name} is not a text file; save the table as “CSV UTF-8”")
    return text.removeprefix("\ufeff")


def _split_lines(text: str, file: str) -> tuple[list[Line], str]:
    """The lines that hold anything, parted by the mark that makes the most of them alike; and that mark."""
    first, cut, rest = text.partition("\n")
    if first.strip().lower().startswith("sep=") and len(first.strip()) <= 5:
        mark = first.strip()[4:] or "\t"
        return _parse(cut + rest, mark, file), mark
    if not text.strip():
        raise ValueError(f"{file} is empty; a line with the names of the columns is due, and a line for each row")
    tried, refused = {}, None
    for mark in filter(text.__contains__, _PARTERS):
        try:
            tried[mark] = _parse(text, mark, file)
        except ValueError as error:  # quotes fit between the marks that part the cells, and between no others
            refused = refused or error
    if refused and not tried:
        raise refused
    if not tried:
        raise ValueError(f"{file} has one column; the names of rows and their numbers are due, parted by commas or semicolons")
    mark = max(tried, key=lambda mark: _count_alike(tried[mark]))
    return tried[mark], mark


def _count_alike(lines: list[Line]) -> int:
    """How many lines have as many cells as most, weighed by how many that is; one cell parts nothing."""
    widths = [len(cells) for _, cells in lines if len(cells) > 1]
    return max(((width > 1) * widths.count(width) for width in set(widths)), default=0)


def _parse(text: str, mark: str, file: str) -> list[Line]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True)
    lines, before = [], 0
    try:
        for cells in reader:
            cells = [" ".join(cell.split()) for cell in cells]
            if any(cells):
                lines.append((before + 1, cells))
            before = reader.line_num
    except csv.Error:
        raise ValueError(
            f"{file}, line {before + 1}: the quotes do not fit; put whole cells in quotes and double those inside"
        ) from None
    return lines


def _find_columns(lines: list[Line], label: str | None, file: str) -> tuple[list[str], list[Line]]:
    """The names of the columns, and the lines below them, each with a cell for every column."""
    wide = [(number, cells) for number, cells in lines if sum(map(bool, cells)) > 1]
    heads = [(number, cells) for number, cells in wide if label is None or label in cells]
    if not heads:
        first = ", ".join(cell for cell in (wide or lines or [(0, [])])[0][1] if cell) or "nothing"
        raise ValueError(f"{file} has no column {label!r}; its first line of several cells holds: {first}")
    at, columns = heads[0]
    body = [(number, list(cells)) for number, cells in lines if number > at]
    while columns and not columns[-1] and all(not any(cells[len(columns) - 1 :]) for _, cells in body):
        columns = columns[:-1]
    for number, name in enumerate(columns, 1):
        if not name:
            raise ValueError(f"{file}, line {at}: column {number} has no name; name it, or take the column out")
        if name in columns[: number - 1]:
            raise ValueError(f"{file}, line {at}: the column '{name}' stands twice; give each column a name of its own")
    if all(read_written(name) for name in columns[1:]):
        raise ValueError(
            f"{file}, line {at} holds numbers and not the names of columns; write a first line such as year,prosecutions"
        )
    if not body:
        raise ValueError(f"{file} has no line below the names of its columns; write one at least")
    for number, cells in body:
        if any(cells[len(columns) :]):
            raise ValueError(
                f"{file}, line {number}: {len(cells)} cells where there are {len(columns)} columns; "
                'put a number that holds a comma in quotes, as in "1,200"'
            )
        cells[:] = (cells + [""] * len(columns))[: len(columns)]
    return columns, body


def _read_names(body: list[Line], place: int, column: str, numeric: list[str], columns: list[str], file: str) -> list[str | int]:
    """The names of rows. A line with a name and nothing else is a note, and not a row."""
    names: list[str | int] = []
    for line, cells in body:
        name, where = cells[place], f"{file}, line {line}, column '{column}'"
        if not name:
            raise ValueError(f"{where} is empty, though the line holds {next(filter(None, cells))!r}; name the row, or take it out")
        if not any(cell for number, cell in enumerate(cells) if number != place):
            raise ValueError(
                f"{where}: {name[:60]!r} stands alone in its line; take notes out of the table, and write n/a where no number is known"
            )
        names.append(int(float(name)) if name.isascii() and name.removesuffix(".0").isdigit() and len(name) <= 6 else name)
    return names


def _choose_decimal(numbers: Mapping[str, list[Written]], numeric: list[str], parter: str, file: str) -> str:
    """What begins the decimals. A comma in quotes between commas parts thousands, and so does a point between semicolons."""
    try:
        sure = find_decimal(written for name in numeric for written in numbers[name])
    except ValueError as both:
        raise ValueError(f"{file}: {both} have their decimals after different marks; write all numbers in one way") from None
    if sure:
        return sure
    unclear = next(((name, written.digits) for name in numeric for written in numbers[name] if written.is_open), None)
    thousands = {",": ",", ";": "."}.get(parter)
    if unclear and all(
        thousands and thousands in written.digits for name in numeric for written in numbers[name] if written.is_open
    ):
        return ".,"[thousands == "."]
    if unclear:
        mark = "," if "," in unclear[1] else "."
        other = ".,"[mark == "."]
        raise ValueError(
            f"{file}, column '{unclear[0]}': '{unclear[1]}' can be a number of thousands or have decimals; "
            f"write decimal='{other}' for thousands or decimal='{mark}' for decimals, or leave '{mark}' out of the numbers"
        )
    return "."


def _read_numbers(column: list[tuple[int, str]], decimal: str, where: str) -> list[float | None]:
    numbers: list[float | None] = []
    shares = [written.per_cent for _, cell in column if (written := read_written(cell))]
    for line, cell in column:
        written = read_written(cell) if cell else None
        value = value_of(written, decimal) if written else None
        numbers.append(value)
        if not cell:
            continue
        said = f"{where}, line {line}: {cell[:60]!r}"
        if written is None or value is None:
            alone = digits_in(cell)
            right = (
                f"write {alone}, and put what is said of it into a column of its own"
                if alone
                else "write digits alone, or n/a where no number is known"
            )
            raise ValueError(f"{said} is not a number; {right}")
        if value < 0:
            raise ValueError(f"{said} is below 0; a count of people or cases is 0 or more")
        if written.per_cent != shares[0] or (written.per_cent and not all(shares)):
            raise ValueError(f"{said}: some numbers of the column are in per cent and others are not; make them one kind")
    return numbers
