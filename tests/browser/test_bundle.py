"""A bundle as somebody gets it: unpacked into a folder with an awkward name it opens by a double click; not unpacked, it says so."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from book_rows import book_rows
from browser.every_activity import open_activity

from activities.bundling import make_bundle

ROOT = Path(__file__).resolve().parents[2]
ROWS = book_rows()
# Spaces, what an address takes for its own, letters of other scripts, and one that takes two signs to write.
FOLDER = "Мои файлы #3 50% büro — कार्य & ‘x’ (1)"


@pytest.fixture(scope="module")
def unpacked(book, tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("stick") / FOLDER
    handouts = tmp_path_factory.mktemp("printed")
    (handouts / "cases.pdf").write_bytes(b"%PDF-1.4 of a test")
    made = make_bundle(ROOT, book, ROWS, "A reason to look further", "1.0.0", folder.parent / "made", {"handouts": handouts})
    with zipfile.ZipFile(made.path) as opened:
        opened.extractall(folder)
    return next(folder.iterdir())


def test_unpacked_it_opens_by_a_double_click_and_leads_to_the_book_and_to_an_activity_that_works(page, unpacked, watch):
    page.goto((unpacked / "START HERE.html").as_uri())
    page.locator("[data-unpacked]:not([hidden])").wait_for()
    assert page.locator("[data-not-unpacked]").is_hidden()
    assert page.get_by_role("link", name="cases.pdf").get_attribute("href") == "handouts/cases.pdf"
    page.get_by_role("link", name=ROWS.strings["bundle.open-book"]).click()
    page.wait_for_url("**/book/index.html")
    open_activity(page, f"{(unpacked / 'website').as_uri()}/", "mapping")
    assert watch.faults == []


def test_inside_a_zip_file_the_start_page_says_to_unpack_and_offers_no_link_that_leads_nowhere(page, unpacked, tmp_path):
    """A preview lays the one page into a folder of its own and opens it there."""
    alone = tmp_path / "START HERE.html"
    alone.write_bytes((unpacked / "START HERE.html").read_bytes())
    page.goto(alone.as_uri())
    assert page.locator("[data-not-unpacked]").is_visible()
    assert "unpack all of it first" in page.inner_text("body")
    assert page.locator("a:visible").count() == 0
