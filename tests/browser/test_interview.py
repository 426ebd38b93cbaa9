"""Activity 13, whole: an interview is prepared, walked through by several ways, and the evidence is planned."""

import csv
import io
import json
import re
from pathlib import Path

import pytest
from book_rows import book_rows
from browser.tools import load, name_group, press, reach, take, wait_until_ready
from browser.worksheet_pages import show_all_parts
from docx import Document

from activities.kinds import kind_of
from activities.kinds.forms import render_form
from activities.rows.carried import list_open, replay
from activities.rows.interview_models import lay_out_plot

GOLDEN = Path(__file__).parents[1] / "answers/golden/version-1/interview-and-evidence.answers.json"
PAGE = "notebooks/interview-and-evidence.html"
WALK = [
    ("hall", "here"),
    ("noticed", "everybody-now"),
    ("place", "bench"),
    ("words", "telephone"),
    ("first-words", "explain"),
    ("agreed", "number"),
    ("first-question", "open"),
    ("order", "anchor"),
    ("hard", "no-more"),
    ("pause", "ask-her"),
    ("close", "tonight"),
]


@pytest.fixture(scope="module")
def interview():
    return book_rows().interviews["packing-hall"]


@pytest.fixture
def page(desk):
    """The page that all tests share, as new."""
    page = desk.lay(PAGE)
    show_all_parts(page)
    yield page
    desk.clear()


def scene_shown(page):
    """The id of the one scene that stands on the page."""
    shown = page.evaluate(
        "() => [...document.querySelectorAll('[data-scene]')].filter((one) => one.checkVisibility()).map((one) => one.dataset.scene)"
    )
    assert len(shown) == 1
    return shown[0]


def take_way(page, scene, way):
    press(page, f'[data-scene="{scene}"] [data-way="{way}"]')


def test_the_interview_is_walked_and_the_evidence_planned_by_mouse(page, tmp_path, interview):
    name_group(page, "Group 3")
    page.fill('[data-answer="setting/place"] textarea', "Behind the canteen")
    scenes = {scene.id: scene for scene in interview.scenes}
    for scene, way in WALK:
        assert scene_shown(page) == scene
        if scene == "hall":
            page.click(f'[data-scene="{scene}"] [data-way="{way}"]')
        else:
            take_way(page, scene, way)
        told = next(one for one in scenes[scene].ways if one.id == way).follows
        assert page.locator('[data-walk="packing-hall"] [data-followed]').inner_text() == " ".join(told.split())
    assert scene_shown(page) == "end-agreed"
    page.locator('[data-answer="words/packing-hall/end-agreed"] textarea').fill("We would call the union <b>")
    page.locator('[data-rows="evidence/rows"] [data-row="bolt"] [data-rt-remove]').click()
    page.locator('[data-section="evidence"] [data-rt-add]').click()
    own = page.locator('[data-rows="evidence/rows"] [data-row]').last
    own.locator('[data-column="evidence"] textarea').fill("Locksmith's bill")
    own.locator('[data-column="element"] select').select_option("menace-of-penalty")
    own.locator('[data-column="by-when"] select').select_option("day")

    file = tmp_path / "interview.docx"
    take(page, "docx").save_as(file)
    document = Document(file)
    headings = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert headings == [
        "Settle the setting",
        "Evidence matrix",
        "The interview that we walked through",
    ], "a plan in which nothing was written is not theirs"
    matrix = next(
        table
        for table in document.tables
        if table.rows[0].cells[0].text == "No." and "Who holds it" in [c.text for c in table.rows[0].cells]
    )
    evidence = [cell.text for row in matrix.rows for cell in row.cells]
    assert "Locksmith's bill" in evidence and not any("Bolt on the outside" in text for text in evidence)
    assert evidence.index("Within a day") < evidence.index("Locksmith's bill"), "its rows stand under the time by when"
    walk = document.tables[-1]
    assert [row.cells[0].text for row in walk.rows][1:] == [scenes[scene].title for scene, _ in WALK] + ["The day after"]
    assert walk.rows[-1].cells[3].text == "We would call the union <b>"

    rows = list(csv.DictReader(io.StringIO(take(page, "csv").path().read_bytes().decode("utf-8-sig"))))
    assert any(row["Evidence"] == "Locksmith's bill" and row["By when"] == "Within a day" for row in rows)
    assert any(row["Question"].startswith("In the hall: Ask her your questions now") for row in rows)


def test_one_can_go_back_and_take_another_way_and_find_both_after_a_reload(page):
    take_way(page, "hall", "here")
    take_way(page, "noticed", "leave")
    press(page, "[data-back]")
    assert scene_shown(page) == "noticed"
    assert page.locator('[data-scene="noticed"] li:has([data-way="leave"]) [data-tried]').is_visible()
    press(page, '[data-back-to="0"]')
    assert scene_shown(page) == "hall"
    take_way(page, "hall", "everybody")
    page.reload()
    page.wait_for_selector(".workshop-ready [data-scene]:visible")
    assert scene_shown(page) == "place"
    press(page, '[data-back-to="0"]')
    assert page.locator('[data-scene="hall"] [data-tried]:visible').count() == 2


def test_the_walk_is_done_by_keyboard_alone(page):
    keys = page.keyboard

    reach(page, '[data-scene="hall"] [data-way="later"]')
    keys.press("Enter")
    assert page.evaluate("document.activeElement.closest('[data-scene]').dataset.scene") == "came-back"
    reach(page, '[data-way="partner"]')
    keys.press("Enter")
    reach(page, '[data-way="summon"]')
    keys.press("Enter")
    assert scene_shown(page) == "end-lost"
    reach(page, '[data-answer="words/packing-hall/end-lost"] textarea')
    keys.type("We would not have written")
    reach(page, "[data-again]")
    keys.press("Enter")
    assert scene_shown(page) == "hall"
    reach(page, '[data-rows="evidence/rows"] [data-row="hours"] [data-rt-remove]')
    keys.press("Enter")
    assert page.locator('[data-rows="evidence/rows"] [data-row="hours"] [data-rt-state]').inner_text() == "removed"


