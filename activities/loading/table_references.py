"""What the rows of tables say of each other: in one estimate a region stands once, and so does the world."""

from __future__ import annotations

from ..rows.figure_values import SHARE_OF_WORLD


def check_tables(check, rows) -> None:
    """Each region of an estimate has one row, and the world as a whole not more than one.

    check: gathers the slips, with `alone` and `say`. rows: located rows by kind and id.
    """
    regions: dict = {}
    worlds: dict = {}
    for row in rows["estimates"].values():
        estimate = row.row.vintage, row.row.scheme
        check.alone("the region", regions.setdefault(estimate, {}), row.row.region, row, "region")
        if row.row.is_world:
            check.alone("the world", worlds.setdefault(estimate, {}), "yes", row, "is_world")
    for row in rows["figures"].values():
        if row.row.measure == SHARE_OF_WORLD and row.row.value > 100:
            check.say(row.at("value"), f"{row.row.value:g} of every 100 is more than all; a share of the world is 100 at most")
