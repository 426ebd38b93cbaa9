"""The notes of a session where a facilitator has them: on the page of the day, on the plan, in the console, on paper. On a small book."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect
from small_book import lay_small_book

NOTES = Path(__file__).resolve().parents[1] / "books" / "noted" / "one-day-reading.yml"
PHONE = {"width": 360, "height": 780}
DAY = "book/notes/one-day-1.html"


@pytest.fixture(scope="module")
def noted(tmp_path_factory) -> str:
    """The address of a small book for facilitators with notes for one of its two sessions."""
    book = lay_small_book(tmp_path_factory.mktemp("noted") / "book")
    book.write("data/sessions/one-day-reading.yml", NOTES.read_text(encoding="utf-8"))
    book.write("book/guide/projector.md", "# Projector\n\n```{room}\n```\n")
    book.replace("_toc.yml", "  - file: book/guide/sessions\n", "  - file: book/guide/sessions\n  - file: book/guide/projector\n")
    book.build("--edition", "facilitator")
    return (book.root / "_build" / "html-facilitator").as_uri() + "/"


def test_the_plan_leads_to_the_notes_of_a_session_which_a_telephone_and_a_reader_of_screens_can_read(
    noted, new_page, axe_violations, watch
):
    page = new_page(viewport=PHONE)
    page.goto(noted + "book/plans/one-day.html")
    page.get_by_role("link", name="Notes for this session").last.click()
    expect(page.locator("#one-day-reading h2")).to_be_in_viewport()
    assert page.url.endswith("book/notes/one-day-1.html#one-day-reading")
    assert page.evaluate("() => document.documentElement.scrollWidth") <= PHONE["width"]
    card = page.locator("#one-day-reading")
    expect(card.locator(".notes-steps > li").first).to_contain_text("Pairs read the sheet")
    expect(card.get_by_role("link", name="The quarry")).to_have_attribute("href", "../cases/quarry.html")
    expect(page.locator("#one-day-welcome")).to_contain_text("There are no notes for this session.")
    assert axe_violations(page) == []
    assert watch.faults == []


def test_on_paper_each_session_is_a_card_and_two_of_them_fill_a_sheet(noted, page):
    page.goto(noted + DAY)
    page.emulate_media(media="print")
    heights = page.locator(".notes-card").evaluate_all("(all) => all.map((one) => one.getBoundingClientRect().height * 25.4 / 96)")
    assert len(heights) == 2
    # Half of what the margins of the cards leave of an A4 sheet, 283 mm.
    assert all(130 <= height <= 140 for height in heights), heights


def test_the_times_of_the_notes_are_those_that_somebody_chose_on_the_plan(noted, page):
    page.goto(noted + "book/plans/one-day.html")
    page.locator("[data-plan-start]").fill("08:30")
    page.goto(noted + DAY)
    expect(page.locator("#one-day-reading time").first).to_have_text("08:45")


def test_the_console_has_the_step_that_is_on_the_next_one_and_what_to_ask_back(noted, new_page, axe_violations):
    page = new_page(viewport=PHONE)
    page.clock.install(time="2026-03-02T09:15:00")
    page.goto(noted + "book/guide/projector.html")
    page.locator(".room-ready").wait_for()
    told = page.locator("[data-room-told]")
    expect(page.locator("[data-room-pace]")).to_be_hidden()
    expect(told).to_be_hidden()
    page.locator("[data-room-session]").select_option("one-day-reading")
    page.locator("[data-room-do=begin]").click()
    step = page.locator("[data-room-pace]")
    expect(step).to_contain_text("Step 1 of 2, 15 min, until 09:30")
    expect(step).to_contain_text("Say: “What does the sheet leave out on purpose?”")
    expect(step).to_contain_text("Then, 30 min: Gather what they say on the wall.")
    expect(told.locator("dt").first).to_have_text("“They could have left on any Sunday.”")
    expect(told.locator("dd").first).to_have_text("What would have met them at the gate?")
    assert axe_violations(page) == []
    page.clock.pause_at("2026-03-02T09:31:00")
    expect(step).to_contain_text("Step 2 of 2, 30 min, until 10:00")
    expect(step).to_contain_text("Show: The quarry")
