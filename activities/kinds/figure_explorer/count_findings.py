"""What a table of counts says, in words made from its rows."""

from __future__ import annotations

from .count_tables import PAIRS, firm_rows, ratio_of
from .frames import write_number


def find_in_words(t, table, measure, scale, labour) -> str:
    """What a table says of a measure. t: the strings. labour: whether a ratio has labour cases too."""
    if table.name == "printings":
        return " ".join(_find_printings(t, table, measure))
    firm = [(label, row) for label, row in zip(table.labels, table.rows) if row in firm_rows(table)]
    said = [_find_in(t, firm, measure, scale), *([_find_ratio(t, firm, "_labour")] if labour else [])]
    left_out = [label for label, row in zip(table.labels, table.rows) if row not in firm_rows(table)]
    if left_out:
        said.append(t["figure.finding.left-out"].format(years=_list(t, left_out)))
    if table.groups:
        said.append(t["figure.finding.several-reports"])
    return " ".join(said)


def _find_in(t, firm, measure, scale) -> str:
    if measure == "ratio":
        return _find_ratio(t, firm, "")
    if measure == "counts" and scale == "log":
        return t["figure.finding.counts-log"].format(**_extremes(t, firm, lambda row: ratio_of(row.convictions, row.prosecutions)))
    if measure == "counts":
        prosecutions, convictions = (_extremes(t, firm, lambda row, c=c: getattr(row, c)) for c in PAIRS[measure])
        fewer = all(None not in (row.convictions, row.prosecutions) and row.convictions < row.prosecutions for _, row in firm)
        return t["figure.finding.counts-fewer" if fewer else "figure.finding.counts"].format(
            year=prosecutions["high"], most=prosecutions["most"], other=convictions["high"], convictions=convictions["most"]
        )
    whole, *part = PAIRS[measure]
    if measure in ("victims", "legislation"):
        return t[f"figure.finding.{measure}"].format(**_extremes(t, firm, lambda row: getattr(row, whole)))
    kind, part = t[f"figure.kind.{measure}"], part[0]
    if scale == "log":
        return t["figure.finding.labour-log"].format(kind=kind, **_extremes(t, firm, lambda row: getattr(row, part)))
    year, last = [(label, row) for label, row in firm if ratio_of(getattr(row, part), getattr(row, whole)) is not None][-1]
    counts = {"labour": getattr(last, part), "all": getattr(last, whole)}
    return t["figure.finding.labour"].format(
        kind=kind,
        year=year,
        share=ratio_of(counts["labour"], counts["all"]),
        **{name: write_number(count) for name, count in counts.items()},
        **_extremes(t, firm, lambda row: ratio_of(getattr(row, part), getattr(row, whole))),
    )


def _find_ratio(t, firm, end) -> str:
    values = _extremes(t, firm, lambda row: ratio_of(getattr(row, f"convictions{end}"), getattr(row, f"prosecutions{end}")))
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
    for year in dict.fromkeys(row.year for row in table.rows):
        members = [row for row in table.rows if row.year == year]
        if measure == "ratio":
            values = [ratio_of(row.convictions, row.prosecutions) for row in members]
            key = "figure.finding.printings-ratio" if len(set(values)) > 1 else "figure.finding.printings-ratio-alike"
            yield t[key].format(year=year, values=_join(t, values))
        elif measure == "legislation":
            yield t["figure.finding.printings-legislation"].format(year=year, values=_join(t, [row.legislation for row in members]))
        else:
            yield t["figure.finding.printings"].format(
                year=year,
                prosecutions=_join(t, [row.prosecutions for row in members]),
                convictions=_join(t, [row.convictions for row in members]),
            )


def _join(t, values) -> str:
    found = list(dict.fromkeys(write_number(value) for value in values if value is not None))
    return t["figure.or"].join(found)
