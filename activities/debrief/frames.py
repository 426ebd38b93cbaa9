"""The tables of a debrief for pandas: ids as they are counted, and beside them what people read. Nothing is counted here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from .tables import Tables
from .words import Words, name_cell

if TYPE_CHECKING:
    import pandas

Row = dict[str, Any]
# The column of words beside one of ids, and the columns of ids that lead to them.
BESIDE = {
    "case": ("case_title", ("case",)),
    "passage": ("passage_text", ("passage",)),
    "mark": ("mark_name", ("mark",)),
    "offence": ("offence_name", ("offence",)),
    "element": ("element_name", ("element",)),
    "question": ("question_text", ("question",)),
    "answer": ("answer_name", ("answer",)),
    "capacity": ("capacity_name", ("capacity",)),
    "section": ("section_title", ("section",)),
    "prompt": ("prompt_title", ("section", "prompt")),
    "interview": ("interview_title", ("interview",)),
    "scene": ("scene_title", ("interview", "scene")),
    "way": ("way_text", ("interview", "scene", "way")),
    "about": ("about_text", ("about",)),
    "status": ("status_name", ("status",)),
    "stance": ("stance_name", ("stance",)),
    "word": ("how_divided", ("word",)),
    "find": ("find_title", ("interview", "find")),
    "did": ("did_text", ("interview", "place", "did")),
    "fact": ("fact_text", ("fact",)),
    "a": ("a_text", ("a",)),
    "b": ("b_text", ("b",)),
    "bearing": ("bearing_name", ("bearing",)),
}


def frame_tables(tables: Tables, content: Mapping[str, Any], words: Words) -> dict[str, pandas.DataFrame]:
    """The tables of one activity as DataFrames, by their names; `rows` has one for each section, `rows-<section>`, as wide as its table.

    tables: as `lay_out` gives them. content: the activity's. words: as `name_ids` gives them.
    Groups of a row, where there are names, stand in one cell; elements have a column of them for each status.
    """
    import pandas  # half a second, which other commands need not wait for

    frames: dict[str, pandas.DataFrame] = {}
    for name, table in tables.items():
        parts = _part_sections(table, content) if name == "rows" else [(name, [dict(_tell_row(row, words)) for row in table])]
        frames |= {part: pandas.DataFrame(rows) for part, rows in parts}
    return frames


def _tell_row(row: Row, words: Words) -> Iterator[tuple[str, Any]]:
    for name, value in row.items():
        if name == "groups":
            yield from _tell_groups(value)
            continue
        yield name, value
        if name in BESIDE:
            column, ids = BESIDE[name]
            yield column, words.get((name, *(row[id] for id in ids)), value)
        elif name == "option":
            about = (row["question"],) if "question" in row else (row["section"], row["prompt"])
            yield "option_name", words.get(("option", *about, value), value)


def _tell_groups(groups: list[str] | dict[str, list[str]]) -> Iterator[tuple[str, str]]:
    if isinstance(groups, dict):
        yield from ((f"groups_{status}", "; ".join(names)) for status, names in groups.items())
    else:
        yield "groups", "; ".join(groups)


def _part_sections(table: list[Row], content: Mapping[str, Any]) -> Iterator[tuple[str, list[Row]]]:
    """The rows of each section that has a table, with a column for each of its columns."""
    for section in content["sections"]:
        if section["table"]:
            columns = section["table"]["columns"]
            yield (
                f"rows-{section['id']}",
                [dict(_tell_cells(row, columns)) for row in table if row["section"] == section["id"]],
            )


def _tell_cells(row: Row, columns: list[Mapping[str, Any]]) -> Iterator[tuple[str, Any]]:
    for column in columns:
        # A worksheet is free to call a column what a count is called here.
        yield (
            (f"{column['id']}-cell" if column["id"] in row else column["id"]),
            name_cell(column, row["cells"].get(column["id"], "")),
        )
    for name, value in row.items():
        if name == "groups":
            yield from _tell_groups(value)
        elif name not in ("section", "cells"):
            yield name, value
