"""The rows of this book, without packs, read once for all tests of a process: to look at, not to change."""

from __future__ import annotations

import functools
from dataclasses import replace

from activities.loading import Rows, load_rows


@functools.cache
def book_rows(readings: bool = True) -> Rows:
    """The rows of `data/`, with or without the readings."""
    return load_rows(packs=[], readings=readings)


def with_few_counts(rows: Rows) -> Rows:
    """The rows with a part of one estimate and of one report: each choice of an explorer is drawn beforehand, and they are drawn alike."""
    last = rows.estimates[-1]  # a pack's, where one brings an estimate
    estimates = [row for row in rows.estimates if (row.vintage, row.scheme) == (last.vintage, last.scheme)][:3]
    explorers, wanted = {}, set()
    for id, row in rows.explorers.items():
        tables = [table for table in row.tables if len(table.vintages) == 1][:1]
        explorers[id] = row.model_copy(update={"tables": tables})
        wanted |= {vintage for table in tables for vintage in table.vintages}
    counts = [row for row in rows.prosecutions if row.vintage in wanted][-2:]
    return replace(rows, estimates=estimates, prosecutions=counts, explorers=explorers)
