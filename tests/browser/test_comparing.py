"""Where a group compares a case with its reading: when that opens, two lanes, the walk, and what is kept of it."""

import json

import pytest
from book_rows import book_rows
from browser.activity_six import PAGE, answers_of, choose, commit, go, mark, open_activity, pick_case
from browser.tools import merge, name_group, press, take, wait_until_ready

ROWS = book_rows()


@pytest.fixture
def page(desk):
    """The activity's page, as new, which all tests share but those that ask for a `new_page`."""
    yield desk.lay(PAGE)
    desk.clear()


def test_the_first_version_is_kept_when_marks_change_after_comparing(page):
    mark(page, "linh-07", "documents")
    page.keyboard.press("Escape")
    go(page, "elements")
    choose(page, "e-act", "met")
    compare(page)
    go(page, "read")
    mark(page, "linh-07", "debt")
    page.keyboard.press("Escape")
    go(page, "compare")
    press(page, '[data-passage="linh-07"]')
    assert "Ours at first: Retention of identity documents" in page.inner_text(".cc-ours")
    press(page, "[data-walk-back]")
    page.click("[data-compare-open] button:has-text('Close')")
    commit(page)
    kept = answers_of(page)["linh/committed"]
    assert kept["first"] == {"linh-07": ["documents"]} and kept["elements"] == {"act": "met"}
    assert "closed" not in kept


def compare(page):
    """Go to the comparison, and say that the case is done."""
    go(page, "compare")
    commit(page)


def test_the_reading_opens_after_a_mark_of_ones_own_and_says_so_before(page):
    go(page, "elements")
    choose(page, "e-act", "met")
    compare(page)
    assert page.locator("[data-compare-open]").is_hidden() and "linh/committed" not in answers_of(page)
    assert "no mark of yours yet" in page.inner_text("[data-compare-why]")
    assert page.evaluate("document.activeElement.matches('[data-compare-why]')")
    press(page, "[data-compare-why] button")
    mark(page, "linh-08", "documents")
    compare(page)
    assert page.locator("[data-compare-why]").is_hidden() and page.locator("[data-compare-open]").is_visible()
    assert page.locator(".cc-lanes").count() == len(ROWS.cases["linh"].passages)


def test_the_readings_are_fetched_once_a_case_is_done_and_are_there_with_the_answers_after_the_tab_was_killed(new_page, each_base):
    page = new_page()
    context, asked = page.context, []

    def note(request):
        if "/late/" in request.url:
            asked.append(request.url)

    context.on("request", note)
    open_activity(page, each_base)
    name_group(page, "Night shift")
    mark(page, "linh-08", "documents")
    assert asked == [], "not before they are needed"
    compare(page)
    assert page.locator(".cc-lanes").count() == len(ROWS.cases["linh"].passages) and len(asked) == 1
    go(page, "elements")
    page.locator('[data-field="reason/work-or-service"]').press_sequentially("Half a sent")
    page.close(run_before_unload=False)
    again = context.new_page()
    open_activity(again, each_base)
    assert again.locator('[data-field="reason/work-or-service"]').input_value() == "Half a sent"
    assert again.locator("[data-group-name]").inner_text() == "Night shift"
    go(again, "compare")
    again.locator(".cc-lanes").first.wait_for(state="attached")
    assert len(asked) == 2
    context.remove_listener("request", note)


def test_where_the_readings_cannot_be_fetched_it_is_said_and_nothing_counts_as_compared(new_page, base):
    page = new_page()
    page.route("**/late/**", lambda route: route.abort())
    open_activity(page, base)
    mark(page, "linh-08", "documents")
    go(page, "compare")
    press(page, "[data-commit]")
    page.get_by_text("The reading could not be fetched").wait_for()
    assert "linh/committed" not in answers_of(page) and page.locator("[data-compare-open]").is_hidden()
    page.unroute("**/late/**")
    commit(page)
    assert "linh/committed" in answers_of(page) and page.locator(".cc-lanes").count()


def test_another_groups_work_that_is_merged_brings_the_readings_along(page, tmp_path):
    question = ROWS.readings["linh"].arguments[0]
    page.evaluate("() => delete window.workshopLate")  # as where nobody has fetched them
    name_group(page, "Group 1")
    mark(page, "linh-08", "documents")
    path = tmp_path / "theirs.answers.json"
    take(page, "answers").save_as(path)
    theirs = {**json.loads(path.read_text(encoding="utf-8")), "group": "Group 2"}
    theirs["answers"][f"linh/discuss/{question.id}"] = "We would ask the agency"
    path.write_text(json.dumps(theirs), encoding="utf-8")
    merge(page, path)
    page.locator("[data-merge]").get_by_text(question.question).first.wait_for()


