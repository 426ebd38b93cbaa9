"""The map of a room: a case's passages down, marks across, and in each cell how many groups set the mark."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from activities.drawing.book_figure import BookFigure, in_any_layout
from activities.drawing.colours import COLOURS
from activities.drawing.layouts import MARGIN, NARROW, Layout
from activities.drawing.own_tables import check_words
from activities.drawing.sheet import LINE, SIZE, SMALL, Sheet
from activities.drawing.widths import wrap_words
from activities.loading.book_labels import read_labels

NEEDED = ("case", "number", "passage_text", "mark", "mark_name", "count", "of")
LEAST, MOST = 19, 34  # px, a column of marks
LINES = 3  # of a passage's words at most; its number leads to the rest
HIGH = 26  # px, a cell at most
NUMBER = 24  # px for the number of a passage


@in_any_layout
def room_map_figure(
    marks: pd.DataFrame,
    *,
    letters: Mapping[str, str],
    title: str | None = None,
    source: str | None = None,
    labels: Mapping[str, str] | None = None,
    layout: Layout = NARROW,
) -> BookFigure:
    """How many groups set each mark on each passage of one case.

    marks: the table `marks` of a debrief for one case, with the columns number, passage_text, mark, mark_name, count, of.
    letters: mark → the letter on its button, in the order of the columns. A cell in which more than half of the groups agree is
    full, one with fewer is pale; the number stands in both. No totals: an indicator is a reason to look further.
    Raises ValueError where a column is missing, the table is of no case or of several, or a mark has no letter.
    """
    check_words(**{name: words for name, words in (("title", title), ("source", source)) if words is not None})
    if missing := [name for name in NEEDED if name not in marks]:
        raise ValueError(f"the table lacks {', '.join(missing)}; right is the table `marks` of a debrief")
    if marks["case"].nunique() != 1:
        raise ValueError(
            f"the table is of {marks['case'].nunique()} cases; right is the part of one: marks[marks['case'] == 'linh']"
        )
    if missing := sorted(set(marks["mark"]) - set(letters)):
        raise ValueError(f"no letter for {', '.join(missing)}; right is a letter for each mark, as on its button")
    labels = labels or read_labels()
    names = dict(zip(marks["mark"], marks["mark_name"]))
    shown, of = [mark for mark in letters if mark in names], int(marks["of"].iloc[0])
    across = min(MOST, max(LEAST, layout.room * (0.56 if layout.is_wide else 0.46) / len(shown)))
    left = layout.room - across * len(shown)
    passages = [(int(number), rows) for number, rows in marks.groupby("number", sort=True)]
    lines = [wrap_words(rows["passage_text"].iloc[0], left - NUMBER - MARGIN, SMALL, most=LINES) for _, rows in passages]
    steps = [max(28, (LINE - 2) * len(words) + 8) for words in lines]
    key = ", ".join(f"{letters[mark]} {names[mark]}" for mark in shown)
    sheet = Sheet(
        title or labels["figure.room-map.title"].format(case=marks["case_title"].iloc[0] if "case_title" in marks else ""),
        layout,
        notes=[labels["figure.room-map.note"].format(of=of)],
        foot=[key, source or labels["figure.room-map.source"]],
        body=LINE + sum(steps),
    )
    for place, mark in enumerate(shown):
        sheet.write(left + across * (place + 0.5), LINE - 5, letters[mark], align="center", bold=True)
    top = float(LINE)
    for (number, rows), words, step in zip(passages, lines, steps):
        counts = dict(zip(rows["mark"], rows["count"]))
        middle = top + step / 2
        # Leads from the words to the cells.
        sheet.draw_line([MARGIN, MARGIN + layout.room], [sheet.above + top] * 2, color=COLOURS["grid"], linewidth=1)
        sheet.write(NUMBER - 6, middle + 5, str(number), SMALL, "muted", align="right")
        for place, line in enumerate(words):
            sheet.write(NUMBER, middle + 4 + (LINE - 2) * (place - (len(words) - 1) / 2), line, SMALL)
        for place, mark in enumerate(shown):
            if count := int(counts.get(mark, 0)):
                is_most = 2 * count > of
                x = left + across * place
                high = min(step - 6, HIGH)
                sheet.draw_cell(x + 1, middle - high / 2, across - 2, high, "first" if is_most else "track")
                sheet.write(x + across / 2, middle + 5, str(count), SIZE, "paper" if is_most else "ink", "center", bold=True)
        said = [labels["debrief.count"].format(count=counts[mark], of=of) + f" {names[mark]}" for mark in shown if counts.get(mark)]
        sheet.tell(f"{number} {rows['passage_text'].iloc[0]}", *(said or [labels["figure.room-map.nothing"]]))
        top += step
    return sheet.finish()
