"""A worksheet's answers as a table, for those who work on with pandas in a live notebook."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from activities.rows.worksheets import list_columns, list_options, list_starters

from .files import AnswersFile

if TYPE_CHECKING:
    import pandas

    from activities.loading import Rows
    from activities.rows.worksheet_models import Blank, Worksheet

COLUMNS = ["section", "row", "field", "value", "text", "struck"]


def worksheet_frame(answers: AnswersFile | Mapping[str, object], worksheet: Worksheet, rows: Rows) -> pandas.DataFrame:
    """One row for each prompt and each cell that was answered, in the order of the worksheet.

    answers: an answers file, or a widget's answers by key. A table that nobody touched gives its starters.
    Columns: section, row (empty for a prompt) and field are ids; value as it is kept; text in words;
    struck where the row was struck out.
    """
    import pandas  # half a second, which a build without notebooks need not wait for

    given = answers.answers if isinstance(answers, AnswersFile) else answers
    lines = [
        [*place, value if isinstance(value, str) else " ".join(value), _word(blank, value, rows, names), struck]
        for place, blank, value, struck, names in _read_cells(given, worksheet, rows)
    ]
    return pandas.DataFrame(lines, columns=COLUMNS).astype({name: "str" for name in COLUMNS[:-1]} | {"struck": "bool"})


def _read_cells(given: Mapping[str, object], worksheet: Worksheet, rows: Rows) -> Iterator[tuple]:
    for section in worksheet.sections:
        for prompt in section.prompts:
            value = given.get(f"{section.id}/{prompt.id}", "")
            if value and isinstance(value, (str, list)):
                yield (section.id, "", prompt.id), prompt, value, False, {}
        if section.table is None:
            continue
        kept = given.get(f"{section.id}/rows")
        columns = list_columns(section.table, worksheet)
        lines = [row for row in (kept if isinstance(kept, list) else list_starters(section.table, rows)) if isinstance(row, dict)]
        names = {row.get("id"): row.get(columns[0].id) or row.get("id") for row in lines}
        for row in lines:
            for column in columns:
                if row.get(column.id):
                    place = section.id, row.get("id", ""), column.id
                    yield place, column, row[column.id], row.get("struck") == "yes", names


def _word(blank: Blank, value: str | list[str], rows: Rows, lines: Mapping[str, str]) -> str:
    names = lines if blank.type == "rows" else dict(list_options(blank, rows))
    if blank.type in ("several", "rows"):
        return ", ".join(names.get(id, id) for id in (value if isinstance(value, list) else value.split()))
    text = ", ".join(value) if isinstance(value, list) else value
    return names.get(text, text) if blank.type == "choice" else text
