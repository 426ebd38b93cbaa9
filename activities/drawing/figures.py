"""The book's figures, one function a figure: a pandas table goes in, a matplotlib Figure comes out.

Every figure says its vintage and its source, and a figure of regions its region scheme as well:
without them it would be wrong. No figure joins vintages by a line, since each has a method of its
own. Values stand beside their bars, so nothing has to be read from an axis; colour is never the
only sign.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from numbers import Real

import pandas as pd
from matplotlib.figure import Figure

from activities.drawing.sheet import LINE, MARGIN, SIZE, SMALL, Sheet, width_of
from activities.drawing.svg import WIDTH, figure_svg

__all__ = ["counts_figure", "figure_svg", "matrix_figure", "ratio_figure", "regions_figure"]


def regions_figure(
    table: pd.DataFrame,
    measure: str,
    *,
    title: str,
    vintage: str,
    scheme: str,
    source: str,
    unit: str = "persons",
    scale: str = "linear",
    order: str = "given",
    world: str | None = None,
) -> Figure:
    """One bar a region, from a table with the columns `region` and the one that `measure` names.

    unit: "persons", "per cent" or "per 1,000"; it says how a value is written.
    scale: "linear" draws bars from nought; "log" draws points, since a log scale has no nought.
    order: "given" as the rows stand, "size" from the largest.
    world: what to say of the world as a whole, under the title; no bar, since it would dwarf its parts.
    Raises ValueError where a column is missing, a value is no number, or a label is empty.
    """
    _check_words(title=title, vintage=vintage, scheme=scheme, source=source)
    _check_choice("scale", scale, ("linear", "log"))
    _check_choice("order", order, ("given", "size"))
    _check_columns("regions_figure", table, ["region", measure])
    if table["region"].duplicated().any():
        twice = table.loc[table["region"].duplicated(), "region"].iloc[0]
        raise ValueError(f"column 'region': '{twice}' stands twice; give each region one row")
    values = _numbers(table, measure, positive=scale == "log")
    rows = [(str(name), value) for name, value in zip(table["region"], values) if value is not None]
    if not rows:
        raise ValueError(f"column '{measure}' holds no number; one region at least needs one")
    if order == "size":
        rows.sort(key=lambda row: -row[1])
    step = 2 * LINE + 10
    labels = [write_value(value, unit) for _, value in rows]
    sheet = Sheet(
        title,
        notes=[world] if world else [],
        foot=[f"{vintage}. {scheme}.", source],
        body=step * len(rows),
        scale=scale,
        axis=scale == "log",
    )
    sheet.fit([(value, label) for (_, value), label in zip(rows, labels)])
    for number, (name, _) in enumerate(rows):
        sheet.write(0, step * number + LINE - 4, name)
    sheet.draw_bars([step * number + LINE + 10 for number in range(len(rows))], [value for _, value in rows], labels)
    for (name, _), words in zip(rows, labels):
        sheet.tell(name, words)
    return sheet.finish()


def counts_figure(
    table: pd.DataFrame,
    measures: Mapping[str, str],
    *,
    title: str,
    source: str,
    vintage: str | None = None,
    label: str = "year",
    scale: str = "linear",
    missing: str = "not given",
) -> Figure:
    """One or two bars a year: counts by authorities, not estimates.

    table: a column `vintage` where `vintage` is not given; a new vintage starts a new group, so that
    no row is read on from the one before. A column for each measure, empty where none is given.
    measures: column → its name in the figure; the first is drawn full, the second hollow.
    label: the column that names a row. scale: as in `regions_figure`. missing: what to say of an empty cell.
    Raises ValueError as `regions_figure` does.
    """
    _check_words(title=title, source=source)
    _check_choice("scale", scale, ("linear", "log"))
    if not 1 <= len(measures) <= 2:
        raise ValueError(f"measures names {len(measures)} columns; one or two can be drawn")
    _check_columns("counts_figure", table, [label, *([] if vintage else ["vintage"]), *measures])
    columns = {name: _numbers(table, name, positive=scale == "log") for name in measures}
    return _draw_years(table, columns, measures, label, vintage, title, source, scale, missing=missing)


def ratio_figure(
    table: pd.DataFrame,
    *,
    title: str,
    source: str,
    names: Mapping[str, str],
    vintage: str | None = None,
    label: str = "year",
    full: str = "100: one conviction for each prosecution",
    missing: str = "not given",
) -> Figure:
    """Convictions for every 100 prosecutions of the same year, up to two pairs of columns.

    names: pair → its name in the figure. The pair "all" takes the columns `prosecutions` and
    `convictions`, "labour" takes `prosecutions_labour` and `convictions_labour`.
    A conviction often belongs to a case of an earlier year: this compares two counts and follows no case.
    full: the name of the line at 100. The rest as in `counts_figure`.
    Raises ValueError as `regions_figure` does.
    """
    _check_words(title=title, source=source)
    ends = {"all": "", "labour": "_labour"}
    for pair in names:
        _check_choice("pair", pair, tuple(ends))
    needed = [f"{stem}{ends[pair]}" for pair in names for stem in ("prosecutions", "convictions")]
    _check_columns("ratio_figure", table, [label, *([] if vintage else ["vintage"]), *needed])
    columns = {}
    for pair in names:
        whole = _numbers(table, f"prosecutions{ends[pair]}")
        part = _numbers(table, f"convictions{ends[pair]}")
        columns[pair] = [100 * p / w if p is not None and w else None for p, w in zip(part, whole)]
    return _draw_years(table, columns, names, label, vintage, title, source, full=(100, full), missing=missing)


def matrix_figure(
    frame: pd.DataFrame,
    *,
    letters: Mapping[str, str] | None = None,
    title: str = "Indicators by case",
    source: str = "Your own coding: reasons to look further",
    nothing: str = "nothing is marked yet",
) -> Figure:
    """Where you found something: indicators down, cases across, a filled square where a passage is tagged.

    frame: number of passages tagged, 0 for none; its index names the indicators, its columns the cases.
    letters: indicator → the letter that marks it; without them a dot does.
    No totals and no numbers are drawn: an indicator is a reason to look further, not a point scored.
    Raises ValueError where a cell is no number or is below 0.
    """
    _check_columns("matrix_figure", frame, [])
    if not len(frame.index):
        raise ValueError("the table has no row; give it a row for each indicator")
    found = [_numbers(frame, case) for case in frame.columns]
    indicators, cases = [str(name) for name in frame.index], [str(name) for name in frame.columns]
    step = 30
    left = max(width_of(name, SIZE) for name in indicators) + 2 * MARGIN
    across = (WIDTH - left - 2 * MARGIN) / max(len(cases), 1)
    longest = max((width_of(name) for name in cases), default=0)
    upright = longest > across
    head = longest + 8 if upright else LINE
    sheet = Sheet(title, notes=[] if cases else [nothing], foot=[source], body=head + step * len(indicators))
    for column, case in enumerate(cases):
        middle = left + across * (column + 0.5)
        sheet.write(middle + (4 if upright else 0), head - 5, case, SMALL, align="left" if upright else "center", upright=upright)
        for row, number in enumerate(found[column]):
            top, side = head + step * row, min(across, step) - 6
            sheet.draw_square(middle - side / 2, top + 3, side, filled=bool(number))
            if number:
                mark = (letters or {}).get(frame.index[row], "●")
                sheet.write(middle, top + step / 2 + 5, mark, colour="paper", align="center", bold=True)
        sheet.tell(case, *[name for name, number in zip(indicators, found[column]) if number] or [nothing])
    for row, name in enumerate(indicators):
        sheet.write(0, head + step * row + step / 2 + 5, name)
    return sheet.finish()


def write_value(value: float, unit: str = "persons") -> str:
    """A value as it stands beside its bar: 9,490,000 · 77% · 3.3."""
    if unit == "per 1,000":
        return f"{value:.1f}"
    number = "<1" if 0 < value < 0.5 else f"{value:,.0f}"
    return f"{number}%" if unit == "per cent" else number


def _draw_years(table, columns, names, label, vintage, title, source, scale="linear", full=None, missing="not given") -> Figure:
    labels = [str(name) for name in table[label]]
    groups = [""] * len(labels) if vintage else [str(name) for name in table["vintage"]]
    height = LINE if len(columns) > 1 else LINE + 4
    tops, heads, top = [], [], 0
    for number, group in enumerate(groups):
        if group and (number == 0 or group != groups[number - 1]):
            top += 6 if number else 0
            heads.append((top + LINE - 4, group))
            top += LINE + 4
        tops.append(top)
        top += height * len(columns) + 8
    known = [value for values in columns.values() for value in values if value is not None]
    if not known:
        raise ValueError(f"the columns {', '.join(columns)} hold no number; one row at least needs one")
    left = max(width_of(name, SIZE) for name in labels) + 8
    foot = [f"{vintage}." if vintage else "", source]
    sheet = Sheet(
        title, foot=foot, body=top, scale=scale, axis=scale == "log" or full is not None, left=left, key=list(names.values())
    )
    sheet.fit([(value, write_value(value)) for value in known], full)
    for y, group in heads:
        sheet.write(0, y, group, SMALL, "muted")
    for y, name in zip(tops, labels):
        sheet.write(0, y + height * len(columns) / 2 + 5, name)
    for number, (values, role) in enumerate(zip(columns.values(), ("first", "second"))):
        words = ["" if value is None else write_value(value) for value in values]
        sheet.draw_bars([y + height * (number + 0.5) for y in tops], values, words, role, missing)
    for row, name in enumerate(labels):
        values = {names[column]: columns[column][row] for column in columns}
        sheet.tell(name, *(f"{told} {missing if value is None else write_value(value)}" for told, value in values.items()))
    return sheet.finish()


def _check_words(**given):
    for name, words in given.items():
        if not isinstance(words, str) or not words.strip():
            raise ValueError(f"{name} is empty; say it in words, since a figure without it would be wrong")


def _check_choice(name, value, known):
    if value not in known:
        raise ValueError(f"{name} '{value}' is unknown; use {' or '.join(repr(choice) for choice in known)}")


def _check_columns(caller, table, needed):
    if not isinstance(table, pd.DataFrame):
        raise ValueError(f"{caller} needs a pandas DataFrame, not {type(table).__name__}; pandas.DataFrame(...) makes one")
    for name in needed:
        if name not in table.columns:
            there = ", ".join(str(column) for column in table.columns) or "no column"
            raise ValueError(f"the table lacks the column '{name}' (it has {there}); add it or rename the one that holds it")


def _numbers(table, column, positive=False) -> list[float | None]:
    numbers = []
    for row, value in zip(table.index, table[column]):
        if value is None or pd.isna(value):
            numbers.append(None)
            continue
        where = f"column '{column}', row {row}: {value!r}"
        if isinstance(value, bool) or not isinstance(value, Real) or not math.isfinite(value):
            raise ValueError(f"{where} is not a number; write digits alone, as in 12300000, and leave out what is not known")
        if value < 0:
            raise ValueError(f"{where} is below 0; a count of people or cases is 0 or more")
        if positive and value == 0:
            raise ValueError(f"{where} cannot stand on a log scale, which has no nought; use scale='linear'")
        numbers.append(float(value))
    return numbers
