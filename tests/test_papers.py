"""Papers to print: each has a page by its row, with places to tick, to write and to fill in."""

from __future__ import annotations

import pytest
from book_rows import book_rows
from bs4 import BeautifulSoup
from pydantic import ValidationError

from activities.rows.paper_models import PaperPart

ROWS = book_rows()
PAPER = """
id: quarry-directory
number: 1
title: Who helps at the quarry
about: Numbers to call.
holder: For the foreman.
care: Keep it in the hut.
parts:
  - {title: At any hour, lines: [Doctor, Police], ticks: [All numbers were called]}
  - {title: Others, table: {columns: [Name, Number], rows: [Union], blank: 3}}
sources: [{source: own, at: made up}]
"""


def test_a_paper_has_a_page_with_places_to_tick_to_write_and_to_fill_in(small_book):
    small_book.write("data/papers/quarry-directory.yml", PAPER)
    small_book.write("book/papers/index.md", "# Papers\n\n```{paper-list}\n```\n")
    small_book.append("_toc.yml", "  - file: book/papers/index\n    sections:\n      - glob: book/papers/*\n")
    small_book.build()
    page = BeautifulSoup(small_book.read_page("book/papers/quarry-directory.html"), "html.parser")
    assert page.h1.text.startswith("Who helps at the quarry")
    assert [line.text for line in page.select(".paper-lines dt")] == ["Doctor", "Police"]
    assert [tick.text for tick in page.select(".paper-ticks li")] == ["All numbers were called"]
    assert len(page.select(".paper-table tbody tr")) == 4
    assert "quarry-directory.html" in small_book.read_page("book/papers/index.html")


def test_a_part_of_a_paper_holds_something():
    with pytest.raises(ValidationError, match="an empty part"):
        PaperPart(title="Nothing")


def test_no_paper_gives_medical_advice_and_each_that_speaks_of_hours_leads_to_a_clinic():
    """What is to be taken, and how much, is for a clinic: a paper names neither a medicine nor a dose."""
    for paper in ROWS.papers.values():
        said = " ".join(filter(None, [text for part in paper.parts for text in (part.text, *part.items, *part.ticks)])).lower()
        assert not any(word in said for word in ("tablet", "dose", " mg", "antibiotic", "levonorgestrel"))
        assert "hours" not in said or "clinic" in said
