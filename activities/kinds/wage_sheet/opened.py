"""A wage sheet opened in a notebook: a worked example, or the file in which a group keeps its own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from activities.answers import read_answers
from activities.kinds.sheets import sheet_content
from activities.loading import Rows, load_rows
from activities.wages import read_sheet
from activities.wages.frames import frame_debt, frame_months
from activities.wages.sheets import sheet_of_example
from activities.wages.workbook import write_workbook

if TYPE_CHECKING:
    import pandas

    from activities.drawing.book_figure import BookFigure

KIND = "wage-sheet"


class OpenSheet:
    """One sheet with what follows from it, as tables, figures and a workbook. In a cell by itself it says its name."""

    def __init__(self, title: str, sheet: dict, rows: Rows):
        """title: what it is called. sheet: as `reckon` takes it."""
        self.title, self.sheet, self.rows = title, sheet, rows

    def __repr__(self) -> str:
        return self.title

    def months(self) -> pandas.DataFrame:
        """What became due, was paid, was taken off and is open, month by month, the least and the most of each."""
        return frame_months(self.sheet)

    def debt(self) -> pandas.DataFrame:
        """The debt month by month, by the employer's book and as agreed."""
        return frame_debt(self.sheet)

    def figure(self) -> BookFigure | None:
        """What is open by month; None where nothing is."""
        from .drawings import draw_months

        return _show(draw_months(self.sheet, self.rows.strings))

    def course(self) -> BookFigure | None:
        """The course of the debt on both sides; None where there is no debt."""
        from .drawings import draw_course

        return _show(draw_course(self.sheet, self.rows.strings))

    def write(self, path: str | Path) -> Path:
        """Write all of it as a workbook with formulas, and return where it is. Raises OSError."""
        return write_workbook(self.sheet, self.rows.strings, Path(path))


def _show(found: tuple[BookFigure, str, str] | None) -> BookFigure | None:
    return found[0] if found else None


def open_sheet(what: str | Path, rows: Rows | None = None) -> OpenSheet:
    """Open a worked example by its id, such as ``open_sheet("packing-hall-july")``, or the file of a group, which ends in `.json`.

    Raises KeyError with the ids there are, AnswersError for a file that is no wage sheet's, and DataErrors when the rows do not load.
    """
    rows = rows or load_rows()
    if str(what).endswith(".json"):
        file = read_answers(what, kind=KIND)
        return OpenSheet(file.group, read_sheet(dict(file.answers), sheet_content(rows, file.activity), rows.overtime), rows)
    example = rows.wage_examples.get(str(what))
    if example is None:
        raise KeyError(f"no worked example '{what}'; there are: {', '.join(rows.wage_examples)}; the file of a group ends in .json")
    return OpenSheet(example.title, sheet_of_example(example, rows.overtime[example.terms.rules], rows.case_files), rows)
