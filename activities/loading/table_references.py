"""What the rows of tables say of each other: a region stands once in an estimate, a year once in a report; else nothing can be drawn."""

from __future__ import annotations

from ..rows.figure_values import SHARE_OF_WORLD
from .salvage import StandIn
from .wording import suggest


def check_tables(check, rows) -> None:
    """Each region of an estimate has one row, the world as a whole not more than one, and each year of a report has one.

    check: gathers the slips, with `alone` and `say`. rows: located rows by kind and id.
    """
    regions: dict = {}
    worlds: dict = {}
    for row in check.each("estimates"):
        estimate = row.row.vintage, row.row.scheme
        check.alone("the region", regions.setdefault(estimate, {}), row.row.region, row, "region")
        if row.row.is_world:
            for blamed, other in _find_twin(worlds, estimate, row):
                sentence = f"{other.row.id} is the world of {row.row.vintage} already; one row of a scheme is"
                check.say(blamed.at("is_world"), sentence)
    years: dict = {}
    for row in check.each("prosecutions"):
        for blamed, other in _find_twin(years, (row.row.year, row.row.vintage), row):
            sentence = f"{row.row.vintage} counts {row.row.year} in {other.row.id} already; keep one, or name the other vintage"
            check.say(blamed.at("year"), sentence)
    for row in check.each("figures"):
        if row.row.measure == SHARE_OF_WORLD and row.row.value > 100:
            check.say(row.at("value"), f"{row.row.value:g} of every 100 is more than all; a share of the world is 100 at most")

    _explorers(check, rows)


def _explorers(check, rows) -> None:
    """What an explorer plots is there: the vintages of its tables, and its schemes."""
    known = {
        kind: list(dict.fromkeys(getattr(row.row, field) for row in rows[kind].values() if not row.salvaged))
        for kind, field in (("prosecutions", "vintage"), ("estimates", "scheme"))
        # A table that cannot be read keeps its rows to itself: then no explorer is blamed for naming them.
        if check.known[kind] == [id for id, row in rows[kind].items() if not row.salvaged]
    }
    for row in check.each("explorers"):
        if row.row.id in rows["activities"]:
            check.say(row.at("id"), f"'{row.row.id}' is an activity of activities.yml already; give another")
        asked: list[tuple[str, list[str], tuple]] = [("estimates", row.row.schemes, ("schemes",))]
        asked += [("prosecutions", table.vintages, ("tables", table.id, "vintages")) for table in row.row.tables]
        for kind, names, place in asked:
            for name in names:
                if kind in known and name not in known[kind] and not isinstance(name, StandIn):
                    check.say_unknown(row, f"unknown '{name}'; {suggest(name, known[kind])}", *place)


def _find_twin(taken: dict, key, row) -> list[tuple]:
    """A row that stands for what another stands for already, with that other; of the two, the one in the upper layer is to blame."""
    other = taken.setdefault(key, row)
    if other is row:
        return []
    return [(other, row) if row.depth < other.depth else (row, other)]
