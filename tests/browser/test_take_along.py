"""The last step of every activity: what is open and the way there, how the paper begins, and what to take along."""

from __future__ import annotations

import json

import pytest
from browser.every_activity import ACTIVITIES, KINDS, ROWS, open_activity, read_golden, write_file
from docx import Document

ONE_A_KIND = list({kind: id for id, kind in KINDS.items()}.values())


def go_to_last_step(page):
    """As people go: by the last of the steps, or of the parts, in the bar."""
    last = page.locator("[data-steps] [data-step]").last
    if last.count():
        last.click()
    elif page.locator("[data-nav=take] a").count():
        page.eval_on_selector("[data-nav=take] a", "link => link.click()")
    else:  # all of it stands on one page
        page.locator("[data-take-page]").scroll_into_view_if_needed()
    page.wait_for_function("() => document.querySelector('[data-take-page]').childElementCount")


def load_answers(page, path, activity, answers=None):
    file = read_golden(activity)
    page.set_input_files("[data-load]", write_file(path, json.dumps({**file, "answers": answers or file["answers"]})))
    page.wait_for_function("() => document.querySelector('[data-message-text]').textContent")
    page.click('[data-do="dismiss"]')


def told_on(page):
    return " ".join(page.locator("[data-take-page]").inner_text().split())


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("activity", ONE_A_KIND)
def test_the_last_step_shows_how_the_paper_begins_and_gives_it(activity, width, new_page, base, axe_violations, watch, tmp_path):
    page = new_page(viewport={"width": width, "height": 800})
    open_activity(page, base, activity)
    go_to_last_step(page)
    assert ROWS.strings["host.paper-empty"] in told_on(page)
    assert not page.locator("[data-take-check]").is_visible(), "what nobody has begun is not open"
    load_answers(page, tmp_path / "group.answers.json", activity)
    go_to_last_step(page)  # a group that comes with a file begins at the beginning
    page.wait_for_function(
        f"() => document.querySelector('[data-take-page]').textContent.includes('{ROWS.strings['host.lead-did']}')"
    )
    assert page.locator("[data-take-page] :is(h1, h2, h3, h4)").count() == 0, "a preview is no part of the page's own outline"
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert axe_violations(page) == []

    with page.expect_download() as waiting:
        page.click('[data-hand="docx"]')
        page.wait_for_function(
            "() => document.querySelector('[data-check-dialog][open]') || document.querySelector('[data-message-text]').textContent"
        )
        if page.locator("[data-check-dialog][open]").count():
            page.click('[data-check-dialog] button[value="go"]')
    waiting.value.save_as(tmp_path / "paper.docx")
    lead = [p.text for p in Document(tmp_path / "paper.docx").paragraphs if p.style.name in ("Title", "Lead Heading")]
    told = told_on(page)
    assert lead[0] in told and lead[1] in told, "the preview is made of the same"
    assert watch.elsewhere == [] and watch.faults == []


def test_the_word_writer_is_fetched_for_the_file_and_not_for_the_preview(page, base, tmp_path):
    activity = ONE_A_KIND[0]
    fetched = []
    page.on("request", lambda request: fetched.append(request.url.rsplit("/", 1)[-1]))
    open_activity(page, base, activity)
    load_answers(page, tmp_path / "group.answers.json", activity)
    go_to_last_step(page)
    assert "docx.js" not in fetched


@pytest.mark.parametrize("activity", ACTIVITIES)
def test_show_goes_to_each_place_that_is_open_and_puts_the_focus_there(activity, page, base, tmp_path):
    open_activity(page, base, activity)
    load_answers(page, tmp_path / "group.answers.json", activity)
    go_to_last_step(page)
    shows = page.locator("[data-take-list] button")
    for number in range(min(shows.count(), 4)):
        go_to_last_step(page)
        line = shows.nth(number).evaluate("button => button.closest('li').textContent")
        shows.nth(number).click()
        at = page.evaluate(
            """() => {
              const at = document.activeElement;
              const box = at.getBoundingClientRect();
              const isField = at.matches("input, textarea, select, button, h2");
              return isField && !at.closest("[data-take-along]") && box.height > 0 && box.bottom > 0 && box.top < innerHeight;
            }"""
        )
        assert at, f"'{line}' leads nowhere"


@pytest.mark.parametrize("activity", ONE_A_KIND)
def test_print_prints_the_paper_as_text_and_nothing_of_the_page(activity, page, base, tmp_path):
    open_activity(page, base, activity)
    load_answers(page, tmp_path / "group.answers.json", activity)
    go_to_last_step(page)
    page.evaluate("() => { window.print = () => {}; }")
    page.click('[data-hand="print"]')
    page.emulate_media(media="print")
    sheet = page.locator(".pv-printed")
    assert sheet.is_visible() and not page.locator("main").is_visible()
    assert sheet.locator("h1").count() == 1 and sheet.locator("input, select, button, textarea, svg").count() == 0
    assert ROWS.strings["host.lead-did"] in sheet.inner_text()
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert sheet.count() == 0
