"""A case file opened in a notebook: what a group marked, paired and found, out of the file that it saved."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from activities.answers import read_answers
from activities.loading import Rows, load_rows

from .frames import frame_findings, frame_marks, frame_pairs

if TYPE_CHECKING:
    import pandas

KIND = "case-file"
EXAMPLE = Path(__file__).with_name("example.json")  # a group that nobody was in


class OpenFile:
    """What one group found. In a cell by itself it says the group's name and the files that it worked on."""

    def __init__(self, path: str | Path, rows: Rows):
        """path: an answers file of this kind. Raises AnswersError."""
        file = read_answers(path, kind=KIND)
        self.group, self.answers, self.rows = file.group, dict(file.answers), rows

    def __repr__(self) -> str:
        files = dict.fromkeys(key.partition("/")[0] for key in self.answers)
        titles = [self.rows.case_files[id].title if id in self.rows.case_files else id for id in files]
        return f"{self.group}: {'; '.join(titles)}"

    def marks(self) -> pandas.DataFrame:
        """Each fact that was marked, with its exhibit, its words and the note."""
        return frame_marks(self.answers, self.rows)

    def pairs(self) -> pandas.DataFrame:
        """Each two facts that do not agree, what it may mean, what else may explain it, and what is asked of whom."""
        return frame_pairs(self.answers, self.rows)

    def findings(self) -> pandas.DataFrame:
        """Each element that the group says something of: how it stands, why, and by which facts."""
        return frame_findings(self.answers, self.rows)


def open_file(path: str | Path = EXAMPLE, rows: Rows | None = None) -> OpenFile:
    """Open the answers file of a group that read a case file; without a path that of an invented group.

    Raises AnswersError for a file that is of another kind or cannot be read, and DataErrors when the rows do not load.
    """
    return OpenFile(path, rows or load_rows())
