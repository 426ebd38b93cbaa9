"""The explorer of prosecutions, convictions and victims identified: what authorities counted, report by report."""

from __future__ import annotations

from functools import partial

import pandas as pd

from activities.drawing.figures import counts_figure, ratio_figure
from activities.rows.standing import name_vintage, year_vintage

from .count_findings import find_in_words
from .count_tables import PAIRS, Table, choose_tables, ratio_of
from .frames import Control, Explorer, Frame, group_notes

MEASURES = (*PAIRS, "ratio")
SCALES = ("linear", "log")
LABOUR = ("labour-prosecutions", "labour-convictions")
WITH_LOG = ("counts", *LABOUR)


def build_explorer(rows, row) -> Explorer:
    """Controls and frames of the prosecution rows, by the tables of an explorer's row."""
    t = rows.strings
    tables = choose_tables(rows, row)
    explorer = Explorer(
        [
            Control("table", t["figure.control.table"], tuple((table.name, table.title) for table in tables)),
            Control("measure", t["figure.control.measure"], tuple((m, t[f"figure.measure.{m}"]) for m in MEASURES)),
            Control(
                "scale",
                t["figure.control.scale"],
                tuple((s, t[f"figure.scale.{s}"]) for s in SCALES),
                t["figure.hint.scale-counts"],
            ),
        ]
    )
    for table in tables:
        for measure in MEASURES:
            _add_frames(explorer, rows, table, measure, tables)
    return explorer


def _has(table: Table, measure: str) -> bool:
    """Whether a table has something to show: one count at least, of labour cases where it is about these, or for a ratio both counts."""
    if measure == "ratio":
        return any(ratio_of(row.convictions, row.prosecutions) is not None for row in table.rows)
    asked = PAIRS[measure][1:] if measure in LABOUR else PAIRS[measure]
    return any(getattr(row, column) is not None for row in table.rows for column in asked)


def _add_frames(explorer, rows, table, measure, tables):
    t = rows.strings
    if not _has(table, measure):
        others = [other.title for other in tables if _has(other, measure)]
        key = "figure.finding.not-in-table" if others else "figure.finding.in-no-table"
        finding = t[key].format(measure=t[f"figure.measure.{measure}"], others="; ".join(others))
        explorer.add(Frame(title=t[f"figure.title.{measure}"], finding=finding), table.name, measure, SCALES)
        return
    counts = [getattr(row, column) for row in table.rows for column in PAIRS.get(measure, ())]
    if measure in WITH_LOG and not table.by_year and 0 not in counts:
        for scale in SCALES:
            explorer.add(_draw(rows, table, measure, scale), table.name, measure, scale)
    else:
        explorer.add(_draw(rows, table, measure, "linear"), table.name, measure, SCALES)


def _draw(rows, table, measure, scale) -> Frame:
    t = rows.strings
    sources = list(dict.fromkeys(rows.sources[row.source].short for row in table.rows))
    reports = list(dict.fromkeys(name_vintage(rows, row.vintage) for row in table.rows))
    data = pd.DataFrame([row.model_dump() for row in table.rows]).assign(year=table.labels)
    if table.groups:
        data["vintage"] = table.groups
    words = {
        "title": t[f"figure.title.{measure}"],
        "vintage": None if table.groups else reports[0],
        "source": t["figure.source-world" if table.world else "figure.source"].format(short="; ".join(sources)),
        "labels": t,
    }
    labour = measure == "ratio" and any(ratio_of(row.convictions_labour, row.prosecutions_labour) is not None for row in table.rows)
    if measure == "ratio":
        names = {"all": t["figure.column.ratio"]} | ({"labour": t["figure.column.ratio-labour"]} if labour else {})
        draw = partial(ratio_figure, data, names=names, **words)
        ends = ["", "_labour"][: len(names)]
        cells = [
            [ratio_of(getattr(row, f"convictions{end}"), getattr(row, f"prosecutions{end}")) for end in ends] for row in table.rows
        ]
    else:
        # Of two counts that belong together both have a place, one of victims in labour cases only where it is given.
        optional = () if measure in WITH_LOG else PAIRS[measure]
        columns = [c for c in PAIRS[measure] if c not in optional or any(getattr(row, c) is not None for row in table.rows)]
        names = {column: t[f"figure.column.{column}"] for column in columns}
        draw = partial(counts_figure, data, names, scale=scale, **words)
        cells = [[getattr(row, column) for column in columns] for row in table.rows]
    caption = t["figure.caption-counts" if table.world else "figure.caption-counts-own"].format(reports="; ".join(reports))
    if sources != reports:
        caption += " " + t["figure.caption-read-in"].format(source="; ".join(sources))
    first = [[str(row.year), *([year_vintage(rows, row.vintage)] if table.groups else [])] for row in table.rows]
    notes = group_notes(
        table.rows, lambda row: f"{row.year}, {name_vintage(rows, row.vintage)}" if table.by_year else str(row.year)
    )
    report = t["figure.column.report" if table.world else "figure.column.report-own"]
    provenance = {} if table.groups else {report: reports[0]}
    provenance |= {t["figure.column.scheme"]: t["figure.scheme.world"]} if table.world else {}
    return Frame(
        title=words["title"],
        shown=f"{words['title']}, {t['figure.on-log-scale']}" if scale == "log" else words["title"],
        finding=find_in_words(t, table, measure, scale, labour),
        draw=draw,
        caption=caption,
        columns=[t["figure.column.year"], *([report] if table.groups else []), *names.values()],
        rows=[[*start, *values] for start, values in zip(first, cells)],
        notes=[*notes, *([t["figure.note.ratio"]] if measure == "ratio" else [])],
        provenance=[*provenance.items(), (t["figure.column.source"], "; ".join(sources))],
    )
