"""Every activity by keyboard alone, from start to product, with its tab killed in the middle of a word on the way."""

from __future__ import annotations

import pytest
from docx import Document
from docx.oxml.ns import qn
from playwright.sync_api import Error

from browser.every_activity import ACTIVITIES, ROWS, draw_all, kept_answers, open_activity

GROUP = "Night shift"

# What has the focus, and that it had it.
LOOK = """() => {
  const at = document.activeElement;
  (window.reached ??= new Set()).add(at);
  if (!at.closest("workshop-activity")) return null;
  const box = at.matches("textarea, input:not([type]), input[type=text], input[type=number]");
  const row = at.closest("[data-row]");
  return {
    tag: at.tagName, type: at.type, names: Object.keys(at.dataset), box, reminder: at.placeholder ?? "",
    readOnly: at.readOnly === true, open: at.parentElement.open === true, table: at.closest("[data-rows]")?.dataset.rows,
    place: row ? [...row.parentElement.children].indexOf(row) : 0,
  };
}"""
# Controls that people see and that never had the focus. One radio of a group is enough; what can be moved changes with the rows.
MISSED = """() => [...document.querySelectorAll("workshop-activity :is(a[href], button, input, select, textarea, summary, [tabindex='0'])")]
  .filter((one) => !one.closest("[data-tools]") && one.checkVisibility() && !one.disabled && !one.matches("[data-rt-move], [data-move]"))
  .filter((one) => !window.reached.has(one) && !(one.type === "radio" && [...window.reached].some((other) => other.name === one.name)))
  .map((one) => one.outerHTML.slice(0, 160))"""


class Walk:
    """Goes through an activity with the Tab key and does with each control what its people do."""

    def __init__(self, page):
        self.page, self.keys = page, page.keyboard
        self.typed: list[str] = []
        self.unreminded: list[dict] = []
        self.done: set = set()

    def once(self, *what) -> bool:
        """Whether this is done for the first time."""
        is_new = what not in self.done
        self.done.add(what)
        return is_new

    def through(self):
        """From where the focus is to the end of the activity."""
        stays = False
        for _ in range(1500):
            if not stays:
                self.keys.press("Tab")
            here = self.page.evaluate(LOOK)
            if here is None:
                return
            stays = self.use(here)
        pytest.fail("the Tab key does not leave the activity")

    def use(self, here) -> bool:
        """Use the control with the focus. True where that takes the focus on to another one."""
        match here:
            case {"box": True}:
                if "No real people" not in here["reminder"] and here["type"] != "number":
                    self.unreminded.append(here)
                # Two rows of a table are as good as twenty.
                if not here["readOnly"] and here["place"] < 2:
                    self.typed.append("7" if here["type"] == "number" else f"q{len(self.typed)}z")
                    self.keys.type(self.typed[-1])
            case {"type": "date"} if here["place"] < 2:
                self.keys.type("04052026")
            case {"tag": "SELECT"} if here["place"] < 2:
                self.keys.press("ArrowDown")
            case {"type": "radio"}:
                self.keys.press("Space")
            case {"type": "checkbox"} if here["place"] < 2 and ("take" not in here["names"] or self.once("take")):
                self.keys.press("Space")
            case {"tag": "SUMMARY", "open": False}:
                self.keys.press("Enter")
            case {"names": ["passage", *_]} if self.once("passage"):
                for key in ("Enter", "Space", "Escape"):
                    self.keys.press(key)
            case {"tag": "BUTTON", "names": names}:
                leads_on = {"rtAdd": ("add", here["table"]), "planAdd": ("plan",), "commit": ("commit",), "gather": ("gather",), "way": ("way",)}
                for name, what in leads_on.items():
                    if name in names and self.once(*what):
                        self.keys.press("Enter")
                        return name not in ("gather",)
        return False


def reach(page, selector):
    """Tab on until the focus stands there."""
    for _ in range(60):
        if page.evaluate("selector => document.activeElement?.matches(selector)", selector):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"{selector} cannot be reached with the Tab key")


def name_group(page):
    reach(page, "[data-group-panel] > summary")
    page.keyboard.press("Enter")
    reach(page, "[data-group-form] input[name=group]")
    page.keyboard.type(GROUP)
    page.keyboard.press("Enter")


def walk_through(page) -> Walk:
    """The whole activity; one with steps step by step. What the Tab key does not reach fails the test."""
    walk = Walk(page)
    page.focus("[data-timer-go]")
    steps = page.locator("[data-steps] [data-step]").evaluate_all("all => all.map((one) => one.dataset.step)")
    for step in steps or [None]:
        if step:
            page.focus(f'[data-steps] [data-step="{step}"]')
            page.keyboard.press("Enter")
        walk.through()
        page.evaluate("document.querySelectorAll('[data-steps] button, [data-choose]').forEach((one) => window.reached.add(one))" if step else "0")
        assert page.evaluate(MISSED) == []
    return walk


def kill_in_the_middle_of_a_word(page, walk):
    page.evaluate("""(last) => [...document.querySelectorAll("workshop-activity :is(textarea, input)")]
      .filter((field) => field.checkVisibility() && field.value.includes(last)).at(-1).focus()""", walk.typed[-1])
    page.keyboard.type("half a wo")
    walk.typed.append("half a wo")
    with page.expect_event("crash"):
        try:
            page.goto("chrome://crash")
        except Error:
            pass  # the tab is gone before it can answer


@pytest.mark.parametrize("activity", ACTIVITIES)
def test_an_activity_is_done_by_keyboard_alone_and_outlives_its_tab(activity, new_page, book, watch, tmp_path):
    page = new_page()
    open_activity(page, book.as_uri() + "/", activity)
    name_group(page)
    walk = walk_through(page)
    assert walk.unreminded == []
    assert len(walk.typed) > 5

    kill_in_the_middle_of_a_word(page, walk)
    again = page.context.new_page()
    open_activity(again, book.as_uri() + "/", activity)
    assert again.locator("[data-group-name]").inner_text() == GROUP
    kept = str(kept_answers(again, activity, GROUP))
    assert [text for text in walk.typed if text not in kept] == []

    draw_all(again)
    reach(again, "[data-files-panel] > summary")
    again.keyboard.press("Enter")
    reach(again, '[data-do="docx"]')
    with again.expect_download() as waiting:
        again.keyboard.press("Enter")
    waiting.value.save_as(tmp_path / "product.docx")
    paper = Document(tmp_path / "product.docx")
    told = "".join(node.text or "" for node in paper.element.body.iter(qn("w:t")))
    assert sum(text in told for text in walk.typed) > len(walk.typed) / 2
    assert GROUP in told and ROWS.activities[activity].title
    assert watch.faults == [] and watch.elsewhere == []
