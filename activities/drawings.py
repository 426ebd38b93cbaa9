"""The drawings of the chapters, one function a drawing: rows go in, a matplotlib Figure comes out.

As with the figures, words are text, nothing is told by colour alone, and the figure carries in words
what it shows.
"""

from __future__ import annotations

from matplotlib.figure import Figure
from matplotlib.patches import Circle

from activities.sheet import LINE, MARGIN, SIZE, SMALL, BookFigure, Sheet
from activities.svg import COLOURS, WIDTH

CIRCLES = ("forced-labour", "trafficking")
_RADIUS = 104
_MIDDLES = ((124, 140), (244, 140))
# Places for cases: inside a circle, on its line or outside, for forced labour and for trafficking.
_PLACES = {
    ("in", "in"): [(164, 112), (204, 112), (164, 168), (204, 168), (184, 140)],
    ("line", "line"): [(184, 55), (184, 225)],
    ("in", "line"): [(140, 140), (142, 120), (142, 160)],
    ("line", "in"): [(228, 140), (226, 120), (226, 160)],
    ("in", "out"): [(70, 110), (70, 170), (100, 140)],
    ("out", "in"): [(298, 110), (298, 170), (268, 140)],
    ("line", "out"): [(20, 140), (26, 105), (26, 175)],
    ("out", "line"): [(348, 140), (342, 105), (342, 175)],
    ("out", "out"): [(352, 262), (320, 262), (288, 262), (256, 262)],
}
_PLACES_IN_WORDS = {"in": "in the circle of {}", "line": "on the line of {}", "out": "outside {}"}
_SHAPES = {"treaty": ("o", "first", True), "policy": ("s", "muted", False), "target": ("D", "second", True)}


def place_case(reading, offence) -> str:
    """Where a case stands to the circle of an offence, by its reading: in, line or out.

    in: every element is met. out: one is not met. line: it is open on the stated facts.
    """
    statuses = {element.element: element.status for element in reading.elements}
    found = [statuses.get(element.id, "unclear") for element in offence.elements]
    return "out" if "not-met" in found else "line" if "unclear" in found else "in"


def circles_figure(rows, *, title: str, foot: str) -> Figure:
    """Forced labour and trafficking as two circles that overlap, with the cases placed by their readings.

    title and foot: words above and below. Without readings the circles stand empty.
    """
    sheet = Sheet(title, foot=[foot], body=274)
    page, top = sheet.page, sheet.above
    names = [rows.offences[id].name for id in CIRCLES]
    for (x, y), role, name, align, at in zip(_MIDDLES, ("first", "second"), names, ("left", "right"), (MARGIN, WIDTH - MARGIN)):
        page.add_patch(Circle((x, top + y), _RADIUS, fill=False, edgecolor=COLOURS[role], linewidth=2))
        sheet.write(at - MARGIN, 18, name, SIZE, align=align, bold=True)
    taken: dict[tuple[str, str], int] = {}
    for case in rows.cases.values():
        if (reading := rows.readings.get(case.id)) is None:
            continue
        where = tuple(place_case(reading, rows.offences[id]) for id in CIRCLES)
        places = _PLACES[where]
        x, y = places[taken.get(where, 0) % len(places)]
        taken[where] = taken.get(where, 0) + 1
        mark = str(case.number) if case.number else "C"
        page.add_patch(Circle((x, top + y), 12, facecolor=COLOURS["paper"], edgecolor=COLOURS["ink"], linewidth=1.2, zorder=3))
        sheet.write(x - MARGIN, y + 5, mark, SMALL, align="center", bold=True)
        sheet.tell(case.title, *(_PLACES_IN_WORDS[place].format(name.lower()) for place, name in zip(where, names)))
    return sheet.finish()


def milestones_figure(rows, *, title: str, names: dict[str, str]) -> BookFigure:
    """The milestones as a line of years downwards, a mark for each kind.

    names: the kinds in words, for the key.
    """
    milestones = sorted(rows.milestones.values(), key=lambda row: row.year)
    step, key = 25, 26
    sheet = Sheet(title, body=key + step * len(milestones))
    page, top = sheet.page, sheet.above
    x = 0.0
    for kind, name in names.items():
        _draw_mark(page, MARGIN + x + 6, top + 8, kind)
        sheet.write(x + 16, 13, name, SMALL)
        x += 30 + 7.2 * len(name)
    page.plot([66, 66], [top + key + 6, top + key + step * len(milestones) - 8], color=COLOURS["grid"], linewidth=2, zorder=0)
    for number, row in enumerate(milestones):
        y = key + step * number + LINE - 4
        if number == 0 or milestones[number - 1].year != row.year:
            sheet.write(0, y, str(row.year), SMALL, bold=True)
        _draw_mark(page, 66, top + y - 5, row.kind)
        sheet.write(78, y, row.label, SMALL)
        sheet.tell(str(row.year), f"{row.label} ({names[row.kind]})")
    return sheet.finish()


def _draw_mark(page, x, y, kind) -> None:
    shape, role, filled = _SHAPES[kind]
    face = COLOURS[role] if filled else COLOURS["paper"]
    page.plot([x], [y], marker=shape, markersize=8, markerfacecolor=face, markeredgecolor=COLOURS[role], markeredgewidth=1.6, linestyle="none")
