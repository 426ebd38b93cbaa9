"""A line of stations, one below the other: at each what happens there, and the other thing to know of it."""

from __future__ import annotations

from matplotlib.patches import Circle

from activities.drawing.sheet import LINE, MARGIN, ROOM, SIZE, SMALL, Sheet
from activities.drawing.svg import COLOURS
from activities.drawing.widths import wrap_words

from .feet import write_foot

NODE = 11  # px, radius of a station's number
LEFT = 34  # px, to a station's name
TEXT = LEFT + 17  # px, to its words, which have a mark before them
GAP = 14


def draw_stations(diagram, rows):
    """The stations with their numbers on a line, and the end that it leads to. The key names the two marks."""
    stops = []
    for station in diagram.stations:
        parts = ("first", station.text), ("second", station.aside)
        stops.append((station.name, [(role, _wrap(words, ROOM - TEXT)) for role, words in parts]))
    stops.append((diagram.end.name, [(None, _wrap(diagram.end.text, ROOM - LEFT))]))
    heights = [LINE * (1 + sum(len(lines) for _, lines in parts)) + GAP for _, parts in stops]
    body = sum(heights) - GAP
    sheet = Sheet(
        diagram.title, notes=[diagram.note] if diagram.note else [], foot=write_foot(diagram, rows), body=body, key=diagram.key
    )
    tops = [sum(heights[:number]) for number in range(len(stops))]
    middles = [top + NODE + 1 for top in tops]
    for number, ((name, parts), top, middle) in enumerate(zip(stops, tops, middles)):
        last = number + 1 == len(stops)
        _draw_node(sheet, middle, None if last else number + 1)
        if not last:
            xs, ys = [MARGIN + NODE + 1] * 2, [sheet.above + middle + NODE, sheet.above + middles[number + 1] - NODE]
            sheet.page.plot(xs, ys, color=COLOURS["muted"], linewidth=1.6)
        sheet.write(LEFT, top + LINE - 2, name, SIZE, bold=True)
        row = 1
        for role, lines in parts:
            if role:
                sheet.draw_mark(LEFT + 5, top + LINE * (row + 1) - 6.5, role)
            for words in lines:
                row += 1
                sheet.write(TEXT if role else LEFT, top + LINE * row - 2, words, SMALL)
    for number, station in enumerate(diagram.stations, 1):
        said = " ".join(f"{key}: {words}" for key, words in zip(diagram.key, (station.text, station.aside)))
        sheet.tell(f"{number}. {station.name}", said.removesuffix("."))
    sheet.tell(diagram.end.name, diagram.end.text.removesuffix("."))
    return sheet.finish()


def _draw_node(sheet, y, number):
    """A station's number in its ring, or the full disc at which the line ends."""
    paint = {"facecolor": COLOURS["first"]} if number is None else {"fill": False}
    sheet.page.add_patch(Circle((MARGIN + NODE + 1, sheet.above + y), NODE, edgecolor=COLOURS["first"], linewidth=2, **paint))
    if number:
        sheet.write(NODE + 1, y + 5, str(number), SMALL, align="center", bold=True)


def _wrap(words, room) -> list[str]:
    return wrap_words(words, room)
