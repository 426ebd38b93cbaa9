"""Case files on the page of the debrief: facts, pairs, what they were tied to, the reading last, the wall and the files that leave."""

import csv

import pytest
from book_rows import book_rows
from browser.debrief_room import sit_down
from docx import Document
from playwright.sync_api import expect
from test_debrief_of_files import ACTIVITY, FACTS, FILE, GROUPS, IN, write_rooms

ROWS = book_rows()


@pytest.fixture(scope="module")
def room(open_device, book, tmp_path_factory):
    with sit_down(open_device, book, sorted(write_rooms(tmp_path_factory.mktemp("rooms")).rglob("*.json"))) as room:
        room.choose(ACTIVITY, "facts", FILE)
        yield room


def test_facts_and_pairs_are_counted_by_groups_and_nobody_is_named(room, axe_violations):
    assert [FACTS[IN].words, "3 of 3"] in [bar[:2] for bar in room.bars()]
    room.page.click("[data-view=pairs]")
    assert room.bars()[0] == [ROWS.strings["debrief.pair-found"], "1 of 3"], "the most divided stands first"
    room.find("title").press("ArrowRight")
    expect(room.find("title")).to_have_text("Pair 2 of 2")
    told = [bar[:2] for bar in room.bars()]
    assert [ROWS.strings["debrief.pair-found"], "3 of 3"] in told and ["Hours are missing", "2 of 3"] in told
    assert [ROWS.strings["file.labour-law"], "2 of 3"] in told
    stage = room.find("stage").inner_text()
    assert "What happens before eight – The women, one by one" in stage and not [group for group in GROUPS if group in stage]
    room.find("names").click()
    assert "Acacia, Teak, Willow" in room.find("stage").inner_text()
    room.find("names").click()
    assert axe_violations(room.page) == []
    room.page.click("[data-view=findings]")
    assert [ROWS.strings["file.labour-law"], "2 of 3"] in [bar[:2] for bar in room.bars()]


def test_a_pair_goes_on_the_wall_after_the_content_note_and_what_groups_wrote_by_a_press_of_its_own(room):
    room.page.click("[data-view=pairs]")
    wall = room.open_wall()
    body = wall.locator(".wall-body")
    room.find("put").click()
    expect(body).to_contain_text(ROWS.case_files[FILE].content_note[:40])
    wall.keyboard.press("ArrowRight")
    expect(body).to_contain_text(FACTS[IN].words)
    assert "Hours are missing" not in body.inner_text() and "Teak" not in body.inner_text()
    room.page.get_by_role("button", name=ROWS.strings["debrief.put-written"]).first.click()
    expect(body).to_contain_text("Hours are missing")
    wall.close()


def test_the_reading_opens_last_and_the_rooms_note_and_all_counts_leave_in_the_files(room, tmp_path):
    room.page.click("[data-view=pairs]")
    room.page.locator("[data-note=settled]").fill("We ask them one by one")
    room.page.click("[data-view=reading]")
    reading = ROWS.case_files[FILE].reading
    assert reading.overall not in room.find("stage").inner_text()
    room.page.click("[data-debrief-view] [aria-expanded]")
    expect(room.find("stage")).to_contain_text(reading.overall)
    assert reading.contradictions[0].title in room.find("stage").inner_text()
    written = {}
    for button in ("word", "table"):
        with room.page.expect_download() as waiting:
            room.find(button).click()
        written[button] = tmp_path / waiting.value.suggested_filename
        waiting.value.save_as(written[button])
    paper = "\n".join(cell.text for table in Document(str(written["word"])).tables for cell in table._cells)
    rows = list(csv.reader(written["table"].read_text(encoding="utf-8-sig").splitlines()))
    for words in ("We ask them one by one", "Hours are missing", FACTS[IN].words):
        assert words in paper and any(words in cell for row in rows for cell in row), words
    assert not [group for group in GROUPS if group in paper]