def test_activity_one_opens_the_reasons_of_the_elements_after_an_answer_and_nothing_of_the_whole_case(desk):
    page = desk.lay("notebooks/distinguishing.html")
    pick_case(page, "linh")
    compare(page)
    assert "no answer of yours yet" in page.inner_text("[data-compare-why]") and page.locator("[data-compare-open]").is_hidden()
    go(page, "weigh")
    choose(page, "e-menace-of-penalty", "not-met")
    page.fill('[data-field="reason/menace-of-penalty"]', "Nobody threatened her")
    compare(page)
    reading = ROWS.readings["linh"]
    told = page.locator("[data-compare-open]").filter(has_text=reading.elements[0].reason)
    told.wait_for()  # what is below the screen is drawn when there is time
    assert reading.overall not in page.content() and page.locator(".cc-lanes").count() == 0
    press(page, "[data-walk-go]")
    assert "Difference 1 of" in page.inner_text(".cc-walk h3")
    while "Menace of" not in page.inner_text(".cc-walk .cc-compared-name"):
        press(page, '[data-walk="1"]')
    assert "Nobody threatened her" in page.inner_text(".cc-ours")
    desk.clear()


def test_two_lanes_stand_at_each_passage_and_the_counts_are_told_in_words(page):
    reading = {one.passage: one for one in ROWS.readings["linh"].passages}
    mark(page, "linh-05", *reading["linh-05"].indicators)
    mark(page, "linh-06", "violence")
    compare(page)
    theirs = sum(one.bearing != "context" for one in reading.values())
    assert page.inner_text('[data-counts="passages"]') == f"1 the same, 1 different, {theirs - 2} only in the reading"
    lanes = page.locator('[data-passage="linh-06"] .cc-lane')
    assert [
        "".join(text.split())
        for text in lanes.evaluate_all(
            "all => all.map((one) => [...one.querySelectorAll('.cc-chip')].map((chip) => chip.textContent).join())"
        )
    ] == ["P", "W"]
    edges = {
        relation: page.locator(f'[data-passage][data-relation="{relation}"]').first.evaluate(
            "one => getComputedStyle(one).borderLeftWidth + getComputedStyle(one).borderLeftColor"
        )
        for relation in ("same", "different", "missed")
    }
    assert edges["different"] == edges["missed"] != edges["same"]
    go(page, "read")
    assert page.locator('[data-passage="linh-06"] .cc-lanes').is_hidden(), "to mark again the text is as it was"


def test_the_walk_keeps_what_the_group_makes_of_each_difference_and_gathers_what_to_ask_the_room(page):
    mark(page, "linh-06", "violence")
    page.fill("[data-bar-note]", "A blow to her purse")
    mark(page, "linh-08", "debt")
    compare(page)
    press(page, '[data-passage="linh-06"]')
    card = page.locator(".cc-walk")
    assert "A blow to her purse" in card.locator(".cc-ours").inner_text()
    assert (
        next(one.reason for one in ROWS.readings["linh"].passages if one.passage == "linh-06")
        in card.locator(".cc-theirs").inner_text()
    )
    before = page.inner_text(".cc-walk h3")
    card.get_by_label("we change it").check()
    press(page, '.cc-walk [data-retag="violence"]', '.cc-walk [data-retag="wages"]')
    page.fill("[data-stance-why]", "We read too fast")
    assert page.inner_text(".cc-walk h3") == before, "a difference that is settled stays in the walk"
    press(page, '.cc-walk [data-walk="1"]')
    assert page.evaluate("document.activeElement.closest('.cc-walk') !== null")
    press(page, '[data-passage="linh-08"]')
    card.get_by_label("ask the room").check()
    assert card.locator("label[for$=stance-why]").inner_text() == "What we ask the room"
    page.fill("[data-stance-why]", "Is a pledge a document kept?")
    page.keyboard.press("Escape")
    room = page.inner_text("[data-room]")
    assert "Is a pledge a document kept?" in room and page.locator("[data-room] li").count() == 1
    assert page.inner_text("[data-decided]").startswith("2 of ")
    kept = answers_of(page)
    assert kept["linh/mark/linh-06"] == ["wages"]
    assert (kept["linh/stance/linh-06"], kept["linh/stance-why/linh-06"]) == ("change", "We read too fast")
    assert (kept["linh/stance/linh-08"], kept["linh/stance-why/linh-08"]) == ("ask", "Is a pledge a document kept?")
    page.reload()
    wait_until_ready(page)
    go(page, "compare")
    assert "Is a pledge a document kept?" in page.inner_text("[data-room]")
    press(page, "[data-walk-go]")
    assert page.inner_text(".cc-walk h3").startswith("Difference 1 of"), "at the first that nothing is said about"


def test_a_comparison_kept_by_an_earlier_edition_opens_as_it_was(page):
    mark(page, "linh-06", "violence")
    key = page.evaluate("Object.keys(localStorage).find((one) => one.includes(':indicators-and-investigation:'))")
    page.evaluate(
        """(key) => {
          const kept = JSON.parse(localStorage[key]);
          kept.answers["linh/committed"] = { at: "2026-03-02T10:42:00+01:00", first: { "linh-06": ["violence"] } };
          kept.answers["linh/discuss/linh-argue-1"] = "We disagree";
          localStorage[key] = JSON.stringify(kept);
        }""",
        key,
    )
    page.reload()
    wait_until_ready(page)
    go(page, "compare")
    assert "2 March 2026" in page.inner_text("[data-compare-open]")
    assert page.locator(".cc-arguments textarea").first.input_value() == "We disagree"
    press(page, '[data-passage="linh-06"]')
    assert "Ours at first" not in page.inner_text(".cc-ours")
