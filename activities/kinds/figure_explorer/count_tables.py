"""The tables of counts that can be chosen: which rows, under which labels, in which groups."""

from __future__ import annotations

from dataclasses import dataclass

from activities.rows.explorer_models import CountTable, ExplorerRow
from activities.rows.standing import is_firm, name_report, name_vintage, year_vintage

PAIRS = {
    "counts": ("prosecutions", "convictions"),
    "labour-prosecutions": ("prosecutions", "prosecutions_labour"),
    "labour-convictions": ("convictions", "convictions_labour"),
    "victims": ("victims_identified", "victims_labour"),
    "legislation": ("legislation",),
}


@dataclass(frozen=True)
class Table:
    """Rows to plot together, with the label of each and the group it stands in.

    world: of the world or of one country. by_year: whether it sets reports on one year beside each other.
    """

    name: str
    title: str
    rows: list
    labels: list[str]
    groups: list[str] | None = None
    world: bool = False
    by_year: bool = False


def choose_tables(rows, explorer: ExplorerRow) -> list[Table]:
    """All tables that the rows make: those that the explorer names, then each vintage that it names nowhere."""
    of_vintage: dict[str, list] = {}
    for row in rows.prosecutions:
        of_vintage.setdefault(row.vintage, []).append(row)
    tables = [_make_table(rows, table, of_vintage) for table in explorer.tables]
    named, taken = {vintage for table in explorer.tables for vintage in table.vintages}, {table.id for table in explorer.tables}
    tables += [
        Table(f"of-{vintage}" if vintage in taken else vintage, name_vintage(rows, vintage), members, _list_years(members))
        for vintage, members in of_vintage.items()
        if vintage not in named
    ]
    return [table for table in tables if table.rows]


def _make_table(rows, table: CountTable, of_vintage: dict[str, list]) -> Table:
    """The rows that a table takes: by report or, `by_year`, by their years."""
    members = [
        row
        for vintage in table.vintages
        for row in of_vintage.get(vintage, [])
        if (table.since or row.year) <= row.year <= (table.until or row.year)
    ]
    if table.by_year:
        members.sort(key=lambda row: row.year)
        labels = [year_vintage(rows, row.vintage) for row in members]
        groups: list[str] | None = [rows.strings["figure.group.year"].format(year=row.year) for row in members]
    else:
        labels = _list_years(members)
        groups = [name_report(rows, row) for row in members] if len(table.vintages) > 1 else None
    return Table(table.id, table.title, members, labels, groups, table.world, table.by_year)


def _list_years(members) -> list[str]:
    return [str(row.year) for row in members]


def firm_rows(table: Table) -> list:
    """The rows that findings are made from: one that rests on one page is drawn and listed, no more."""
    return [row for row in table.rows if is_firm(row)]


def ratio_of(part: int | None, whole: int | None) -> int | None:
    """`part` for every 100 of `whole`, rounded; None where either is not known or there is nothing to divide by."""
    return round(100 * part / whole) if whole and part is not None else None
