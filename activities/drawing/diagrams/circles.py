"""Three offences as circles that overlap, with each case where its reading puts it: inside, on a line, or outside."""

from __future__ import annotations

from dataclasses import dataclass, replace

from matplotlib.patches import Ellipse

from activities.drawing.colours import COLOURS
from activities.drawing.layouts import MARGIN
from activities.drawing.sheet import LINE, SIZE, SMALL, Sheet
from activities.drawing.widths import wrap_words
from activities.rows.placed_cases import list_placed_cases

BODY = 566
ACROSS, DOWN = 1.63, 0.96  # how much wider and lower the wide layout is: its circles are ellipses
LEAST = 53  # px, a line of a name at least
MANY, BESIDE = 3, 94  # in the wide layout more names than these stand in two columns, so many px from the middle
ROW = 20  # px, from one name to the next
# Of each circle: its middle and radius in px of the bars' part, its line, and where its name stands.
CIRCLES = (
    ((152, 152), 150, "first", "solid", (152, 48)),
    ((152, 322), 150, "second", (0, (6, 3)), (152, 400)),
    ((288, 482), 78, "muted", (0, (1.5, 3)), (288, 464)),
)


@dataclass(frozen=True)
class Spot:
    """Where names stand, how they are set, and the room they have. A place on a line has a dot there.

    They go downwards from y, or are `centred` on it.
    """

    x: float
    y: float
    align: str = "center"
    room: float = 180
    dot: tuple[float, float] | None = None
    centred: bool = False


# By what is known of the three circles, in their order: in, on the line, or out.
SPOTS = {
    ("in", "out", "out"): Spot(152, 84),
    ("in", "in", "out"): Spot(152, 237, room=200, centred=True),
    ("out", "in", "out"): Spot(152, 346, room=225),
    ("line", "line", "out"): Spot(289, 237, "left", 78, (276, 237), centred=True),
    ("line", "out", "out"): Spot(268, 50, "left", 98, (258, 46)),
    ("out", "line", "out"): Spot(72, 468, "right", 70, (67, 445)),
    ("line", "in", "out"): Spot(152, 318, dot=(152, 302)),
    ("in", "line", "out"): Spot(152, 164, dot=(152, 172)),
    ("out", "out", "in"): Spot(288, 512, room=130),
    ("out", "out", "line"): Spot(204, 512, "right", 90, (215, 509)),
    ("out", "in", "in"): Spot(240, 424, "right", 90, (247, 420)),
    ("out", "out", "out"): Spot(2, 546, "left", 190),
}


def draw_circles(diagram, rows, layout):
    """The circles, the cases by their readings, and what the row sets beside them. Without readings no case is placed."""
    t = rows.strings
    offences = [rows.offences[id] for id in diagram.offences]
    held: dict[tuple[str, ...], list[tuple[str, str]]] = {}
    for mark in diagram.marks:
        places = tuple("in" if id in mark.within else "out" for id in diagram.offences)
        held.setdefault(places, []).append((mark.name, "muted"))
    for id, title, places in list_placed_cases(rows, tuple(diagram.offences)):
        held.setdefault(places, []).append((diagram.names.get(id, title), "ink"))
    told = [(name, places, _word_places(places, offences, t)) for places, names in held.items() for name, _ in names]
    beside = [f"{name}: {where}" for name, places, where in told if places not in SPOTS]
    across, down = (ACROSS, DOWN) if layout.is_wide else (1, 1)
    lines = [line for words in beside for line in wrap_words(words, layout.room)]
    sheet = Sheet(diagram.title, layout, body=BODY * down + LINE * len(lines))
    for ((x, y), radius, colour, line, (at, on)), offence in zip(CIRCLES, offences):
        middle = (MARGIN + x * across, sheet.above + y * down)
        line_of = {"edgecolor": COLOURS[colour], "linewidth": 2, "linestyle": line}
        sheet.draw_shape(Ellipse(middle, 2 * radius * across, 2 * radius * down, fill=False, **line_of))
        for number, words in enumerate(wrap_words(offence.name, 1.7 * radius * across, SIZE, bold=True)):
            sheet.write(at * across, on * down + LINE * number, words, SIZE, align="center", bold=True)
    for places, names in held.items():
        if places in SPOTS:
            _write_names(sheet, SPOTS[places], names, across, down)
    for number, words in enumerate(lines):
        sheet.write(0, BODY * down + LINE * (number + 1) - 4, words, SMALL)
    for name, _, where in told:
        sheet.tell(name, where)
    return sheet.finish()


def _word_places(places, offences, t) -> str:
    said = [t[f"diagram.place.{place}"].format(name=offence.name) for place, offence in zip(places, offences) if place != "out"]
    return ", ".join(said) or t["diagram.place.none"]


def _write_names(sheet, spot, names, across, down):
    if across > 1 and spot.centred and spot.align == "center" and len(names) > MANY:
        aside, half = BESIDE / across, -(-len(names) // 2)
        for x, part in ((spot.x - aside, names[:half]), (spot.x + aside, names[half:])):
            _write_names(sheet, replace(spot, x=x, room=2 * aside - 4), part, across, down)
        return
    room = max(spot.room * across, LEAST)
    lines = [(words, colour, number == 0) for name, colour in names for number, words in enumerate(wrap_words(name, room))]
    tall = sum(ROW if begins else LINE - 2 for _, _, begins in lines)
    y = spot.y * down + (5 - (tall - ROW) / 2 if spot.centred else 0)
    if spot.dot:
        x, at = MARGIN + spot.dot[0] * across, sheet.above + spot.dot[1] * down
        sheet.draw_line([x], [at], marker="o", markersize=8, color=COLOURS["ink"], linestyle="none")
    clear = 10 if across > 1 and spot.dot and spot.align == "left" else 0  # an ellipse keeps close to its line for longer
    for number, (words, colour, begins) in enumerate(lines):
        y += 0 if number == 0 else ROW if begins else LINE - 2
        sheet.write(spot.x * across + clear, y, words, SMALL, colour, spot.align)
