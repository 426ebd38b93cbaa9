"""Tables written in Markdown: each in a box that scrolls; on a narrow screen a row becomes a card, its cells named by their column."""

from __future__ import annotations

from html import escape

from docutils import nodes

from activities.rows.figure_values import list_units

from .number_columns import set_numbers
from .rows import book_rows

# Two columns fit a telephone as they are.
FEWEST_COLUMNS = 3
BOX = "table-box"
NAME = '<span class="cell-name">{}<span class="cell-colon">: </span></span>'


def name_cells(table: nodes.table) -> None:
    """Give a table with a head the class that stacks it, and each cell its column's name: "Instead of" says what a first cell is, too.

    It shows only where the head does not.
    """
    heads = [" ".join(entry.astext().split()) for entry in table.findall(nodes.entry) if _is_in_head(entry)]
    if len(heads) < FEWEST_COLUMNS or any(_spans(entry) for entry in table.findall(nodes.entry)):
        return
    table["classes"].append("stacks")
    for body in table.findall(nodes.tbody):
        for row in body.findall(nodes.row):
            for head, entry in zip(heads, row.findall(nodes.entry)):
                if head and entry.children and entry.astext().strip():
                    entry.children[0].insert(0, nodes.raw("", NAME.format(escape(head)), format="html"))


def _is_in_head(entry: nodes.entry) -> bool:
    return isinstance(entry.parent.parent, nodes.thead)


def _spans(entry: nodes.entry) -> bool:
    return "morecols" in entry or "morerows" in entry


def box_table(table: nodes.table) -> None:
    """Put a table into a box, which scrolls where the table is wider than the page."""
    box = nodes.container(classes=[BOX])
    table.parent.replace(table, box)
    box += table


def _prepare_all(app, doctree) -> None:
    units = list_units(book_rows())
    for table in list(doctree.findall(nodes.table)):
        set_numbers(table, units)
        name_cells(table)
        box_table(table)


def setup_tables(app) -> None:
    """Box and stack the tables of every page."""
    app.connect("doctree-read", _prepare_all)
