"""Our line: what is marked and weighed in the open case, to copy and read out, and a place for it on paper."""

from __future__ import annotations

from browser.activity_six import mark, open_activity
from browser.every_activity import ROWS
from browser.tools import name_group

from activities.answers.line import make_line_key, read_line
from activities.kinds import kind_of

IDS = ("distinguishing", "indicators-and-investigation")
KEYS = [make_line_key(id, kind_of(id, ROWS).name, kind_of(id, ROWS).content(ROWS, id)) for id in IDS]


def line_of(page) -> str:
    return page.input_value("[data-our-line-text]")


def test_our_line_follows_the_marks_is_read_as_they_are_and_is_copied_also_from_a_stick(page, base):
    open_activity(page, base)
    name_group(page, "Teak")
    page.click("[data-our-line] > summary")
    page.wait_for_function("() => document.querySelector('[data-our-line-text]').value.startsWith('Teak: 6.1 0 ')")
    mark(page, "linh-08", "documents")
    line = read_line(line_of(page), KEYS)
    assert (line.group, line.case, line.checked) == ("Teak", "linh", True)
    assert line.answers == {"linh/mark/linh-08": ["documents"]}
    page.click("[data-our-line-copy]")
    page.locator("[data-our-line-said]").filter(has_text="copied").wait_for()


def test_on_paper_our_line_has_a_ruled_place_until_something_is_marked_and_stands_then(page, base):
    open_activity(page, base)
    for begun in (False, True):
        if begun:
            page.emulate_media(media="screen")
            page.evaluate("window.dispatchEvent(new Event('afterprint'))")
            mark(page, "linh-08", "documents")
            page.keyboard.press("Escape")
        page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
        page.emulate_media(media="print")
        paper = page.locator("[data-our-line-paper]")
        assert paper.is_visible() and not page.locator("[data-our-line]").is_visible()
        assert paper.locator("[data-our-line-filled]").is_visible() is begun
        assert paper.locator("[data-our-line-blank]").is_visible() is not begun
        assert "6.1" in paper.inner_text() and "E1 Work or service" in paper.inner_text()
