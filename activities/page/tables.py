"""Tables written in Markdown: on a narrow screen each row becomes a card, its cells named by their column."""

from __future__ import annotations

from html import escape

from docutils import nodes

# Two columns fit a telephone as they are.
FEWEST_COLUMNS = 3


def name_cells(table: nodes.table) -> None:
    """Give a table with a head the class that stacks it, and each cell after the first its column's name.

    It shows only where the head does not.
    """
    heads = [" ".join(entry.astext().split()) for entry in table.findall(nodes.entry) if _is_in_head(entry)]
    if len(heads) < FEWEST_COLUMNS or any(_spans(entry) for entry in table.findall(nodes.entry)):
        return
    table["classes"].append("stacks")
    for body in table.findall(nodes.tbody):
        for row in body.findall(nodes.row):
            for head, entry in list(zip(heads, row.findall(nodes.entry)))[1:]:
                if head and entry.children and entry.astext().strip():
                    entry.children[0].insert(0, nodes.raw("", f'<span class="cell-name">{escape(head)}: </span>', format="html"))


def _is_in_head(entry: nodes.entry) -> bool:
    return isinstance(entry.parent.parent, nodes.thead)


def _spans(entry: nodes.entry) -> bool:
    return "morecols" in entry or "morerows" in entry


def _name_all(app, doctree) -> None:
    for table in doctree.findall(nodes.table):
        name_cells(table)


def setup_tables(app) -> None:
    """Stack the tables of every page."""
    app.connect("doctree-read", _name_all)
