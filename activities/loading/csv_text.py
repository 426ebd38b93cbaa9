"""CSV as tables need it: one header, one row a line, cells turned into what their column holds."""

from __future__ import annotations

import csv
import io
import re
from functools import cache
from types import NoneType
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from .wording import Fault, Unreadable, find_near, suggest

_WHOLE = re.compile(r"-?[0-9]{1,15}")
_DECIMAL = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,15})?")
_THOUSANDS = re.compile(r"-?[0-9]{1,3}([,.'’_ \u00a0\u2009\u202f])[0-9]{3}(\1[0-9]{3})*")
_DECIMAL_COMMA = re.compile(r"-?[0-9]+,[0-9]+")


def parse_csv(text: str, model: type[BaseModel]) -> tuple[list[dict], list[tuple[str, str | None, str]], list[tuple[str, dict]]]:
    """The rows of a table as cells by column, what is wrong as (row label, column, sentence), and what can be read of the other rows.

    An empty cell is None. Raises `Unreadable` where the table as a whole cannot be read.
    """
    lines = _split_cells(text)
    if not lines:
        raise Unreadable("the file is empty; a line of column names and the rows are due")
    columns, *lines = lines
    types = _list_types(model)
    _check_columns(columns, list(types))
    if not lines:
        raise Unreadable("the table has no row; write at least one, or in a pack delete the file")
    rows: list[dict] = []
    errors: list[tuple[str, str | None, str]] = []
    partial: list[tuple[str, dict]] = []
    for position, cells in enumerate(lines, 1):
        named = dict(zip(columns, cells))
        label = named.get("id") or str(position)
        if len(cells) != len(columns):
            errors.append(
                (
                    label,
                    None,
                    f"{len(cells)} cells where there are {len(columns)} columns; put a cell that holds a comma in quotes, and leave empty cells in",
                )
            )
            continue
        row: dict[str, Any] = {}
        for column, cell in named.items():
            try:
                row[column] = _read_cell(cell, types[column])
            except ValueError as error:
                errors.append((label, column, str(error)))
        if len(row) == len(columns):
            rows.append(row)
        else:
            partial.append((label, row))
    return rows, errors, partial


@cache
def _list_types(model: type[BaseModel]) -> dict[str, Any]:
    """The columns of a table, and of which type their cells are."""
    hints = get_type_hints(model, include_extras=True)
    return {name: _type_of_cells(hint) for name, hint in hints.items() if name in model.model_fields}


def _split_cells(text: str) -> list[list[str]]:
    lines = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        rows = [[cell.strip() for cell in cells] for cells in lines]
    except csv.Error as error:
        if "unexpected end" in str(error):
            raise Unreadable("the file ends inside a quotation; close the quote") from None
        raise Unreadable(
            Fault("the quotes do not fit; put the whole cell in quotes and double those inside it", lines.line_num)
        ) from None
    return [cells for cells in rows if any(cells)]


def _check_columns(columns: list[str], known: list[str]) -> None:
    sentences = []
    if len(columns) == 1 and (mark := next((mark for mark in ";\t|" if mark in columns[0]), None)):
        name = "a tab" if mark == "\t" else f"'{mark}'"
        raise Unreadable(f"the columns are parted by {name}; save the table with commas")
    missing = [name for name in known if name not in columns]
    for number, name in enumerate(columns):
        if name in columns[:number]:
            sentences.append(f"the column '{name}' stands twice; keep one of the two")
        elif not name:
            sentences.append(f"column {number + 1} has no name; name it or take it out")
        elif name not in known:
            sentences.append(f"unknown column '{name}'; {suggest(name, missing or known)}")
    guessed = {find_near(name, missing) for name in columns if name and name not in known}
    sentences += [
        f"the column '{name}' is missing; add it, with empty cells where nothing is known"
        for name in missing
        if name not in guessed
    ]
    if sentences:
        raise Unreadable(*sentences)


def _type_of_cells(hint) -> type:
    if get_origin(hint) is Annotated:
        return _type_of_cells(get_args(hint)[0])
    inner = [part for part in get_args(hint) if part is not NoneType]
    if inner and NoneType in get_args(hint):
        return _type_of_cells(inner[0])
    return hint if hint in (int, float, bool) else str


def _read_cell(cell: str, kind: type):
    if not cell:
        return None
    if kind is bool:
        if cell.lower() not in ("yes", "no"):
            raise ValueError(f"'{cell}' is neither yes nor no; write yes or no")
        return cell.lower() == "yes"
    if kind is int:
        if not _WHOLE.fullmatch(cell):
            raise ValueError(f"'{cell}' is not a whole number; {_write_instead(cell)}")
        return int(cell)
    if kind is float:
        if not _DECIMAL.fullmatch(cell):
            raise ValueError(f"'{cell}' is not a number; {_write_instead(cell)}")
        return float(cell)
    return cell


def _write_instead(cell: str) -> str:
    if _THOUSANDS.fullmatch(cell):
        return f"write {re.sub('[^-0-9]', '', cell)}, without separators"
    if _DECIMAL_COMMA.fullmatch(cell):
        return f"write {cell.replace(',', '.')}"
    return "write the digits alone, and leave the cell empty where nothing is known"
