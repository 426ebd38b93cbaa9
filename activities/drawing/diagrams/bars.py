"""Bars in panels: each panel is an edition or a kind of its own, and nothing joins one panel to the next."""

from __future__ import annotations

from activities.drawing.sheet import LINE, SIZE, Sheet
from activities.rows.figure_values import find_estimate, find_figure, word_number, word_value

from .feet import write_foot

STEP = 2 * LINE + 6
HEAD = LINE + 6
GAP = 10


def draw_bars(diagram, rows):
    """One bar a figure, under the heading of its panel. With `own_scale` each panel fills the width by itself."""
    panels = [(panel, [_find_value(bar, rows) for bar in panel.bars]) for panel in diagram.panels]
    most = max(value for _, values in panels for value, _ in values)
    heads = sum(HEAD + GAP for panel, _ in panels if panel.name)
    sheet = Sheet(
        diagram.title,
        notes=[diagram.note] if diagram.note else [],
        foot=write_foot(diagram, rows),
        body=heads + STEP * sum(len(values) for _, values in panels),
    )
    shares = [[value / (max(values)[0] if diagram.own_scale else most) for value, _ in values] for _, values in panels]
    sheet.fit([(share, words) for shown, (_, values) in zip(shares, panels) for share, (_, words) in zip(shown, values)])
    top = 0
    for shown, (panel, values) in zip(shares, panels):
        if panel.name:
            sheet.write(0, top + LINE - 4, panel.name, SIZE, bold=True)
            top += HEAD
        for number, bar in enumerate(panel.bars):
            sheet.write(0, top + STEP * number + LINE - 4, bar.name)
        middles = [top + STEP * number + LINE + 9 for number in range(len(values))]
        sheet.draw_bars(middles, shown, [words for _, words in values])
        sheet.tell(panel.name or diagram.title, *(f"{bar.name} {words}" for bar, (_, words) in zip(panel.bars, values)))
        top += STEP * len(values) + (GAP if panel.name else 0)
    return sheet.finish()


def _find_value(bar, rows) -> tuple[float, str]:
    if bar.figure:
        figure = find_figure(rows, bar.figure)
        return figure.value, word_value(figure, rows.strings)
    estimate = find_estimate(rows, bar.estimate)
    return float(estimate.forced_labour), word_number(estimate.forced_labour, rows.strings)
