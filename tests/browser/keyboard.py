"""A person at the keyboard, and a tab that is killed: what tests of activities do without a mouse."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Error

WALK = (Path(__file__).parent / "keyboard.js").read_text(encoding="utf-8").rstrip().rstrip(";")
MOST = 16  # times that the Tab key is pressed in one step


class Keyboard:
    """The keys of a page: they go from stop to stop, and do with each control what its people do.

    A page that was loaded anew takes a new one.
    """

    def __init__(self, page):
        self.page, self.keys = page, page.keyboard
        page.evaluate(WALK)

    def go(self, **how):
        """Tab on to the end of the activity, or to a `goal`; from where the focus is, or `from` a selector. Controls are used if `use` is said."""
        self.page.evaluate("how => window.walk.begin(how)", how)
        times = 4
        for _ in range(400):
            self.keys.press("+".join(["Tab"] * times))  # held down from stop to stop
            told = self.page.evaluate("window.walk.goOn()")
            if told["isOver"]:
                return
            for key in (told["waits"] or {}).get("press", []):
                self.keys.press(key)
            if text := (told["waits"] or {}).get("type"):
                self.keys.type(text)
            if (told["waits"] or {}).get("leadsAway"):
                self.page.wait_for_function("() => window.walk.isLedAway()")
            times = 4 if told["waits"] else min(times * 2, MOST)
        pytest.fail(f"the Tab key does not get to {how.get('goal', 'the end of the activity')}")

    def reach(self, selector):
        """Tab on until the focus stands there, from the head of the activity where it is outside."""
        is_within = self.page.evaluate("document.activeElement.closest('workshop-activity') !== null")
        self.go(goal=selector, **({} if is_within else {"from": ".wa-brief summary"}))

    def press(self, selector, key="Enter"):
        """Press a key on what a selector names."""
        self.page.evaluate("selector => document.querySelector(selector).focus()", selector)
        self.keys.press(key)

    def find_missed(self) -> list[str]:
        """Controls that people see and the Tab key never came to."""
        return self.page.evaluate("window.walk.findMissed()")

    @property
    def typed(self) -> list[str]:
        """What was typed, box by box."""
        return self.page.evaluate("window.walk.typed")

    @property
    def unreminded(self) -> list[str]:
        """Boxes that do not say that no real people's data go into them."""
        return self.page.evaluate("window.walk.unreminded")


def kill_tab(page):
    """Have the tab die at once, as when its process is ended."""
    with page.expect_event("crash"):
        try:
            page.goto("chrome://crash")
        except Error:
            pass  # the tab is gone before it can answer
