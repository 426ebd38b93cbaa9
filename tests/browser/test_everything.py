"""Everything on a device leaves it in one file, in two clicks, and is offered before anything is emptied."""

from __future__ import annotations

import re

import pytest
from browser.every_activity import kept_answers
from browser.tools import ask_for, load, message, name_group, press
from browser.worksheet_pages import show_all_parts

from activities.answers import read_collection

MAPPING, PLAN = "mapping", "action-planning"


def lay(desk, activity, beside=""):
    page = desk.lay(f"notebooks/{activity}.html", beside=beside)
    show_all_parts(page)
    return page


@pytest.fixture
def page(desk):
    """Where two groups have worked in two activities, one of which names who chairs, and a group begins that has nothing yet."""
    for activity, group, beside in ((MAPPING, "Teak", ""), (PLAN, "Palm", "later")):
        page = lay(desk, activity, beside)
        name_group(page, group)
        page.locator("textarea[data-column], [data-answer] textarea, [data-rows] textarea").first.fill(f"words of {group}")
    press(page, "[data-group-panel] > summary")
    page.fill("[data-role=chair]", "Sokha")
    page.keyboard.press("Escape")
    name_group(page, "Bamboo")
    yield page
    desk.clear()


def check_taken(download, folder):
    assert re.fullmatch(r"everything_\d{4}-\d\d-\d\d_\d{4}_[a-z0-9]{4}\.collection\.json", download.suggested_filename)
    path = folder / download.suggested_filename
    download.save_as(path)
    collection = read_collection(path)
    assert sorted((file.activity, file.kind, file.group) for file in collection.files) == [
        (PLAN, "worksheet", "Palm"),
        (MAPPING, "worksheet", "Teak"),
    ]
    assert sorted(collection.groups) == ["Bamboo", "Palm", "Teak"] and not collection.problems
    text = path.read_text(encoding="utf-8")
    assert "words of Teak" in text and "words of Palm" in text and "Sokha" not in text
    assert collection.device in download.suggested_filename


def test_everything_on_this_device_is_two_clicks_away(page, tmp_path):
    with page.expect_download() as waiting:
        page.click("[data-files-panel] > summary")
        page.click("[data-do=everything]")
    check_taken(waiting.value, tmp_path)
    assert waiting.value.suggested_filename in message(page).inner_text()


def test_before_a_wipe_everything_is_offered_and_the_question_stays(page, tmp_path):
    ask_for(page, "wipe")
    with page.expect_download() as waiting:
        page.click("[data-wipe-dialog] [data-copy]")
    check_taken(waiting.value, tmp_path)
    said = page.locator("[data-wipe-dialog] [data-copy-said]")
    said.filter(has_text=waiting.value.suggested_filename).wait_for()
    page.click("[data-wipe-dialog] button[value=wipe]")
    message(page).filter(has_text="Nothing of this book is kept").wait_for()
    assert kept_answers(page, MAPPING, "Teak") in (None, {})


def test_before_starting_over_everything_is_offered_and_no_is_no(page, tmp_path):
    name_group(page, "Palm")
    ask_for(page, "start-over")
    with page.expect_download() as waiting:
        page.click("[data-start-dialog] [data-copy]")
    check_taken(waiting.value, tmp_path)
    page.click("[data-start-dialog] button[value=keep]")
    assert "words of Palm" in str(kept_answers(page, PLAN, "Palm"))


def test_what_was_saved_before_a_wipe_comes_back_under_its_groups_and_activities(page, desk, tmp_path):
    with page.expect_download() as waiting:
        ask_for(page, "everything")
    path = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(path)
    ask_for(page, "wipe")
    press(page, "[data-wipe-dialog] button[value=wipe]")
    message(page).filter(has_text="Nothing of this book is kept").wait_for()
    load(page, path)
    message(page).filter(has_text="2 pieces of work").wait_for()
    assert page.inner_text("[data-group-name]") == "Palm"
    assert "words of Palm" in page.evaluate("[...document.querySelectorAll('textarea')].map((box) => box.value).join()")
    page = lay(desk, MAPPING, "afterwards")
    name_group(page, "Teak")
    assert "words of Teak" in page.evaluate("[...document.querySelectorAll('textarea')].map((box) => box.value).join()")
