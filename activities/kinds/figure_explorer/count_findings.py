"""What a table of counts says, in words made from its rows."""

from __future__ import annotations

from .count_tables import PAIRS, firm_rows, ratio_of
from .frames import write_number


def find_in_words(t, table, measure, scale, labour) -> str:
    """What a table says of a measure. t: the strings. labour: whether a ratio has labour cases too.

    Of what only rows that rest on one page give, it says nothing but that.
    """
    if table.by_year:
        return " ".join(_find_printings(t, table, measure))
    firm = [(label, row) for label, row in zip(table.labels, table.rows) if row in firm_rows(table)]
    said = [_find_in(t, firm, measure, scale), _find_ratio(t, firm, "_labour") if labour else None]
    left_out = _list(t, dict.fromkeys(label for label, row in zip(table.labels, table.rows) if row not in firm_rows(table)))
    if not any(said):
        said.append(t["figure.finding.none-firm"].format(years=left_out))
    elif left_out:
        said.append(t["figure.finding.left-out"].format(years=left_out))
    if table.groups:
        said.append(t["figure.finding.several-reports"])
    return " ".join(filter(None, said))


def _find_in(t, firm, measure, scale) -> str | None:
    if measure == "ratio":
        return _find_ratio(t, firm, "")
    if measure == "counts":
        return (_find_distances(t, firm) if scale == "log" else None) or _find_counts(t, firm)
    if measure in ("victims", "legislation"):
        return _find_one(t, firm, measure)
    return _find_labour(t, firm, measure, scale)


def _find_distances(t, firm) -> str | None:
    """How far apart the two points of a year lie on a log scale."""
    found = _extremes(t, firm, lambda row: ratio_of(row.convictions, row.prosecutions))
    return t["figure.finding.counts-log"].format(**found) if found else None


def _find_counts(t, firm) -> str | None:
    found = {column: _extremes(t, firm, lambda row, c=column: getattr(row, c)) for column in PAIRS["counts"]}
    prosecutions, convictions = found.values()
    if prosecutions and convictions:
        fewer = all(None not in (row.convictions, row.prosecutions) and row.convictions < row.prosecutions for _, row in firm)
        return t["figure.finding.counts-fewer" if fewer else "figure.finding.counts"].format(
            year=prosecutions["high"], most=prosecutions["most"], other=convictions["high"], convictions=convictions["most"]
        )
    only = next(((column, extremes) for column, extremes in found.items() if extremes), None)
    if only is None:
        return None
    given, extremes = only
    missing = next(column for column in found if column != given)
    return t["figure.finding.counts-one"].format(
        given=t[f"figure.kind.labour-{given}"],
        missing=t[f"figure.column.{missing}"],
        year=extremes["high"],
        most=extremes["most"],
    )


def _find_one(t, firm, measure) -> str | None:
    """The years with the most and the fewest; of victims in labour cases where no others are given."""
    for column, end in zip(PAIRS[measure], ("", "-labour")):
        if found := _extremes(t, firm, lambda row, c=column: getattr(row, c)):
            return t[f"figure.finding.{measure}{end}{_one_year(found)}"].format(**found)
    return None


def _find_labour(t, firm, measure, scale) -> str | None:
    kind = t[f"figure.kind.{measure}"]
    whole, part = PAIRS[measure]
    counted = _extremes(t, firm, lambda row: getattr(row, part))
    shares = _extremes(t, firm, lambda row: ratio_of(getattr(row, part), getattr(row, whole)))
    if counted and (scale == "log" or not shares):
        key = "labour-log" if scale == "log" else "labour-counts"
        return t[f"figure.finding.{key}{_one_year(counted)}"].format(kind=kind, **counted)
    if not shares:
        return None
    year, last = [(label, row) for label, row in firm if ratio_of(getattr(row, part), getattr(row, whole)) is not None][-1]
    counts = {"labour": getattr(last, part), "all": getattr(last, whole)}
    return t[f"figure.finding.labour{_one_year(shares)}"].format(
        kind=kind,
        year=year,
        share=ratio_of(counts["labour"], counts["all"]),
        **{name: write_number(count) for name, count in counts.items()},
        **shares,
    )


def _find_ratio(t, firm, end) -> str | None:
    found = _extremes(t, firm, lambda row: ratio_of(getattr(row, f"convictions{end}"), getattr(row, f"prosecutions{end}")))
    return t[f"figure.finding.ratio{'-labour' if end else ''}{_one_year(found)}"].format(**found) if found else None


def _one_year(found: dict[str, str]) -> str:
    """The end of the id of a sentence where the least and the most are one."""
    return "-once" if found["least"] == found["most"] else ""


def _extremes(t, firm, value) -> dict[str, str] | None:
    """The least and the most of a value, with the years that have them: low, least, high, most; None where no row has one."""
    known = [(label, value(row)) for label, row in firm if value(row) is not None]
    if not known:
        return None
    least, most = min(number for _, number in known), max(number for _, number in known)
    return {
        "low": _list(t, dict.fromkeys(label for label, number in known if number == least)),
        "least": write_number(least),
        "high": _list(t, dict.fromkeys(label for label, number in known if number == most)),
        "most": write_number(most),
    }


def _list(t, words) -> str:
    return t["figure.and"].join(words)


def _find_printings(t, table, measure):
    for year in dict.fromkeys(row.year for row in table.rows):
        members = [row for row in table.rows if row.year == year]
        if measure == "ratio":
            values = [ratio for row in members if (ratio := ratio_of(row.convictions, row.prosecutions)) is not None]
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
    return t["figure.or"].join(found) or t["figure.not-given"]
