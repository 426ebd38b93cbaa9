"""A timeline in lanes: when treaties were adopted and entered into force, what else was agreed, which dates were set."""

from __future__ import annotations

import re

from activities.drawing.colours import COLOURS
from activities.drawing.layouts import MARGIN
from activities.drawing.sheet import LINE, SIZE, SMALL, Sheet
from activities.drawing.widths import width_of

STEP = LINE + 5
HEAD = LINE + 10
SHAPES = {"treaty": "o", "policy": "s", "target": "D"}
_YEAR = re.compile(r"\b(1[89]|20)\d\d\b")


def draw_timeline(diagram, rows, layout):
    """One line a milestone, at its year, lane by lane in the order of years."""
    lanes = [(lane, [row for row in rows.milestones.values() if row.kind == lane.kind]) for lane in diagram.lanes]
    spans = [_span(row, rows) for _, members in lanes for row in members]
    first, last = min(span[0] for span in spans), max(span[-1] for span in spans)
    sheet = Sheet(
        diagram.title,
        layout,
        body=sum(HEAD + STEP * len(members) for _, members in lanes),
        axis=True,
    )
    room = sheet.room - 12

    def place(year):
        return 6 + room * (year - first) / (last - first)

    for year in range(-(-first // 20) * 20, last + 1, 20):
        sheet.draw_line([MARGIN + place(year)] * 2, [sheet.above, sheet.above + sheet.body], color=COLOURS["grid"], linewidth=1)
        sheet.write(place(year), sheet.body + LINE - 2, str(year), SMALL, "muted", "right" if year > last - 8 else "center")
    top = 0
    for lane, members in lanes:
        sheet.write(0, top + LINE + 2, lane.name, SIZE, bold=True)
        top += HEAD
        for row in sorted(members, key=lambda row: row.years):
            _draw_milestone(sheet, top + STEP / 2, place, row, rows)
            sheet.tell(row.mark.rstrip(":"), _word_years(row, _span(row, rows)))
            top += STEP
    return sheet.finish()


def _span(row, rows) -> list[int]:
    """The years that are marked: of a treaty its adoption and its entry into force."""
    if row.instrument:
        force = _YEAR.search(rows.instruments[row.instrument].in_force or "")
        return [*row.years, int(force[0])] if force else row.years
    return [*row.years, row.until] if row.until else row.years


def _word_years(row, years) -> str:
    if len(years) > 1 and (row.instrument or row.until):
        same = str(years[0])[:2] == str(years[-1])[:2]
        return f"{years[0]}–{str(years[-1])[2 if same else 0 :]}"
    return ", ".join(map(str, years))


def _draw_milestone(sheet, y, place, row, rows):
    years = _span(row, rows)
    treaty = row.instrument is not None
    colour = COLOURS["second" if row.kind == "target" else "first"]
    spots = [MARGIN + place(year) for year in years]
    if len(years) > 1 and (treaty or row.until):
        # From the rim of a hollow mark, not through it.
        sheet.draw_line([spots[0] + 4 * treaty, spots[-1]], [sheet.above + y] * 2, color=colour, linewidth=2)
    for number, spot in enumerate(spots):
        hollow = row.kind == "target" or (treaty and number == 0)
        sheet.draw_line(
            [spot],
            [sheet.above + y],
            marker=SHAPES[row.kind],
            markersize=7,
            linestyle="none",
            color=colour,
            markerfacecolor="none" if hollow else colour,
            markeredgewidth=1.6,
        )
    said = f"{row.mark} {_word_years(row, years)}"
    if place(years[-1]) + 10 + width_of(said) < sheet.room:
        sheet.write(place(years[-1]) + 10, y + 4.5, said, SMALL)
    else:
        sheet.write(place(years[0]) - 10, y + 4.5, said, SMALL, align="right")
