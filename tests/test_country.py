"""What a country brings in its pack: days, times of the day, and whom to call. The pack is `packs/kilns`."""

from __future__ import annotations

import functools
import shutil
from pathlib import Path

import pytest
from book_rows import book_rows
from bs4 import BeautifulSoup
from small_book import LAYERS, TESTS, as_own_rows

from activities.editing.slips import find_slips
from activities.handouts import list_handouts
from activities.handouts.blocks import Points
from activities.loading import DataErrors, load_rows
from activities.page.planner_content import build_planner

KILNS = Path(__file__).parent / "packs" / "kilns"
FILES = ("sources.yml", "holidays.yml", "held-times.yml", "contacts.yml")
DIRECTORY = """
id: quarry-directory
number: 1
title: Who helps at the quarry
about: Numbers to call.
holder: For the foreman.
care: Keep it in the hut.
parts:
  - {title: At any hour, contacts: [at-any-hour], lines: [Doctor]}
  - {title: Wages, contacts: [wages-and-law], lines: [Union]}
sources: [{source: own, at: made up}]
"""
HOLIDAY = '- {id: DAY, name: A day, date: "2026-05-01", sources: [{source: own}]}\n'
HELD = '- {id: ONE, name: A prayer, at: "12:30", minutes: 30, sources: [{source: own}]}\n'
CONTACT = '- {id: LINE, need: health, name: A clinic, number: "0000 1", hours: always, known: [free], checked: "2026-03-02", sources: [{source: own}]}\n'


@functools.cache
def with_kilns():
    """The book's rows with the pack over them."""
    return load_rows(packs=[KILNS])


@pytest.fixture(scope="module")
def small(tmp_path_factory) -> Path:
    """The small book's rows and pages, without what builds them."""
    root = shutil.copytree(TESTS / "books" / "small", tmp_path_factory.mktemp("small") / "book")
    for layer in (*LAYERS, TESTS / "bad_data" / "_book"):
        shutil.copytree(layer, root / ("book" if layer.name == "_book" else "data"), dirs_exist_ok=True)
    return root


@pytest.fixture
def say_of(tmp_path, small):
    """What is said of a pack of these files over the small book's rows: as it is loaded, or else by the rules."""

    def say(**files: str) -> list[str]:
        for name, text in files.items():
            (tmp_path / f"{name.replace('_', '-')}.yml").write_text(text, encoding="utf-8")
        with as_own_rows(small / "data"):
            try:
                rows = load_rows(small / "data", [tmp_path])
            except DataErrors as errors:
                return errors.errors
            return find_slips(rows, small / "book")

    return say


def test_a_pack_brings_days_times_and_contacts_and_the_book_has_none_of_its_own():
    rows, own = with_kilns(), book_rows()
    assert rows.holidays["first-rain"].until == "2026-06-13" and rows.holidays["first-rain"].may_move
    assert rows.held_times["noon-on-friday"].weekdays == ["friday"] and rows.held_times["noon-on-friday"].at == "12:30"
    assert rows.contacts["night-line"].checked == "2026-03-02"
    assert not (own.holidays or own.held_times or own.contacts)


def test_plans_show_the_days_and_times_and_papers_the_contacts_whose_need_they_name(small_book):
    for name in FILES:
        small_book.write(f"kilns/{name}", (KILNS / name).read_text(encoding="utf-8"))
    small_book.write("data/papers/quarry-directory.yml", DIRECTORY)
    small_book.write("book/papers/index.md", "# Papers\n\n```{paper-list}\n```\n")
    small_book.append("_toc.yml", "  - file: book/papers/index\n    sections:\n      - glob: book/papers/*\n")
    small_book.build("--pack", str(small_book.root / "kilns"))
    plan = BeautifulSoup(small_book.read_page("book/plans/one-day.html"), "html.parser").select_one(".plan-days")
    said = " ".join(plan.get_text(" ").split())
    assert "Feast of the First Rain" in said and "may still move" in said
    assert "12:30–13:30 : Prayer , on Fridays" in said.replace(":30:", ":30 :").replace("Prayer,", "Prayer ,")
    paper = BeautifulSoup(small_book.read_page("book/papers/quarry-directory.html"), "html.parser")
    [listed] = paper.select(".paper-contacts")
    assert "0000 111" in listed.text and "2026-03-02" in listed.text and "0000 222" not in paper.text


