"""Visits on the page of the debrief: courses beside each other, time by time, on the wall one time a screen."""

import csv

import pytest
from browser.debrief_room import sit_down
from playwright.sync_api import expect
from test_debrief_of_visits import ACTIVITY, GROUPS, STEPS, VISIT, write_room


@pytest.fixture(scope="module")
def room(open_device, book, tmp_path_factory):
    with sit_down(open_device, book, write_room(tmp_path_factory.mktemp("visits"))) as room:
        room.choose(ACTIVITY, "courses")
        yield room


def test_courses_stand_beside_each_other_in_words_and_name_nobody(room, axe_violations):
    table = room.page.locator(".debrief-courses")
    told = table.inner_text()
    for step in ("show-powers", "tell-of-letter", "stay-with-manager"):
        assert STEPS[step].text in told and STEPS[step].follows in told
    assert [id for id in STEPS if "-" in id and id in told] == [] and not [group for group in GROUPS if group in told]
    assert "2 groups alike" in told and "Not over yet" in told
    gate_log = next(find.title for find in VISIT.finds if find.id == "gate-log")
    assert [gate_log, "2 of 3"] in [bar[:2] for bar in room.bars()]
    assert axe_violations(room.page) == []
    room.find("names").click()
    assert "Teak, Willow" in table.inner_text()
    room.find("names").click()
    room.page.click("[data-view=walks]")
    stage = room.find("stage").inner_text()
    assert STEPS["show-powers"].text in stage and "show-powers" not in stage and "show powers" not in stage


def test_the_wall_shows_one_time_after_the_other_and_the_table_has_all_of_it(room, tmp_path):
    room.page.click("[data-view=courses]")
    wall = room.open_wall()
    room.find("put").click()
    body = wall.locator(".wall-body")
    expect(body).to_contain_text("At 09:00")
    room.page.click("[data-turn=next]")
    expect(body).to_contain_text("At 09:10")
    expect(body).to_contain_text(STEPS["stay-with-manager"].text)
    wall.close()
    with room.page.expect_download() as waiting:
        room.find("table").click()
    waiting.value.save_as(tmp_path / "debrief.csv")
    rows = list(csv.reader((tmp_path / "debrief.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert any(STEPS["stay-with-manager"].follows in cell for row in rows for cell in row)
