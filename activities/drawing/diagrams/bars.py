"""Bars in panels: parts of a whole as shares of it, on a pale bar that is the whole; anything else by its value on one scale.

Nothing joins one panel to the next, and no bar stands for a whole: the totals of two estimates side by side would look like growth.
"""

from __future__ import annotations

from dataclasses import dataclass

from activities.drawing.sheet import LINE, SIZE, SMALL, Sheet
from activities.drawing.widths import width_of, wrap_words
from activities.rows.figure_values import find_value, word_alike, word_share, word_value_of

HEAD = LINE + 8
GAP = 14  # px, from one panel to the next
NAMES = 264  # px at most, for names that stand beside their bars
APART = 20  # px, between a bar and the numbers in columns
PER_CENT = "per cent"


@dataclass(frozen=True)
class _Bar:
    name: list[str]
    length: float
    numbers: list[str]
    told: str
    tall: float


@dataclass(frozen=True)
class _Panel:
    """name: its heading. total: lines on its whole, `beside` the heading where there is room."""

    name: str
    total: list[str]
    beside: bool
    bars: list[_Bar]

    @property
    def tall(self) -> float:
        return (
            (HEAD if self.name else 0) + (0 if self.beside else LINE * len(self.total)) + sum(bar.tall for bar in self.bars) + GAP
        )


def draw_bars(diagram, rows, layout):
    """One bar a figure, under the heading of its panel. The unit stands once: above a column, or with what the page says is measured."""
    t = rows.strings
    values = {bar: find_value(rows, bar.figure, bar.estimate) for panel in diagram.panels for bar in panel.bars}
    unit, words = word_alike(list(values.values()), t)
    written = dict(zip(values, words))
    of_wholes = any(panel.whole for panel in diagram.panels)
    on_tracks = of_wholes or all(kind == PER_CENT for _, kind in values.values())
    heads = [unit, *([t["diagram.share"]] if of_wholes else [])] if on_tracks else []
    panels = [_plan_panel(panel, values, written, rows, layout, on_tracks) for panel in diagram.panels]

    bars = [bar for panel in panels for bar in panel.bars]
    columns = [max(map(width_of, [head, *(bar.numbers[place] for bar in bars)])) + APART for place, head in enumerate(heads)]
    names = max((width_of(line, SIZE) for bar in bars for line in bar.name), default=0) + 14
    top = LINE + 4 if heads else 0
    body = top + sum(panel.tall for panel in panels) - GAP
    sheet = Sheet(diagram.title, layout, body=body, left=names if layout.is_wide else 0, right=sum(columns))
    if on_tracks:
        sheet.fit_shares()
    else:
        sheet.fit([(bar.length, bar.numbers[0]) for bar in bars])
    ends = [layout.room - sum(columns[place + 1 :]) for place in range(len(columns))]
    for end, head in zip(ends, heads):
        sheet.write(end, LINE - 5, head, SMALL, "muted", "right")
    for panel, row in zip(panels, diagram.panels):
        _draw_panel(sheet, panel, top, ends)
        top += panel.tall
        told = [f"{bar.name} {drawn.told}" for bar, drawn in zip(row.bars, panel.bars)]
        sheet.tell(panel.name or diagram.shown, *filter(None, [" ".join(panel.total), *told]))
    sheet.figure.unit = "" if heads else unit
    return sheet.finish()


def _plan_panel(panel, values, written, rows, layout, on_tracks) -> _Panel:
    t = rows.strings
    whole = find_value(rows, panel.whole.figure, panel.whole.estimate) if panel.whole else None
    bars = []
    for bar in panel.bars:
        number = values[bar][0]
        share = number / whole[0] if whole else number / 100 if on_tracks else number
        shares = [word_share(share)] if whole else []
        told = [word_value_of(values[bar], t), *(t["number.unit.per-cent"].format(number=word) for word in shares)]
        name = wrap_words(bar.name, NAMES if layout.is_wide else layout.room, SIZE)
        tall = LINE * len(name) + (8 if layout.is_wide else LINE + 8)
        bars.append(_Bar(name, share, [written[bar], *shares], ", ".join(told), tall))
    said = f"{panel.whole.name}: {word_value_of(whole, t)}" if whole else ""
    said += "" if bars else f"; {t['diagram.no-parts']}"
    beside = bool(said and panel.name) and width_of(panel.name, SIZE, bold=True) + 12 + width_of(said, SIZE) <= layout.room
    total = [said] if beside else wrap_words(said, layout.room, SIZE) if said else []
    return _Panel(panel.name or "", total, beside, bars)


def _draw_panel(sheet, panel, top, ends):
    """ends: where the columns of numbers end; none where a number stands at the end of its bar."""
    if panel.name:
        sheet.write(0, top + LINE - 4, panel.name, SIZE, bold=True)
    if panel.beside:
        sheet.write(width_of(panel.name, SIZE, bold=True) + 12, top + LINE - 4, *panel.total)
    top += HEAD if panel.name else 0
    for line in () if panel.beside else panel.total:
        sheet.write(0, top + LINE - 8, line)
        top += LINE
    for bar in panel.bars:
        for number, line in enumerate(bar.name, 1):
            sheet.write(0, top + LINE * number - 4, line)
        height = LINE * len(bar.name)
        middle = top + height / 2 + 0.5 if sheet.left else top + height + 9
        if ends:
            sheet.draw_tracks([middle])
        sheet.draw_bars([middle], [bar.length], [""] if ends else bar.numbers)
        for end, number in zip(ends, bar.numbers):
            sheet.write(end, middle + 4.5, number, SMALL, align="right", bold=end == ends[-1])
        top += bar.tall
