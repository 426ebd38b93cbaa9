"""What the frame shows of what the device keeps: ways back, tags on cards, ticks at chapters."""

from __future__ import annotations

from browser.worksheet_pages import open_part
from playwright.sync_api import expect

ACTIVITY = "notebooks/action-planning.html"


def test_the_start_page_leads_back_to_what_was_begun_and_the_card_says_that_it_is_kept(page, base):
    page.goto(base + "book/index.html")
    expect(page.locator("[data-continue]")).to_be_hidden()
    page.goto(base + ACTIVITY)
    page.locator("[data-group-panel] > summary").click()
    page.fill("[data-group-form] input[name=group]", "Teak")
    page.locator("[data-group-form] button[type=submit]").click()
    open_part(page, "monday")
    page.locator('[data-answer="monday/step"] textarea').fill("Call the prosecutor")
    page.goto(base + "book/activities/index.html")
    expect(page.locator('[data-activity-card="action-planning"] [data-kept]')).to_be_visible()
    expect(page.locator('[data-activity-card="mapping"] [data-kept]')).to_be_hidden()
    page.goto(base + "book/index.html")
    lines = page.locator("[data-continue] li:visible")
    expect(lines).to_have_count(1)
    expect(lines).to_contain_text("group Teak")
    lines.get_by_role("link").click()
    expect(page.locator('[data-answer="monday/step"] textarea')).to_be_visible()
    expect(page.locator('[data-answer="monday/step"] textarea')).to_have_value("Call the prosecutor")


def test_a_chapter_that_was_marked_as_read_has_its_tick_in_the_list(page, base):
    page.goto(base + "book/guide/self-study.html")
    page.locator('.sp-chapters [data-chapter="forced-labour"] [data-read]').check()
    page.goto(base + "book/learn/trafficking.html")
    assert page.locator('.local-tick[data-chapter="forced-labour"]').get_attribute("data-read") == ""
    assert page.locator('.local-tick[data-chapter="trafficking"]').get_attribute("data-read") is None
