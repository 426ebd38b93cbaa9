"""What a debrief leaves behind: a Word file and a CSV file for each table, in a folder that is written whole or not at all."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import docx
from docx.document import Document as DocumentType
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.shared import Emu, Mm, Pt

from activities.laying import laying_anew

from .debriefs import Debrief
from .frames import frame_tables
from .paper import Block, write_paper
from .words import name_ids

PAPER = "debrief.docx"
TABLES = "tables"
A4 = Mm(297), Mm(210)
MARGIN = Mm(18)
SMALL = Pt(9)
SENTENCE = "Body Text"
# A spreadsheet would take such a cell for a formula; as in browser/csv.js.
_FORMULA = re.compile("^(?:[\t\r\n]|\\s*[=+\\-@\uff1d\uff0b\uff0d\uff20])")
# What XML cannot hold, nor a spreadsheet show.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")


def write_debrief(debrief: Debrief, contents: Mapping[str, Any], rows, folder: str | Path) -> list[Path]:
    """Write a debrief into `folder`, in place of one that is there. Returns the files. Raises NoPlace, and OSError where there is no room.

    contents, rows: as for `count_rooms`, and the book's for its words.
    """
    folder = Path(folder)
    tables = debrief.lay_out(contents)
    with laying_anew(folder, PAPER) as aside:
        (aside / TABLES).mkdir()
        write_word(write_paper(debrief, tables, contents, rows), aside / PAPER)
        for id, of_activity in tables.items():
            for name, frame in frame_tables(of_activity, contents[id], name_ids(contents[id], rows)).items():
                if len(frame):
                    write_csv(list(frame.columns), frame.itertuples(index=False), aside / TABLES / f"{id}_{name}.csv")
        notes = [(note.room, note.file, note.state, note.group, note.activity, note.why) for note in debrief.files]
        write_csv(["room", "file", "state", "group", "activity", "why"], notes, aside / TABLES / "files.csv")
    return sorted(path for path in folder.rglob("*") if path.is_file())


def write_csv(header: list[str], rows: Iterable[Iterable[Any]], path: Path) -> None:
    """One table after RFC 4180, with a byte order mark, in which no cell is read as a formula."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(header)
    writer.writerows([_keep_plain(value) for value in row] for row in rows)
    path.write_bytes(text.getvalue().encode("utf-8-sig"))


def _keep_plain(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    text = _CONTROLS.sub("", value)
    return f"'{text}" if _FORMULA.search(text) else text


def write_word(blocks: Iterable[Block], path: Path) -> None:
    """Blocks as a Word file, A4 on its side."""
    document = docx.Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE  # a map is wider than it is high
    section.page_width, section.page_height = A4
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = MARGIN
    # What cells are written in; sentences have a style of their own, so that no cell needs one.
    cell = document.styles["Normal"]
    cell.font.size, cell.paragraph_format.space_after = SMALL, Pt(0)
    document.styles[SENTENCE].font.size = Pt(11)
    for kind, *parts in blocks:
        if kind == "heading":
            level, text = parts
            document.add_heading(_CONTROLS.sub("", text), level)
        elif kind == "paragraph":
            document.add_paragraph(_CONTROLS.sub("", parts[0]), style=SENTENCE)
        else:
            _add_table(document, *parts)
    document.save(str(path))


def _add_table(document: DocumentType, caption: str, header: list[str], rows: list[list[str]], widths: list[float]) -> None:
    document.add_paragraph(_CONTROLS.sub("", caption), style="Caption").paragraph_format.keep_with_next = True
    room = A4[0] - 2 * MARGIN
    table = document.add_table(1 + len(rows), len(header), style="Table Grid")
    table.autofit = False
    wide = [Emu(int(room * width / sum(widths))) for width in widths]
    for column, width in zip(table.columns, wide):
        column.width = width
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # the head again on each page
    cells = iter(table._cells)  # asked for once: python-docx looks through the whole table each time
    for number, line in enumerate([header, *rows]):
        for text, width in zip(line, wide):
            cell = next(cells)
            cell.width = width
            if text:
                run = cell.paragraphs[0].add_run(_CONTROLS.sub("", text))
                if number == 0:
                    run.bold = True
    document.add_paragraph()
