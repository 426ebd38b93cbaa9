"""Counts by year: all cases as a hollow bar, the labour cases that are among them as a full one inside it."""

from __future__ import annotations

from activities.drawing.sheet import LINE, SIZE, SMALL, Sheet
from activities.drawing.widths import width_of
from activities.rows.standing import name_report

STEP = LINE + 6
HEAD = LINE + 8


def draw_years(diagram, rows, layout):
    """One bar a year, under the report that it is printed in; a new report is a new group."""
    t = rows.strings
    counts = {row.id: row for row in rows.prosecutions}
    shown = [counts[id] for id in diagram.years]
    part_of = f"{diagram.measure}_labour"
    heads = [number for number, row in enumerate(shown) if number == 0 or row.vintage != shown[number - 1].vintage]
    left = max(width_of(str(row.year), SIZE) for row in shown) + 8
    sheet = Sheet(
        diagram.title,
        layout,
        body=STEP * len(shown) + HEAD * len(heads),
        left=left,
        key=diagram.key,
    )
    whole = [float(getattr(row, diagram.measure)) for row in shown]
    parts = [getattr(row, part_of) for row in shown]
    words = [f"{all:,.0f}" if part is None else f"{all:,.0f} ({part:,})" for all, part in zip(whole, parts)]
    sheet.fit(list(zip(whole, words)))
    top, middles = 0, []
    for number, row in enumerate(shown):
        if number in heads:
            sheet.write(0, top + LINE, name_report(rows, row), SMALL, "muted")
            top += HEAD
        sheet.write(0, top + STEP / 2 + 5, str(row.year))
        middles.append(top + STEP / 2)
        top += STEP
        told = f"{row.year}, {name_report(rows, row)}"
        labour = t["diagram.labour-not-given"] if parts[number] is None else t["diagram.labour"].format(many=f"{parts[number]:,}")
        sheet.tell(told, f"{whole[number]:,.0f} {t[f'figure.kind.labour-{diagram.measure}']}", labour)
    sheet.draw_bars(middles, parts, [""] * len(parts), "first", missing="")
    sheet.draw_bars(middles, whole, words, "second")
    return sheet.finish()
