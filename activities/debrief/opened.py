"""A room opened in a notebook: its files, its tables, the map of a case."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from activities.loading import Rows, load_rows

from .debriefs import debrief_folder, list_contents
from .frames import frame_tables
from .summary import word_summary
from .words import name_ids

if TYPE_CHECKING:
    import pandas

    from activities.drawing.book_figure import BookFigure

_MARKUP = re.compile(r"[\\`*_{}\[\]<>&$~|@#]")
EXAMPLE = Path(__file__).with_name("example")  # six groups that nobody was in


class OpenRoom:
    """What the groups of a room, or of many, answered, counted. In a cell by itself it says what became of the files."""

    def __init__(self, folder: str | Path = EXAMPLE, rows: Rows | None = None, **how):
        """folder, how: as for `open_room`. Raises NoFolder."""
        self.rows = rows or load_rows()
        self.contents = list_contents(self.rows)
        self.debrief = debrief_folder(folder, self.contents, **how)
        self._tables = self.debrief.lay_out(self.contents)

    def __repr__(self) -> str:
        return "\n".join(word_summary(self.debrief, self.contents, self.rows))

    def _repr_markdown_(self) -> str:
        # Long names of files break over lines as a list, which they would not in plain text.
        lines = [
            (line.startswith(" "), _MARKUP.sub(r"\\\g<0>", line.strip()))
            for line in word_summary(self.debrief, self.contents, self.rows)
        ]
        return "\n".join(f"{'    ' if is_file else ''}- {line}" for is_file, line in lines)

    @property
    def activities(self) -> list[str]:
        """The ids of the activities of which something was handed in."""
        return list(self._tables)

    def files(self) -> pandas.DataFrame:
        """What became of each file."""
        import pandas

        return pandas.DataFrame([vars(note) for note in self.debrief.files])

    def tables(self, activity: str) -> dict[str, pandas.DataFrame]:
        """All tables of an activity by their names. Raises KeyError with the activities there are."""
        if activity not in self._tables:
            raise KeyError(f"nobody handed in '{activity}'; there are: {', '.join(self._tables)}")
        return frame_tables(self._tables[activity], self.contents[activity], name_ids(self.contents[activity], self.rows))

    def differ(self, activity: str, case: str) -> pandas.DataFrame:
        """The passages of a case on which groups differ, the most divided first."""
        passages = self.tables(activity)["passages"]
        return passages[(passages["case"] == case) & (passages["divided"] > 0)].sort_values("place", ignore_index=True)

    def map(self, activity: str, case: str) -> BookFigure:
        """The map of a case: how many groups set each mark on each passage. Raises KeyError with the cases there are."""
        from activities.drawing.room_map import room_map_figure

        marks = self.tables(activity)["marks"]
        if case not in set(marks["case"]):
            raise KeyError(f"nobody marked '{case}' in {activity}; there are: {', '.join(dict.fromkeys(marks['case']))}")
        letters = {tag["id"]: tag["letter"] for tag in self.contents[activity]["tags"]}
        return room_map_figure(marks[marks["case"] == case], letters=letters, labels=self.rows.strings)


def open_room(
    folder: str | Path = EXAMPLE, *, names: bool = False, until: datetime | None = None, as_one: bool = False, count=None
) -> OpenRoom:
    """Open the folder of a room, or of many rooms, for example ``open_room("friday")``; without one, the room of six invented groups.

    names: keep who said what. until: when the debrief began, so that later files are named late. as_one: the folders in it are one
    room. count: what counts the rooms, such as `count_side_by_side()`. Raises NoFolder, and DataErrors when the rows do not load.
    """
    return OpenRoom(folder, names=names, until=until, as_one=as_one, **({"count": count} if count else {}))
