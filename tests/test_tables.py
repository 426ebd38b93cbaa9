"""Numbers in tables stand to the right below each other, and a unit that all of them share stands once, in the head."""

from __future__ import annotations

import re

import pytest
from book_rows import book_rows
from docutils import nodes
from docutils.core import publish_doctree
from selectolax.lexbor import LexborHTMLParser

from activities.page.number_columns import set_numbers
from activities.rows.figure_values import list_units

UNITS = list_units(book_rows())
# Cells of a column below their head, and what becomes of them: None where it is no column of numbers.
COLUMNS = {
    "one unit": (["Paid", "US$ 3 million", "US$ 20 million"], ["Paid, US$ million", "3", "20"]),
    "one unit, with words before it": (
        ["People", "12.3 million", "reported: 24.9 million"],
        ["People, million", "12.3", "reported: 24.9"],
    ),
    "a unit that the head has": (["Share, per cent", "9 per cent", "12 per cent"], ["Share, per cent", "9", "12"]),
    "two units": (["Size", "12 million", "9 per cent"], ["Size", "12 million", "9 per cent"]),
    "no unit": (["Cases", "1,204", "97"], ["Cases", "1,204", "97"]),
    "what is not known": (["Cases", "1,204", "not given", "97"], ["Cases", "1,204", "not given", "97"]),
    "years": (["Adopted", "1930", "1957"], None),
    "numbers of articles": (["Where", "Article 12", "Article 13"], None),
    "words": (["What", "Beds", "Wages"], None),
    "words with a figure in them": (["What", "12", "see 3 and 4", "9"], None),
    "one number among words": (["What", "12", "many", "few"], None),
}


def lay_table(cells):
    lines = [".. list-table::", "   :header-rows: 1", ""]
    for number, cell in enumerate(cells):
        lines += [f"   * - {'Name' if number == 0 else f'Row {number}'}", f"     - {cell}"]
    return next(publish_doctree("\n".join(lines)).findall(nodes.table))


@pytest.mark.parametrize("case", COLUMNS)
def test_a_column_of_numbers_stands_to_the_right_with_its_unit_in_the_head(case):
    cells, expected = COLUMNS[case]
    table = lay_table(cells)
    set_numbers(table, UNITS)
    column = [row.children[1] for row in table.findall(nodes.row)]
    marked = ["number" in cell["classes"] or "among-numbers" in cell["classes"] for cell in column]
    assert all(marked) if expected else not any(marked)
    assert [cell.astext() for cell in column] == (expected or cells)
    assert not any(row.children[0]["classes"] for row in table.findall(nodes.row))


def test_no_column_of_the_book_repeats_a_unit_in_every_cell(book):
    ends = [unit for unit in UNITS if unit != ("", "")]
    ones = [re.compile(rf"{re.escape(lead)}[\d,.]+{re.escape(tail)}".replace("\u00a0", " ")) for lead, tail in ends]
    for path in book.rglob("*.html"):
        page = LexborHTMLParser(path.read_text(encoding="utf-8"))
        for name in page.css(".cell-name"):
            name.decompose()
        for table in page.css("table"):
            rows = [row.css("td, th") for row in table.css("tbody tr")]
            for column in list(zip(*rows))[1:]:
                said = [" ".join(cell.text().split()) for cell in column]
                assert len(said) < 2 or not any(all(map(one.fullmatch, said)) for one in ones), (path.name, said)
