"""The last step of every activity: what is open and the way there, how the paper begins, and what to take along."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from browser.every_activity import ACTIVITIES, KINDS, ROWS, open_activity, read_golden, write_file
from devices import Watch
from docx import Document
from playwright.sync_api import Page

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


def told_on(page):
    return " ".join(page.locator("[data-take-page]").inner_text().split())


@dataclass
class LastStep:
    """The last step of one activity, as each test in its turn finds it, with what was seen on the way there."""

    activity: str
    page: Page
    watch: Watch
    before: str  # what it told before anybody had begun
    was_open: bool  # whether it said then what is open
    fetched: list[str]  # what the page had asked for by then


@pytest.fixture(scope="module")
def last_step(request, devices, base, tmp_path_factory):
    """One activity, opened once for all tests that look at its last step, with the answers of a group."""
    activity, device, watch, fetched = request.param, devices.lend({}), Watch(), []
    watch.follow(device.context)
    page = device.set_out({"width": 1280, "height": 800})
    page.on("request", lambda request: fetched.append(request.url.rsplit("/", 1)[-1]))
    open_activity(page, base, activity)
    go_to_last_step(page)
    before, was_open = told_on(page), page.locator("[data-take-check]").is_visible()
    answers = write_file(tmp_path_factory.mktemp("take") / "group.answers.json", read_golden(activity))
    page.set_input_files("[data-load]", answers)
    page.wait_for_function("() => document.querySelector('[data-message-text]').textContent")
    page.click('[data-do="dismiss"]')
    go_to_last_step(page)  # a group that comes with a file begins at the beginning
    page.wait_for_function(
        "lead => document.querySelector('[data-take-page]').textContent.includes(lead)", arg=ROWS.strings["host.lead-did"]
    )
    yield LastStep(activity, page, watch, before, was_open, list(fetched))
    watch.leave(device.context)
    devices.take_back(device)


each_activity = pytest.mark.parametrize("last_step", ACTIVITIES, indirect=True, scope="module")
each_kind = pytest.mark.parametrize("last_step", ONE_A_KIND, indirect=True, scope="module")


@each_kind
def test_the_last_step_shows_how_the_paper_begins_and_gives_it(last_step, axe_violations, tmp_path):
    page = last_step.page
    assert ROWS.strings["host.paper-empty"] in last_step.before
    assert not last_step.was_open, "what nobody has begun is not open"
    assert "docx.js" not in last_step.fetched, "the Word writer is fetched for the file and not for the preview"
    assert page.locator("[data-take-page] :is(h1, h2, h3, h4)").count() == 0, "a preview is no part of the page's own outline"
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        go_to_last_step(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert axe_violations(page) == [], width

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
    assert last_step.watch.elsewhere == [] and last_step.watch.faults == []


@each_kind
def test_print_prints_the_paper_as_text_and_nothing_of_the_page(last_step):
    page = last_step.page
    go_to_last_step(page)
    page.evaluate("() => { window.print = () => {}; }")
    page.click('[data-hand="print"]')
    page.emulate_media(media="print")
    sheet = page.locator(".pv-printed")
    assert sheet.is_visible() and not page.locator("main").is_visible()
    assert sheet.locator("h1").count() == 1 and sheet.locator("input, select, button, textarea, svg").count() == 0
    assert ROWS.strings["host.lead-did"] in sheet.inner_text()
    page.emulate_media(media="null")
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert sheet.count() == 0


@each_activity
def test_show_goes_to_each_place_that_is_open_and_puts_the_focus_there(last_step):
    page = last_step.page
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
