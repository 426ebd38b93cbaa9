"""The test of a device: what it finds by itself, what a person says, and what to do where something fails."""

from __future__ import annotations

import pytest
from book_rows import book_rows

PAGE = "book/guide/test-device.html"
WORDS = book_rows().strings


def open_test(page, base):
    page.goto(base + PAGE)
    page.locator("[data-td=storage][data-state]").wait_for()
    return page


def said(page, test: str) -> str:
    return page.inner_text(f"[data-td={test}] [data-td-said]")


def test_a_device_that_can_do_everything_is_told_so_once_a_person_has_looked(page, each_base, axe_violations):
    page.add_init_script("window.print = () => { window.printed = true; };")
    open_test(page, each_base)
    assert said(page, "storage") == WORDS["test-device.storage-yes"]
    assert page.inner_text("[data-td-sum]") == WORDS["test-device.sum-open"].format(many=3)
    page.click("[data-td=windows] [data-td-do]")
    page.locator("[data-td=windows][data-state]").wait_for()
    assert said(page, "windows") == WORDS["test-device.windows-yes"]
    with page.expect_download() as got:
        page.click("[data-td=download] [data-td-do]")
    assert got.value.suggested_filename == WORDS["test-device.file"]
    page.click("[data-td=download] [data-td-yes]")
    page.click("[data-td=print] [data-td-do]")
    assert page.evaluate("() => window.printed")
    page.click("[data-td=print] [data-td-yes]")
    assert page.inner_text("[data-td-sum]") == WORDS["test-device.sum-good"]
    assert axe_violations(page) == []
    page.reload()
    page.locator("[data-td=storage][data-state]").wait_for()
    assert "before, on" in said(page, "storage")


BREAK = {
    "storage": "Object.defineProperty(window, 'localStorage', { get() { throw new Error('not allowed'); } });",
    "windows": "window.open = () => null;",
    "browser": "delete window.structuredClone;",
}


@pytest.mark.parametrize("test", BREAK)
def test_what_fails_is_said_with_what_to_do_about_it(page, base, test):
    page.add_init_script(BREAK[test])
    open_test(page, base)
    if test == "windows":
        page.click("[data-td=windows] [data-td-do]")
    page.locator(f"[data-td={test}][data-state=no]").wait_for()
    assert page.inner_text(f"[data-td={test}] [data-td-fails]") == WORDS[f"test-device.{test}-fails"]
    assert page.inner_text("[data-td-sum]") == WORDS["test-device.sum-bad"].format(many=1)


def test_a_window_that_is_too_small_is_told_and_another_size_at_once(new_page, base):
    page = open_test(new_page(viewport={"width": 300, "height": 600}), base)
    assert page.get_attribute("[data-td=screen]", "data-state") == "no"
    page.set_viewport_size({"width": 1280, "height": 800})
    page.locator("[data-td=screen][data-state=yes]").wait_for()
    assert said(page, "screen") == WORDS["test-device.screen-wall"].format(width=1280, height=800)