def test_contacts_are_printed_with_the_paper():
    rows = with_kilns()
    [papers] = [one for one in list_handouts(rows) if one.id == "papers"]
    items = [item for sheet in papers.pieces for block in sheet.blocks if isinstance(block, Points) for item in block.items]
    for contact in rows.contacts.values():
        assert any(contact.name in item and contact.number in item and contact.checked in item for item in items)


def test_the_planner_knows_the_days_and_times_of_a_pack():
    planner, own = build_planner(with_kilns()), build_planner(book_rows())
    assert [(one["date"], one["until"], one["mayMove"]) for one in planner["holidays"]] == [
        ("2026-05-01", "2026-05-01", False),
        ("2026-06-11", "2026-06-13", True),
    ]
    assert [(one["at"], one["minutes"], one["weekdays"]) for one in planner["held"]] == [
        ("12:30", 60, ["friday"]),
        ("15:45", 20, []),
    ]
    assert own["holidays"] == own["held"] == []


def test_what_a_pack_says_rightly_is_taken(say_of):
    later = HELD.replace("ONE", "two").replace('"12:30"', '"13:00"').lower()
    assert (
        say_of(
            holidays=HOLIDAY.replace("DAY", "day"),
            held_times=HELD.replace("ONE", "one") + later,
            contacts=CONTACT.replace("LINE", "line"),
        )
        == []
    )


@pytest.mark.parametrize(
    "files, said",
    [
        ({"holidays": HOLIDAY.replace("DAY", "day").replace("2026-05-01", "2026-02-30")}, "is no day of the calendar"),
        ({"holidays": HOLIDAY.replace("DAY", "day").replace("date:", 'until: "2026-04-30", date:')}, "before it begins"),
        ({"holidays": HOLIDAY.replace("DAY", "day") + HOLIDAY.replace("DAY", "same")}, "the same holiday"),
        ({"held_times": HELD.replace("ONE", "one").replace("12:30", "23:50")}, "go past midnight"),
        ({"held_times": HELD.replace("ONE", "one").replace("12:30", "25:00")}, "at:"),
        ({"held_times": HELD.replace("ONE", "one") + HELD.replace("ONE", "two").replace("12:30", "12:45")}, "it meets 'one'"),
        ({"held_times": HELD.replace("ONE", "one").replace("at:", "weekdays: [fryday], at:")}, "weekdays"),
        ({"contacts": CONTACT.replace("LINE", "line").replace('"0000 1"', "by letter")}, "number"),
        ({"contacts": CONTACT.replace("LINE", "line").replace("health", "a-bed")}, "need"),
        ({"contacts": CONTACT.replace("LINE", "line").replace("hours:", "street: Rain Road 1, hours:")}, "street"),
        ({"contacts": CONTACT.replace("LINE", "line") + CONTACT.replace("LINE", "again")}, "this number"),
        ({"holidays": HOLIDAY.replace("DAY", "day").replace("own", "gazette")}, "unknown 'gazette'"),
    ],
)
def test_what_cannot_be_is_told_with_its_place(say_of, files, said):
    told = say_of(**files)
    assert len(told) == 1 and said in told[0], told
    assert any(name.replace("_", "-") in told[0] for name in files)


def test_held_times_of_other_days_do_not_meet(say_of):
    friday = HELD.replace("ONE", "one").replace("at:", "weekdays: [friday], at:")
    monday = HELD.replace("ONE", "two").replace("at:", "weekdays: [monday], at:")
    ended = HELD.replace("ONE", "three").replace("at:", 'until: "2026-03-01", weekdays: [friday], at:')
    assert say_of(held_times=friday.replace("at:", 'since: "2026-03-02", at:') + monday + ended) == []
