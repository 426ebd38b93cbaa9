"""Everything that the sources list has its place in the book, and a gap is named."""

from __future__ import annotations

from dataclasses import replace

import pytest
from book_rows import book_rows

from activities.editing.coverage import trace_items, word_report

NUMBERS = {word: number for number, word in enumerate("two three four five six seven eight nine ten eleven".split(), 2)}


@pytest.fixture(scope="module")
def rows():
    return book_rows()


@pytest.fixture
def one_list(rows):
    """Rows with nothing to trace but one list."""

    def choose(id):
        nothing = {kind: {} for kind in ("questions", "eleven", "disagreements")}
        return replace(rows, coverage={id: rows.coverage[id]}, figures=[], estimates=[], prosecutions=[], **nothing)

    return choose


def write_page(folder, page, body):
    path = folder / f"{page}.html"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"<html><body><nav>Police</nav><main>{body}</main></body></html>", encoding="utf-8")


def test_everything_in_the_sources_has_its_place_in_the_book(rows, book):
    assert [f"{one.list}: {one.item} → {one.page}: {one.gap}" for one in trace_items(rows, book) if one.gap] == []


def test_a_list_has_as_many_items_as_its_name_says(rows):
    for row in rows.coverage.values():
        if number := NUMBERS.get(row.title.split()[0].lower()):
            assert len(row.items or row.rows) == number, row.title


def test_every_list_says_from_which_source_it_is(rows):
    assert all(reference.at for row in rows.coverage.values() for reference in row.sources)


def test_a_page_that_is_gone_is_a_gap(one_list, tmp_path):
    told = trace_items(one_list("three-ps"), tmp_path)
    assert [one.gap for one in told] == ["no such page; name one of the book's pages without its ending"] * 3


def test_an_item_that_its_page_no_longer_tells_is_a_gap(one_list, tmp_path):
    write_page(tmp_path, "book/learn/policy", "<p>Prosecution, and prevention.</p>")
    gaps = [one.gap for one in trace_items(one_list("three-ps"), tmp_path)]
    assert gaps == [None, None, "the page does not say “protection and remedies”"]


def test_words_are_found_across_markup_and_not_in_a_definition_or_a_menu(one_list, tmp_path):
    note = (
        '<span class="term"><span role="button">Prosecution</span><span class="term-note">prevention <a>Glossary</a></span></span>'
    )
    write_page(tmp_path, "book/learn/policy", f"<p>{note} and <em>protection</em>\n and <b>remedies</b></p>")
    gaps = [one.gap for one in trace_items(one_list("three-ps"), tmp_path)]
    assert gaps == [None, "the page does not say “prevention”", None]


def test_a_figure_that_its_page_does_not_show_is_a_gap(rows, tmp_path):
    write_page(tmp_path, "book/reference/figures", "<table><tr><td>nothing</td></tr></table>")
    figures = [one for one in trace_items(rows, tmp_path) if one.list == "Figures"]
    assert len(figures) == len(rows.figures)
    assert all(one.gap for one in figures)


def test_the_report_names_item_and_page_and_counts_the_gaps(one_list, tmp_path):
    write_page(tmp_path, "book/learn/policy", "<p>Prosecution, prevention, protection and remedies.</p>")
    lines = word_report(trace_items(one_list("three-ps"), tmp_path))
    assert "  Prevention → book/learn/policy" in lines
    assert lines[-1] == "3 items, each has its place."
    assert word_report(trace_items(one_list("three-ps"), tmp_path / "elsewhere"))[-1] == "3 of 3 items have no place."
