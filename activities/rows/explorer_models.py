"""What a row of an explorer is: a page on which people choose what is plotted. Pure definitions, as in `models`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from .models import Id, Row, Text, Year


class CountTable(Row):
    """Counts to plot together, as one choice: those of some vintages, or of a part of their years.

    world: whether they are of the world as a whole. since, until: the years that are taken; without them all are.
    by_year: rows of one year together, each called by its report, so that it can be seen how reports differ.
    """

    id: Id
    title: Text
    vintages: Annotated[list[Id], Field(min_length=1)]
    since: Year | None = None
    until: Year | None = None
    world: bool = False
    by_year: bool = False


class ExplorerRow(Row):
    """A page that plots one of the tables; its id is that of the page's activity.

    of: which rows it plots. The newest choice comes first, since a page opens with it.
    schemes: of estimates, the region schemes whose vintages are known by their year alone. tables: of counts, what can be chosen;
    a vintage that none of them names is a choice of its own.
    """

    id: Id
    of: Literal["estimates", "counts"]
    schemes: list[Id] = []
    tables: list[CountTable] = []

    @model_validator(mode="after")
    def _has_what_it_plots(self):
        if self.schemes and self.of != "estimates":
            raise ValueError("only estimates have region schemes; take `schemes` out")
        if self.tables and self.of != "counts":
            raise ValueError("only counts are parted into tables; take `tables` out")
        names = [table.id for table in self.tables]
        if twice := next((name for name in names if names.count(name) > 1), None):
            raise ValueError(f"two tables are called '{twice}'; give each an id of its own")
        return self
