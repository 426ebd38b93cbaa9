"""The book's figures, one function a figure: a pandas table goes in, a matplotlib Figure comes out.

Every figure says its vintage and its source, and a figure of regions its region scheme as well:
without them it would be wrong. No figure joins vintages by a line, since each has a method of its
own. Values stand beside their bars, so nothing has to be read from an axis; colour is never the
only sign. Names that are too long for their place go over lines or are shortened; in the words for
those who do not see the figure they are whole.

Every function takes `labels`, the book's words by their ids, and reads them from the rows where they are not given; and `layout`,
how wide it is drawn and whether a page says title and source around it.
Raises ValueError, with the row and the column, where a table cannot be drawn as it is.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping

import pandas as pd

from activities.drawing.book_figure import BookFigure, in_any_layout
from activities.drawing.layouts import MARGIN, NARROW, Layout
from activities.drawing.own_tables import (
    MOST_ROWS,
    check_choice,
    check_columns,
    check_once,
    check_unit,
    check_words,
    name_row,
    read_numbers,
    read_rows,
    show,
    word_name,
)
from activities.drawing.sheet import LINE, SIZE, SMALL, Sheet
from activities.drawing.svg import figure_svg
from activities.drawing.widths import clean_words, shorten_words, width_of, wrap_words
from activities.loading.book_labels import read_labels

__all__ = ["counts_figure", "figure_svg", "matrix_figure", "ratio_figure", "regions_figure"]

NAMES, WIDE_NAMES = 150, 230  # px at most for the names of rows, so that the bars have the larger part
NARROWEST = 24  # px, a column of the matrix
UPRIGHT = 170  # px at most for a name that stands upright
MOST_TIMES = 10_000  # convictions for one prosecution: more is a slip and not a ratio


@in_any_layout
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
    labels: Mapping[str, str] | None = None,
    layout: Layout = NARROW,
) -> BookFigure:
    """One bar a region, from a table with the columns `region` and the one that `measure` names.

    unit: "persons", "per cent" or "per 1,000"; it says how a value is written.
    scale: "linear" draws bars from nought; "log" draws points, since a log scale has no nought.
    order: "given" as the rows stand, "size" from the largest.
    world: what to say of the world as a whole, under the title; no bar, since it would dwarf its parts.
    Raises ValueError where a column is missing, a value is no number, or a label is empty.
    """
    check_words(title=title, vintage=vintage, scheme=scheme, source=source, **({} if world is None else {"world": world}))
    check_choice("unit", unit, ("persons", "per cent", "per 1,000"))
    check_choice("scale", scale, ("linear", "log"))
    check_choice("order", order, ("given", "size"))
    table = check_columns("regions_figure", table, ["region", measure])
    check_unit(table, [measure], unit)
    positions, names, columns = read_rows(table, "region", [measure], labels or read_labels(), positive=scale == "log")
    check_once(table, "region", positions, names, [""] * len(names))
    rows = [(name, value) for name, value in zip(names, columns[measure]) if value is not None]
    if not rows:
        raise ValueError(f"column {show(measure)} holds no number; one region at least needs one")
    if order == "size":
        rows.sort(key=lambda row: -row[1])
    # A page says the unit once; a picture by itself has it beside each value.
    said = [write_value(value, "per 1,000" if unit == "per 1,000" else "persons" if layout.in_page else unit) for _, value in rows]
    beside = layout.is_wide
    lines = [wrap_words(name, WIDE_NAMES if beside else layout.room, SIZE, most=2) for name, _ in rows]
    left = max(width_of(line, SIZE) for name_lines in lines for line in name_lines) + 12 if beside else 0
    tops, middles, body = [], [], 0
    for name_lines in lines:
        tops.append(body)
        tall = LINE * len(name_lines)
        middles.append(body + tall / 2 + 2 if beside else body + tall + 10)
        body += tall + 12 if beside else tall + LINE + 10
    sheet = Sheet(
        title,
        layout,
        notes=[world] if world else [],
        foot=[f"{vintage}. {scheme}.", source],
        body=body,
        scale=scale,
        axis=scale == "log",
        left=left,
    )
    sheet.fit([(value, words) for (_, value), words in zip(rows, said)])
    for top, name_lines in zip(tops, lines):
        for number, line in enumerate(name_lines, 1):
            sheet.write(0, top + LINE * number - 2 if beside else top + LINE * number - 4, line)
    sheet.draw_bars(middles, [value for _, value in rows], said)
    for (name, _), words in zip(rows, said):
        sheet.tell(name, words)
    return sheet.finish()


@in_any_layout
def counts_figure(
    table: pd.DataFrame,
    measures: Mapping[str, str],
    *,
    title: str,
    source: str,
    vintage: str | None = None,
    label: str = "year",
    scale: str = "linear",
    missing: str | None = None,
    labels: Mapping[str, str] | None = None,
    layout: Layout = NARROW,
) -> BookFigure:
    """One or two bars a year: counts by authorities, not estimates.

    table: a column `vintage` where `vintage` is not given; a new vintage starts a new group, so that
    no row is read on from the one before. A column for each measure, empty where none is given.
    measures: column → its name in the figure; the first is drawn full, the second hollow.
    label: the column that names a row. scale: as in `regions_figure`. missing: what to say of an empty cell.
    Raises ValueError as `regions_figure` does.
    """
    _check_names("measures", measures)
    if not 1 <= len(measures) <= 2:
        raise ValueError(f"measures names {len(measures)} columns; one or two can be drawn")
    _check_labels(title, source, vintage, missing)
    check_choice("scale", scale, ("linear", "log"))
    labels = labels or read_labels()
    table = check_columns("counts_figure", table, [label, *([] if vintage else ["vintage"]), *measures])
    check_unit(table, measures)
    shown = read_rows(table, label, measures, labels, positive=scale == "log")
    groups = _group_rows(table, label, shown[0], shown[1], vintage)
    missing = missing or labels["figure.not-given"]
    foot = [f"{vintage}." if vintage else "", source]
    return _draw_years(layout, shown, measures, groups, title, foot, scale, missing=missing)


@in_any_layout
def ratio_figure(
    table: pd.DataFrame,
    *,
    title: str,
    source: str,
    names: Mapping[str, str],
    vintage: str | None = None,
    label: str = "year",
    full: str | None = None,
    missing: str | None = None,
    labels: Mapping[str, str] | None = None,
    layout: Layout = NARROW,
) -> BookFigure:
    """Convictions for every 100 prosecutions of the same year, up to two pairs of columns.

    names: pair → its name in the figure. The pair "all" takes the columns `prosecutions` and
    `convictions`, "labour" takes `prosecutions_labour` and `convictions_labour`.
    A conviction often belongs to a case of an earlier year: this compares two counts and follows no case.
    full: the name of the line at 100. The rest as in `counts_figure`.
    Raises ValueError as `regions_figure` does.
    """
    _check_names("names", names)
    _check_labels(title, source, vintage, missing)
    check_words(**({} if full is None else {"full": full}))
    ends = {"all": "", "labour": "_labour"}
    for pair in names:
        check_choice("pair", pair, tuple(ends))
    labels = labels or read_labels()
    needed = [f"{stem}{ends[pair]}" for pair in names for stem in ("prosecutions", "convictions")]
    table = check_columns("ratio_figure", table, [label, *([] if vintage else ["vintage"]), *needed])
    check_unit(table, needed)
    positions, rows, counts = read_rows(table, label, needed, labels)
    columns = {}
    for pair in names:
        whole, part = f"prosecutions{ends[pair]}", f"convictions{ends[pair]}"
        for position, many, of in zip(positions, counts[part], counts[whole]):
            if of and (many or 0) > MOST_TIMES * of:
                where = f"{name_row(table, position)}: {many:g} in column '{part}' to {of:g} in '{whole}'"
                raise ValueError(f"{where} is no ratio of convictions to prosecutions; look whether both are numbers of cases")
        columns[pair] = [100 * many / of if many is not None and of else None for many, of in zip(counts[part], counts[whole])]
    groups = _group_rows(table, label, positions, rows, vintage)
    shown = positions, rows, columns
    full = full or labels["figure.full"]
    missing = missing or labels["figure.not-given"]
    foot = [f"{vintage}." if vintage else "", source]
    return _draw_years(layout, shown, names, groups, title, foot, full=(100, full), missing=missing)


@in_any_layout
def matrix_figure(
    frame: pd.DataFrame,
    *,
    letters: Mapping[str, str] | None = None,
    title: str | None = None,
    source: str | None = None,
    nothing: str | None = None,
    labels: Mapping[str, str] | None = None,
    layout: Layout = NARROW,
) -> BookFigure:
    """Where you found something: indicators down, cases across, a filled cell where a passage is tagged.

    frame: number of passages tagged, 0 for none; its index names the indicators, its columns the cases.
    letters: indicator → the letter that marks it; without them a dot does.
    nothing: what to say of a case, or of all, where nothing is marked.
    Cases that do not fit side by side go on below. No totals and no numbers are drawn: an indicator is a reason to
    look further, not a point scored. Raises ValueError where a cell is no number or is below 0.
    """
    check_words(
        **{name: words for name, words in (("title", title), ("source", source), ("nothing", nothing)) if words is not None}
    )
    check_columns("matrix_figure", frame, [])
    if not len(frame.index):
        raise ValueError("the table has no row; give it a row for each indicator")
    if len(frame.columns) > MOST_ROWS:
        raise ValueError(
            f"the table has {len(frame.columns)} columns; more than {MOST_ROWS} cases cannot be read: draw a part of them"
        )
    cases, indicators = _name_all(frame.columns, "column"), _name_all(frame.index, "row")
    found = [read_numbers(frame.set_axis(cases, axis="columns"), case) for case in cases]
    labels = labels or read_labels()
    title, nothing = title or labels["figure.matrix.title"], nothing or labels["figure.matrix.nothing"]
    lines = [wrap_words(name, WIDE_NAMES if layout.is_wide else NAMES, SIZE, most=3) for name in indicators]
    left = max(width_of(line, SIZE) for name_lines in lines for line in name_lines) + 2 * MARGIN
    step = max(30, LINE * max(map(len, lines)) + 6)
    room = layout.room - left
    many = max(1, min(len(cases), int(room // NARROWEST)))
    across = room / many
    upright = any(width_of(name) > across for name in cases)
    heads = [shorten_words(name, UPRIGHT) for name in cases]
    head = max(map(width_of, heads), default=0) + 8 if upright else LINE
    blocks = [range(start, min(start + many, len(cases))) for start in range(0, max(len(cases), 1), many)]
    height = head + step * len(indicators)
    sheet = Sheet(
        title,
        layout,
        notes=[] if cases else [nothing],
        foot=[source or labels["figure.matrix.source"]],
        body=(height + LINE) * len(blocks) - LINE,
    )
    marks = {} if letters is None else letters
    for number, block in enumerate(blocks):
        below = (height + LINE) * number
        for row, name_lines in enumerate(lines):
            middle = below + head + step * (row + 0.5)
            for place, line in enumerate(name_lines):
                sheet.write(0, middle + 5 + LINE * (place - (len(name_lines) - 1) / 2), line)
        for place, column in enumerate(block):
            middle = left + across * (place + 0.5)
            align = "left" if upright else "center"
            sheet.write(middle + (4 if upright else 0), below + head - 5, heads[column], SMALL, align=align, upright=upright)
            for row, value in enumerate(found[column]):
                top, side = below + head + step * row, min(across, 40) - 4
                high = min(step, 30) - 4
                sheet.draw_cell(middle - side / 2, top + (step - high) / 2, side, high, "first" if value else "track")
                if value:
                    mark = clean_words(str(marks.get(frame.index[row], ""))) or "●"
                    mark = mark if width_of(mark, SIZE, bold=True) < side else "●"
                    sheet.write(middle, top + step / 2 + 5, mark, colour="paper", align="center", bold=True)
    for case, values in zip(cases, found):
        sheet.tell(case, *[name for name, value in zip(indicators, values) if value] or [nothing])
    return sheet.finish()


def write_value(value: float, unit: str = "persons") -> str:
    """A value as it stands beside its bar: 9,490,000 · 77% · 3.3."""
    if unit == "per 1,000":
        return f"{value:,.1f}"
    number = "<1" if 0 < value < 0.5 else f"{value:,.0f}"
    return f"{number}%" if unit == "per cent" else number


def _draw_years(layout, shown, told, groups, title, foot, scale="linear", full=None, missing="") -> BookFigure:
    _, names, columns = shown
    lines = [wrap_words(name, WIDE_NAMES if layout.is_wide else NAMES, SIZE, most=3) for name in names]
    height = LINE if len(columns) > 1 else LINE + 4
    deep = [max(height * len(columns), LINE * len(name_lines) + 4) for name_lines in lines]
    tops, heads, top = [], [], 0
    for number, group in enumerate(groups):
        if group and (number == 0 or group != groups[number - 1]):
            top += 6 if number else 0
            for line in wrap_words(group, layout.room, most=2):
                heads.append((top + LINE - 4, line))
                top += LINE
            top += 4
        tops.append(top)
        top += deep[number] + 8
    known = [value for values in columns.values() for value in values if value is not None]
    if not known:
        raise ValueError(f"the columns {', '.join(map(show, columns))} hold no number; one row at least needs one")
    left = max(width_of(line, SIZE) for name_lines in lines for line in name_lines) + 8
    axis = scale == "log" or full is not None
    sheet = Sheet(title, layout, foot=foot, body=top, scale=scale, axis=axis, left=left, key=list(told.values()))
    sheet.fit([(value, write_value(value)) for value in known], full)
    for y, group in heads:
        sheet.write(0, y, group, SMALL, "muted")
    middles = [y + all_of_it / 2 for y, all_of_it in zip(tops, deep)]
    for middle, name_lines in zip(middles, lines):
        for place, line in enumerate(name_lines):
            sheet.write(0, middle + 5 + LINE * (place - (len(name_lines) - 1) / 2), line)
    for number, (values, role) in enumerate(zip(columns.values(), ("first", "second"))):
        words = ["" if value is None else write_value(value) for value in values]
        sheet.draw_bars([y + height * (number + 0.5 - len(columns) / 2) for y in middles], values, words, role, missing)
    for row, name in enumerate(names):
        values = {told[column]: columns[column][row] for column in columns}
        sheet.tell(name, *(f"{words} {missing if value is None else write_value(value)}" for words, value in values.items()))
    return sheet.finish()


def _group_rows(table: pd.DataFrame, label: Hashable, positions: list[int], names: list[str], vintage: str | None) -> list[str]:
    """The vintage of each row, empty where one is given for all. In each, a row has a name of its own."""
    groups = [""] * len(names)
    if not vintage:
        for place, position in enumerate(positions):
            groups[place] = word_name(table["vintage"].iloc[position])
            if not groups[place]:
                raise ValueError(f"column 'vintage', {name_row(table, position)} is empty; say which report its numbers are from")
    check_once(table, label, positions, names, groups)
    return groups


def _name_all(names, what: str) -> list[str]:
    """Names of all rows or columns of a matrix, each once and none empty."""
    said = [word_name(name) for name in names]
    for number, name in enumerate(said):
        if not name:
            raise ValueError(f"{what} {number + 1} has no name; give it one")
        if name in said[:number]:
            raise ValueError(f"{what} {number + 1}: {show(name)} stands twice; give each {what} a name of its own")
    return said


def _check_names(name: str, given: object) -> None:
    if not isinstance(given, Mapping) or not given:
        raise ValueError(
            f"{name} is {show(given)}; write which columns are drawn and what they are called, as in {{'all': 'All cases'}}"
        )
    for column, words in given.items():
        check_words(**{f"{name}[{show(column)}]": words})


def _check_labels(title, source, vintage, missing) -> None:
    given = {"title": title, "source": source, "vintage": vintage, "missing": missing}
    check_words(**{name: words for name, words in given.items() if words is not None or name in ("title", "source")})
