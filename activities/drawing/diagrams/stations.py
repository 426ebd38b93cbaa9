"""A line of stations, one below the other: at each what happens there, and the other thing to know of it."""

from __future__ import annotations

from matplotlib.patches import Circle

from activities.drawing.colours import COLOURS
from activities.drawing.layouts import MARGIN
from activities.drawing.sheet import LINE, SIZE, SMALL, Sheet
from activities.drawing.widths import wrap_words

NODE = 11  # px, radius of a station's number
LEFT = 34  # px, to a station's name
SIDE = 10  # px, from a stroke to the words beside it
GAP = 16
BETWEEN = 8  # px, between what is said and what is said beside it, where they stand one below the other


def draw_stations(diagram, rows, layout):
    """The stations with their numbers on a line, and the end that it leads to.

    What the key names stands by strokes, side by side where there is room.
    """
    across = 2 if layout.is_wide else 1
    column = (layout.room - LEFT) / across
    stops = [
        (station.name, [wrap_words(words, column - SIDE - 8 * (across - 1)) for words in (station.text, station.aside)])
        for station in diagram.stations
    ]
    end = wrap_words(diagram.end.text, layout.room - LEFT)
    talls = [max(map(len, parts)) * LINE if across > 1 else sum(map(len, parts)) * LINE + BETWEEN for _, parts in stops]
    heights = [LINE + 6 + tall + GAP for tall in talls]
    body = sum(heights) + LINE * (1 + len(end)) + 4
    sheet = Sheet(diagram.title, layout, body=body, key=diagram.key, strokes=True)
    tops = [sum(heights[:number]) for number in range(len(stops) + 1)]
    middles = [top + NODE + 1 for top in tops]
    for number, ((name, parts), top, middle) in enumerate(zip(stops, tops, middles)):
        _draw_node(sheet, middle, number + 1)
        xs, ys = [MARGIN + NODE + 1] * 2, [sheet.above + middle + NODE, sheet.above + middles[number + 1] - NODE]
        sheet.draw_line(xs, ys, color=COLOURS["muted"], linewidth=1.6)
        sheet.write(LEFT, top + LINE - 2, name, SIZE, bold=True)
        x, y = LEFT, top + LINE + 6
        for role, lines in zip(("first", "second"), parts):
            sheet.draw_side(x + 1.5, y, y + LINE * len(lines), role)
            for row, words in enumerate(lines, 1):
                sheet.write(x + SIDE, y + LINE * row - 5, words, SMALL)
            x, y = (x + column, y) if across > 1 else (x, y + LINE * len(lines) + BETWEEN)
    _draw_node(sheet, middles[-1], None)
    sheet.write(LEFT, tops[-1] + LINE - 2, diagram.end.name, SIZE, bold=True)
    for row, words in enumerate(end, 2):
        sheet.write(LEFT, tops[-1] + LINE * row, words, SMALL)
    for number, station in enumerate(diagram.stations, 1):
        said = " ".join(f"{key}: {words}" for key, words in zip(diagram.key, (station.text, station.aside)))
        sheet.tell(f"{number}. {station.name}", said.removesuffix("."))
    sheet.tell(diagram.end.name, diagram.end.text.removesuffix("."))
    return sheet.finish()


def _draw_node(sheet, y, number):
    """A station's number in its ring, or the full disc at which the line ends."""
    paint = {"facecolor": COLOURS["first"]} if number is None else {"fill": False}
    sheet.draw_shape(Circle((MARGIN + NODE + 1, sheet.above + y), NODE, edgecolor=COLOURS["first"], linewidth=2, **paint))
    if number:
        sheet.write(NODE + 1, y + 5, str(number), SMALL, align="center", bold=True)
