"""What the frame of a page promises: doors, a list of the part that one is in, a typeface with the letters that are written."""

from __future__ import annotations

import re
from base64 import b64decode
from pathlib import Path

import pytest
from book_rows import book_rows
from built_pages import read_page
from fontTools.ttLib import TTFont

from activities.page.typeface import find_letters, make_typeface

ROOT = Path(__file__).resolve().parents[1]
DOORS = ("book/plans/five-day", "notebooks/mapping", "book/cases/linh", "book/learn/evidence", "book/reference/glossary")


@pytest.fixture(scope="module")
def rows():
    return book_rows()


def read(book, page):
    return read_page(book / f"{page}.html")


@pytest.mark.parametrize("number, page", list(enumerate(DOORS)))
def test_the_header_shows_through_which_door_a_page_is_reached(book, number, page):
    links = read(book, page).select(".top-doors a")
    assert len(links) == len(DOORS)
    assert [link.get("aria-current") for link in links] == ["true" if place == number else None for place in range(len(DOORS))]


def test_the_list_at_the_side_shows_the_part_that_one_is_in_and_no_other(book, rows):
    linked = {
        Path(link["href"]).stem
        for link in read(book, "book/learn/evidence").select(".local-group a, .contents > ul:not(.menu-doors) a")
    }
    assert {id for id in rows.chapters if id != "evidence"} <= linked
    assert not linked & ({*rows.cases} | {*rows.instruments} | {"five-day"})


def test_only_the_stage_of_the_chapter_that_is_read_stands_open(book, rows):
    for stage in rows.stages.values():
        for chapter in stage.chapters:
            open_ones = read(book, f"book/learn/{chapter}").select(".local-group[open]")
            assert [group.summary.get_text(strip=True).split(" ", 1)[1] for group in open_ones] == [stage.title]
            assert open_ones[0].select_one('a[aria-current="page"]') is not None


def test_an_activity_has_one_short_name_with_its_number_in_every_list(book, rows):
    cards, menu = read(book, "book/activities/index"), read(book, "notebooks/mapping").select("nav.contents ul ul a")
    listed = [(link.select_one(".local-number").get_text(), link.select("span")[-1].get_text()) for link in menu]
    for activity in rows.activities.values():
        assert (str(activity.number), activity.short) in listed
        assert activity.short in cards.find(id=activity.id).h2.get_text()


def test_a_block_of_the_week_is_as_high_as_its_minutes(book, rows):
    for plan in rows.plans.values():
        blocks = read(book, f"book/plans/{plan.id}").select(".week li")
        lines = [line for day in plan.days for line in day.lines]
        assert [block["style"] for block in blocks] == [f"--minutes: {line.minutes}" for line in lines]


def test_the_typeface_has_the_letters_that_are_written_and_few_others(tmp_path):
    (tmp_path / "words.md").write_text("Zürich, Łódź, Hà Nội", encoding="utf-8")
    make_typeface(ROOT, find_letters([tmp_path / "words.md"]), tmp_path / "type")
    cut = {path.name: set(TTFont(path).getBestCmap()) for path in (tmp_path / "type").glob("*.woff2")}
    assert (
        ord("ü") in cut["type-latin.woff2"] and ord("Ł") in cut["type-latin-ext.woff2"] and ord("ộ") in cut["type-vietnamese.woff2"]
    )
    assert ord("ñ") not in cut["type-latin.woff2"]
    style = (tmp_path / "type" / "type-here.css").read_text(encoding="utf-8")
    assert b64decode(re.search('base64,([^"]+)', style)[1]) == (tmp_path / "type" / "type-latin.woff2").read_bytes(), (
        "as a style too, for a page from a stick"
    )


def test_a_typeface_is_not_cut_again_for_the_same_letters(tmp_path):
    make_typeface(ROOT, find_letters([]), tmp_path / "type")
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "type").iterdir()}
    make_typeface(ROOT, find_letters([]), tmp_path / "type")
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "type").iterdir()} == before


def test_no_style_of_the_frame_holds_a_colour_of_its_own():
    look = ROOT / "activities" / "page" / "look"
    for path in look.glob("*.css"):
        if path.name not in ("tokens.css", "indicators.css", "print.css", "type.css"):
            text = path.read_text(encoding="utf-8")
            assert "#" not in text.replace("#work", "").replace("#text", "").replace("#not-stated", ""), path.name
            assert "rgb(" not in text, path.name


def test_the_typeface_carries_its_copyright_and_its_licence(book):
    names = TTFont(book / "_static" / "type-latin.woff2")["name"]
    assert "Public Sans" in names.getDebugName(0) and "Open Font License" in names.getDebugName(14)
