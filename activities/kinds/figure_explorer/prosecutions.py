"""The explorer of prosecutions, convictions and victims identified: what authorities counted, report by report."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from activities.figures import counts_figure, ratio_figure

from .frames import PARTIAL, REPORTED, Control, Explorer, Frame, group_notes, write_number

PAIRS = {
    "counts": ("prosecutions", "convictions"),
    "labour-prosecutions": ("prosecutions", "prosecutions_labour"),
    "labour-convictions": ("convictions", "convictions_labour"),
    "victims": ("victims_identified", "victims_labour"),
    "legislation": ("legislation",),
}
MEASURES = (*PAIRS, "ratio")
SCALES = ("linear", "log")
WITH_LOG = ("counts", "labour-prosecutions", "labour-convictions")
EARLY = ("tip-2006", "tip-2007", "tip-2008", "tip-2011")
TWICE = (2004, 2005)  # the years that the early reports print with different figures


@dataclass(frozen=True)
class _Table:
    """Rows to plot together, with the name of each and the group it stands in."""

    name: str
    rows: list
    labels: list[str]
    groups: list[str] | None = None


def build_explorer(rows) -> Explorer:
    """Controls and frames of the prosecution rows."""
    t = rows.strings
    tables = _choose_tables(rows)
    explorer = Explorer([
        Control("table", t["figure.control.table"], tuple((table.name, t[f"figure.table.{table.name}"]) for table in tables)),
        Control("measure", t["figure.control.measure"], tuple((m, t[f"figure.measure.{m}"]) for m in MEASURES)),
        Control("scale", t["figure.control.scale"], tuple((s, t[f"figure.scale.{s}"]) for s in SCALES), t["figure.hint.scale-counts"]),
    ])
    for table in tables:
        for measure in MEASURES:
            _add_frames(explorer, rows, table, measure, tables)
    return explorer


def _choose_tables(rows) -> list[_Table]:
    t = rows.strings
    latest: dict[int, object] = {}
    for row in rows.prosecutions:
        # Of the years since the slides, each has one row; a pack may lay a newer vintage over it.
        if row.vintage not in EARLY and row.year > 2010:
            latest[row.year] = row
    later = [latest[year] for year in sorted(latest)]
    twice = [row for year in TWICE for row in rows.prosecutions if row.year == year and row.vintage in EARLY]
    plain = [(name, [row for row in rows.prosecutions if row.vintage == vintage]) for name, vintage in (("handbook", "tip-2007"), ("slides", "tip-2011"))]
    return [
        *(_Table(name, members, [str(row.year) for row in members]) for name, members in plain),
        _Table("printings", twice, [str(_vintage_year(row)) for row in twice], [t["figure.group.year"].format(year=row.year) for row in twice]),
        _Table("later", later, [str(row.year) for row in later], [_name_standing(rows, row) for row in later]),
    ]


def _vintage_year(row) -> str:
    return row.vintage.rpartition("-")[2]


def _is_partial(row) -> bool:
    return (row.note or "").startswith(PARTIAL)


def _name_standing(rows, row) -> str:
    standing = "partial" if _is_partial(row) else "reported" if (row.note or "").startswith(REPORTED) else "printed"
    return rows.strings[f"figure.standing.{standing}"].format(short=rows.sources[row.vintage].short)


def _has(table: _Table, measure: str) -> bool:
    if measure == "ratio":
        return any(row.prosecutions and row.convictions is not None for row in table.rows)
    if measure == "victims":
        return any(row.victims_identified is not None for row in table.rows)
    if table.name == "printings" and measure == "legislation":
        return True
    return all(any(getattr(row, column) is not None for row in table.rows) for column in PAIRS[measure])


def _add_frames(explorer, rows, table, measure, tables):
    t = rows.strings
    if not _has(table, measure):
        others = [t[f"figure.table.{other.name}"] for other in tables if _has(other, measure)]
        finding = t["figure.finding.not-in-table"].format(measure=t[f"figure.measure.{measure}"], others="; ".join(others))
        explorer.add(Frame(title=t[f"figure.title.{measure}"], finding=finding), table.name, measure, SCALES)
    elif measure in WITH_LOG and table.name != "printings":
        for scale in SCALES:
            explorer.add(_draw(rows, table, measure, scale), table.name, measure, scale)
    else:
        explorer.add(_draw(rows, table, measure, "linear"), table.name, measure, SCALES)


def _draw(rows, table, measure, scale) -> Frame:
    t = rows.strings
    columns = [c for c in PAIRS.get(measure, ("prosecutions", "convictions")) if any(getattr(row, c) is not None for row in table.rows)]
    sources = list(dict.fromkeys(rows.sources[row.source].short for row in table.rows))
    data = pd.DataFrame([row.model_dump() for row in table.rows])
    data["year"] = table.labels
    if table.groups:
        data["vintage"] = table.groups
    vintage = None if table.groups else rows.sources[table.rows[0].vintage].short
    title = t[f"figure.title.{measure}"]
    words = {"title": title, "vintage": vintage, "source": t["figure.source"].format(short="; ".join(sources))}
    labour = measure == "ratio" and any(row.prosecutions_labour and row.convictions_labour is not None for row in table.rows)
    if measure == "ratio":
        names = {"all": t["figure.column.ratio"]} | ({"labour": t["figure.column.ratio-labour"]} if labour else {})
        figure = ratio_figure(data, names=names, full=t["figure.full"], missing=t["figure.not-given"], **words)
        cells = [[_ratio(row.convictions, row.prosecutions), *([_ratio(row.convictions_labour, row.prosecutions_labour)] if labour else [])] for row in table.rows]
        heads = list(names.values())
    else:
        heads = [t[f"figure.column.{column}"] for column in columns]
        figure = counts_figure(data, dict(zip(columns, heads)), scale=scale, missing=t["figure.not-given"], **words)
        cells = [[getattr(row, column) for column in columns] for row in table.rows]
    report = t["figure.column.report"]
    reports = list(dict.fromkeys(rows.sources[row.vintage].short for row in table.rows))
    caption = t["figure.caption-counts"].format(reports="; ".join(reports))
    if sources != reports:
        caption += " " + t["figure.caption-read-in"].format(source="; ".join(sources))
    first = [[str(row.year), *([_vintage_year(row)] if table.groups else [])] for row in table.rows]
    notes = group_notes(table.rows, lambda row: f"{row.year}, {rows.sources[row.vintage].short}" if table.name == "printings" else str(row.year))
    if measure == "ratio":
        notes.append(t["figure.note.ratio"])
    return Frame(
        title=title,
        finding=_find(rows, table, measure, scale, labour),
        figure=figure,
        caption=caption,
        columns=[t["figure.column.year"], *([report] if table.groups else []), *heads],
        rows=[[*start, *values] for start, values in zip(first, cells)],
        notes=notes,
        provenance=[*([] if table.groups else [(report, reports[0])]), (t["figure.column.scheme"], t["figure.scheme.world"]), (t["figure.column.source"], "; ".join(sources))],
    )


def _ratio(part, whole) -> int | None:
    return round(100 * part / whole) if whole and part is not None else None


def _find(rows, table, measure, scale, labour) -> str:
    t = rows.strings
    if table.name == "printings":
        return " ".join(_find_printings(t, table, measure))
    # A row that rests on one page is drawn and listed, but no finding is made to rest on it.
    firm = [(label, row) for label, row in zip(table.labels, table.rows) if not _is_partial(row)]
    said = [_find_in(t, firm, measure, scale), *([_find_ratio(t, firm, "_labour")] if labour else [])]
    left_out = [label for label, row in zip(table.labels, table.rows) if _is_partial(row)]
    if left_out:
        said.append(t["figure.finding.left-out"].format(years=_list(t, left_out)))
    if table.groups:
        said.append(t["figure.finding.several-reports"])
    return " ".join(said)


def _find_in(t, firm, measure, scale) -> str:
    if measure == "ratio":
        return _find_ratio(t, firm, "")
    if measure == "counts" and scale == "log":
        return t["figure.finding.counts-log"].format(**_extremes(t, firm, lambda row: _ratio(row.convictions, row.prosecutions)))
    if measure == "counts":
        prosecutions, convictions = (_extremes(t, firm, lambda row, c=c: getattr(row, c)) for c in PAIRS[measure])
        fewer = all(row.convictions < row.prosecutions for _, row in firm)
        return t["figure.finding.counts-fewer" if fewer else "figure.finding.counts"].format(
            year=prosecutions["high"], most=prosecutions["most"], other=convictions["high"], convictions=convictions["most"]
        )
    whole, *part = PAIRS[measure]
    if measure in ("victims", "legislation"):
        return t[f"figure.finding.{measure}"].format(**_extremes(t, firm, lambda row: getattr(row, whole)))
    kind, part = t[f"figure.kind.{measure}"], part[0]
    if scale == "log":
        return t["figure.finding.labour-log"].format(kind=kind, **_extremes(t, firm, lambda row: getattr(row, part)))
    year, last = [(label, row) for label, row in firm if getattr(row, part) is not None][-1]
    counts = {"labour": getattr(last, part), "all": getattr(last, whole)}
    return t["figure.finding.labour"].format(
        kind=kind,
        year=year,
        share=_ratio(counts["labour"], counts["all"]),
        **{name: write_number(count) for name, count in counts.items()},
        **_extremes(t, firm, lambda row: _ratio(getattr(row, part), getattr(row, whole))),
    )


def _find_ratio(t, firm, end) -> str:
    values = _extremes(t, firm, lambda row: _ratio(getattr(row, f"convictions{end}"), getattr(row, f"prosecutions{end}")))
    return t["figure.finding.ratio-labour" if end else "figure.finding.ratio"].format(**values)


def _extremes(t, firm, value) -> dict[str, str]:
    """The least and the most of a value, with the years that have them: low, least, high, most."""
    known = [(label, value(row)) for label, row in firm if value(row) is not None]
    least, most = min(number for _, number in known), max(number for _, number in known)
    return {
        "low": _list(t, [label for label, number in known if number == least]),
        "least": write_number(least),
        "high": _list(t, [label for label, number in known if number == most]),
        "most": write_number(most),
    }


def _list(t, words) -> str:
    return t["figure.and"].join(words)


def _find_printings(t, table, measure):
    for year in TWICE:
        members = [row for row in table.rows if row.year == year]
        if measure == "ratio":
            values = [_ratio(row.convictions, row.prosecutions) for row in members]
            key = "figure.finding.printings-ratio" if len(set(values)) > 1 else "figure.finding.printings-ratio-alike"
            yield t[key].format(year=year, values=_join(t, values))
        elif measure == "legislation":
            yield t["figure.finding.printings-legislation"].format(year=year, values=_join(t, [row.legislation for row in members]))
        else:
            yield t["figure.finding.printings"].format(
                year=year, prosecutions=_join(t, [row.prosecutions for row in members]), convictions=_join(t, [row.convictions for row in members])
            )


def _join(t, values) -> str:
    found = list(dict.fromkeys(write_number(value) for value in values if value is not None))
    return t["figure.or"].join(found)
