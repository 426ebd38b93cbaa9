"""What diagrams and milestones say of other rows: figures, counts, cases, offences and treaties that are there."""

from __future__ import annotations

from ..rows.figure_values import list_gaps, name_values
from .wording import suggest


def check_diagrams(check, rows) -> None:
    """Every row that a diagram is drawn from exists, and so does every figure that its finding names.

    check: gathers the slips, with `refer` and `say`. rows: located rows by kind and id.
    """
    tables = ("figures", "estimates", "prosecutions")
    # A table that cannot be read keeps its rows to itself: then no finding is blamed for naming them.
    whole = all(check.known[kind] == [id for id, row in rows[kind].items() if not row.salvaged] for kind in tables)
    values = name_values(*([row.row for row in rows[kind].values() if not row.salvaged] for kind in tables)) if whole else None
    for row in check.each("diagrams"):
        diagram = row.row
        for number, panel in enumerate(diagram.panels, 1):
            for position, bar in enumerate(panel.bars, 1):
                place = "panels", number, "bars", position
                _bar(check, rows, row, bar, *place)
            if panel.whole:
                _bar(check, rows, row, panel.whole, "panels", number, "whole")
        check.refer(row, "prosecutions", diagram.years, "years")
        check.refer(row, "offences", diagram.offences, "offences")
        check.refer(row, "cases", list(diagram.names), "names")
        for position, mark in enumerate(diagram.marks, 1):
            check.refer(row, "offences", mark.within, "marks", position, "within")
        for id in diagram.years:
            if diagram.measure and id in rows["prosecutions"] and getattr(rows["prosecutions"][id].row, diagram.measure) is None:
                check.say(row.at("years"), f"'{id}' gives no {diagram.measure}; name one that does")
        _ways(check, row)
        for field in ("title", "finding"):
            for gap in list_gaps(getattr(diagram, field)):
                if values is not None and gap not in values:
                    check.say_unknown(row, f"unknown '{gap}' in braces; {suggest(gap, values)}", field)
        for position, one in enumerate(diagram.counts, 1):
            check.refer(row, "sources", one.source, "counts", position, "source")
            check.refer(row, "cases", one.case, "counts", position, "case")
    for row in check.each("milestones"):
        check.refer(row, "instruments", row.row.instrument, "instrument")
        for field in ("name", "changed"):
            for gap in list_gaps(getattr(row.row, field) or ""):
                check.refer(row, "figures", gap, field)


def _bar(check, rows, row, bar, *place) -> None:
    check.refer(row, "figures", bar.figure, *place, "figure")
    check.refer(row, "estimates", bar.estimate, *place, "estimate")
    estimate = rows["estimates"].get(bar.estimate)
    if estimate and estimate.row.forced_labour is None:
        check.say(row.at(*place, "estimate"), f"'{bar.estimate}' gives no number of people; name one that does")


def _ways(check, row) -> None:
    """Each way out of a question leads to an end, and one end is left for those who come all the way down."""
    ends = [end.id for end in row.row.ends]
    named = [getattr(step, answer) for step in row.row.steps for answer in ("no", "unknown")]
    for step in row.row.steps:
        for answer in ("no", "unknown"):
            if (end := getattr(step, answer)) and end not in ends:
                check.say(row.at("steps", step.id, answer), f"unknown '{end}'; {suggest(end, ends)}")
    if ends and set(ends) <= set(named):
        check.say(row.at("ends"), "every end is a way out; add the one at which a yes to the last question arrives")
