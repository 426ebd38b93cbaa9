"""The tables of counts that can be chosen: which rows, under which labels, in which groups."""

from __future__ import annotations

from dataclasses import dataclass

from activities.rows.standing import is_firm, name_report, name_vintage, year_vintage

PAIRS = {
    "counts": ("prosecutions", "convictions"),
    "labour-prosecutions": ("prosecutions", "prosecutions_labour"),
    "labour-convictions": ("convictions", "convictions_labour"),
    "victims": ("victims_identified", "victims_labour"),
    "legislation": ("legislation",),
}
WORLD = "tip-"  # how the vintages of the world's tables begin; any other is a table of its own
EARLY = ("tip-2006", "tip-2007", "tip-2008", "tip-2011")
WORLD_TABLES = ("handbook", "slides", "printings", "later")
TWICE = (2004, 2005)  # the years that the early reports print with different figures


@dataclass(frozen=True)
class Table:
    """Rows to plot together, with the label of each and the group it stands in; `world` or of one country."""

    name: str
    title: str
    rows: list
    labels: list[str]
    groups: list[str] | None = None
    world: bool = True


def choose_tables(rows) -> list[Table]:
    """All tables that the prosecution rows make; a vintage that a pack brings is one of its own."""
    t = rows.strings
    of_vintage: dict[str, list] = {}
    for row in rows.prosecutions:
        of_vintage.setdefault(row.vintage, []).append(row)
    early = [row for vintage in EARLY for row in of_vintage.get(vintage, [])]
    twice = [row for year in TWICE for row in early if row.year == year]
    later = [
        row
        for vintage, members in of_vintage.items()
        if vintage.startswith(WORLD) and vintage not in EARLY
        for row in members
        if row.year > 2010
    ]
    handbook, slides = of_vintage.get("tip-2007", []), of_vintage.get("tip-2011", [])
    tables = [
        Table("handbook", t["figure.table.handbook"], handbook, _list_years(handbook)),
        Table("slides", t["figure.table.slides"], slides, _list_years(slides)),
        Table(
            "printings",
            t["figure.table.printings"],
            twice,
            [year_vintage(rows, row.vintage) for row in twice],
            [t["figure.group.year"].format(year=row.year) for row in twice],
        ),
        Table("later", t["figure.table.later"], later, _list_years(later), [name_report(rows, row) for row in later]),
        *(
            Table(_name_own(vintage), name_vintage(rows, vintage), members, _list_years(members), world=False)
            for vintage, members in of_vintage.items()
            if not vintage.startswith(WORLD)
        ),
    ]
    return [table for table in tables if table.rows]


def _list_years(members) -> list[str]:
    return [str(row.year) for row in members]


def _name_own(vintage: str) -> str:
    """The name of a table of one's own: its vintage, unless a table of the world is called so."""
    return f"of-{vintage}" if vintage in WORLD_TABLES else vintage


def firm_rows(table: Table) -> list:
    """The rows that findings are made from: one that rests on one page is drawn and listed, no more."""
    return [row for row in table.rows if is_firm(row)]


def ratio_of(part: int | None, whole: int | None) -> int | None:
    """`part` for every 100 of `whole`, rounded; None where either is not known or there is nothing to divide by."""
    return round(100 * part / whole) if whole and part is not None else None