def test_what_was_done_earlier_decides_the_end_and_a_walk_of_an_earlier_edition_is_told(page, tmp_path):
    for scene, way in (("hall", "everybody"), ("place", "office"), ("words", "colleague"), ("first-words", "explain")):
        take_way(page, scene, way)
    assert scene_shown(page) == "guarded", "an office and a co-worker lead to no agreement"
    assert page.locator('[data-scene="guarded"] [data-also]:visible').count() == 2
    take_way(page, "guarded", "other-voice")
    take_way(page, "first-words", "explain")
    assert (
        scene_shown(page) == "guarded"
        and "to the camera" in page.locator('[data-walk="packing-hall"] [data-followed]').inner_text()
    )
    assert page.locator('[data-way="other-voice"]:visible').count() == 0, "what is mended is offered no more"
    take_way(page, "guarded", "other-place")
    take_way(page, "words", "telephone")
    take_way(page, "first-words", "explain")
    assert scene_shown(page) == "agreed" and page.locator("[data-rest]:visible").count() == 0
    # A walk as an edition kept it in which an office led on to an agreement: what follows is walked, the rest is told.
    kept = ["hall/everybody", "place/office", "words/colleague", "first-words/explain", "agreed/number", "first-question/open"]
    file = json.loads(GOLDEN.read_text(encoding="utf-8")) | {"group": "Group 5", "answers": {"walk/packing-hall": kept}}
    older = tmp_path / "older.answers.json"
    older.write_text(json.dumps(file), encoding="utf-8")
    load(page, older)
    page.locator("[data-rest]:visible").wait_for()
    assert scene_shown(page) == "guarded"
    told = page.locator("[data-rest]:visible").inner_text()
    assert "What she agrees to: Write a number" in told and "The first question" in told


def test_the_walk_holds_no_verdict_and_no_points(interview):
    said = " ".join(text for scene in interview.scenes for way in scene.ways for text in (way.text, way.follows))
    words = {word.strip(".,:;?!").lower() for word in said.split()}
    assert not words & {"wrong", "correct", "incorrect", "mistake", "points", "score", "well done", "bravo"}


def test_without_script_the_whole_walk_can_be_read(new_page, book_url, interview):
    page = new_page(java_script_enabled=False)
    page.goto(f"{book_url}{PAGE}")
    walk = page.locator('[data-walk="packing-hall"]')
    assert walk.locator("[data-scene]:visible").count() == len(interview.scenes)
    outcomes = sum(len(way.instead) + 1 for scene in interview.scenes for way in scene.ways)
    assert walk.locator(".iv-follows:visible").count() == outcomes
    assert walk.locator("[data-also]:visible").count() == sum(len(scene.also) for scene in interview.scenes)
    assert "Only if – Where you talked: in the manager's office" in walk.inner_text()


def test_where_there_are_several_interviews_the_page_offers_each_and_keeps_their_ways_apart():
    rows = book_rows()
    rows.interviews["second"] = rows.interviews["packing-hall"].model_copy(
        update={"id": "second", "number": None, "title": "Another talk"}
    )
    html, payload = render_form(kind_of("interview-and-evidence", rows), "interview-and-evidence", rows, "u")
    assert [one["id"] for one in payload["content"]["interviews"]] == ["packing-hall", "vessel-deck", "age-unsure", "second"]
    assert html.count('<option value="second">Another talk</option>') == 1
    assert 'data-walk="second"' in html and 'data-answer="words/second/hall"' in html
    ids = re.findall(r' id="([^"]+)"', html)
    assert len(ids) == len(set(ids))


def test_the_end_says_what_was_gained_and_risked_and_leads_to_the_ways_that_were_not_tried(page, interview):
    ways = {(scene.id, way.id): way for scene in interview.scenes for way in scene.ways}
    end = page.locator('[data-walk="packing-hall"] [data-end]')
    for scene, way in WALK:
        assert end.is_hidden()
        take_way(page, scene, way)
    told = end.inner_text()
    assert all(ways[step].gains in told and ways[step].risks in told for step in WALK)
    assert ways["hall", "later"].gains not in told
    untried = end.locator("[data-untried] li")
    walk = replay(lay_out_plot(interview), [f"{scene}/{way}" for scene, way in WALK])
    scenes = {scene["id"]: scene for scene in lay_out_plot(interview)["scenes"]}
    assert untried.count() == sum(len(list_open(scenes[step.scene], step.state)) - 1 for step in walk.steps)
    carried = end.locator(".iv-carried").inner_text()
    assert all(value in carried for value in ("became one among twenty", "with the way free", "an interpreter from elsewhere"))
    assert "a co-worker" not in carried
    assert "1 of 9" in end.locator("[data-ends]").inner_text()
    # From the end straight to another way, by keyboard; what was tried does not wait any more.
    end.get_by_role("button", name=f"Try it: {ways['close', 'hurry'].text}").press("Enter")
    assert scene_shown(page) == "end-open"
    assert ways["close", "hurry"].text not in end.locator("[data-untried]").inner_text()
    assert "2 of 9" in end.locator("[data-ends]").inner_text()
    assert page.evaluate("document.activeElement.closest('[data-scene]').dataset.scene") == "end-open"
    page.reload()
    wait_until_ready(page)
    assert ways["close", "hurry"].risks in end.inner_text()
