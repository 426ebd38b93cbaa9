"""The tables of counts that can be chosen: which rows, under which labels, in which groups."""

from __future__ import annotations

from dataclasses import dataclass

from .frames import PARTIAL, REPORTED

PAIRS = {
    "counts": ("prosecutions", "convictions"),
    "labour-prosecutions": ("prosecutions", "prosecutions_labour"),
    "labour-convictions": ("convictions", "convictions_labour"),
    "victims": ("victims_identified", "victims_labour"),
    "legislation": ("legislation",),
}
WORLD = "tip-"  # how the vintages of the world's tables begin; any other is a table of its own
EARLY = ("tip-2006", "tip-2007", "tip-2008", "tip-2011")
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
    years = {name: [str(row.year) for row in members] for name, members in (("later", later), *of_vintage.items())}
    tables = [
        Table("handbook", t["figure.table.handbook"], of_vintage.get("tip-2007", []), years.get("tip-2007", [])),
        Table("slides", t["figure.table.slides"], of_vintage.get("tip-2011", []), years.get("tip-2011", [])),
        Table(
            "printings",
            t["figure.table.printings"],
            twice,
            [year_of_vintage(row) for row in twice],
            [t["figure.group.year"].format(year=row.year) for row in twice],
        ),
        Table("later", t["figure.table.later"], later, years["later"], [_name_standing(rows, row) for row in later]),
        *(
            Table(vintage, name_vintage(rows, vintage), members, years[vintage], world=False)
            for vintage, members in of_vintage.items()
            if not vintage.startswith(WORLD)
        ),
    ]
    return [table for table in tables if table.rows]


def year_of_vintage(row) -> str:
    """`2007` of a row of the vintage `tip-2007`."""
    return row.vintage.rpartition("-")[2]


def name_vintage(rows, vintage: str) -> str:
    """The report by which a vintage is known, or its id in words."""
    return rows.sources[vintage].short if vintage in rows.sources else vintage.replace("-", " ")


def _is_partial(row) -> bool:
    return (row.note or "").startswith(PARTIAL)


def _name_standing(rows, row) -> str:
    standing = "partial" if _is_partial(row) else "reported" if (row.note or "").startswith(REPORTED) else "printed"
    return rows.strings[f"figure.standing.{standing}"].format(short=name_vintage(rows, row.vintage))


def firm_rows(table: Table) -> list:
    """The rows that findings are made from: one that rests on one page is drawn and listed, no more."""
    return [row for row in table.rows if not _is_partial(row)] or table.rows


def ratio_of(part: int | None, whole: int | None) -> int | None:
    """`part` for every 100 of `whole`, rounded; None where either is not known or there is nothing to divide by."""
    return round(100 * part / whole) if whole and part is not None else None
