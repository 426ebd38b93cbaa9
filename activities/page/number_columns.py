"""Columns of numbers in tables written in Markdown: to the right, with the unit that all of them share once, in the head."""

from __future__ import annotations

import re
from dataclasses import dataclass

from docutils import nodes

FEWEST = 2  # numbers, for a column of them
_FACT = re.compile(r'(<a class="fact"[^>]*>)([^<]*)(</a>)')
_NUMBER = r"\d[\d,.]*"
YEARS = range(1800, 2201)  # which are no amounts

Unit = tuple[str, str]  # what stands before a number and what after it


@dataclass(frozen=True)
class _Number:
    """A number in a cell: the node that holds it, what stands before and after it there, and its unit."""

    node: nodes.Text | nodes.raw
    before: str
    unit: Unit
    digits: str
    after: str


def set_numbers(table: nodes.table, units: tuple[Unit, ...]) -> None:
    """Give cells of number columns the class that sets them to the right, and take a unit that all share into the head.

    units: what labels write before and after a number. A cell without any figure, as `not given`, may stand among numbers.
    """
    heads = [row for head in table.findall(nodes.thead) for row in head.findall(nodes.row)]
    body = [row for part in table.findall(nodes.tbody) for row in part.findall(nodes.row)]
    if len(heads) != 1 or any(
        "morecols" in cell or "morerows" in cell for row in [*heads, *body] for cell in row.findall(nodes.entry)
    ):
        return
    for head, *cells in list(zip(*(row.findall(nodes.entry) for row in [*heads, *body]), strict=False))[1:]:
        _set_column(head, cells, units)


def _set_column(head, cells, units) -> None:
    found = [(cell, _read_cell(cell, units)) for cell in cells]
    numbers = [(cell, number) for cell, number in found if number]
    words = [cell for cell, number in found if not number]
    amounts = [number for _, number in numbers if not (number.digits.isdigit() and int(number.digits) in YEARS)]
    if len(numbers) < max(FEWEST, len(words)) or not amounts or any(re.search(r"\d", cell.astext()) for cell in words):
        return
    for cell in [head, *(cell for cell, _ in numbers)]:
        cell["classes"].append("number")
    for cell in words:
        cell["classes"].append("among-numbers")
    shared = {number.unit for _, number in numbers}
    if len(shared) == 1 and (unit := "".join(*shared).strip()):
        for _, number in numbers:
            _write(number)
        unit = " ".join(part for part in map(str.strip, *shared) if part)
        if head.children and unit not in head.astext():
            head.children[0] += nodes.Text(f", {unit}")


def _read_cell(cell, units) -> _Number | None:
    """The number that a cell ends with, if there are words at most before it."""
    leaves = [
        node for node in cell.findall() if isinstance(node, (nodes.Text, nodes.raw)) and not isinstance(node.parent, nodes.raw)
    ]
    if not leaves or any(isinstance(node, nodes.raw) or re.search(r"\d", node.astext()) for node in leaves[:-1]):
        return None
    last = leaves[-1]
    if isinstance(last, nodes.raw):
        fact = _FACT.fullmatch(last.astext())
        return fact and _read_value(last, fact[2], units, fact[1], fact[3])
    found = _read_value(last, last.astext(), units)
    # Words before a number without a unit may be its name, as in `Article 12`.
    bare = found and not any(map(str.strip, found.unit)) and (found.before or len(leaves) > 1)
    return None if bare else found


def _read_value(node, said, units, opening="", closing="") -> _Number | None:
    for lead, tail in units:
        # Whoever writes a number into a text writes plain spaces where a label has those that do not break.
        pattern = rf"(?P<before>|[^\d]*\s){re.escape(lead)}(?P<digits>{_NUMBER}){re.escape(tail)}".replace("\u00a0", r"\s")
        if found := re.fullmatch(pattern, said.strip()):
            return _Number(node, opening + found["before"], (lead, tail), found["digits"].strip(), closing)
    return None


def _write(number) -> None:
    said = f"{number.before}{number.digits}{number.after}"
    if isinstance(number.node, nodes.Text):
        number.node.parent.replace(number.node, nodes.Text(said))
    else:
        bare = number.node.copy()
        bare += nodes.Text(said)
        number.node.parent.replace(number.node, bare)
